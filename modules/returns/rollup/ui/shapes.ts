/** What the queries of the roll-up answer, as the pages read it. */
import type { agreementQuery } from '../queries/agreement.ts';
import type { burden } from '../queries/burden.ts';
import type { differences } from '../queries/differences.ts';
import type { outlierQuery } from '../queries/outliers.ts';
import type { pickText } from '../queries/pick-text.ts';
import type { rollUp } from '../queries/roll-up.ts';
import type { rollUpCell } from '../queries/roll-up-cell.ts';
import type { texts } from '../queries/texts.ts';

type Answer<Q extends { readonly run: (...about: never[]) => Promise<unknown> }> = Awaited<ReturnType<Q['run']>>;

export type RollUpAnswer = Answer<typeof rollUp>;
export type RollUpGroup = RollUpAnswer['groups'][number];
export type CellAnswer = Answer<typeof rollUpCell>;
export type AgreementAnswer = Answer<typeof agreementQuery>;
export type DifferencesAnswer = Answer<typeof differences>;
export type OutliersAnswer = Answer<typeof outlierQuery>;
export type TextsAnswer = Answer<typeof texts>;
export type PickAnswer = Answer<typeof pickText>;
export type BurdenAnswer = Answer<typeof burden>;
