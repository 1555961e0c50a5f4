/** The policy engine: dated, sourced values by region. It knows no law, region, number or date of its own. */
export { compareEffect, diff, diffText, type EffectChange, type EntryChange } from './diff.ts';
export { type CheckTools, checkPacks, type PackReport } from './examples.ts';
export { type Explanation, explain, explainText, KIND_WORDS, VERIFIED_WORDS } from './explain.ts';
export { checkAdoptions, flatten, idsFor, type PolicyRow, regionsOf } from './flatten.ts';
export {
  faultText,
  type Loaded,
  type LoadOptions,
  loadPolicies,
  type PackFault,
  PolicyError,
  readPolicies,
} from './load.ts';
export { compareLocal, type LocalComparison, type LocalFate, refuseLocal } from './local.ts';
export { contentHash, documentOf, lineage, type Pack, type PolicySet } from './pack.ts';
export { type FactDictionaries, paramsOf } from './ports.ts';
export { type PublishedPacks, publishedPacks, setOfPublished } from './published.ts';
export { type Adoption, levelOf, NATION, type RegionLevel, regionWalk, type Speaker, speakersFor } from './region.ts';
export {
  basisText,
  type ChainLink,
  type CitedBasis,
  type ConflictView,
  type LocalValue,
  type PolicyWorld,
  type Resolution,
  resolve,
} from './resolve.ts';
export type { Basis, DatedValue, Entry, Example, SourceDocument } from './shape.ts';
export type {
  CheckValue,
  ComparisonValue,
  DeadlineValue,
  DictionaryValue,
  DocumentValue,
  DutyValue,
  EntryKind,
  PeriodValue,
  RuleValue,
  StepsValue,
} from './value-shape.ts';
export { deadlineText, valueText } from './words.ts';
