import { describe, expect, it } from 'vitest';
import { text } from '../../record.ts';
import { draftStore, newKey } from './draft.ts';

/** A browser's store, in memory. */
function store(): Storage {
  const kept = new Map<string, string>();
  return {
    get length() {
      return kept.size;
    },
    clear: () => kept.clear(),
    getItem: (key) => kept.get(key) ?? null,
    key: (i) => [...kept.keys()][i] ?? null,
    removeItem: (key) => void kept.delete(key),
    setItem: (key, value) => void kept.set(key, value),
  };
}

const fields = { reason: text('事由'), id_number: text('身份号码', { personal: true, seen: 'masked' }) };

describe('a draft', () => {
  it('brings back what was typed and the key it was sent under', () => {
    const stores = { lasting: store(), session: store() };
    const key = newKey();
    draftStore('p', 'visit.file', 'new', fields, stores).write({ values: { reason: '日常检查', id_number: '1' }, key });
    expect(draftStore('p', 'visit.file', 'new', fields, stores).read()).toEqual({
      values: { reason: '日常检查', id_number: '1' },
      key,
    });
    expect(draftStore('other', 'visit.file', 'new', fields, stores).read()).toBeUndefined();
  });

  it('keeps nothing of a field that must not lie on the machine', () => {
    const stores = { lasting: store(), session: store() };
    const own = { ...fields, informant: text('反映人姓名', { no_draft: true }) };
    const draft = draftStore('p', 'clue.register', 'new', own, stores);
    draft.write({ values: { reason: '电话反映', informant: '某某' }, key: 'k' });
    const kept = [stores.lasting, stores.session].map((it) => it.getItem(it.key(0) ?? '') ?? '').join();
    expect(kept).not.toContain('某某');
    expect(draft.read()?.values).toEqual({ reason: '电话反映' });
  });

  it('keeps personal fields out of the store that outlives the window', () => {
    const stores = { lasting: store(), session: store() };
    draftStore('p', 'visit.file', 'new', fields, stores).write({
      values: { reason: '甲', id_number: '秘密' },
      key: 'k',
    });
    const lasting = stores.lasting.getItem(stores.lasting.key(0) ?? '') ?? '';
    expect(lasting).toContain('甲');
    expect(lasting).not.toContain('秘密');
    stores.session.clear();
    expect(draftStore('p', 'visit.file', 'new', fields, stores).read()?.values).toEqual({ reason: '甲' });
  });

  it('is gone once acknowledged', () => {
    const stores = { lasting: store(), session: store() };
    const drafts = draftStore('p', 'visit.file', 'new', fields, stores);
    drafts.write({ values: { reason: '甲' }, key: 'k' });
    drafts.forget();
    expect(drafts.read()).toBeUndefined();
    expect(stores.lasting.length + stores.session.length).toBe(0);
  });

  it('survives a browser that lets nothing be kept', () => {
    const shut: Storage = {
      ...store(),
      setItem: () => {
        throw new Error('QuotaExceededError');
      },
    };
    const drafts = draftStore('p', 'visit.file', 'new', fields, { lasting: shut, session: shut });
    drafts.write({ values: { reason: '甲' }, key: 'k' });
    expect(drafts.read()).toBeUndefined();
  });
});
