// cspell:ignore profle jsn statsu crashs plian jnit
import { generateKeyPairSync } from 'node:crypto';
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import type { RunArguments } from '../../bin/options/run-options.js';
import { selectionOf } from '../../bin/run/selection-options.js';
import { targetOf } from '../../bin/run/target.js';
import { describeFailure } from '../../bin/terminal/usage-error.js';
import { hostileListener } from '../harness/hostile-listener.js';
import { cli, newFolder, type Environment } from './cli.js';
import { startOneProcess } from './one-process.js';

function fileWith(text: string | Uint8Array, name = 'conformance.yaml'): string {
  const file = join(newFolder(), name);
  writeFileSync(file, text);
  return file;
}

/** A folder of reports that this process seems to write to. */
function claimed(): string {
  const lock = fileWith(JSON.stringify({ pid: process.pid, host: hostname() }), 'run.lock');
  // A claim that is not shown for a while counts as gone; this one has to last until its test begins.
  const later = new Date(Date.now() + 3_600_000);
  utimesSync(lock, later, later);
  return dirname(lock);
}

/** What yargs makes of an empty command line. */
const noOptions: RunArguments = {
  'base-url': undefined,
  reference: false,
  profile: undefined,
  product: undefined,
  'product-digest': undefined,
  spec: undefined,
  suites: undefined,
  token: undefined,
  tenant: undefined,
  mode: 'full',
  class: undefined,
  area: undefined,
  only: undefined,
  'last-failed': undefined,
  seed: undefined,
  runs: undefined,
  'property-seconds': undefined,
  'max-requests': undefined,
  'max-time': undefined,
  'max-failures': undefined,
  rate: undefined,
  concurrency: undefined,
  timeout: undefined,
  'kci-listen': undefined,
  'kci-timeout': undefined,
  out: 'reports',
  reporter: undefined,
  baseline: undefined,
  'write-baseline': undefined,
  'baseline-owner': undefined,
  'baseline-expires': undefined,
  bundle: undefined,
  'sign-key': undefined,
  shard: undefined,
  'allow-production': false,
  'dry-run': false,
  strict: false,
};

const server = ['--server', 'https://api.example.net'];
const signKey = () => {
  const { privateKey } = generateKeyPairSync('ed25519');
  return ['--sign-key', fileWith(privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), 'sign.pem')];
};
const issue = (policy: string) => ['issue', 'x.zip', '--policy', policy, '--out', 'x', ...signKey()];
const revoke = (...args: readonly string[]) => ['revoke', '--revocations', 'x.yaml', ...signKey(), ...args];
const profile = (text: string) => ['run', '--profile', fileWith(text)];
const littleClaimed = `implements:
  service-availability: false
  quotes: false
  appointments: false
  orders: false
  service-tests: false
  service-problems: { amend: false, cancel: false, resolutions: false }
`;
const few = ['--mode', 'certify', '--base-url', 'http://127.0.0.1:9', '--runs', '1'];

const oneProcess = startOneProcess();
afterAll(oneProcess.end);

describe.concurrent('a wrong command line ends with exit code 2 and one clear message, before any traffic', () => {
  test.each<[string, readonly string[], RegExp, Environment?]>([
    ['no command', [], /Name a command: run, cleanup, simulate/],
    ['a mistyped command', ['rnu'], /Did you mean run\?/],
    ['an unknown option', ['run', '--bogus'], /There is no option --bogus\.$/m],
    ['a mistyped option', ['run', '--profle', 'x.yaml'], /There is no option --profle\. Did you mean --profile\?/],
    [
      'a mistyped option of two words',
      ['run', '--base-ulr=http://x'],
      /no option --base-ulr\. Did you mean --base-url\?/,
    ],
    ['a mistyped option of another command', ['report', 'diff', 'a', 'b', '--jsn'], /Did you mean --json\?/],
    ['a mistyped area to write', ['init', '--area', 'quote'], /Did you mean quotes\?/],
    ['a stray word', ['run', 'everything'], /everything/],
    ['an option without its value', ['run', '--timeout'], /timeout/],
    ['an option that is given twice', ['run', '--out', 'a', '--out', 'b'], /--out is given twice/],
    ['no supplier', ['run'], /No supplier is named\. .*--base-url .*supplier\.baseUrl .*--reference/],
    ['a profile without an address', profile('tenant: ACME'), /No supplier is named/],
    ['a misspelt variable', ['run'], /FCC_BASEURL means nothing .*FCC_BASE_URL/, { FCC_BASEURL: 'http://127.0.0.1:1' }],
    ['a variable without meaning', ['run', '--reference'], /FCC_COLOUR means nothing/, { FCC_COLOUR: 'red' }],
    ['the reference in certify mode', ['run', '--reference', '--mode', 'certify'], /drop --reference/],
    ['two suppliers', ['run', '--reference', '--base-url', 'http://127.0.0.1:1'], /Give only one of them/],
    ['a mistyped area', ['run', '--area', 'service-problem'], /Did you mean service-problems\?/],
    ['a mistyped id', ['run', '--only', 'create-problem.plian'], /Did you mean create-problem\.plain\?/],
    ['a mistyped mode', ['run', '--mode', 'fast'], /smoke.*full.*certify/],
    ['an unknown reporter', ['run', '--reporter', 'jnit'], /Did you mean junit\? The reports are console.*json/],
    ['a reporter that is not a file', ['run', '--reporter', './mine.js'], /\.\/mine\.js: this file does not exist/],
    ['a filter in certify mode: area', ['run', '--mode', 'certify', '--area', 'service-problems'], /certify/],
    ['a class outside certify mode', ['run', '--reference', '--class', 'quotes'], /--class.*--mode certify/],
    [
      'a mistyped class',
      ['run', '--mode', 'certify', '--base-url', 'http://127.0.0.1:9', '--class', 'order'],
      /There is no class order\. Did you mean orders\? The classes are service-availability, .*complete/,
    ],
    [
      'fewer values than a class asks for',
      ['run', '--mode', 'certify', '--base-url', 'http://127.0.0.1:9', '--class', 'quotes', '--runs', '1'],
      /The class quotes asks for at least 35 values for each property: --runs .* is 1/,
    ],
    [
      'fewer values than any class asks for, where none is claimed whole',
      [...profile(littleClaimed), ...few],
      /asks for at least 35 values/,
    ],
    ['an invalid shard', ['run', '--shard', 'half'], /--shard must be I\/N/],
    ['a missing profile', ['run', '--profile', 'nowhere.yaml'], /nowhere\.yaml cannot be read/],
    [
      'a profile in UTF-16',
      ['run', '--profile', fileWith(Buffer.from('\uFEFFtenant: A\n', 'utf16le'))],
      /conformance\.yaml cannot be read \(it is not UTF-8 text: save it as UTF-8\)/,
    ],
    [
      'a profile in Latin-1',
      ['run', '--profile', fileWith(Buffer.from('supplier: { name: Café }\n', 'latin1'))],
      /\(it is not UTF-8 text/,
    ],
    ['a profile that is not YAML', profile('supplier: [unclosed\n'), /conformance\.yaml:\d+:\d+/],
    ['a wrong variable', ['run', '--reference'], /--rate/, { FCC_RATE: 'fast' }],
    ['a baseline in certify mode', ['run', '--mode', 'certify', '--baseline', 'x.yaml'], /--baseline/],
    ['a missing baseline', ['run', '--baseline', 'nowhere.yaml'], /nowhere\.yaml cannot be read/],
    ['a bundle without certify mode', ['run', '--bundle', 'x.zip'], /--mode certify/],
    ['a bundle that is there', ['run', '--mode', 'certify', '--bundle', fileWith('')], /is there already/],
    ['a key without a bundle', ['run', '--mode', 'certify', '--sign-key', 'x.pem'], /--bundle/],
    [
      'an invalid key',
      ['run', '--mode', 'certify', '--bundle', 'x.zip', '--sign-key', fileWith('no key', 'key.pem')],
      /key\.pem cannot be read/,
    ],
    ['a report that is not one', ['report', fileWith('{}', 'report.json')], /not a run report/],
    ['a report that is not there', ['report', 'diff', 'nowhere', 'nowhere'], /nowhere cannot be read/],
    ['a bundle that is not one', ['verify', fileWith('no zip', 'x.zip')], /x\.zip cannot be read/],
    ['traffic without a server', ['judge', fileWith('{}', 'x.har')], /--server/],
    ['a server without a scheme', ['judge', 'x.har', '--server', 'api.example.net'], /is not an http or https/],
    ['traffic that is not there', ['judge', 'none.har', ...server], /none\.har cannot be read/],
    [
      'traffic that is not HAR',
      ['judge', fileWith('{}', 'x.har'), ...server],
      /is not HAR: it has no list log\.entries/,
    ],
    ['traffic that is empty', ['judge', fileWith('', 'x.har'), ...server], /x\.har is empty/],
    [
      'traffic that is cut off',
      ['judge', fileWith('{"log":{"entries":[{', 'x.har'), ...server],
      /is cut off in entry 1/,
    ],
    ['a judgement as a report', ['report', fileWith('{"kind":"traffic-judgement"}', 'x.json')], /no report of a run/],
    ['a date to verify as of', ['verify', 'x.zip', '--at', 'today'], /--at today is not a date/],
    ['a list of revocations without a trust file', ['verify', 'x.zip', '--revocations', 'x'], /give --trust too/],
    ['a policy that is not there', issue('nowhere.yaml'), /policy nowhere\.yaml cannot be read/],
    ['a policy that is not one', issue(fileWith('classes: []', 'certifier.yaml')), /policy .* is not valid/],
    ['a recall without a version', revoke('--requirement', 'API-STATUS'), /give both --requirement and/],
    ['a revocation without a reason', revoke('--certificate', 'FCC-1'), /give --reason/],
    [
      'a product without a release',
      ['run', '--reference', '--product', 'Access API'],
      /--product must be NAME@RELEASE/,
    ],
    [
      'a digest without a product',
      ['run', '--reference', '--product-digest', `sha256:${'0'.repeat(64)}`],
      /give --product too/,
    ],
    ['nothing to examine', ['doctor'], /--profile FILE or --base-url URL/],
    ['a profile to write that is there', ['init', '--out', fileWith('')], /is there already/],
    ['a reports folder that another run has', ['run', '--reference', '--out', claimed()], /Another run is writing to/],
    ['a reports folder that is a file', ['run', '--reference', '--out', fileWith('', 'taken')], /taken.*--out/],
    ['an unknown id to explain', ['explain', 'API-STATSU'], /API-STATUS/],
    ['an unknown area to list', ['list', '--area', 'service-problem'], /Did you mean service-problems\?/],
    ['an unknown fault', ['simulate', '--fault', 'crashs'], /no fault/],
    ['a delay of KCIs in words', ['simulate', '--kci-delay', 'long'], /--kci-delay must be/],
    ['a delay of KCIs that ends before it begins', ['simulate', '--kci-delay', '20-10'], /--kci-delay must be/],
  ])('%s', async (_, args, message, environment) => {
    const { code, stdout, stderr } = await oneProcess.cli(args, environment);
    expect({ code, stdout }, stderr).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(message);
    expect(stderr).toMatch(/^error: /);
    expect(stderr.match(/^error: /gm)).toHaveLength(1);
    expect(stderr).not.toMatch(/^\s+at |unexpected|\[object|undefined/m);
  });

  test.each<[string, Partial<RunArguments>, RegExp]>([
    ['an id to choose in certify mode', { mode: 'certify', only: ['API-STATUS'] }, /certify/],
    ['a shard in certify mode', { mode: 'certify', shard: '1/2' }, /certify/],
    ['a shard beyond the last', { shard: '3/2' }, /--shard must be I\/N/],
    ['a shard 0', { shard: '0/2' }, /--shard must be I\/N/],
    ['an invalid seed', { seed: Number.NaN }, /--seed/],
    ['an invalid address', { 'base-url': 'not a url' }, /base-?url/i],
    ['an address of another scheme', { 'base-url': 'ftp://x' }, /http/],
    ['an invalid rate', { reference: true, rate: -1 }, /--rate/],
    ['no concurrency', { reference: true, concurrency: 0 }, /--concurrency/],
    ['an invalid place to listen', { reference: true, 'kci-listen': 'here' }, /--kci-listen/],
    ['a token with a line break', { 'base-url': 'http://x', token: 'a\nb' }, /--token/],
    ['a profile with an unknown key', { profile: fileWith('supplier:\n  baseURL: http://x\n') }, /:2:3[\s\S]*baseUrl/],
    ['a profile with a wrong type', { profile: fileWith('limits:\n  concurrency: four\n') }, /conformance\.yaml:2:16/],
    [
      'a profile with a missing variable',
      { profile: fileWith('auth: { type: bearer, token: "${NO_SUCH_TOKEN}" }\n') },
      /NO_SUCH_TOKEN/,
    ],
  ])('%s', async (_, options, message) => {
    const given: RunArguments = { ...noOptions, ...options };
    const thrown: unknown = await selectionOf(given)
      .then(() => targetOf(given))
      .catch((error: unknown) => error);
    expect(describeFailure(thrown)).toMatch(message);
    expect(describeFailure(thrown)).toMatch(/^error: /);
    expect(describeFailure(thrown)).not.toMatch(/unexpected/);
  });

  test('nothing is sent for a wrong id, whatever the address', async () => {
    await using listener = await hostileListener((socket) => void socket.destroy());
    const { code } = await cli(['run', '--base-url', listener.url, '--only', 'nonsense']);
    expect(code).toBe(2);
    expect(listener.requests()).toBe(0);
  });
});

describe.concurrent('a request for information', () => {
  test('is answered: version, and help with examples for each command', async () => {
    const version = cli(['--version']);
    const helps = [
      'run',
      'cleanup',
      'simulate',
      'list',
      'explain',
      'init',
      'doctor',
      'replay',
      'report',
      'verify',
      'receive',
      'judge',
      'issue',
      'revoke',
    ].map((name) => oneProcess.cli([name, '--help']));
    expect((await version).stdout).toMatch(/^\d+\.\d+\.\d+\S*\n$/);
    for (const { code, stdout } of await Promise.all(helps)) {
      expect(code).toBe(0);
      expect(stdout).toMatch(/Examples:\n +fibre-cafe-conformance/);
    }
  });

  test('is listed for people: requirements, test purposes, or both', async () => {
    const [both, requirements, purposes] = await Promise.all([
      cli(['list']),
      cli(['list', 'requirements']),
      cli(['list', 'test-purposes', '--area', 'kcis']),
    ]);
    expect([both.code, requirements.code, purposes.code]).toEqual([0, 0, 0]);
    expect(both.stdout).toMatch(/^ {2}API-REQUEST-ID \(MUST\)$/m);
    expect(both.stdout).toMatch(/^ {2}create-problem\.plain$/m);
    expect(requirements.stdout).not.toContain('create-problem.plain');
    expect(purposes.stdout).toContain('create-problem.kci-after-202');
    expect(purposes.stdout).not.toContain('API-REQUEST-ID');
    expect(purposes.stdout).not.toContain('create-problem.plain');
  });

  test('is listed for programs', async () => {
    const { stdout } = await cli(['list', '--json']);
    const listed = JSON.parse(stdout) as { requirements: Record<string, unknown>; testPurposes: { id: string }[] };
    expect(listed.requirements['API-STATUS']).toMatchObject({ level: 'MUST', source: expect.any(String) as string });
    expect(listed.testPurposes.find(({ id }) => id === 'create-problem.plain')).toMatchObject({
      title: expect.any(String) as string,
      operation: 'POST /service-problems',
      requirements: expect.arrayContaining(['SP-CREATE-BODY', 'API-STATUS']) as string[],
    });
  });

  test('is listed with the line of the sources that defines it, also where an id is built from a template', async () => {
    const { stdout } = await cli(['list', 'test-purposes', '--json']);
    const { testPurposes } = JSON.parse(stdout) as {
      readonly testPurposes: readonly { readonly id: string; readonly file: string; readonly line: number }[];
    };
    const files = new Map(
      [...new Set(testPurposes.map(({ file }) => file))].map((file) => [
        file,
        readFileSync(join(packageRoot, file), 'utf8').split('\n'),
      ]),
    );
    expect(testPurposes.filter(({ file, line }) => !files.get(file)?.[line - 1]?.includes('test('))).toEqual([]);
    const { stdout: explained } = await cli(['explain', 'create-problem.auth.appended']);
    expect(explained).toMatch(/defined in {2}suites\/every-operation\/authentication\.suite\.ts:\d+$/m);
  });

  test('is explained: a requirement, and a test purpose', async () => {
    const [requirement, purpose] = await Promise.all([
      cli(['explain', 'API-REQUEST-ID']),
      cli(['explain', 'create-problem.plain']),
    ]);
    expect(requirement.stdout).toMatch(/^API-REQUEST-ID \(MUST\): /);
    for (const part of ['https://docs', 'seed', 'judged', 'POST /service-problems', 'simulate --fault', 'checked by'])
      expect(requirement.stdout).toContain(part);
    expect(purpose.stdout).toMatch(/^create-problem\.plain: /);
    expect(purpose.stdout).toContain('--only create-problem.plain');
    expect(purpose.stdout).toContain('SP-CREATE-BODY (MUST)');
  });

  test('is listed of the reference supplier: faults with the requirement that each violates, and styles', async () => {
    const [faults, styles] = await Promise.all([
      cli(['simulate', '--list-faults']),
      cli(['simulate', '--list-styles']),
    ]);
    expect(faults.code).toBe(0);
    expect(faults.stdout.match(/^ {4}violates [A-Z-]+ \((MUST|SHOULD)\) in [A-Z]+ \//gm)?.length).toBeGreaterThan(50);
    expect(styles.stdout).toContain('one-problem-a-service');
  });

  test('is listed also where variables are set that another command reads', async () => {
    const variables = { FCC_BASE_URL: 'http://x', FCC_MODE: 'smoke', FCC_TOKEN: 'x', FCC_KCI_TIMEOUT: '5' };
    const outcomes = await Promise.all([
      cli(['list', 'requirements'], variables),
      cli(['explain', 'API-STATUS'], variables),
      cli(['simulate', '--list-styles'], variables),
    ]);
    for (const { code, stderr } of outcomes) expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});
