/** The shipped packs as the demonstration's county sees them, with local values of a bureau. */
import { join } from 'node:path';
import type { LocalValue } from '#kernel/policy/index.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { createPolicyService } from '#kernel/server/policy-service.ts';

export async function packs(locals: readonly LocalValue[]) {
  const dir = join(projectRoot(), 'policies');
  const service = await createPolicyService({
    dirs: [dir],
    calendar_dir: join(dir, 'national', 'calendar'),
    regions: async () => ({ adoptions: [{ region: '990100', adopts: 'jiangxi/ganzhou' }], codes: ['990102'] }),
    locals: async () => locals,
    calendar_rows: async () => [],
  });
  await service.reload();
  return service;
}

/** A value as the demonstration's bureau might set it. */
export function localValue(id: string, value: unknown): LocalValue {
  return {
    id,
    region: '990102',
    from: '2026-01-01',
    until: null,
    value,
    basis: '演示数值',
    signed_by: '演示',
    signed_on: '2026-01-01',
  };
}
