/** Tabs that wrap instead of hiding behind a menu, so that every form of a return is in view. */
import { type KeyboardEvent, useRef } from 'react';

interface TabListProps {
  readonly label: string;
  readonly tabs: readonly { readonly key: string; readonly words: string; readonly wrong: boolean }[];
  readonly current: string;
  readonly onChange: (key: string) => void;
}

export function TabList({ label, tabs, current, onChange }: TabListProps) {
  const box = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((it) => it.key === current);
  const step = (event: KeyboardEvent) => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0;
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (by === 0 || !next) return;
    event.preventDefault();
    onChange(next.key);
    box.current?.querySelectorAll<HTMLElement>('[role=tab]')[tabs.indexOf(next)]?.focus();
  };
  return (
    <div ref={box} role="tablist" aria-label={label} className="ret-tabs zs-no-print" onKeyDown={step}>
      {tabs.map((tab) => (
        <button
          key={tab.key}
          type="button"
          role="tab"
          aria-selected={tab.key === current}
          tabIndex={tab.key === current ? 0 : -1}
          className={tab.wrong ? 'ret-tab ret-tab-wrong' : 'ret-tab'}
          onClick={() => onChange(tab.key)}
        >
          {tab.words}
        </button>
      ))}
    </div>
  );
}
