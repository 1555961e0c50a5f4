/** Builds the fictional units from the region plan and the templates of the `org` module. */
import { type Level, readAgencyTemplates, type UnitTemplate, unitName } from '../../modules/org/data/read-templates.ts';
import type { DemoRegion, DemoUnit } from '../read-demo.ts';
import { makeUscc } from './codes.ts';
import { brigades, ownGoLive, ownNames, ownSuperior, regions as plan, type RegionPlan } from './region-plan.ts';

const { lines, templates } = readAgencyTemplates();
const planByCode = new Map(plan.map((region) => [region.code, region]));

/** 990102001 → 990102 → 990100 → 990000 → null */
export function parentOf(code: string): string | null {
  if (code.length > 6) return code.slice(0, 6);
  if (code.endsWith('0000')) return null;
  return code.endsWith('00') ? `${code.slice(0, 2)}0000` : `${code.slice(0, 4)}00`;
}

function ancestors(code: string): string[] {
  const parent = parentOf(code);
  return parent === null ? [] : [parent, ...ancestors(parent)];
}

function linesOf(region: RegionPlan): string[] {
  if (region.level === 'township') return ['zf', 'sfs'];
  return region.lines ? region.lines.split(' ') : [];
}

const planned = new Set(plan.flatMap((region) => linesOf(region).map((line) => `${region.code}.${line}`)));

/** The nearest unit upward in the same line that exists in the demonstration. */
function superiorOf(region: RegionPlan, template: UnitTemplate): string | null {
  if (template.superior === 'none') return null;
  const line = template.line === 'sfs' ? 'sf' : template.line;
  return (
    ancestors(region.code)
      .map((code) => `${code}.${line}`)
      .find((unit) => planned.has(unit)) ?? null
  );
}

function supervisorOf(region: RegionPlan, template: UnitTemplate): string | null {
  const parent = parentOf(region.code);
  const bureau: Readonly<Record<UnitTemplate['supervised_by'], string | null>> = {
    same: `${region.code}.sf`,
    county: parent && `${parent}.sf`,
    upper: parent && `${parent}.sf`,
    province: `${region.code.slice(0, 2)}0000.sf`,
    none: null,
  };
  return bureau[template.supervised_by];
}

function administrativeParent(region: RegionPlan, kind: string, superior: string | null): string | null {
  const above = parentOf(region.code);
  if (kind === 'vertical' || kind === 'justice-station') return superior;
  if (kind === 'government' || kind === 'township') return above && `${above}.zf`;
  return `${region.code}.zf`;
}

const serials = new Map<string, number>();
function organCode(region: string): string {
  const division = region.slice(0, 6);
  const serial = (serials.get(division) ?? 0) + 1;
  serials.set(division, serial);
  return makeUscc('11', division, `0099${String(serial).padStart(4, '0')}`);
}

function makeUnit(region: RegionPlan, template: UnitTemplate): DemoUnit {
  const code = `${region.code}.${template.line}`;
  const kind = template.kind ?? lines.find((line) => line.code === template.line)?.kind ?? 'agency';
  const superior = ownSuperior[code] ?? superiorOf(region, template);
  return {
    code,
    name: ownNames[code] ?? unitName(template, region.name),
    kind,
    line: template.line,
    region: region.code,
    parent: administrativeParent(region, kind, superior),
    superior,
    supervised_by: supervisorOf(region, template),
    uscc: kind === 'law-office' || kind === 'justice-station' ? null : organCode(region.code),
    go_live: code in ownGoLive ? (ownGoLive[code] ?? null) : (region.go_live ?? null),
    valid_from: null,
    valid_until: region.valid_until ?? null,
    successor: region.successor ? `${region.successor}.${template.line}` : null,
  };
}

/** Every fictional region, in the order of the plan. */
export function makeRegions(): DemoRegion[] {
  return plan.map((region) => ({
    code: region.code,
    name: region.name,
    level: region.level as Level,
    parent: parentOf(region.code),
    kind: region.kind ?? 'division',
    adopts: region.adopts ?? null,
    valid_from: null,
    valid_until: region.valid_until ?? null,
    successor: region.successor ?? null,
  }));
}

/** Every fictional unit; brigades follow their agency. */
export function makeUnits(): DemoUnit[] {
  serials.clear();
  return plan.flatMap((region) => {
    const units = templates.find((template) => template.level === region.level)?.units ?? [];
    return linesOf(region).flatMap((line) => {
      const template = units.find((unit) => unit.line === line);
      if (!template) throw new Error(`no template for ${region.level} ${line}`);
      const unit = makeUnit(region, template);
      const below = brigades.filter((brigade) => brigade.code.startsWith(`${unit.code}.`));
      return [
        unit,
        ...below.map((brigade) => ({ ...unit, ...brigade, parent: unit.code, superior: unit.code, uscc: null })),
      ];
    });
  });
}

/** The plan row of a region; throws on an unknown code. */
export function regionName(code: string): string {
  const name = planByCode.get(code)?.name;
  if (!name) throw new Error(`no region ${code}`);
  return name;
}
