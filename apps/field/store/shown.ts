/** The token that opens "who came" for the firm: the server tells it once, at entry; the phone keeps it until signing out. */
import { find, keep } from './phone.ts';

interface Shown {
  readonly key: string;
  readonly token: string;
}

const name = (inspection: string) => `show.${inspection}`;

/** Keeps the token out of the answer of a check-in; who joins a joint visit gets that visit's. */
export async function keepShown(inspection: string, result: unknown): Promise<void> {
  const token = (result as { show_token?: unknown } | undefined)?.show_token;
  if (typeof token === 'string') await keep<Shown>('read', { key: name(inspection), token }).catch(() => undefined);
}

export const shownToken = async (inspection: string): Promise<string | undefined> =>
  (await find<Shown>('read', name(inspection)).catch(() => undefined))?.token;
