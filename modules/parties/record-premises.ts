import { int, type RowOf, record, ref, text } from '#kernel/record.ts';

const DEGREE = 1_000_000;

/** A place where a firm works; a visit is one entry of it. Coordinates are whole millionths of a degree (WGS 84). */
export const premises = record({
  name: 'premises',
  label: '经营场所',
  module: 'parties',
  sharing: 'region',
  title: 'address',
  read: 'firm.read',
  states: {
    active: { label: '在用', tone: 'plain' },
    closed: { label: '停用', tone: 'stopped', final: true },
  },
  initial: 'active',
  fields: {
    firm: ref('经营主体', { required: true, of: 'firm', list: 240, filter: true }),
    name: text('场所名称', { max: 100, list: 140, import: true, hint: '如：总厂、二厂、门店' }),
    address: text('地址', { required: true, max: 200, list: 320, search: true, import: true }),
    lat_e6: int('纬度', { min: -90 * DEGREE, max: 90 * DEGREE, unit: '百万分之一度' }),
    lng_e6: int('经度', { min: -180 * DEGREE, max: 180 * DEGREE, unit: '百万分之一度' }),
    park: ref('所在园区', { of: 'park', list: 160, filter: true, import: true }),
  },
});

export interface PremisesRow extends RowOf<typeof premises> {}
