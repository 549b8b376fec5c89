import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, posix } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';

const execute = promisify(execFile);

/** What belongs into the package; anything else, such as a source or a test, must not slip in. */
const allowed = [
  /^(package\.json|LICENSE|(README|ARCHITECTURE|CHANGELOG|CONTRIBUTING|SECURITY)\.md)$/,
  /^dist\/(bin|config|contract|harness|suites|properties|reporters|simulator)\/.+\.(js|d\.ts)$/,
  // They lead from what ran to the line of a test purpose.
  /^dist\/(suites|properties)\/.+\.js\.map$/,
  /^dist\/contract\/parsed\/.+\.json$/,
  /^dist\/harness\/engine\/listed-purposes\.json$/,
  /^contract\/(openapi\/.+|classes)\.yaml$/,
  /^config\/((profile|baseline)\.schema\.json|examples\/.+\.(json|yaml))$/,
  /^config\/certification\/(trust|revocations|certifier|certificate|verification|register)\.schema\.json$/,
  /^harness\/(report\/run-report|traffic\/traffic-judgement)\.schema\.json$/,
  /^docs\/.+\.md$/,
  /^examples\/.+\.(ya?ml|ts)$/,
];

/** What no user could do without. */
const needed = [
  'package.json',
  'README.md',
  'LICENSE',
  'CHANGELOG.md',
  'dist/bin/cli.js',
  'dist/harness/index.js',
  'dist/harness/index.d.ts',
  'dist/harness/engine/listed-purposes.json',
  'dist/reporters/html/client/main.js',
  'dist/suites/service-problems/create.suite.js',
  'contract/openapi/supplier-api-1.15.yaml',
  'config/profile.schema.json',
  'config/baseline.schema.json',
  'config/certification/trust.schema.json',
  'config/certification/revocations.schema.json',
  'config/certification/certifier.schema.json',
  'config/certification/certificate.schema.json',
  'config/examples/conformance.yaml',
  'harness/report/run-report.schema.json',
];

const project = mkdtempSync(join(tmpdir(), 'packed-'));
// Settings of the npm that runs these tests would reach the one that is run here, as variables of the same names.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(
    ([name]) => !/^(npm_(?!config_)|npm_config_local_prefix$|FCC_|VITEST|NODE_ENV$|INIT_CWD$)/.test(name),
  ),
);
let packedFiles: readonly string[];

beforeAll(async () => {
  const { stdout } = await run(
    'npm',
    ['pack', '--ignore-scripts', '--json', '--pack-destination', project],
    packageRoot,
  );
  const [packed] = JSON.parse(stdout) as [{ filename: string; files: { path: string }[] }];
  packedFiles = packed.files.map(({ path }) => path);
  writeFileSync(join(project, 'package.json'), JSON.stringify({ name: 'a-supplier', private: true, type: 'module' }));
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefer-offline', join(project, packed.filename)], project);
});

afterAll(() => rmSync(project, { recursive: true, force: true }));

test('the package has what it needs', () => {
  expect(needed.filter((file) => !packedFiles.includes(file))).toEqual([]);
});

test('the package has nothing else', () => {
  expect(packedFiles.filter((file) => !allowed.some((pattern) => pattern.test(file)))).toEqual([]);
});

test('each relative link in its documents leads to a file that it ships', () => {
  const links = packedFiles
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) =>
      [
        ...readFileSync(join(packageRoot, file), 'utf8')
          .replaceAll(/```[^]*?```/g, '')
          .matchAll(/\]\((?!https?:|#)([^)#]+)/g),
      ].map(([, target = '']) => ({ file, target: posix.join(posix.dirname(file), target) })),
    );

  expect(links).not.toEqual([]);
  expect(
    links.filter(({ target }) => !packedFiles.some((file) => file === target || file.startsWith(`${target}/`))),
  ).toEqual([]);
});

test.each([20, 22, 24, 26])('on Node.js %i, it certifies the embedded reference supplier', async (major) => {
  const folder = join(project, `node-${major}`);
  mkdirSync(folder);
  // The package runs a script that fetches the binary of this platform.
  await run('npm', ['install', '--no-audit', '--no-fund', '--prefix', folder, `node@${major}`], folder);
  const node = join(folder, 'node_modules/node/bin/node');
  expect((await run(node, ['--version'], project)).stdout).toMatch(new RegExp(`^v${major}\\.`));

  const cli = join(project, 'node_modules/fibre-cafe-conformance/dist/bin/cli.js');
  await run(node, [cli, 'run', '--reference', '--out', folder], project);

  expect(JSON.parse(readFileSync(join(folder, 'report.json'), 'utf8'))).toMatchObject({ verdict: 'conformant' });
});

test('installed in another project, it certifies the embedded reference supplier', async () => {
  await run('npx', ['fibre-cafe-conformance', 'run', '--reference', '--out', 'reports'], project);

  const report = JSON.parse(readFileSync(join(project, 'reports/report.json'), 'utf8')) as { verdict: string };
  expect(report.verdict).toBe('conformant');
  for (const name of ['junit.xml', 'report.html', 'report.md', 'traffic.har'])
    expect(existsSync(join(project, 'reports', name)), name).toBe(true);
});

test('its main export can be imported', async () => {
  const script = "import { suite } from 'fibre-cafe-conformance'; console.log(typeof suite);";
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], project);

  expect(stdout.trim()).toBe('function');
});

test('a program certifies with it', async () => {
  const script =
    "import { certify } from 'fibre-cafe-conformance'; console.log((await certify({ reference: true, only: ['create-problem.plain'] })).report.verdict);";
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], project);

  // One test case is not the whole of what is claimed.
  expect(stdout.trim()).toBe('partial');
});

test('your own suites, in TypeScript, run as well', async () => {
  mkdirSync(join(project, 'house-rules'));
  writeFileSync(
    join(project, 'house-rules/house.suite.ts'),
    `import { checks, requirement, suite, violates } from 'fibre-cafe-conformance';
     const rule = requirement('ACME-RULE', { level: 'SHOULD', statement: 'x', source: 'y' });
     suite('POST /service-problems', 'house rules', (test) => {
       test('a rule of the house', checks('acme.rule', [rule]), async ({ given, supplier }) => {
         const reply: { readonly status: number } = await supplier.send(await given.plainRequest('POST /service-problems'));
         violates(reply as never, rule, { reason: 'It is broken.', expected: 'x', actual: String(reply.status) });
       });
     });\n`,
  );
  await run(
    'npx',
    ['fibre-cafe-conformance', 'run', '--reference', '--suites', 'house-rules', '--only', 'acme.rule'],
    project,
  );

  const report = JSON.parse(readFileSync(join(project, 'reports/report.json'), 'utf8')) as {
    counts: { warn: number };
    requirements: { id: string; verdict: string }[];
  };
  expect(report.counts.warn).toBe(1);
  expect(report.requirements.at(-1)).toMatchObject({ id: 'ACME-RULE', verdict: 'warn' });
});

test.each(['nodenext', 'bundler'])('its types are found with the module resolution %s', async (moduleResolution) => {
  writeFileSync(
    join(project, 'certify.ts'),
    `import { certify, checks, requirement, suite, type RunReport } from 'fibre-cafe-conformance';
     export const report: Promise<RunReport> = certify({ reference: true, mode: 'smoke' }).then((ended) => ended.report);
     // @ts-expect-error There is no such mode.
     export const wrong = () => certify({ mode: 'fast' });
     export const rule = requirement('ACME-RULE', { level: 'MUST', statement: 'x', source: 'y' });
     suite('POST /quotes', 'quotes', (test) => {
       test('a quote is a fact', checks('acme.quote', ['API-STATUS']), async ({ given }) => {
         await given.plainRequest('POST /quotes');
       });
     });\n`,
  );
  const tsc = join(packageRoot, 'node_modules/typescript/bin/tsc');
  const options = ['--noEmit', '--strict', '--skipLibCheck', '--target', 'es2022', '--moduleResolution'];
  const module = moduleResolution === 'bundler' ? 'esnext' : moduleResolution;
  await run(process.execPath, [tsc, ...options, moduleResolution, '--module', module, 'certify.ts'], project);
});

test('the files that it exports are there', async () => {
  const names = [
    'report.schema.json',
    'profile.schema.json',
    'baseline.schema.json',
    'trust.schema.json',
    'revocations.schema.json',
    'certifier.schema.json',
    'certificate.schema.json',
    'verification.schema.json',
    'supplier-api-1.15.yaml',
    'package.json',
  ];
  const script = `for (const name of ${JSON.stringify(names)}) console.log(import.meta.resolve('fibre-cafe-conformance/' + name));`;
  const { stdout } = await run(process.execPath, ['--input-type=module', '--eval', script], project);

  for (const url of stdout.trim().split('\n')) expect(existsSync(new URL(url))).toBe(true);
});

/** Runs a command; a non-zero exit code is an error that shows what it said. */
function run(command: string, options: readonly string[], cwd: string): Promise<{ stdout: string }> {
  return execute(command, options, { cwd, env: environment, maxBuffer: 2 ** 26 });
}
