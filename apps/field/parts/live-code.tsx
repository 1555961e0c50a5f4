/** A short-lived code on the screen, asked anew before it ends. */
import { useEffect } from 'react';
import { post } from '#kernel/ui/api/client.ts';
import { CodePicture } from '../../shared/code-picture.tsx';
import { Trouble, Waiting } from '../../shared/trouble.tsx';
import { useReading } from '../../shared/use-reading.ts';
import { moment } from '../words.ts';

interface Minted {
  readonly code: string;
  readonly until: string;
}

interface Shown extends Minted {
  /** Eight digits for whoever cannot scan; undefined when the platform had none to give: the picture works all the same. */
  readonly short: string | undefined;
}

async function withShort(mint: () => Promise<Minted>): Promise<Shown> {
  const minted = await mint();
  const short = await post<{ readonly short: string }>('/api/short-codes', { code: minted.code }).catch(
    () => undefined,
  );
  return { ...minted, short: short?.short };
}

export const mintTaskCode = (id: string): Promise<Minted> => post('/api/queries/inspection.task-code', { id });
export const mintOfficerCode = (): Promise<Minted> => post('/api/queries/inspection.officer-code', {});

/** Anybody may check an officer's code on the public page. */
export const verifyAddress = (code: string): string => `${window.location.origin}/p/verify/${encodeURIComponent(code)}`;

/** The code in what was scanned or typed: the code itself, or the last part of an address that carries it. */
export function codeIn(text: string): string {
  const last = text.trim().split('/').at(-1) ?? '';
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}

const EARLY_MS = 10_000;
const LEAST_MS = 5_000;

interface LiveCodeProps {
  readonly name: string;
  readonly label: string;
  readonly mint: () => Promise<Minted>;
  /** What the picture says, where that is more than the code: an address that anybody's camera opens. */
  readonly address?: (code: string) => string;
}

export function LiveCode({ name, label, mint, address = (code) => code }: LiveCodeProps) {
  const reading = useReading(name, () => withShort(mint));
  const until = reading.state === 'ready' ? reading.data.until : undefined;
  const { again } = reading;
  useEffect(() => {
    if (!until) return undefined;
    const wait = Math.max(LEAST_MS, Date.parse(until) - Date.now() - EARLY_MS);
    const timer = window.setTimeout(again, wait);
    return () => window.clearTimeout(timer);
  }, [until, again]);
  if (reading.state === 'pending') return <Waiting words="正在取码…" />;
  if (reading.state === 'failed') return <Trouble error={reading.error} retry={again} />;
  return (
    <>
      <CodePicture text={address(reading.data.code)} label={label} />
      {reading.data.short ? (
        <p className="code-short">
          <span>扫不了码，输入短码</span>
          <strong>{reading.data.short}</strong>
        </p>
      ) : (
        <p className="code-text">{reading.data.code}</p>
      )}
      <p className="hint">到{moment(reading.data.until)}前有效，到时自动更换；一个码只能用一次。</p>
    </>
  );
}
