/** The workflow of a record as edges between its states: from its own verbs and from the moves that others make. Pure. */
import type { RecordDef } from '#kernel/record.ts';
import type { Registry } from '#kernel/registry.ts';
import { BY_ITSELF, MOVES } from './moves.ts';

export interface Edge {
  /** Null: made new. */
  readonly from: string | null;
  readonly to: string;
  readonly verb: string;
  readonly label: string;
}

/** Every way from state to state. A verb that declares no `to` leaves the state as it is. */
export function edgesOf(registry: Registry, def: RecordDef): Edge[] {
  const own = registry.commandsOf(def.name).flatMap((cmd) => {
    const { name: verb, label } = cmd;
    if (cmd.creates) return (cmd.to ?? [def.initial]).map((to): Edge => ({ from: null, to, verb, label }));
    const from = cmd.from === '*' ? Object.keys(def.states).filter((s) => !def.states[s]?.final) : cmd.from;
    return from.flatMap((state) =>
      (cmd.to ?? []).filter((to) => to !== state).map((to): Edge => ({ from: state, to, verb, label })),
    );
  });
  const others = MOVES.filter((move) => move.record === def.name).flatMap((move) =>
    move.by.flatMap((verb) => {
      const label = BY_ITSELF[verb] ?? registry.commands.get(verb)?.label ?? verb;
      const from = move.from.length > 0 ? move.from : [null];
      return from.map((state): Edge => ({ from: state, to: move.to, verb, label }));
    }),
  );
  return [...own, ...others];
}

/** States that can be reached from nothing, and states that are not final and lead nowhere. A register of one state has no workflow. */
export function troubleOf(def: RecordDef, edges: readonly Edge[]): { unreached: string[]; stuck: string[] } {
  const states = Object.keys(def.states);
  const reached = new Set<string | null>([null]);
  for (let before = 0; before < reached.size; ) {
    before = reached.size;
    for (const edge of edges) if (reached.has(edge.from)) reached.add(edge.to);
  }
  return {
    unreached: states.filter((state) => !reached.has(state)),
    stuck: states.filter(
      (state) => states.length > 1 && !def.states[state]?.final && !edges.some((edge) => edge.from === state),
    ),
  };
}
