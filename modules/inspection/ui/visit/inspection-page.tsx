/** An inspection from draft to publication: state and next step on top, each part of it in the order it happens. */
import { type PageProps, type RecordAnswer, RecordPage } from '#kernel/ui/index.ts';
import '../inspection.css';
import { Entry } from './entry.tsx';
import { Findings } from './findings.tsx';
import { FirmSide } from './firm-side.tsx';
import { Officers } from './officers.tsx';
import { Outcome } from './outcome.tsx';
import { RecordDocument } from './record-document.tsx';
import { Versions } from './versions.tsx';

/** Shown in parts of their own, so left out of the list of fields. */
const OWN = [
  'marks',
  'officers',
  'companions',
  'visit',
  'entered_at',
  'entered_day',
  'code_kind',
  'late_code_reason',
  'entry_supplement_day',
  'lat_e6',
  'lng_e6',
  'place_distance',
  'record_words',
  'firm_opinion',
  'result',
  'result_words',
  'result_day',
  'result_due',
  'found',
  'follow_up',
  'follow_up_day',
  'publish_due',
  'publish_day',
  'publish_place',
  'not_public_reason',
];

export function InspectionPage({ params }: PageProps) {
  const id = params.id ?? '';
  return (
    <RecordPage related={false} key={id} record="inspection" id={id} without={OWN}>
      {(answer) => <Body answer={answer} />}
    </RecordPage>
  );
}

function Body({ answer }: { readonly answer: RecordAnswer }) {
  const entered = answer.row.entered_at !== null;
  return (
    <>
      <Officers answer={answer} />
      <Entry answer={answer} />
      {entered ? (
        <>
          <Findings inspection={answer.row.id} />
          <RecordDocument row={answer.row} />
          <Outcome answer={answer} />
          <FirmSide row={answer.row} />
          <Versions inspection={answer.row.id} />
        </>
      ) : null}
    </>
  );
}
