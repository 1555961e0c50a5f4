/**
 * Entries of the journal: who, when, on which record, what changed field by field, under which right and pack version. The exact text is
 * kept and hashed with the previous entry of the same record; nothing here touches a database.
 */
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { entryHash } from './digest.ts';
import type { RecordDef } from './record.ts';
import type { Actor } from './rights.ts';

/** A personal value under the key of its subject. Dropping the key erases it and leaves every hash standing. */
export interface Sealed {
  readonly $key: string;
  readonly $enc: string;
}

export interface EntryBody {
  readonly v: 1;
  readonly act: string;
  readonly at: string;
  readonly verb: string;
  readonly label: string;
  readonly kind: 'created' | 'changed';
  readonly record: string;
  readonly id: string;
  readonly cell: string;
  readonly region: string;
  readonly unit: string;
  readonly line: string;
  readonly source: string;
  readonly by: {
    readonly person: string;
    readonly name: string;
    readonly unit: string;
    readonly unit_name: string;
    readonly roles: readonly string[];
    /** "B for A". */
    readonly for?: { readonly person: string; readonly name: string; readonly delegation: string };
  };
  readonly right: string;
  readonly pack: string;
  readonly state: readonly [from: string | null, to: string];
  readonly version: number;
  /** Field → new value (created) or [before, after] (changed). */
  readonly set: Readonly<Record<string, unknown>>;
  readonly note?: string;
  readonly basis?: readonly string[];
}

/** Who an entry says acted. */
export function signatureOf(actor: Actor): EntryBody['by'] {
  return {
    person: actor.person,
    name: actor.name,
    unit: actor.unit.code,
    unit_name: actor.unit.name,
    roles: actor.roles,
    ...(actor.for_person ? { for: actor.for_person } : {}),
  };
}

/** Does the record keep personal fields? Then its entries need a key. */
export function hasPersonal(def: RecordDef): boolean {
  return Object.values(def.fields).some((field) => field.personal);
}

/** Encrypts one value: 12 bytes of nonce, 16 of tag, then the text, in base64. */
export function sealValue(subject: string, key: Uint8Array, value: unknown): Sealed {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, nonce);
  const body = Buffer.concat([cipher.update(JSON.stringify(value ?? null), 'utf8'), cipher.final()]);
  return { $key: subject, $enc: Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64') };
}

/** Opens a sealed value; throws when the key is wrong or the text was altered. */
export function openValue(key: Uint8Array, sealed: Sealed): unknown {
  const bytes = Buffer.from(sealed.$enc, 'base64');
  const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
  decipher.setAuthTag(bytes.subarray(12, 28));
  return JSON.parse(Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8'));
}

export function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && '$enc' in value && '$key' in value;
}

/** Values as they enter the journal: personal ones sealed, all others plain; null stays null. */
export function journalValues(
  def: RecordDef,
  subject: string,
  key: Uint8Array | undefined,
  values: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(values)) {
    const personal = def.fields[name]?.personal === true && value !== null && value !== undefined;
    if (personal && !key) throw new Error(`no key for the personal field ${def.name}.${name}`);
    out[name] = personal && key ? sealValue(subject, key, value) : (value ?? null);
  }
  return out;
}

/** Text and hash of an entry. */
export function writeEntry(prev: string | null, body: EntryBody): { readonly body: string; readonly hash: string } {
  const text = JSON.stringify(body);
  return { body: text, hash: entryHash(prev, text) };
}
