/**
 * The two reference lists of units: the usual units of each level (templates with their lines) and the 40 provincial entries of
 * Jiangxi. Templates are proposals for a new region; the justice bureau there confirms, renames or drops each unit.
 */
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';

export const unit_kinds = [
  'government',
  'justice-bureau',
  'law-office',
  'agency',
  'vertical',
  'township',
  'justice-station',
] as const;
export const levels = ['province', 'city', 'county', 'township'] as const;

const basis = z.strictObject({ document: z.string(), article: z.string(), note: z.string().optional() });
const line_code = z.string().regex(/^[a-z]{2,6}$/);

const lineShape = z.strictObject({
  code: line_code,
  name: z.string(),
  kind: z.enum(unit_kinds),
  management: z.enum(['local', 'vertical', 'unspecified']),
  note: z.string().optional(),
});

const unitShape = z.strictObject({
  line: line_code,
  /** Differs from the line's own kind only for townships. */
  kind: z.enum(unit_kinds).optional(),
  name: z.string(),
  /** Used instead of `name` where the township is a 街道. */
  street_name: z.string().optional(),
  supervised_by: z.enum(['same', 'county', 'upper', 'province', 'none']),
  superior: z.enum([...levels, 'none']),
});

const templatesShape = z.strictObject({
  basis: z.array(basis),
  lines: z.array(lineShape),
  templates: z.array(z.strictObject({ level: z.enum(levels), units: z.array(unitShape) })),
});

const provincialShape = z.strictObject({
  basis,
  vertical: z.literal('原文未标'),
  units: z.array(
    z.strictObject({
      no: z.int(),
      name: z.string(),
      kind: z.enum(['unit', 'functional']),
      line: line_code.optional(),
    }),
  ),
});

export type UnitKind = (typeof unit_kinds)[number];
export type Level = (typeof levels)[number];
export type AgencyTemplates = z.infer<typeof templatesShape>;
export type UnitTemplate = z.infer<typeof unitShape>;
export type ProvincialUnits = z.infer<typeof provincialShape>;

function read(name: string): unknown {
  return parse(readFileSync(new URL(`./${name}`, import.meta.url), 'utf8'));
}

/** Lines (条) and the usual units of each level. */
export function readAgencyTemplates(): AgencyTemplates {
  return templatesShape.parse(read('agency-templates.yaml'));
}

/** 附件4 of 赣司字〔2024〕5号, in its order. Which of them are vertical the document does not say. */
export function readProvincialUnits(): ProvincialUnits {
  return provincialShape.parse(read('jiangxi-provincial-units.yaml'));
}

/** The name a template gives in a region: `演示东街道` → `演示东街道办事处`, `演示东司法所`. */
export function unitName(template: UnitTemplate, region_name: string): string {
  const pattern = region_name.endsWith('街道') ? (template.street_name ?? template.name) : template.name;
  return pattern.replace('{region}', region_name).replace('{stem}', region_name.replace(/(街道|镇|乡)$/, ''));
}
