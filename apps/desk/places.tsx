/** The rail: ten places at most, named by what people do there, and which pages and records belong to each. Composition only. */

import AlertOutlined from '@ant-design/icons/AlertOutlined';
import AuditOutlined from '@ant-design/icons/AuditOutlined';
import BookOutlined from '@ant-design/icons/BookOutlined';
import CalendarOutlined from '@ant-design/icons/CalendarOutlined';
import DatabaseOutlined from '@ant-design/icons/DatabaseOutlined';
import FlagOutlined from '@ant-design/icons/FlagOutlined';
import FormOutlined from '@ant-design/icons/FormOutlined';
import MessageOutlined from '@ant-design/icons/MessageOutlined';
import SettingOutlined from '@ant-design/icons/SettingOutlined';
import TeamOutlined from '@ant-design/icons/TeamOutlined';
import type { ComponentType } from 'react';
import type { RecordMeta } from '#kernel/ui/api/shapes.ts';
import { type Desk, type DeskPage, listPath, PLACES, type PlaceName } from '#kernel/ui/index.ts';
import { modulePages } from './module-pages.ts';

export interface PlaceDef {
  readonly name: PlaceName;
  readonly label: string;
  readonly icon: ComponentType;
}

const LABELS: Readonly<Record<PlaceName, Omit<PlaceDef, 'name'>>> = {
  today: { label: '今日', icon: CalendarOutlined },
  alerts: { label: '预警', icon: AlertOutlined },
  inspections: { label: '检查', icon: AuditOutlined },
  returns: { label: '报送', icon: FormOutlined },
  clues: { label: '线索', icon: MessageOutlined },
  tasks: { label: '任务', icon: FlagOutlined },
  ledgers: { label: '台账', icon: DatabaseOutlined },
  rules: { label: '规则', icon: BookOutlined },
  people: { label: '人员', icon: TeamOutlined },
  settings: { label: '设置', icon: SettingOutlined },
};

/** Place of a module's records; any other module's are ledgers. */
const OF_MODULE: Readonly<Record<string, PlaceName>> = {
  supervision: 'alerts',
  inspection: 'inspections',
  returns: 'returns',
  clues: 'clues',
  campaigns: 'tasks',
  council: 'tasks',
  scorecards: 'tasks',
  training: 'people',
  policy: 'rules',
  powers: 'rules',
  officers: 'people',
  identity: 'settings',
  org: 'settings',
  audit: 'settings',
};

export const placeOfRecord = (record: RecordMeta): PlaceName => OF_MODULE[record.module] ?? 'ledgers';

/** May the acting post open this page? */
export function mayOpen(desk: Desk, page: DeskPage): boolean {
  const { record, query, right, imports } = page.needs;
  return (
    (record === undefined || desk.mayRead(record)) &&
    (query === undefined || desk.mayAsk(query)) &&
    (right === undefined || desk.mayUse(right)) &&
    (!imports || desk.meta.allowed.imports.length > 0)
  );
}

export interface Tab {
  readonly to: string;
  readonly label: string;
}

const OWN_TODAY: readonly Tab[] = [
  { to: '/', label: '今日' },
  { to: '/duties', label: '待办日程' },
];

/** Registers that are looked at where they are used. */
const NO_TAB = ['calendar-feed'];

/** Tabs of a place: hand-made pages first, then the lists of its records that have no page of their own. */
export function tabsOf(desk: Desk, place: PlaceName): readonly Tab[] {
  const own = place === 'today' ? OWN_TODAY : [];
  const pages = modulePages.filter((p) => p.place === place && !p.hidden && !p.path.includes(':') && mayOpen(desk, p));
  const tabs = pages.map((p) => ({ to: p.path, label: p.title }));
  const covered = new Set([...NO_TAB, ...modulePages.filter((p) => mayOpen(desk, p)).flatMap((p) => p.lists ?? [])]);
  const lists = desk.meta.records
    .filter((r) => placeOfRecord(r) === place && desk.mayRead(r.name) && !covered.has(r.name))
    .map((r) => ({ to: listPath(r.name), label: r.label }));
  const taken = new Set(tabs.map((t) => t.to));
  return [...own, ...tabs, ...lists.filter((t) => !taken.has(t.to))];
}

/** The tab an address stands under: the longest that begins it, so that a page below another tab's address lights one tab only. */
export function currentTab(tabs: readonly Tab[], path: string): Tab | undefined {
  const under = tabs.filter((tab) => path === tab.to || path.startsWith(`${tab.to}/`));
  return under.sort((a, b) => b.to.length - a.to.length)[0];
}

/** Places the acting post has something in. */
export function placesOf(desk: Desk): readonly PlaceDef[] {
  return PLACES.filter((name) => tabsOf(desk, name).length > 0).map((name) => ({ name, ...LABELS[name] }));
}
