import {
  verdicts,
  type ClassResult,
  type Leftover,
  type ReportedFinding,
  type RequirementResult,
  type RunReport,
  type Scope,
  type TestCaseResult,
  type Verdict,
  type Violation,
} from './run-report.js';

/**
 * Whose words stand under a key: this suite's, its sentences about what others sent, or what came from the supplier or
 * its profile and may hold a secret.
 */
export type Words = 'own' | 'sentence' | 'foreign';

type Keys<T> = Readonly<Record<keyof T, Words>>;

/** Every key of a report in its order. The schema beside this file states the same, and a test compares them. */
export const reportKeys: Keys<RunReport> = {
  schemaVersion: 'own',
  suite: 'own',
  target: 'foreign',
  mode: 'own',
  seed: 'own',
  startedAt: 'own',
  durationMs: 'own',
  verdict: 'own',
  headline: 'own',
  scope: 'own',
  classes: 'own',
  reason: 'sentence',
  baseline: 'own',
  counts: 'own',
  exchanges: 'own',
  findings: 'foreign',
  habits: 'own',
  testCases: 'foreign',
  requirements: 'own',
  leftovers: 'foreign',
  coverage: 'own',
  notes: 'foreign',
  leftOut: 'foreign',
};

export const suiteKeys: Keys<RunReport['suite']> = {
  name: 'own',
  version: 'own',
  specification: 'own',
  specificationDigest: 'own',
  profileDigest: 'own',
  classesDigest: 'own',
};

export const targetKeys: Keys<RunReport['target']> = {
  baseUrl: 'foreign',
  supplier: 'foreign',
  product: 'foreign',
};

export const scopeKeys: Keys<Scope> = {
  reference: 'own',
  mode: 'own',
  filters: 'own',
  shard: 'own',
  kcis: 'own',
  propertyRuns: 'own',
  operations: 'own',
  excluded: 'own',
  needs: 'own',
};

export const classKeys: Keys<ClassResult> = {
  id: 'own',
  title: 'own',
  verdict: 'own',
  requested: 'own',
  operations: 'own',
  kcis: 'own',
  testCases: 'own',
  decided: 'own',
  reasons: 'own',
};

export const countKeys = Object.fromEntries(verdicts.map((verdict) => [verdict, 'own'])) as Readonly<
  Record<Verdict, Words>
>;

export const findingKeys: Keys<ReportedFinding> = {
  requirement: 'own',
  operation: 'own',
  level: 'own',
  ways: 'own',
  reason: 'sentence',
  expected: 'sentence',
  actual: 'foreign',
  pointer: 'foreign',
  cause: 'own',
  why: 'own',
  testCases: 'own',
};

export const testCaseKeys: Keys<TestCaseResult> = {
  id: 'own',
  title: 'own',
  kind: 'own',
  area: 'own',
  operation: 'own',
  requirements: 'own',
  violated: 'own',
  level: 'own',
  verdict: 'own',
  reason: 'sentence',
  cause: 'own',
  why: 'own',
  group: 'own',
  filtered: 'own',
  choice: 'own',
  profileKey: 'own',
  expected: 'sentence',
  actual: 'foreign',
  pointer: 'foreign',
  reproduced: 'own',
  together: 'own',
  curl: 'foreign',
  violations: 'foreign',
  seenOnce: 'foreign',
  exchanges: 'own',
  attempts: 'own',
  judgedExchange: 'own',
  control: 'own',
  notes: 'sentence',
  habits: 'own',
  seed: 'own',
  path: 'own',
  counterexample: 'foreign',
  tries: 'own',
  differences: 'foreign',
  durationMs: 'own',
  file: 'own',
  line: 'own',
};

export const violationKeys: Keys<Violation> = {
  requirement: 'own',
  operation: 'own',
  level: 'own',
  way: 'own',
  reason: 'sentence',
  expected: 'sentence',
  actual: 'foreign',
  pointer: 'foreign',
  exchange: 'own',
  cause: 'own',
  why: 'own',
};

export const requirementKeys: Keys<RequirementResult> = {
  id: 'own',
  level: 'own',
  statement: 'own',
  source: 'own',
  verdict: 'own',
  testCases: 'own',
};

export const leftoverKeys: Keys<Leftover> = { kind: 'own', id: 'own', supplierReference: 'foreign', reason: 'foreign' };
