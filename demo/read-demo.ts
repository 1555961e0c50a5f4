/**
 * Shapes and readers of the demonstration data. Everything in it is invented: regions lie outside GB/T 2260 (97–99), names of places and
 * firms contain 演示, persons carry `demo: true` and are shown with the mark 演示. Days are written as seen from `as_of`; whoever replays
 * the demonstration on another day shifts every day by the difference.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { levels, unit_kinds } from '../modules/org/data/read-templates.ts';

const day = z.iso.date();
const code = z.string().regex(/^\d{6}(\d{3})?$/);
const unit_code = z.string().regex(/^\d{6}(\d{3})?\.[a-z]{2,6}(\.\d+)?$/);
const lifetime = { valid_from: day.nullable(), valid_until: day.nullable() };

const region = z.strictObject({
  code,
  name: z.string(),
  level: z.enum(levels),
  parent: code.nullable(),
  kind: z.enum(['division', 'functional']),
  /** Folder of the policy pack the region adopts; null: what the region above adopts. */
  adopts: z.string().nullable(),
  ...lifetime,
  successor: code.nullable(),
});

const unit = z.strictObject({
  code: unit_code,
  name: z.string(),
  kind: z.enum(unit_kinds),
  line: z.string(),
  region: code,
  /** Administrative parent: the same-level government; for a vertical agency its superior. */
  parent: unit_code.nullable(),
  /** Superior of the same line; a vertical agency may skip a level. */
  superior: unit_code.nullable(),
  /** The justice bureau that supervises its enforcement. */
  supervised_by: unit_code.nullable(),
  uscc: z.string().length(18).nullable(),
  /** First day whose acts the platform covers; null: not connected yet. */
  go_live: day.nullable(),
  ...lifetime,
  successor: unit_code.nullable(),
});

const post = z.strictObject({
  unit: unit_code,
  role: z.string(),
  title: z.string(),
  from: day,
  until: day.nullable(),
});

const certificate = z.strictObject({
  kind: z.enum(['行政执法证', '行政执法监督证']),
  number: z.string(),
  valid_from: day,
  valid_until: day,
  status: z.enum(['valid', 'suspended']),
  suspended_from: day.optional(),
  reason: z.string().optional(),
});

const person = z.strictObject({
  id: z.string(),
  name: z.string(),
  demo: z.literal(true),
  id_number: z.string().length(18),
  employment: z.enum(['行政编制', '事业编制', '人民警察', '辅助人员']),
  education: z.enum(['大专', '本科', '研究生']),
  law_degree: z.boolean(),
  /** Holds 法律职业资格 (first-time legal reviewers need it). */
  legal_qualification: z.boolean(),
  posts: z.array(post),
  certificates: z.array(certificate),
});

const delegation = z.strictObject({
  id: z.string(),
  from_person: z.string(),
  to_person: z.string(),
  unit: unit_code,
  acts: z.array(z.string()),
  from: day,
  until: day,
  reason: z.string(),
});

const account = z.strictObject({
  username: z.string().regex(/^[a-z][a-z0-9-]+$/),
  person: z.string(),
  /** The post (unit, role) the sign-in opens in. */
  unit: unit_code,
  role: z.string(),
  shows: z.string(),
});

const place = { lng: z.number(), lat: z.number() };

const park = z.strictObject({
  id: z.string(),
  name: z.string(),
  region: code,
  /** The quiet days of the pack in force there apply (安静生产期). */
  quiet: z.boolean(),
  ...place,
});

const premises = z.strictObject({
  id: z.string(),
  name: z.string(),
  region: code,
  address: z.string(),
  park: z.string().nullable(),
  ...place,
});

const firm = z.strictObject({
  id: z.string(),
  name: z.string(),
  kind: z.enum(['company', 'individual', 'cooperative', 'unlicensed']),
  uscc: z.string().length(18).nullable(),
  region: code,
  trade: z.string(),
  size: z.enum(['micro', 'small', 'medium', 'large']),
  contact: z.string(),
  founded: day.nullable(),
  credit: z.enum(['A', 'B', 'C', 'D']).nullable(),
  key_areas: z.array(z.string()),
  /** An 企业行政检查监测点 (ENT-06). */
  monitoring_point: z.boolean(),
  premises: z.array(premises).min(1),
});

const item = z.strictObject({
  code: z.string(),
  line: z.string(),
  name: z.string(),
  type: z.enum(['行政处罚', '行政检查', '行政强制', '行政许可']),
  levels: z.array(z.enum(levels)),
  basis: z.array(z.strictObject({ document: z.string(), edition: z.int(), article: z.string() })).min(1),
  demo: z.literal(true),
});

const files = {
  regions: z.strictObject({ as_of: day, regions: z.array(region), units: z.array(unit) }),
  people: z.strictObject({
    as_of: day,
    /** Posts that carry rights, as the identity module names them. */
    roles: z.record(z.string(), z.string()),
    /** Posts that are only registered and carry no right. */
    designations: z.record(z.string(), z.string()),
    people: z.array(person),
    delegations: z.array(delegation),
    accounts: z.array(account),
  }),
  firms: z.strictObject({ as_of: day, parks: z.array(park), firms: z.array(firm) }),
  catalogue: z.strictObject({ as_of: day, items: z.array(item) }),
} as const;

export type DemoRegion = z.infer<typeof region>;
export type DemoUnit = z.infer<typeof unit>;
export type DemoPerson = z.infer<typeof person>;
export type DemoPost = z.infer<typeof post>;
export type DemoCertificate = z.infer<typeof certificate>;
export type DemoDelegation = z.infer<typeof delegation>;
export type DemoAccount = z.infer<typeof account>;
export type DemoPark = z.infer<typeof park>;
export type DemoFirm = z.infer<typeof firm>;
export type DemoItem = z.infer<typeof item>;
export type DemoFile = keyof typeof files;

/** Reads one file of the demonstration; throws when it does not have the agreed shape. */
export function readDemo<F extends DemoFile>(name: F): z.infer<(typeof files)[F]> {
  const text = readFileSync(new URL(`./${name}.yaml`, import.meta.url), 'utf8');
  return files[name].parse(parse(text)) as z.infer<(typeof files)[F]>;
}
