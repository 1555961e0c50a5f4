import { Problem } from '#kernel/ui/api/problem.ts';
import { ErrorSummary } from '../../shared/form.tsx';
import { wordsOf } from '../../shared/trouble.tsx';
import type { Sending } from '../../shared/use-sending.ts';

/** What became of a submission that is not through yet. */
export function SendingTrouble({ sending }: { readonly sending: Sending }) {
  if (sending.waiting)
    return (
      <div className="notice notice-warn" role="alert">
        <p className="notice-title">还没有提交成功</p>
        <p>
          没有收到系统的答复。您填写的内容保存在这台设备上，网络恢复后会自动再次提交，也可以稍后再点“提交”。重复提交只算一次。
        </p>
      </div>
    );
  if (!sending.trouble) return null;
  const faults = sending.trouble instanceof Problem ? sending.trouble.faults : [];
  if (faults.length > 0) return <ErrorSummary faults={faults} />;
  return (
    <div className="notice notice-bad" role="alert">
      <p className="notice-title">没有提交成功</p>
      <p>{wordsOf(sending.trouble)}</p>
    </div>
  );
}
