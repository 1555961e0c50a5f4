/** The part of autocannon that the rows use; the package brings no types. */
declare module 'autocannon' {
  interface Shot {
    readonly url: string;
    readonly method?: 'GET' | 'POST';
    readonly headers?: Readonly<Record<string, string>>;
    readonly body?: string;
    readonly connections: number;
    /** Seconds. */
    readonly duration: number;
    readonly workers?: number;
  }
  interface Found {
    readonly requests: { readonly average: number; readonly total: number };
    readonly non2xx: number;
    readonly errors: number;
  }
  export default function autocannon(shot: Shot): Promise<Found>;
}
