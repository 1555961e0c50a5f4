/** Photographs of one finding: taken or chosen, made smaller, with or without the place as the officer decides. */
import { type ChangeEvent, useEffect, useState } from 'react';
import { ChoiceField } from '../../shared/form.tsx';
import { find } from '../store/phone.ts';
import { forgetPicture, keepPhotograph, type Picture } from '../store/pictures.ts';

const PLACES = [
  { value: 'remove', label: '去除位置信息', hint: '照片里不留拍摄地点、时间和手机型号' },
  { value: 'keep', label: '保留位置信息', hint: '作证据使用的，保留相机写入的地点和时间' },
] as const;
const MOST = 20;

interface PhotosProps {
  readonly id: string;
  readonly pictures: readonly string[];
  readonly set: (pictures: readonly string[]) => void;
  readonly place: string;
  readonly setPlace: (place: string) => void;
}

export function Photos({ id, pictures, set, place, setPlace }: PhotosProps) {
  const [trouble, setTrouble] = useState('');
  const [busy, setBusy] = useState(false);
  const take = async (event: ChangeEvent<HTMLInputElement>) => {
    const files = [...(event.target.files ?? [])].slice(0, MOST - pictures.length);
    event.target.value = '';
    setBusy(true);
    setTrouble('');
    const kept: string[] = [];
    for (const file of files) {
      try {
        const picture = await keepPhotograph(file, place === 'keep');
        if (picture) kept.push(picture.key);
        else setTrouble(`“${file.name}”的格式这部手机处理不了，不能去除位置信息。请换一张，或选择保留位置信息。`);
      } catch {
        setTrouble('手机存储空间不足，照片没有存下来。请清理空间后再拍。');
      }
    }
    if (kept.length > 0) set([...pictures, ...kept]);
    setBusy(false);
  };
  const remove = (key: string) => {
    set(pictures.filter((it) => it !== key));
    void forgetPicture(key);
  };
  return (
    <div className="field">
      <ChoiceField id={`${id}-place`} label="照片里的位置信息" value={place} set={setPlace} options={PLACES} />
      {trouble ? (
        <p className="fault" role="alert">
          {trouble}
        </p>
      ) : null}
      <ul className="photos">
        {pictures.map((key, at) => (
          <li key={key}>
            <Thumb id={key} label={`照片${at + 1}`} />
            <button type="button" className="button-text" onClick={() => remove(key)}>
              删除<span className="unseen">照片{at + 1}</span>
            </button>
          </li>
        ))}
      </ul>
      {place ? (
        <label className="button button-plain button-wide">
          {busy ? '正在处理…' : '拍照或选择照片'}
          <input className="unseen" type="file" accept="image/*" multiple onChange={take} disabled={busy} />
        </label>
      ) : (
        <p className="hint">先选择位置信息怎样处理，再拍照。</p>
      )}
    </div>
  );
}

function Thumb({ id, label }: { readonly id: string; readonly label: string }) {
  const [url, setUrl] = useState('');
  useEffect(() => {
    let made = '';
    let gone = false;
    find<Picture>('pictures', id).then(
      (picture) => {
        if (!picture || gone) return;
        made = URL.createObjectURL(picture.blob);
        setUrl(made);
      },
      () => undefined,
    );
    return () => {
      gone = true;
      if (made) URL.revokeObjectURL(made);
    };
  }, [id]);
  return url ? <img src={url} alt={label} /> : <span className="hint">{label}</span>;
}
