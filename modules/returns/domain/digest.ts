/** The digest of a return's content: the same content gives the same digest, whatever order its keys came in. */
import { digest } from '#kernel/digest.ts';
import type { ReturnContent } from './content.ts';

/** JSON with keys in order; `undefined` left out, as in any JSON. */
export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map((it) => canonical(it ?? null)).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const parts = Object.entries(value)
      .filter(([, it]) => it !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, it]) => `${JSON.stringify(key)}:${canonical(it)}`);
    return `{${parts.join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}

/** `sm3:…` over the canonical JSON. Server side; the offline checker recomputes it from the file. */
export function contentDigest(content: ReturnContent): string {
  return digest(canonical(content));
}
