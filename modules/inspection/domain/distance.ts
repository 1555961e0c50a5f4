/** Metres between two places given in millionths of a degree, on a sphere of the Earth's mean radius; good to half a per cent. */
export interface Place {
  readonly lat_e6: number;
  readonly lng_e6: number;
}

const RADIUS = 6_371_000;
const radians = (e6: number) => ((e6 / 1_000_000) * Math.PI) / 180;

export function metresBetween(a: Place, b: Place): number {
  const lat = radians(b.lat_e6 - a.lat_e6);
  const lng = radians(b.lng_e6 - a.lng_e6);
  const h = Math.sin(lat / 2) ** 2 + Math.cos(radians(a.lat_e6)) * Math.cos(radians(b.lat_e6)) * Math.sin(lng / 2) ** 2;
  return Math.round(2 * RADIUS * Math.asin(Math.min(1, Math.sqrt(h))));
}

/** Place of a row if it has one. */
export function placeOf(row: { lat_e6: number | null; lng_e6: number | null } | undefined): Place | null {
  return row && row.lat_e6 !== null && row.lng_e6 !== null ? { lat_e6: row.lat_e6, lng_e6: row.lng_e6 } : null;
}
