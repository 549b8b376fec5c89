import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { interruption, RunStopped } from '../../bin/run/interruption.js';
import { scopeFactsOf } from '../../bin/run/scope-facts.js';
import type { PartialProfile } from '../../config/profile-document.js';
import { everyOperation } from '../../contract/requirements/index.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';
import { decide } from '../../harness/engine/outcome.js';
import { exclusionOf } from '../../harness/engine/selection.js';
import { allPurposes } from '../../harness/engine/suite-files.js';
import { buildReport, type RunFacts } from '../../harness/report/build-report.js';
import { bundleOf } from '../../harness/report/bundle/evidence-bundle.js';
import { textOf } from '../reporters/text-of.js';
import { mergeReports } from '../../harness/report/merge-reports.js';
import type { RunReport, TestCaseResult } from '../../harness/report/run-report.js';
import { exitCodeOf } from '../../harness/report/verdict.js';
import { Session } from '../../harness/session/session.js';
import type { RunSettings } from '../../harness/session/settings.js';
import { renderConsole } from '../../reporters/console.js';
import { renderGithub } from '../../reporters/github.js';
import { reporterNames, reporters } from '../../reporters/index.js';
import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { settingsFor } from '../harness/sessions.js';

/** What depends on KCIs and stimuli is really decided; all others pass, as at a sound supplier. */
const decided = [
  'create-problem.kci-after-202',
  'lifecycle.problem-held',
  'lifecycle.order-completed',
  'kcis.every-kci',
  'kcis.every-promise',
  'kci.sent-again',
];

/** One way to run. */
interface Way {
  readonly settings?: Partial<RunSettings>;
  readonly profile?: PartialProfile;
  /** On this machine the stimuli of the reference supplier are assumed; here they are not. */
  readonly stimuli?: RunSettings['profile']['stimuli'];
  readonly inbox?: false;
  readonly cutShort?: RunFacts['cutShort'];
  /** What else comes of some test purposes. */
  readonly results?: (purpose: TestPurpose, index: number) => Partial<TestCaseResult>;
}

let supplier: ReferenceSupplier;
let listen: string;
let purposes: readonly TestPurpose[];
beforeAll(async () => {
  listen = `127.0.0.1:${await freePort()}`;
  supplier = await startSupplier({ mode: 'async', kciUrl: `http://${listen}` });
  purposes = await allPurposes();
});
afterAll(() => supplier.close());

/** The report of a run at a sound supplier. */
async function reportOf({ settings: changes, profile, stimuli, inbox, cutShort, results }: Way): Promise<RunReport> {
  const kcis = { listen, publicUrl: `http://${listen}`, timeoutMs: 5000, putOff: true };
  const whole = settingsFor(supplier.url, changes, { ...(inbox !== false && { kcis }), ...profile });
  const settings: RunSettings = stimuli
    ? { ...whole, profile: { ...whole.profile, stimuli }, assumed: [] }
    : { ...whole, profile: { ...whole.profile, limits: { ...whole.profile.limits, propertyRuns: 35 } } };
  const found = new Map<string, TestCaseResult>();
  if (stimuli || inbox === false || profile || !changes) {
    const session = await Session.open(settings);
    for (const purpose of purposes)
      if (decided.includes(purpose.id)) found.set(purpose.id, await decide(purpose, session));
    await session.close();
  }
  for (const [index, purpose] of purposes.entries()) {
    const result = found.get(purpose.id) ?? (await passOf(purpose, settings));
    const other = results?.(purpose, index);
    if (cutShort === undefined || index === 0 || other) found.set(purpose.id, { ...result, ...other });
  }
  return buildReport({
    suite: {
      name: 'fibre-cafe-conformance',
      version: '1.0.0',
      specification: 'Supplier API 1.15',
      specificationDigest: `sha256:${'0'.repeat(64)}`,
      profileDigest: `sha256:${'f'.repeat(64)}`,
    },
    target: { baseUrl: supplier.url, supplier: 'Example Net' },
    mode: settings.mode,
    seed: 1,
    startedAt: '2026-01-02T03:04:05.678Z',
    durationMs: 1,
    purposes,
    results: found,
    leftovers: [],
    exchanges: 1,
    strict: false,
    scope: scopeFactsOf(settings),
    ...(cutShort && { cutShort }),
  });
}

/** A pass, unless the options or the profile exclude the test purpose: that is decided as in a run. */
async function passOf(purpose: TestPurpose, settings: RunSettings): Promise<TestCaseResult> {
  const { id, title, kind, area, operation, requirements } = purpose;
  const facts = { id, title, kind, area, operation, requirements, violated: [], level: 'MUST' } as const;
  const rest = { exchanges: [], notes: [], durationMs: 0 };
  const excluded = exclusionOf(purpose, settings);
  if (excluded) return { ...facts, ...rest, verdict: 'not-run', filtered: true, ...excluded };
  const { [area]: claim } = settings.profile.implements;
  if (claim !== false) return { ...facts, ...rest, verdict: 'pass', reason: '' };
  const key = `implements.${area}`;
  return { ...facts, ...rest, verdict: 'not-applicable', reason: 'x', choice: 'profile', profileKey: key };
}

const { privateKey } = generateKeyPairSync('ed25519');

/** All that anybody can read of a run, by its name; of the HTML page what it shows. */
async function outputsOf(report: RunReport): Promise<readonly (readonly [string, string])[]> {
  const manifest = bundleOf(report, new Map(), privateKey).get('manifest.json') ?? Buffer.of();
  return [
    ['console', renderConsole(report, { colour: false, width: 100 })],
    ['github', renderGithub(report)],
    ['manifest', Buffer.from(manifest).toString('utf8')],
    ...(await Promise.all(
      reporterNames.map(async (name) => {
        const text = await textOf(reporters[name].render(report, []));
        return [
          name,
          text.replaceAll(/<(style|script type="module")>.*?<\/\1>|<script type="module">.*/gs, ''),
        ] as const;
      }),
    )),
  ];
}

/** So that a sentence is found wherever lines are wrapped, escaped or indented. */
function plain(text: string): string {
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll(/%0A|\\n/g, ' ')
    .replaceAll('\\', '')
    .replaceAll(/\s+/g, ' ');
}

const stopped = (limits: Parameters<typeof interruption>[0]): RunFacts['cutShort'] => {
  const quiet = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { signal, failed, release } = interruption(limits);
  failed();
  release();
  quiet.mockRestore();
  const { message, choice } = signal.reason as RunStopped;
  return { reason: message, verdict: 'not-run', ...(choice !== undefined && { choice }) };
};
const budget = { verdict: 'not-run', reason: 'The budget of 9 requests is used up.', group: 'cut-short' } as const;

test('a run that leaves nothing out is conformant, in every output, for all operations', async () => {
  const report = await reportOf({});
  expect(report.scope).toMatchObject({ filters: [], shard: null, kcis: true, excluded: [], needs: [] });
  expect(report.scope.operations.map(({ operation }) => operation)).toEqual(everyOperation);
  for (const { claimed, examined, testCases, decided: all } of report.scope.operations)
    expect([claimed, examined, all]).toEqual([true, true, testCases]);
  expect(report.headline).toBe('CONFORMANT for all 13 operations; KCIs examined');
  for (const [name, text] of await outputsOf(report)) expect(plain(text), name).toContain(report.headline);
});

describe('no output says conformant of a run that examines less:', () => {
  test.each<[string, Way, RunReport['verdict'], string]>([
    ['an area', { settings: { areas: ['quotes'] } }, 'partial', '--area'],
    ['an operation', { settings: { only: ['POST /quote'] } }, 'partial', '--only'],
    ['a requirement', { settings: { only: ['SP-CANCEL-ENDED'] } }, 'partial', '--only'],
    ['one test purpose', { settings: { only: ['create-problem.plain'] } }, 'partial', '--only'],
    ['smoke', { settings: { mode: 'smoke' } }, 'partial', '--mode'],
    ['the first shard', { settings: { shard: { index: 1, total: 3 } } }, 'partial', '--shard'],
    ['the second shard', { settings: { shard: { index: 2, total: 3 } } }, 'partial', '--shard'],
    ['the third shard', { settings: { shard: { index: 3, total: 3 } } }, 'partial', '--shard'],
    ['what failed last', { settings: { rerun: ['create-problem.plain'] } }, 'partial', '--last-failed'],
    ['no inbox', { inbox: false }, 'partial', 'kcis.listen'],
    ['no inbox, and no stimulus', { inbox: false, stimuli: {} }, 'partial', 'kcis.listen'],
    ['no inbox, and stimuli that are false', { inbox: false, stimuli: falseStimuli() }, 'partial', 'kcis.listen'],
    ['no stimulus', { stimuli: {} }, 'partial', 'stimuli.holdServiceProblem'],
    [
      'a stimulus that needs a person',
      { stimuli: { ...falseStimuli(), completeServiceOrder: { manual: 'Complete it.' } } },
      'partial',
      'stimuli.completeServiceOrder',
    ],
    ['no KCIs', { profile: { implements: { kcis: false } } }, 'partial', 'implements.kcis'],
    [
      'an operation that answers 501',
      {
        settings: {},
        results: ({ operation }) =>
          operation === 'POST /service-tests'
            ? { verdict: 'not-applicable', choice: 'not-implemented', profileKey: 'implements.service-tests.create' }
            : {},
      },
      'partial',
      'implements.service-tests.create',
    ],
    [
      'properties out of time',
      { settings: {}, results: ({ kind }) => (kind === 'property' ? { choice: 'property-seconds' } : {}) },
      'partial',
      '--property-seconds',
    ],
    ['--max-failures', { settings: {}, cutShort: stopped({ failures: 1 }) }, 'partial', '--max-failures'],
    [
      '--max-time',
      { settings: {}, cutShort: { reason: 'The run reached its limit of 9 s (--max-time).', verdict: 'not-run' } },
      'incomplete',
      '',
    ],
    ['--max-requests', { settings: {}, results: (_, index) => (index > 9 ? budget : {}) }, 'incomplete', ''],
    [
      'Ctrl-C',
      { settings: {}, cutShort: { reason: 'The run was interrupted.', verdict: 'not-run' } },
      'incomplete',
      '',
    ],
  ])('%s', async (_, way, verdict, need) => {
    const report = await reportOf(way);
    expect(report.verdict).toBe(verdict);
    for (const [name, text] of await outputsOf(report)) {
      expect(plain(text).replaceAll(report.target.supplier, ''), name).not.toMatch(/\bconformant\b/i);
      expect(plain(text), name).toContain(report.headline);
    }
    expect(report.scope.needs.map(({ what }) => what)).toEqual(need === '' ? [] : expect.arrayContaining([need]));
    for (const { sentence } of report.scope.needs)
      for (const [name, text] of await outputsOf(report))
        if (name !== 'har') expect(plain(text).replaceAll('`', ''), name).toContain(sentence.replaceAll('`', ''));
    // Of a certificate, nothing may be missing.
    expect(exitCodeOf(verdict, 'certify')).toBe(3);
  });
});

test.each<[string, Way, string]>([
  [
    'areas that are not implemented',
    { profile: { implements: { quotes: false, orders: false } } },
    'CONFORMANT for 8 of 13 operations: GET /service-availability, ',
  ],
  [
    'areas that are not implemented',
    { profile: { implements: { quotes: false } } },
    '; not claimed: POST /quote; KCIs',
  ],
  ['stimuli that are false', { stimuli: falseStimuli() }, 'CONFORMANT for all 13 operations'],
])('what the profile excludes is said in every output: %s', async (_, way, said) => {
  const report = await reportOf(way);
  expect(report.verdict).toBe('conformant');
  expect(report.headline).toContain(said);
  const [excluded] = report.scope.excluded;
  for (const [name, text] of await outputsOf(report)) {
    expect(plain(text), name).toContain(report.headline);
    if (name !== 'har') expect(plain(text), name).toContain(excluded?.key);
  }
  // It is counted, but not listed.
  const junit = await textOf(reporters.junit.render(report, []));
  for (const { id, choice } of report.testCases) expect(junit.includes(`${id} `)).toBe(choice !== 'profile');
});

test('the shards of a sound supplier are conformant together, and not while one is missing', async () => {
  const shards = [1, 2, 3].map((index) => reportOf({ settings: { shard: { index, total: 3 } } }));
  const [first, second, third] = (await Promise.all(shards)).map((report) => ({ report, exchanges: [] }));
  if (!first || !second || !third) throw new Error('A shard is missing.');
  const { report: whole } = await mergeReports([first, second, third]);
  expect(whole.headline).toBe('CONFORMANT for all 13 operations; KCIs examined');
  expect(whole.scope).toEqual((await reportOf({ settings: {} })).scope);
  const { report: lacking } = await mergeReports([third, first]);
  expect([lacking.verdict, lacking.scope.shard]).toEqual(['incomplete', '1/3, 3/3']);
  for (const [name, text] of await outputsOf(lacking)) expect(plain(text), name).not.toMatch(/\bconformant\b/i);
  // A filter stays one, whatever is merged.
  const only = { settings: { areas: ['quotes'], shard: { index: 1, total: 1 } } };
  const { report: filtered } = await mergeReports([{ report: await reportOf(only), exchanges: [] }]);
  expect([filtered.verdict, filtered.scope.filters]).toEqual(['partial', ['--area quotes']]);
});

test('full and certify mode come to the same verdict of the same supplier', async () => {
  for (const way of [{}, { inbox: false }, { stimuli: {} }] as const) {
    const [full, certify] = [await reportOf(way), await reportOf({ ...way, settings: { mode: 'certify' } })];
    expect(certify.verdict).toBe(full.verdict);
    expect({ ...certify.scope, mode: 'full' }).toEqual(full.scope);
  }
});

test('what needs a resolution is not applicable where the supplier cannot be made to resolve anything', async () => {
  const kcis = { listen, publicUrl: `http://${listen}`, timeoutMs: 5000 };
  const settings = settingsFor(supplier.url, {}, { kcis, stimuli: { resolveServiceProblem: false } });
  const session = await Session.open(settings);
  for (const purpose of purposes.filter(({ id }) =>
    /^service-problem-resolution\.(reopens|after-cancellation)$/.test(id),
  ))
    expect(await decide(purpose, session)).toMatchObject({
      verdict: 'not-applicable',
      choice: 'profile',
      profileKey: 'stimuli.resolveServiceProblem',
    });
  await session.close();
});

test('the embedded reference supplier is named in every output', async () => {
  const report = await reportOf({ settings: { reference: true } });
  for (const [name, text] of await outputsOf(report)) expect(plain(text), name).toContain('reference supplier');
});

/** All stimuli, each said to be impossible. */
function falseStimuli(): RunSettings['profile']['stimuli'] {
  return {
    resolveServiceProblem: false,
    holdServiceProblem: false,
    resumeServiceProblem: false,
    requestInformation: false,
    delayServiceOrder: false,
    resumeServiceOrder: false,
    completeServiceOrder: false,
    unsolicitedCease: false,
    completeServiceTest: false,
  };
}
