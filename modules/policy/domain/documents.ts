/** The documents a basis names, as the packs' registers describe them. */
import type { CitedBasis, PolicySet, SourceDocument } from '#kernel/policy/index.ts';

export interface DocumentShown {
  readonly title: string;
  readonly number: string | null;
  readonly issuer: string;
  readonly issued: string | null;
  /** What of the text the platform's authors had before them. */
  readonly collected: SourceDocument['collected'];
  readonly note: string | null;
}

export function documentText(set: PolicySet, basis: readonly CitedBasis[]): DocumentShown[] {
  const known = [...set.packs.values()].flatMap((pack) => [...pack.documents.values()]);
  return basis.flatMap((cited) => {
    const doc = known.find((it) => it.title === cited.title && it.number === cited.number);
    return doc
      ? [
          {
            title: doc.title,
            number: doc.number,
            issuer: doc.issuer,
            issued: doc.issued,
            collected: doc.collected,
            note: doc.note ?? null,
          },
        ]
      : [];
  });
}
