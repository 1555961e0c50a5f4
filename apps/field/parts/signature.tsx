/** A signature, drawn by finger; kept on the phone as a picture until the record is acknowledged. */
import { useEffect, useRef, useState } from 'react';
import type SignaturePad from 'signature_pad';
import { forgetPicture, keepPicture } from '../store/pictures.ts';

interface SignatureProps {
  readonly who: string;
  /** Key of the kept picture. */
  readonly picture: string | undefined;
  readonly set: (picture: string | undefined) => void;
}

export function Signature({ who, picture, set }: SignatureProps) {
  const [trouble, setTrouble] = useState('');
  const again = () => {
    if (picture) void forgetPicture(picture);
    set(undefined);
  };
  if (picture)
    return (
      <div className="field">
        <p>
          <strong>{who}</strong> <span className="tag tag-good">✓ 已签</span>
        </p>
        <button type="button" className="button-text" onClick={again}>
          重签<span className="unseen">{who}</span>
        </button>
      </div>
    );
  const take = async (canvas: HTMLCanvasElement) => {
    const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/png'));
    if (!blob) return setTrouble('签名没有存下来，请重签。');
    try {
      set((await keepPicture(blob, `${who}签名.png`)).key);
    } catch {
      setTrouble('手机存储空间不足，签名没有存下来。请清理空间后重签。');
    }
  };
  return <Pad who={who} take={take} trouble={trouble} />;
}

interface PadProps {
  readonly who: string;
  readonly take: (canvas: HTMLCanvasElement) => Promise<void>;
  readonly trouble: string;
}

function Pad({ who, take, trouble }: PadProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad>(undefined);
  const [drawn, setDrawn] = useState(false);
  const [state, setState] = useState<'loading' | 'ready' | 'failed'>('loading');
  useEffect(() => {
    let gone = false;
    const at = canvas.current;
    if (!at) return undefined;
    const ratio = Math.max(1, window.devicePixelRatio);
    at.width = at.offsetWidth * ratio;
    at.height = at.offsetHeight * ratio;
    at.getContext('2d')?.scale(ratio, ratio);
    import('signature_pad').then(
      ({ default: Make }) => {
        if (gone) return;
        const made = new Make(at, { penColor: '#000', backgroundColor: '#fff', minWidth: 1.2, maxWidth: 3.2 });
        made.addEventListener('endStroke', () => setDrawn(true));
        pad.current = made;
        setState('ready');
      },
      () => setState('failed'),
    );
    return () => {
      gone = true;
      pad.current?.off();
    };
  }, []);
  const clear = () => {
    pad.current?.clear();
    setDrawn(false);
  };
  return (
    <div className="field">
      <p>
        <strong>{who}</strong> {state === 'ready' ? '请在框内签名' : '签名框正在准备，请稍候'}
      </p>
      {trouble || state === 'failed' ? (
        <p className="fault" role="alert">
          {trouble || '签名框没有打开，已填内容都在。请连上网络后刷新本页再签。'}
        </p>
      ) : null}
      <canvas
        className="pad"
        ref={canvas}
        aria-label={`${who}的签名框，用手指书写`}
        aria-busy={state !== 'ready'}
        role="img"
      />
      <div className="buttons">
        <button
          type="button"
          className="button button-plain"
          disabled={!drawn}
          onClick={() => canvas.current && void take(canvas.current)}
        >
          签好了
        </button>
        <button type="button" className="button-text" onClick={clear} disabled={!drawn}>
          清除
        </button>
      </div>
    </div>
  );
}
