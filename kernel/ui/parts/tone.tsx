/** A state in words, with an icon and a colour: never by colour alone. */
import CheckCircleOutlined from '@ant-design/icons/CheckCircleOutlined';
import ClockCircleOutlined from '@ant-design/icons/ClockCircleOutlined';
import CloseCircleFilled from '@ant-design/icons/CloseCircleFilled';
import ExclamationCircleOutlined from '@ant-design/icons/ExclamationCircleOutlined';
import MinusCircleOutlined from '@ant-design/icons/MinusCircleOutlined';
import StopOutlined from '@ant-design/icons/StopOutlined';
import WarningFilled from '@ant-design/icons/WarningFilled';
import type { ReactNode } from 'react';
import type { RecordMeta } from '../api/shapes.ts';

export type Tone = 'done' | 'waiting' | 'attention' | 'stopped' | 'plain';

const ICONS: Readonly<Record<Tone, ReactNode>> = {
  done: <CheckCircleOutlined aria-hidden />,
  waiting: <ClockCircleOutlined aria-hidden />,
  attention: <ExclamationCircleOutlined aria-hidden />,
  stopped: <StopOutlined aria-hidden />,
  plain: <MinusCircleOutlined aria-hidden />,
};

export function ToneTag({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  return (
    <span className={`zs-tone zs-tone-${tone}`}>
      {ICONS[tone]} {children}
    </span>
  );
}

/** State of a row in the words of its record. */
export function StateTag({ record, state }: { readonly record: RecordMeta; readonly state: string }) {
  const def = record.states[state];
  return <ToneTag tone={def?.tone ?? 'plain'}>{def?.label ?? state}</ToneTag>;
}

const LIGHTS = {
  red: { word: '红灯', icon: <CloseCircleFilled aria-hidden />, tone: 'stopped' },
  yellow: { word: '黄灯', icon: <WarningFilled aria-hidden />, tone: 'attention' },
} as const;

/** A light of an alert; `why` is said beside it. Anything but red or yellow is shown as it is. */
export function Light({ level, why }: { readonly level: string; readonly why?: ReactNode }) {
  const light = level === 'red' || level === 'yellow' ? LIGHTS[level] : undefined;
  if (!light) return <ToneTag tone="plain">{level}</ToneTag>;
  return (
    <span className={`zs-tone zs-tone-${light.tone} zs-light`}>
      {light.icon} {light.word}
      {why ? <span className="zs-light-why">{why}</span> : null}
    </span>
  );
}
