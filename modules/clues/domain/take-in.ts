/** What taking a matter in writes: the clue, its arrival, who gave it. The same for the desk, a hotline's file and whatever channel comes later. Pure. */
import { digest } from '#kernel/digest.ts';
import { receiptOf } from './receipt.ts';

export interface Place {
  readonly code: string;
  readonly region: string;
  readonly line: string;
}

/** One time a matter arrives: what every channel hands in. */
export interface Arrival {
  readonly channel: string;
  readonly arrived_day: string;
  readonly reference: string | null;
  readonly title: string;
  /** What it is about, without the informant. */
  readonly content: string;
  /** As received; the content when the channel gives no other. */
  readonly words: string | null;
  readonly papers: readonly string[] | null;
  /** Unit complained of, where it is known. */
  readonly about_unit: string | null;
  readonly enterprise: boolean | null;
  readonly informant: string | null;
  readonly phone: string | null;
  readonly address: string | null;
}

export interface Taking {
  readonly arrival: Arrival;
  /** Unit that keeps and holds it from now on. */
  readonly keeper: Place;
  readonly about_name: string | null;
  readonly holder_person: string | null;
  readonly holder_name: string | null;
  readonly taken_by: string;
  readonly origin: string | null;
  readonly ids: { readonly clue: string; readonly arrival: string; readonly seed: string };
}

export interface Taken {
  readonly clue: Readonly<Record<string, unknown>>;
  readonly arrival: Readonly<Record<string, unknown>>;
  /** Null when nobody left a name, a telephone or an address. */
  readonly identity: Readonly<Record<string, unknown>> | null;
  /** Told to whoever gave the information; only its digest is kept. */
  readonly receipt: string;
}

const digits = (phone: string): string =>
  phone
    .normalize('NFKC')
    .replace(/\D/g, '')
    .replace(/^86(?=1\d{10}$)/, '');

/** Digest of a telephone's digits; null for what is no telephone. */
export function phoneDigest(phone: string | null): string | null {
  const plain = digits(phone ?? '');
  return plain.length >= 6 ? digest(`phone\n${plain}`) : null;
}

/** Title of an arrival as lists show it. */
export const arrivalTitle = (number: number, day: string): string => `第${number}次收到（${day}）`;

/** Values of the arrival and of the informant, for a clue there is or is about to be. */
export function arrivalOf(taking: Omit<Taking, 'about_name' | 'holder_person' | 'holder_name'>, nth: number) {
  const { arrival: it, ids, keeper } = taking;
  const receipt = receiptOf(ids.clue, ids.arrival, ids.seed);
  const named = Boolean(it.informant || it.phone || it.address);
  const identity = named
    ? {
        arrival: ids.arrival,
        note: '已留存，查看须经批准',
        informant: it.informant,
        phone: it.phone,
        address: it.address,
        phone_digest: phoneDigest(it.phone),
      }
    : null;
  return {
    receipt,
    identity,
    arrival: {
      clue: ids.clue,
      holder: keeper.code,
      title: arrivalTitle(nth, it.arrived_day),
      channel: it.channel,
      arrived_day: it.arrived_day,
      reference: it.reference,
      words: it.words || it.content,
      papers: it.papers,
      named,
      taken_by: taking.taken_by,
      origin: taking.origin,
      receipt_hash: digest(receipt),
      origin_clue: ids.clue,
    },
  };
}

export function takingOf(taking: Taking): Taken {
  const { arrival: it, keeper } = taking;
  return {
    ...arrivalOf(taking, 1),
    clue: {
      title: it.title,
      content: it.content,
      sources: [it.channel],
      arrivals: 1,
      received_day: it.arrived_day,
      enterprise: it.enterprise ?? false,
      about_units: it.about_unit ? [it.about_unit] : [],
      about_names: taking.about_name,
      holder: keeper.code,
      holder_person: taking.holder_person,
      holder_name: taking.holder_name,
      redacted: false,
      barred_units: it.about_unit ? [it.about_unit] : [],
      barred_persons: [],
    },
  };
}
