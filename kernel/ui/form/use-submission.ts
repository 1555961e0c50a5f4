/** One form's way to the server: draft, key, answer. What was typed leaves the browser's store only when the server has said yes. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Fault } from '../../refusal.ts';
import { post } from '../api/client.ts';
import { Problem, Unreachable } from '../api/problem.ts';
import { afterWrite } from '../api/queries.ts';
import type { CommandMeta, CommandResult } from '../api/shapes.ts';
import { useDesk } from '../desk.tsx';
import { type Draft, draftStore, newKey, type Values } from './draft.ts';

export interface Submission {
  readonly values: Values;
  /** Brought back from an earlier visit. */
  readonly restored: boolean;
  readonly busy: boolean;
  readonly trouble: Problem | Unreachable | null;
  readonly faults: readonly Fault[];
  /** Counts failed attempts, so that focus can go to the summary each time. */
  readonly attempts: number;
  set(name: string, value: unknown): void;
  submit(version: number | undefined): Promise<CommandResult | undefined>;
  discard(): void;
}

const isBlank = (value: unknown) =>
  value === null ||
  value === undefined ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0);

/** Required fields that are blank, in the words the server would use. */
export function blanks(command: Pick<CommandMeta, 'fields'>, values: Values): Fault[] {
  return Object.entries(command.fields)
    .filter(([name, field]) => field.required && isBlank(values[name]))
    .map(([field, def]) => ({ field, message: `请${isTyped(def.kind) ? '填写' : '选择'}${def.label}` }));
}

const isTyped = (kind: string) => ['text', 'prose', 'int', 'money', 'day', 'instant', 'json'].includes(kind);

export function useSubmission(command: CommandMeta, id: string | undefined, initial: Values): Submission {
  const { session } = useDesk();
  const client = useQueryClient();
  const drafts = useMemo(
    () => draftStore(session.person, command.name, id ?? 'new', command.fields),
    [session.person, command, id],
  );
  const [found] = useState(() => drafts.read());
  const [draft, setDraft] = useState<Draft>(() => found ?? { values: initial, key: newKey() });
  const [restored, setRestored] = useState(found !== undefined);
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<Submission['trouble']>(null);
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [attempts, setAttempts] = useState(0);
  const touched = useRef(found !== undefined);
  useEffect(() => {
    if (touched.current) drafts.write(draft);
  }, [drafts, draft]);

  const failed = (next: Submission['trouble'], list: readonly Fault[]) => {
    setTrouble(next);
    setFaults(list);
    setAttempts((n) => n + 1);
  };

  return {
    values: draft.values,
    restored,
    busy,
    trouble,
    faults,
    attempts,
    set(name, value) {
      touched.current = true;
      setDraft((before) => ({ ...before, values: { ...before.values, [name]: value } }));
      setFaults((list) => list.filter((fault) => fault.field !== name));
    },
    async submit(version) {
      if (busy) return undefined;
      const missing = blanks(command, draft.values);
      if (missing.length > 0) {
        failed(null, missing);
        return undefined;
      }
      setBusy(true);
      setTrouble(null);
      setFaults([]);
      try {
        const body = { id, version, key: draft.key, input: inputOf(command, draft.values) };
        const result = await post<CommandResult>(`/api/commands/${command.name}`, body);
        touched.current = false;
        drafts.forget();
        await afterWrite(client);
        return result;
      } catch (error) {
        if (!(error instanceof Problem || error instanceof Unreachable)) throw error;
        touched.current = true;
        // A refusal wrote nothing, so the next attempt is a new submission; silence keeps the key, so that a repeat has one effect.
        const settled = error instanceof Problem && error.status < 500;
        setDraft((before) =>
          settled ? { ...before, key: newKey(), unanswered: false } : { ...before, unanswered: true },
        );
        failed(error, error instanceof Problem ? error.faults : []);
        return undefined;
      } finally {
        setBusy(false);
      }
    },
    discard() {
      touched.current = false;
      drafts.forget();
      setDraft({ values: initial, key: newKey() });
      setRestored(false);
      setFaults([]);
      setTrouble(null);
    },
  };
}

/** Exactly the fields of the form; blank ones as null. */
function inputOf(command: CommandMeta, values: Values): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const [name, field] of Object.entries(command.fields)) {
    const value = values[name];
    const many = field.kind === 'choices' || field.kind === 'refs' || field.kind === 'files';
    out[name] = isBlank(value) ? (many && field.required ? [] : null) : value;
  }
  return out;
}
