import { type FormEvent, type ReactNode, useState } from 'react';
import { go } from '../../shared/address.tsx';
import { ErrorSummary, type FormFault, TextField } from '../../shared/form.tsx';

interface AskCodeProps {
  readonly label: string;
  readonly hint: ReactNode;
  /** Where the code leads: `/p/receipt/`. */
  readonly to: string;
  readonly action: string;
  readonly missing: string;
}

/** Asks for one code and goes to its page. A pasted address of ours is taken for its last part. */
export function AskCode({ label, hint, to, action, missing }: AskCodeProps) {
  const [code, setCode] = useState('');
  const [faults, setFaults] = useState<readonly FormFault[]>([]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const clean = code.trim().split(/[/?#]/).filter(Boolean).at(-1)?.replace(/\s/g, '') ?? '';
    if (clean === '') setFaults([{ field: 'code', message: missing }]);
    else go(to + encodeURIComponent(clean));
  };
  return (
    <form onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} />
      <TextField
        id="code"
        label={label}
        hint={hint}
        value={code}
        set={setCode}
        fault={faults[0]?.message}
        max={300}
        auto="off"
      />
      <button type="submit" className="button">
        {action}
      </button>
    </form>
  );
}
