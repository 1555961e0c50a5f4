/** Where the phone is, taken with consent only; its accuracy is shown, and it can be left out. */
import { useCallback, useState } from 'react';

export interface Place {
  readonly lat_e6: number;
  readonly lng_e6: number;
  /** Metres, as the phone says. */
  readonly accuracy: number;
}

const WAIT_MS = 15_000;
const WHY: Readonly<Record<number, string>> = {
  1: '没有同意使用定位。可以在手机设置中允许，也可以不带位置登记。',
  2: '手机现在定不了位，请到开阔处再试，也可以不带位置登记。',
  3: '定位用时太长，请再试一次，也可以不带位置登记。',
};

export type Placing =
  | { readonly state: 'unasked' }
  | { readonly state: 'asking' }
  | { readonly state: 'got'; readonly place: Place }
  | { readonly state: 'without'; readonly why: string };

export function usePlace(): { readonly placing: Placing; readonly ask: () => void } {
  const [placing, setPlacing] = useState<Placing>({ state: 'unasked' });
  const ask = useCallback(() => {
    if (!('geolocation' in navigator)) {
      setPlacing({ state: 'without', why: '这台设备不能定位。' });
      return;
    }
    setPlacing({ state: 'asking' });
    navigator.geolocation.getCurrentPosition(
      ({ coords }) =>
        setPlacing({
          state: 'got',
          place: {
            lat_e6: Math.round(coords.latitude * 1_000_000),
            lng_e6: Math.round(coords.longitude * 1_000_000),
            accuracy: Math.round(coords.accuracy),
          },
        }),
      (error) => setPlacing({ state: 'without', why: WHY[error.code] ?? '没有取得位置。' }),
      { enableHighAccuracy: true, timeout: WAIT_MS, maximumAge: 0 },
    );
  }, []);
  return { placing, ask };
}

interface PlaceNoteProps {
  readonly placing: Placing;
  readonly ask: () => void;
}

export function PlaceNote({ placing, ask }: PlaceNoteProps) {
  if (placing.state === 'got')
    return (
      <div className="notice notice-good">
        <p className="notice-title">✓ 已取得位置</p>
        <p>误差约{placing.place.accuracy}米。随入企登记一并保存，用于核对是否在登记场所。</p>
      </div>
    );
  return (
    <div className="notice">
      <p className="notice-title">位置（可不带）</p>
      <p>
        {placing.state === 'without'
          ? placing.why
          : '只在您同意后取一次，用于核对入企地点与登记场所的距离，不持续跟踪。'}
      </p>
      <button type="button" className="button button-plain" onClick={ask} disabled={placing.state === 'asking'}>
        {placing.state === 'asking' ? '正在定位…' : placing.state === 'without' ? '再取一次位置' : '同意并取得位置'}
      </button>
    </div>
  );
}
