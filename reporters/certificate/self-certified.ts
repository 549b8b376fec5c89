import type { ClassResult, ClassVerdict, RunReport, RunVerdict } from '../../harness/report/run-report.js';
import { counted } from '../amounts.js';
import { classesNote, scopeLines, titleOf } from '../scope-lines.js';
import { coveredBy } from './covered-by.js';
import { renderCertificate, type ClassOnPage, type Fact, type Standing } from './page.js';

/** What the page needs to know beyond the report. */
export interface SelfCertification {
  /** The hex digest of each file of the bundle that the page names, by its name. */
  readonly digests: ReadonlyMap<string, string>;
  /** The fingerprint of the key that signs the bundle; undefined if none does. */
  readonly signedBy: string | undefined;
}

const standings: Readonly<Record<RunVerdict, Standing>> = {
  conformant: 'good',
  partial: 'open',
  'non-conformant': 'bad',
  incomplete: 'open',
  error: 'open',
};

/** The page on which a supplier says what its own run found, good or bad. */
export function renderSelfCertificate(report: RunReport, { digests, signedBy }: SelfCertification): string {
  const { suite, target, verdict, classes = [], scope, seed, startedAt, durationMs } = report;
  const signing = signedBy === undefined ? 'It is not signed: anybody could have written it.' : 'Its bundle is signed.';
  return renderCertificate({
    heading: 'SELF-CERTIFIED',
    name: suite.specification,
    supplier: target.supplier,
    ...(target.product && { product: `${target.product.name} ${target.product.release}` }),
    standing: standings[verdict],
    result: resultOf(report),
    statement: `This is what a run of ${suite.name} found, as the supplier states it. ${signing} The Fibre Cafe has not checked it.`,
    classes: classes.filter(isClaimed).map(classOnPage),
    note: classesNote,
    excluded: excludedBy(report),
    waivers: [],
    facts: [
      ['Examined', examinedIn(report)],
      ['Address', target.baseUrl],
      ['From', startedAt],
      ['To', new Date(Date.parse(startedAt) + durationMs).toISOString()],
      ['Suite', `${suite.name} ${suite.version}`],
      ['Properties', `${scope.propertyRuns} values each, seed ${seed}`],
      ['KCIs', scope.kcis ? 'examined' : 'not examined'],
    ],
    digests: [
      ...(target.product?.digest === undefined ? [] : [['product', target.product.digest] as const]),
      ...[...digests].map(([name, digest]): Fact => [name, `sha256:${digest}`]),
      ['specification', suite.specificationDigest],
      ['profile', suite.profileDigest],
      ...(suite.classesDigest === undefined ? [] : [['classes', suite.classesDigest] as const]),
      ...(signedBy === undefined ? [] : [['signed by', signedBy] as const]),
    ],
    verification: 'To find out whether the bundle is as it was signed, and by whom:',
    command: `npx ${suite.name}@${suite.version} verify BUNDLE --trust trust.yaml`,
  });
}

/** The verdict, and how many requirements are violated. */
function resultOf(report: RunReport): string {
  const violated = new Set(
    report.findings.filter(({ level }) => level === 'MUST').map(({ requirement }) => requirement),
  );
  if (violated.size === 0) return titleOf(report);
  return `${titleOf(report)}: ${counted(violated.size, 'requirement')} violated`;
}

function isClaimed({ verdict }: ClassResult): boolean {
  return verdict !== 'not-claimed';
}

const classStandings: Readonly<Record<ClassVerdict, ClassOnPage['standing']>> = {
  conformant: 'good',
  conditional: 'conditional',
  'non-conformant': 'bad',
  incomplete: 'open',
  'not-claimed': 'none',
};

function classOnPage({ title, verdict, operations, kcis }: ClassResult): ClassOnPage {
  return { title, verdict, standing: classStandings[verdict], covers: coveredBy(operations, kcis) };
}

function examinedIn({ scope: { operations } }: RunReport): string {
  const examined = operations.filter((each) => each.examined).map(({ operation }) => operation);
  if (examined.length === 0) return 'nothing';
  if (examined.length === operations.length) return `all ${operations.length} operations`;
  return `${examined.length} of ${operations.length} operations: ${examined.join(', ')}`;
}

function excludedBy(report: RunReport): readonly string[] {
  const { scope, classes = [] } = report;
  const unclaimed = scope.operations.filter((each) => !each.claimed).map(({ operation }) => operation);
  const others = classes.filter((each) => !isClaimed(each)).map(({ title }) => title);
  return [
    ...(unclaimed.length === 0 ? [] : [`Operations that are not claimed: ${unclaimed.join(', ')}.`]),
    ...(others.length === 0 ? [] : [`Classes that are not claimed whole: ${others.join(', ')}.`]),
    ...scopeLines(report).filter((line) => line !== classesNote),
  ];
}
