/** A month at a glance: quiet days, weekends and known visits, each in words as well; a day is chosen by clicking it. */
import LeftOutlined from '@ant-design/icons/LeftOutlined';
import RightOutlined from '@ant-design/icons/RightOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import { addMonths, type Day, dayFrom, daysInMonth, dayZh, monthOf, weekdayOf, yearOf } from '#kernel/day.ts';
import type { DraftHelpAnswer } from '../shapes.ts';

interface DayPickerProps {
  readonly chosen: Day;
  readonly today: Day;
  readonly help: DraftHelpAnswer | undefined;
  readonly onChoose: (day: Day) => void;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

export function DayPicker({ chosen, today, help, onChoose }: DayPickerProps) {
  const [moved, setMoved] = useState<{ readonly of: Day; readonly to: Day } | null>(null);
  const shown = moved?.of === chosen ? moved.to : chosen;
  const [year, month] = [yearOf(shown), monthOf(shown)];
  const first = dayFrom({ year, month, date: 1 });
  const days = Array.from({ length: daysInMonth(year, month) }, (_, i) => dayFrom({ year, month, date: i + 1 }));
  const turn = (months: number) => setMoved({ of: chosen, to: addMonths(first, months) });
  return (
    <div className="ins-month">
      <div className="ins-month-head">
        <Button size="small" icon={<LeftOutlined aria-hidden />} aria-label="上一月" onClick={() => turn(-1)} />
        <strong aria-live="polite">
          {year}年{month}月
        </strong>
        <Button size="small" icon={<RightOutlined aria-hidden />} aria-label="下一月" onClick={() => turn(1)} />
      </div>
      <div className="ins-month-grid">
        {WEEKDAYS.map((name) => (
          <span key={name} className="ins-weekday" aria-hidden>
            {name}
          </span>
        ))}
        {days.map((day, i) => (
          <DayButton
            key={day}
            day={day}
            column={i === 0 ? weekdayOf(day) : undefined}
            chosen={day === chosen}
            past={day < today}
            help={help}
            onChoose={onChoose}
          />
        ))}
      </div>
      <p className="zs-quiet ins-legend">
        <span className="ins-flag">静</span>安静生产期
        <span className="ins-flag">查</span>已知检查
        <span className="ins-flag">休</span>周末（调休以平台日历为准）
      </p>
    </div>
  );
}

interface DayButtonProps {
  readonly day: Day;
  readonly column: number | undefined;
  readonly chosen: boolean;
  readonly past: boolean;
  readonly help: DraftHelpAnswer | undefined;
  readonly onChoose: (day: Day) => void;
}

function DayButton({ day, column, chosen, past, help, onChoose }: DayButtonProps) {
  const date = Number(day.slice(8));
  const { applies, first_day, last_day } = help?.quiet ?? { applies: false, first_day: null, last_day: null };
  const quiet = applies && first_day !== null && last_day !== null && date >= first_day && date <= last_day;
  const known = (help?.known ?? []).filter((it) => it.day === day);
  const weekend = weekdayOf(day) > 5;
  const words = [
    dayZh(day),
    quiet ? '安静生产期' : '',
    weekend ? '周末' : '',
    ...known.map((it) => `${it.department}${it.what === 'visit' ? '检查过' : '计划检查'}`),
  ].filter(Boolean);
  return (
    <button
      type="button"
      className={`ins-day${quiet ? ' ins-day-quiet' : ''}`}
      style={column ? { gridColumnStart: column } : undefined}
      aria-pressed={chosen}
      aria-label={words.join('，')}
      title={words.slice(1).join('，') || undefined}
      disabled={past}
      onClick={() => onChoose(day)}
    >
      {date}
      <span className="ins-day-flags" aria-hidden>
        {quiet ? '静' : ''}
        {known.length > 0 ? '查' : ''}
        {weekend && !quiet && known.length === 0 ? '休' : ''}
      </span>
    </button>
  );
}
