/** A field's value on a screen: references are links, attachments open, numbers align. */

import type { Field } from '../../record.ts';
import type { RefTitles, UnitNames } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { NOTHING, textOf } from '../format.ts';
import { Link, recordPath } from '../router.tsx';
import { FileLinks } from './file-links.tsx';

interface ValueProps {
  readonly field: Field;
  readonly value: unknown;
  readonly refs?: RefTitles | undefined;
  readonly units?: UnitNames | undefined;
}

export function Value({ field, value, refs, units }: ValueProps) {
  const desk = useDesk();
  const words = { choices: desk.choicesOf(field), refs, units };
  const empty = value === null || value === undefined || value === '';
  if (!empty && (field.kind === 'ref' || field.kind === 'refs') && field.of && desk.mayRead(field.of)) {
    const ids = (Array.isArray(value) ? value : [value]).map(String);
    if (ids.length === 0) return <>{NOTHING}</>;
    const of = field.of;
    return (
      <>
        {ids.map((id, i) => (
          <span key={id}>
            {i > 0 ? '、' : ''}
            <Link to={recordPath(of, id)}>{textOf({ ...field, kind: 'ref' }, id, words)}</Link>
          </span>
        ))}
      </>
    );
  }
  if (field.kind === 'files' && Array.isArray(value) && value.length > 0) return <FileLinks ids={value.map(String)} />;
  if (field.each === 'day' && Array.isArray(value)) return <>{value.length > 0 ? value.join('、') : NOTHING}</>;
  if (field.kind === 'json' && !empty && typeof value === 'object')
    return <pre className="zs-json">{JSON.stringify(value, null, 2)}</pre>;
  return <>{textOf(field, value, words)}</>;
}
