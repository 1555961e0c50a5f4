/**
 * What was typed, kept until the server has acknowledged it. Personal fields go to the session's store, which ends with the browser window;
 * the rest survives a crash; fields marked `no_draft` are kept nowhere. The idempotency key lives with the draft, so that a repeat after a lost answer has one effect.
 */
import { v7 } from 'uuid';
import type { Field } from '../../record.ts';
import { readKept, writeKept } from '../kept.ts';

export type Values = Readonly<Record<string, unknown>>;

export interface Draft {
  readonly values: Values;
  /** One key per submission until an answer came. */
  readonly key: string;
  /** Something was sent under this key and no answer came. */
  readonly unanswered?: boolean;
}

export const newKey = (): string => v7();

const isPersonal = (field: Field | undefined) => field?.personal === true || field?.seen === 'masked';

export interface DraftStore {
  read(): Draft | undefined;
  write(draft: Draft): void;
  forget(): void;
}

/** Drafts of one person, one command, one record (or `new`). */
export function draftStore(
  person: string,
  command: string,
  about: string,
  fields: Readonly<Record<string, Field>>,
  stores: { readonly lasting: Storage; readonly session: Storage } = { lasting: localStorage, session: sessionStorage },
): DraftStore {
  const name = `draft.${person}.${command}.${about}`;
  return {
    read() {
      const lasting = readKept<Draft>(name, stores.lasting);
      if (!lasting) return undefined;
      const personal = readKept<Values>(name, stores.session) ?? {};
      const values = Object.fromEntries(
        Object.entries({ ...lasting.values, ...personal }).filter(([n]) => n in fields),
      );
      return { ...lasting, values };
    },
    write(draft) {
      const entries = Object.entries(draft.values).filter(([n]) => fields[n]?.no_draft !== true);
      const part = (personal: boolean) =>
        Object.fromEntries(entries.filter(([n]) => isPersonal(fields[n]) === personal));
      writeKept(name, { ...draft, values: part(false) }, stores.lasting);
      writeKept(name, part(true), stores.session);
    },
    forget() {
      writeKept(name, null, stores.lasting);
      writeKept(name, null, stores.session);
    },
  };
}
