/** Words of a pack's note: where they point at another entry by its id, a reader gets a link that opens it. */
import { BasisLink } from './basis-link.tsx';

const ENTRY = /([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+)/;

export function NoteText({ children }: { readonly children: string }) {
  const parts: { readonly at: number; readonly text: string; readonly entry: boolean }[] = [];
  let at = 0;
  for (const [i, text] of children.split(ENTRY).entries()) {
    // Split by a group: every second part is an id.
    parts.push({ at, text, entry: i % 2 === 1 });
    at += text.length;
  }
  return parts.map((part) =>
    part.entry ? (
      <BasisLink key={part.at} id={part.text}>
        有关条目
      </BasisLink>
    ) : (
      part.text
    ),
  );
}
