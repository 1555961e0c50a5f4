import { describe, expect, it } from 'vitest';
import { loadPolicies, refuseLocal, resolve } from '#kernel/policy/index.ts';
import { projectRoot } from '#kernel/server/paths.ts';
import { readDemo } from './read-demo.ts';
import { LOCAL_VALUES } from './seed/local-values.ts';

const set = loadPolicies(`${projectRoot()}/policies`);
const adoptions = readDemo('regions').regions.flatMap((it) =>
  it.adopts ? [{ region: it.code, adopts: it.adopts }] : [],
);
const FROM = '2025-10-01';

describe("the demonstration's local values", () => {
  it('are set where one city or district of each adopted pack leaves something open', () => {
    expect(LOCAL_VALUES.map((it) => it.bureau)).toEqual(['990100.sf', '980100.sf', '970103.sf']);
    for (const { bureau, values } of LOCAL_VALUES)
      for (const { id, value } of values) {
        const region = bureau.slice(0, 6);
        const basis = '演示';
        expect(refuseLocal(set, adoptions, { id, region, from: FROM, value, basis }), `${bureau} ${id}`).toBeNull();
        const { status } = resolve({ set, adoptions }, id, region, FROM);
        expect(['unspecified', 'absent'], `${bureau} ${id} is given by a document`).toContain(status);
      }
  });

  it('say of themselves that they are for show, and nobody signs what he drafted', () => {
    const { people } = readDemo('people');
    for (const { bureau } of LOCAL_VALUES) {
      const holders = (role: string) =>
        people.filter((it) => it.posts.some((post) => post.unit === bureau && post.role === role)).map((it) => it.id);
      const [keepers, heads] = [holders('policy-keeper'), holders('bureau-head')];
      expect(keepers.length * heads.length).toBeGreaterThan(0);
      expect(keepers.filter((it) => heads.includes(it))).toEqual([]);
    }
  });
});
