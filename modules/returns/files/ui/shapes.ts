/** Answers of the import of a return's file, as the screen uses them. */
export interface PlaceChange {
  readonly form: string;
  readonly key: string;
  readonly ref: string;
  readonly label: string;
  readonly what: 'there' | 'here' | 'both' | 'refused';
  readonly base: string;
  readonly there: string;
  readonly here: string;
  readonly message: string;
}

export interface BroughtBack {
  readonly sheets: readonly {
    readonly form: string;
    readonly title: string;
    readonly changes: readonly PlaceChange[];
    readonly same: number;
    readonly remarks: readonly string[];
  }[];
  readonly counts: {
    readonly there: number;
    readonly here: number;
    readonly both: number;
    readonly refused: number;
    readonly same: number;
  };
  readonly applied: boolean;
  readonly saved: number;
  readonly faults: readonly { readonly form: string; readonly address: string; readonly message: string }[];
}

export const changeId = (change: Pick<PlaceChange, 'form' | 'key'>): string => `${change.form}|${change.key}`;
