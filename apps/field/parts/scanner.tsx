/** Reads a code with the camera. The picture stays on the phone; only the code's text is used. */
import { useEffect, useRef, useState } from 'react';

interface ScannerProps {
  readonly found: (text: string) => void;
  readonly close: () => void;
}

/** Longest side looked at in pixels: enough for a code at arm's length, little enough for an old phone. */
const LOOK = 800;
const EVERY_MS = 180;

function wordsOfCamera(error: unknown): string {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError') return '没有同意使用相机。可以在手机设置中允许，也可以输入码下面的8位短码。';
  if (name === 'NotFoundError') return '这台设备没有相机，请输入码下面的8位短码。';
  return '相机打不开，请输入码下面的8位短码。';
}

export function Scanner({ found, close }: ScannerProps) {
  const video = useRef<HTMLVideoElement>(null);
  const [trouble, setTrouble] = useState('');
  const tell = useRef(found);
  tell.current = found;
  useEffect(() => {
    let gone = false;
    let stream: MediaStream | undefined;
    let timer: number | undefined;
    const start = async () => {
      if (!navigator.mediaDevices) throw new Error('no camera');
      const [{ default: jsQR }, media] = await Promise.all([
        import('jsqr'),
        navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' }, audio: false }),
      ]);
      stream = media;
      const seen = video.current;
      if (gone || !seen) return stop();
      seen.srcObject = media;
      await seen.play();
      const canvas = document.createElement('canvas');
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      const look = () => {
        if (gone) return;
        const scale = Math.min(1, LOOK / Math.max(seen.videoWidth, seen.videoHeight, 1));
        canvas.width = Math.max(1, Math.round(seen.videoWidth * scale));
        canvas.height = Math.max(1, Math.round(seen.videoHeight * scale));
        pen?.drawImage(seen, 0, 0, canvas.width, canvas.height);
        const picture = pen?.getImageData(0, 0, canvas.width, canvas.height);
        const code = picture ? jsQR(picture.data, picture.width, picture.height) : null;
        if (code?.data) tell.current(code.data);
        else timer = window.setTimeout(look, EVERY_MS);
      };
      look();
    };
    const stop = () => {
      for (const track of stream?.getTracks() ?? []) track.stop();
    };
    start().catch((error: unknown) => {
      stop();
      if (!gone) setTrouble(wordsOfCamera(error));
    });
    return () => {
      gone = true;
      window.clearTimeout(timer);
      stop();
    };
  }, []);
  return (
    <div>
      {trouble ? (
        <div className="notice notice-warn" role="alert">
          <p>{trouble}</p>
        </div>
      ) : (
        <div className="viewer">
          <video ref={video} muted playsInline aria-label="相机画面，请把码放在框内" />
        </div>
      )}
      <button type="button" className="button button-plain button-wide" onClick={close}>
        关闭相机
      </button>
    </div>
  );
}
