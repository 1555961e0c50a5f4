import { describe, expect, it } from 'vitest';
import type { Desk, DeskPage } from '#kernel/ui/index.ts';
import { currentTab, mayOpen } from './places.tsx';

const tabs = [
  { to: '/policy', label: '规则' },
  { to: '/policy/compare', label: '两地对照' },
  { to: '/back-test', label: '回测' },
];

describe('the tabs of a place', () => {
  it('light one at a time, the nearest to the address', () => {
    expect(currentTab(tabs, '/policy')?.label).toBe('规则');
    expect(currentTab(tabs, '/policy/compare')?.label).toBe('两地对照');
    expect(currentTab(tabs, '/policy/why/inspection.visits_cap')?.label).toBe('规则');
    expect(currentTab(tabs, '/policy-other')).toBeUndefined();
  });

  it('show only pages whose right the acting post has, and the import only to whom may import something', () => {
    const desk = (rights: readonly string[], imports: readonly string[]) =>
      ({
        mayRead: () => true,
        mayAsk: () => true,
        mayUse: (name: string) => rights.includes(name),
        meta: { allowed: { imports } },
      }) as unknown as Desk;
    const page = (needs: DeskPage['needs']) => ({ needs }) as DeskPage;
    const backTest = page({ query: 'policy.packs', right: 'supervision.back-test' });
    expect(mayOpen(desk(['supervision.back-test'], []), backTest)).toBe(true);
    expect(mayOpen(desk([], ['firm']), backTest)).toBe(false);
    expect(mayOpen(desk([], ['firm']), page({ imports: true }))).toBe(true);
    expect(mayOpen(desk([], []), page({ imports: true }))).toBe(false);
  });
});
