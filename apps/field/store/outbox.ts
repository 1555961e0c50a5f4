/** The outbox of this phone: puts acts on the shelf, sends them, and tells the screens how many wait. */
import { useCallback, useEffect, useState } from 'react';
import { post } from '#kernel/ui/api/client.ts';
import { Problem, Unreachable } from '#kernel/ui/api/problem.ts';
import type { CommandResult } from '#kernel/ui/api/shapes.ts';
import { newKey } from '#kernel/ui/form/draft.ts';
import { type Act, type ActPorts, type Sent, sendAct, sendWaiting } from './act.ts';
import { all, drop, keep } from './phone.ts';
import { forgetPicture, sendPicture } from './pictures.ts';

const CHANGED = 'zs-outbox';
const changed = () => window.dispatchEvent(new Event(CHANGED));

const ports: ActPorts = {
  shelf: { all: () => all<Act>('acts'), keep: (act) => keep('acts', act), drop: (key) => drop('acts', key) },
  sendPicture,
  forgetPicture,
  send: (act, input) =>
    post<CommandResult>(`/api/commands/${act.command}`, { ...(act.id ? { id: act.id } : {}), key: act.key, input }),
  // A busy server, or a session that ended, is no answer to the act: it waits.
  silent: (error) =>
    error instanceof Unreachable || (error instanceof Problem && [401, 429, 502, 503, 504].includes(error.status)),
};

type NewAct = Omit<Act, 'key' | 'made_at'>;

/** Keeps the act and sends it. `refused`: nothing is left on the shelf, the form still has it. `waiting`: it goes by itself later. */
export async function perform(act: NewAct, key = newKey()): Promise<Sent> {
  const kept: Act = { ...act, key, made_at: new Date().toISOString() };
  await keep('acts', kept);
  const sent = await sendAct(ports, kept);
  if (sent.how === 'refused') await drop('acts', key);
  changed();
  return sent;
}

/** As `perform`, for acts that mean nothing later (entering a firm): without an answer nothing stays behind. */
export async function performNow(act: NewAct, key: string): Promise<Sent> {
  const sent = await sendAct(ports, { ...act, key, made_at: new Date().toISOString() });
  await drop('acts', key);
  changed();
  return sent;
}

export const forgetAct = async (act: Act): Promise<void> => {
  await drop('acts', act.key);
  for (const { picture } of act.pictures ?? []) await forgetPicture(picture);
  changed();
};

export const retryAct = async (act: Act): Promise<Sent> => {
  const { refused: _, ...fresh } = act;
  const sent = await sendAct(ports, fresh);
  changed();
  return sent;
};

let under_way: Promise<number> | undefined;
/** Sends what waits; one at a time however often it is called. */
export function sendAll(person: string): Promise<number> {
  under_way ??= sendWaiting(ports, person).finally(() => {
    under_way = undefined;
    changed();
  });
  return under_way;
}

/** Acts of this person on the shelf, newest first; tries to send when the network comes back and when the page opens. */
export function useOutbox(person: string): readonly Act[] {
  const [acts, setActs] = useState<readonly Act[]>([]);
  const read = useCallback(() => {
    all<Act>('acts').then(
      (rows) =>
        setActs(rows.filter((act) => act.person === person).toSorted((a, b) => b.made_at.localeCompare(a.made_at))),
      () => setActs([]),
    );
  }, [person]);
  useEffect(() => {
    const online = () => void sendAll(person);
    read();
    online();
    window.addEventListener(CHANGED, read);
    window.addEventListener('online', online);
    return () => {
      window.removeEventListener(CHANGED, read);
      window.removeEventListener('online', online);
    };
  }, [person, read]);
  return acts;
}
