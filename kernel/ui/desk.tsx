/** What every screen may ask of the desk it stands on: who acts, what exists, what is allowed, which day it is. */
import { createContext, type ReactNode, useContext, useMemo } from 'react';
import { systemClock } from '../clock.ts';
import { type Day, isDay } from '../day.ts';
import type { Choice, Field } from '../record.ts';
import type { CommandMeta, Meta, Post, RecordMeta, Session } from './api/shapes.ts';

export interface Desk {
  readonly meta: Meta;
  readonly session: Session;
  readonly post: Post | undefined;
  readonly today: Day;
  record(name: string): RecordMeta | undefined;
  command(name: string): CommandMeta | undefined;
  /** Choices of a field: its own or those of its dictionary. */
  choicesOf(field: Field): readonly Choice[];
  mayRead(record: string): boolean;
  mayAsk(query: string): boolean;
  mayGive(command: string): boolean;
  /** Has the acting post this right, whatever its reach? */
  mayUse(right: string): boolean;
}

const Context = createContext<Desk | null>(null);

export function DeskProvider(props: { readonly meta: Meta; readonly session: Session; readonly children: ReactNode }) {
  const { meta, session, children } = props;
  const desk = useMemo(() => makeDesk(meta, session), [meta, session]);
  return <Context value={desk}>{children}</Context>;
}

function makeDesk(meta: Meta, session: Session): Desk {
  const records = new Map(meta.records.map((r) => [r.name, { ...r, fields: ownCode(r.name, r.fields) }]));
  const commands = new Map(meta.commands.map((c) => [c.name, { ...c, fields: ownCode(c.record, c.fields) }]));
  const allowed = {
    records: new Set(meta.allowed.records),
    commands: new Set(meta.allowed.commands),
    queries: new Set(meta.allowed.queries),
    rights: new Set(meta.allowed.rights),
  };
  return {
    meta,
    session,
    post: session.posts.find((p) => p.id === session.acting),
    today: isDay(meta.platform.today) ? meta.platform.today : systemClock.today(),
    record: (name) => records.get(name),
    command: (name) => commands.get(name),
    choicesOf: (field) => field.choices ?? (field.dictionary ? (meta.dictionaries[field.dictionary] ?? []) : []),
    mayRead: (name) => allowed.records.has(name),
    mayAsk: (name) => allowed.queries.has(name),
    mayGive: (name) => allowed.commands.has(name),
    mayUse: (name) => allowed.rights.has(name),
  };
}

/** A unit's or region's own code is typed and shown as it is; elsewhere a code is looked for and shown by name. */
function ownCode(record: string, fields: Readonly<Record<string, Field>>): Readonly<Record<string, Field>> {
  const code = fields.code;
  if (!code || code.check !== record) return fields;
  const { check: _named, ...plain } = code;
  return { ...fields, code: plain };
}

export function useDesk(): Desk {
  const desk = useContext(Context);
  if (!desk) throw new Error('useDesk is used outside DeskProvider');
  return desk;
}
