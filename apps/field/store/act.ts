/**
 * An act on its way: a command with its own key, and the pictures it carries. It is kept until the server has acknowledged or refused it;
 * sent twice it has one effect. Ports make the order testable without a phone.
 */
import type { CommandResult } from '#kernel/ui/api/shapes.ts';

export interface Act {
  /** Idempotency key; also its name on the shelf. */
  readonly key: string;
  readonly person: string;
  readonly command: string;
  readonly id?: string;
  readonly input: Readonly<Record<string, unknown>>;
  /** Pictures to send first; the field gets their ids as the server names them. */
  readonly pictures?: readonly { readonly field: string; readonly picture: string }[];
  /** What the person did, for the list of unsent acts. */
  readonly words: string;
  /** ISO instant when it was done on the phone. */
  readonly made_at: string;
  /** Set when the server said no: it waits for the person, not for the network. */
  readonly refused?: string;
}

export interface ActShelf {
  all(): Promise<readonly Act[]>;
  keep(act: Act): Promise<unknown>;
  drop(key: string): Promise<unknown>;
}

export interface ActPorts {
  readonly shelf: ActShelf;
  /** Sends a picture once and answers the server's id; forgets nothing until told. */
  readonly sendPicture: (picture: string) => Promise<string>;
  readonly forgetPicture: (picture: string) => Promise<unknown>;
  readonly send: (act: Act, input: Readonly<Record<string, unknown>>) => Promise<CommandResult>;
  /** Was there no answer (network), as against a refusal? */
  readonly silent: (error: unknown) => boolean;
}

export type Sent =
  | { readonly how: 'acknowledged'; readonly result: CommandResult }
  | { readonly how: 'refused'; readonly error: unknown }
  | { readonly how: 'waiting' };

/** Sends one act. Refused or unanswered, it stays on the shelf with everything it carries. */
export async function sendAct(ports: ActPorts, act: Act): Promise<Sent> {
  try {
    const input: Record<string, unknown> = { ...act.input };
    for (const { field, picture } of act.pictures ?? []) {
      const id = await ports.sendPicture(picture);
      const had = input[field];
      input[field] = Array.isArray(had) ? [...had, id] : [id];
    }
    const result = await ports.send(act, input);
    await ports.shelf.drop(act.key);
    for (const { picture } of act.pictures ?? []) await ports.forgetPicture(picture);
    return { how: 'acknowledged', result };
  } catch (error) {
    if (ports.silent(error)) return { how: 'waiting' };
    await ports.shelf.keep({ ...act, refused: error instanceof Error ? error.message : '没有办成' });
    return { how: 'refused', error };
  }
}

/**
 * Sends what waits, in the order in which it was done; stops at the first silence, since what follows may rest on it. Acts of another
 * person and acts the server refused are left alone.
 * @returns how many were acknowledged
 */
export async function sendWaiting(ports: ActPorts, person: string): Promise<number> {
  const waiting = (await ports.shelf.all())
    .filter((act) => act.person === person && act.refused === undefined)
    .toSorted((a, b) => a.made_at.localeCompare(b.made_at));
  let through = 0;
  for (const act of waiting) {
    const sent = await sendAct(ports, act);
    if (sent.how === 'waiting') break;
    if (sent.how === 'acknowledged') through += 1;
  }
  return through;
}
