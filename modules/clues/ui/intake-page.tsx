/** Taking a matter in while somebody is on the telephone: one form from top to bottom by Tab, then the receipt code large enough to read aloud. */
import { Button, Upload } from 'antd';
import { useState } from 'react';
import { type CommandResult, Empty, go, Link, RecordForm, recordPath, Trouble, useDesk } from '#kernel/ui/index.ts';
import { type ImportCounts, sendCsv } from './send-csv.ts';
import type { TakenResult } from './shapes.ts';
import './clues.css';

const COMMAND = 'clue.register';

export function IntakePage() {
  const desk = useDesk();
  const [taken, setTaken] = useState<CommandResult | null>(null);
  const [round, setRound] = useState(0);
  const command = desk.command(COMMAND);
  if (!command || !desk.mayGive(COMMAND))
    return <Empty title="您当前的岗位不能登记线索">请切换到经办人、执法人员或监督人员的岗位。</Empty>;
  const again = () => {
    setTaken(null);
    setRound(round + 1);
  };
  return (
    <>
      <p className="zs-crumb">
        <Link to="/clues">← 待办线索</Link>
      </p>
      <h1 className="desk-title">
        登记线索<span className="zs-quiet">电话、来访、来信、热线转办都在这里登记；反映人身份与内容分开保存。</span>
      </h1>
      {taken ? (
        <Taken result={taken} again={again} />
      ) : (
        <div className="clue-intake">
          <RecordForm
            key={round}
            command={command}
            initial={{ arrived_day: desk.today }}
            onDone={setTaken}
            onCancel={() => go('/clues')}
          />
          <FromFile />
        </div>
      )}
    </>
  );
}

function Taken({ result, again }: { readonly result: CommandResult; readonly again: () => void }) {
  const desk = useDesk();
  const { shown, handed_to } = result.result as TakenResult;
  return (
    <section className="clue-receipt" aria-label="回执">
      <p role="status">已登记。请把回执编号告诉反映人：</p>
      <p className="clue-code">{shown}</p>
      <p className="zs-quiet">凭这个编号在公众端可以查到办到哪一步；编号只显示这一次，系统不保存原文。</p>
      {handed_to ? <p>反映的是本单位，线索已直接交{handed_to}，本单位不再看到。</p> : null}
      <p className="zs-row">
        <Button type="primary" onClick={again}>
          再登记一件
        </Button>
        {handed_to === null && desk.mayRead('clue') ? (
          <Link to={recordPath('clue', result.id)}>打开这条线索</Link>
        ) : null}
        <Button onClick={() => window.print()}>打印回执</Button>
      </p>
    </section>
  );
}

/** Files of hotlines: workbooks by the import everybody has, CSV here. */
function FromFile() {
  const [answer, setAnswer] = useState<{ readonly dry: boolean; readonly counts: ImportCounts } | null>(null);
  const [trouble, setTrouble] = useState<Error | null>(null);
  const [busy, setBusy] = useState(false);
  const send = async (file: File, dry: boolean) => {
    setBusy(true);
    setTrouble(null);
    try {
      setAnswer({ dry, counts: await sendCsv(file, dry) });
    } catch (error) {
      setTrouble(error as Error);
    } finally {
      setBusy(false);
    }
  };
  const upload = (dry: boolean, label: string) => (
    <Upload
      accept=".csv,text/csv"
      showUploadList={false}
      beforeUpload={(file) => {
        void send(file, dry);
        return false;
      }}
    >
      <Button loading={busy}>{label}</Button>
    </Upload>
  );
  return (
    <section className="clue-section" aria-label="从文件导入">
      <h2>从热线的文件导入</h2>
      <p className="zs-row">
        <Link to="/import">上传 .xlsx</Link>
        {upload(true, '试读 .csv')}
        {upload(false, '导入 .csv')}
        <span className="zs-quiet">UTF-8 或 GBK 编码；栏目与导入模板相同；同一工单号不会重复登记。</span>
      </p>
      {trouble ? <Trouble error={trouble} /> : null}
      {answer ? (
        <div role="status">
          {answer.dry ? '试读' : '导入'}结果：共{answer.counts.total}行，新登记{answer.counts.made}行，已有
          {answer.counts.present}行，有问题{answer.counts.refused}行。
          <ul>
            {(answer.counts.faults ?? []).slice(0, 50).map((it) => (
              <li key={`${it.row}-${it.column}-${it.message}`}>
                第{it.row}行　{it.column}：{it.message}
              </li>
            ))}
          </ul>
        </div>
      ) : null}
    </section>
  );
}
