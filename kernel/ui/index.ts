/** What pages of modules build from. Imports nothing of the server. */
export { get, post } from './api/client.ts';
export { Problem, Unreachable } from './api/problem.ts';
export { afterWrite, useDutiesQuery, useListQuery, useModuleQuery, useRecordQuery } from './api/queries.ts';
export type {
  CommandMeta,
  CommandResult,
  Duty,
  Job,
  ListAsk,
  Notice,
  RecordAnswer,
  RecordMeta,
  RefTitles,
  Row,
  UnitNames,
} from './api/shapes.ts';
export { type Desk, useDesk } from './desk.tsx';
export { OpenForm } from './form/open-form.tsx';
export { RecordForm } from './form/record-form.tsx';
export { RefSelect } from './form/ref-select.tsx';
export { distance, headerOf, moment, textOf, yuan } from './format.ts';
export { listPath } from './list/address.ts';
export { RecordList } from './list/record-list.tsx';
export { type DeskPage, type PageProps, PLACES, type PlaceName } from './pages.ts';
export { BasisLink, BasisLinks } from './parts/basis-link.tsx';
export { DeadlineChip } from './parts/deadline-chip.tsx';
export { Drill } from './parts/drill.tsx';
export { DutyList } from './parts/duty-list.tsx';
export { JobLine, JobProgress } from './parts/job-progress.tsx';
export { NoteText } from './parts/note-text.tsx';
export { NoticeList } from './parts/notice-list.tsx';
export { Empty, Loading, Trouble } from './parts/states.tsx';
export { Light, StateTag, type Tone, ToneTag } from './parts/tone.tsx';
export { Value } from './parts/value.tsx';
export { ActionBar } from './record/action-bar.tsx';
export { Details } from './record/details.tsx';
export { ProofButton } from './record/proof-button.tsx';
export { PrintButton, RecordPage } from './record/record-page.tsx';
export { TimeLine } from './record/time-line.tsx';
export { go, Link, recordPath, usePlace } from './router.tsx';
