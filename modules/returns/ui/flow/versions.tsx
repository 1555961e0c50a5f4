/** Versions that were submitted, newest first, each with the cells it changed. */
import { moment } from '#kernel/ui/index.ts';
import { shownText } from '../../domain/value.ts';
import type { SheetVersion } from '../shapes.ts';
import type { OpenReturn } from '../sheet/shapes.ts';
import { splitForm } from '../sheet/transport.ts';
import { activeCell } from '../sheet/use-active.ts';

interface VersionsProps {
  readonly versions: readonly SheetVersion[];
  readonly open: OpenReturn;
}

const SHOWN = 40;

export function Versions({ versions, open }: VersionsProps) {
  if (versions.length === 0) return null;
  return (
    <section aria-label="报送版本">
      <h2>报送版本</h2>
      <ol className="ret-versions">
        {versions.map((version) => (
          <li key={version.id}>
            <strong>第{version.number}版</strong>　{version.words}
            <p className="zs-quiet">
              {moment(version.submitted_at)}　填报 {version.author ?? '—'}　签发 {version.signer ?? '—'}　摘要{' '}
              <code title={version.digest}>{version.digest.slice(0, 12)}</code>
            </p>
            {version.reason ? <p>理由：{version.reason}</p> : null}
            {version.changed && version.changed.length > 0 ? <Changed version={version} open={open} /> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}

function Changed({ version, open }: { readonly version: SheetVersion; readonly open: OpenReturn }) {
  const changed = version.changed ?? [];
  return (
    <details open={changed.length <= 5}>
      <summary>与上一版相比，变动{changed.length}格</summary>
      <ul>
        {changed.slice(0, SHOWN).map((it) => {
          const cell = cellNamed(open, it.address);
          const say = (value: typeof it.before) =>
            cell ? shownText(value, cell.column, { options: cell.options }) || '空' : '（表样已变动）';
          return (
            <li key={it.address}>
              {cell?.name ?? it.address}：{say(it.before)} → <strong>{say(it.after)}</strong>
            </li>
          );
        })}
      </ul>
      {changed.length > SHOWN ? <p className="zs-quiet">另有{changed.length - SHOWN}格。</p> : null}
    </details>
  );
}

/** A cell by its address within the return, with its name and column. */
export function cellNamed(open: OpenReturn, full: string) {
  const [id, address] = splitForm(full);
  const form = open.forms.find((it) => it.id === id);
  return (
    form &&
    activeCell(address, {
      form,
      values: {},
      faults: new Map(),
      options: (dictionary) => (dictionary ? (open.dictionaries[dictionary] ?? []) : []),
    })
  );
}
