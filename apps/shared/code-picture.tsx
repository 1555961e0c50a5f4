import { useEffect, useState } from 'react';

interface CodePictureProps {
  readonly text: string;
  readonly label: string;
}

/** A text as a QR code, made on the phone: what it says leaves the phone by the light of the screen only. */
export function CodePicture({ text, label }: CodePictureProps) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    let gone = false;
    import('qrcode')
      .then(({ toString: draw }) => draw(text, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 }))
      .then((svg) => gone || setUrl(URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }))))
      .catch(() => undefined);
    return () => {
      gone = true;
    };
  }, [text]);
  useEffect(() => () => URL.revokeObjectURL(url), [url]);
  return <div className="code">{url ? <img src={url} alt={label} /> : <p className="waiting">正在生成二维码…</p>}</div>;
}
