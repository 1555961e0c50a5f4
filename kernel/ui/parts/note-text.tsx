/** Words of a pack's note: where they point at another entry by its id, a reader gets a link that opens it. */
import { BasisLink } from './basis-link.tsx';

const ENTRY = /([a-z][a-z0-9_]*(?:\.[a-z][a-z0-9_]*)+)/;

export function NoteText({ children }: { readonly children: string }) {
  return children.split(ENTRY).map((part, i) =>
    // Split by a group: every second part is an id.
    i % 2 === 1 ? (
      <BasisLink key={`${part}${i}`} id={part}>
        有关条目
      </BasisLink>
    ) : (
      part
    ),
  );
}
