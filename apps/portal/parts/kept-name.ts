/** Name of a draft on the device: a digest, so that the visit's code itself is not left in the store. */
export function keptName(form: string, token: string): string {
  let hash = 0x811c9dc5;
  for (const unit of new TextEncoder().encode(token)) hash = Math.imul(hash ^ unit, 0x01000193) >>> 0;
  return `portal.${form}.${hash.toString(36)}`;
}
