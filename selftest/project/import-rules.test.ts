import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';

/** Each import that one of the rules forbids, and the file that it stands in. */
const forbidden: readonly (readonly [file: string, imported: string])[] = [
  ['contract/requirements/seed.ts', '../../harness/json/json.js'],
  ['contract/seed.ts', '../config/load.js'],
  ['contract/seed.ts', '../simulator/index.js'],
  ['contract/seed.ts', 'ajv'],
  ['config/seed.ts', '../harness/json/json.js'],
  ['config/seed.ts', '../simulator/index.js'],
  ['simulator/faults/seed.ts', '../../harness/index.js'],
  ['simulator/seed.ts', '../harness/json/json.js'],
  ['simulator/seed.ts', '../config/load.js'],
  ['simulator/seed.ts', '../suites/seed.suite.js'],
  ['harness/oracles/seed.ts', '../../simulator/index.js'],
  ['harness/seed.ts', '../simulator/json/json.js'],
  ['harness/seed.ts', '../reporters/index.js'],
  ['harness/seed.ts', '../config/load.js'],
  ['harness/seed.ts', '../suites/seed.suite.js'],
  ['suites/service-problems/seed.suite.ts', '../../harness/wire/http-client.js'],
  ['suites/service-problems/seed.suite.ts', '../../simulator/index.js'],
  ['suites/service-problems/seed.suite.ts', '../../properties/arbitraries/free-text.js'],
  ['suites/service-problems/seed.suite.ts', 'undici'],
  ['suites/service-problems/seed.suite.ts', 'ajv/dist/2020.js'],
  ['suites/service-problems/seed.suite.ts', 'vitest'],
  ['suites/service-problems/seed.suite.ts', 'fast-check'],
  ['suites/service-problems/seed.suite.ts', 'node:http'],
  ['properties/service-problems/seed.property.ts', '../../harness/session/session.js'],
  ['properties/service-problems/seed.property.ts', '../../suites/seed.suite.js'],
  ['properties/arbitraries/seed.ts', '../../simulator/index.js'],
  ['properties/arbitraries/seed.ts', 'vitest'],
  ['properties/arbitraries/seed.ts', 'undici'],
  ['reporters/seed.ts', '../harness/report/verdict.js'],
  ['reporters/seed.ts', '../config/load.js'],
  ['reporters/seed.ts', '../simulator/index.js'],
  ['bin/commands/seed.ts', '../../selftest/seed.js'],
  ['bin/seed.ts', '../tools/seed.js'],
  ['harness/json/seed.ts', '../report/finding.js'],
  ['harness/report/seed.ts', '../wire/reply.js'],
  ['harness/wire/seed.ts', '../session/journal.js'],
  ['harness/oracles/seed.ts', '../kci/judge.js'],
  ['harness/kci/seed.ts', '../oracles/status.js'],
  ['harness/kci/inbox/seed.ts', '../../oracles/status.js'],
  ['harness/generation/values/seed.ts', '../../given/given.js'],
  ['harness/session/seed.ts', '../given/given.js'],
  ['harness/given/seed.ts', '../authoring/purpose.js'],
  ['harness/authoring/walks/seed.ts', '../../engine/runner.js'],
  ['harness/authoring/seed.ts', '../../config/load.js'],
  ['harness/session/seed.ts', '../../simulator/index.js'],
  ['simulator/json/seed.ts', '../state/state.js'],
  ['simulator/state/seed.ts', '../variations/behaviour.js'],
  ['simulator/variations/seed.ts', '../operations/operation.js'],
  ['simulator/operations/seed.ts', '../faults/index.js'],
  ['simulator/styles/seed.ts', '../server/supplier.js'],
  ['simulator/operations/seed.ts', '../../harness/json/json.js'],
  ['bin/terminal/seed.ts', '../options/run-options.js'],
  ['bin/options/seed.ts', '../reports/files.js'],
  ['bin/reports/seed.ts', '../run/target.js'],
  ['bin/run/seed.ts', '../commands/run.js'],
  ['bin/doctor/seed.ts', '../commands/doctor.js'],
  ...['contract', 'config', 'simulator', 'harness', 'suites', 'properties', 'reporters', 'tools'].map(
    (folder) => [`${folder}/seed.ts`, '../bin/cli.js'] as const,
  ),
];

/** Imports that the same rules have to let through. */
const permitted: readonly (readonly [file: string, imported: string])[] = [
  ['contract/seed.ts', 'yaml'],
  ['contract/seed.ts', 'node:fs'],
  ['config/seed.ts', '../contract/package-root.js'],
  ['config/seed.ts', 'ajv/dist/2020.js'],
  ['simulator/faults/seed.ts', '../../contract/requirements/index.js'],
  ['harness/oracles/seed.ts', '../../contract/description.js'],
  ['harness/seed.ts', 'undici'],
  ['suites/service-problems/seed.suite.ts', '../../harness/index.js'],
  ['suites/service-problems/seed.suite.ts', '../../contract/requirements/index.js'],
  ['suites/every-operation/seed.suite.ts', './json-texts.js'],
  ['properties/service-problems/seed.property.ts', '../arbitraries/free-text.js'],
  ['properties/arbitraries/seed.ts', 'fast-check'],
  ['reporters/seed.ts', '../harness/report/run-report.js'],
  ['reporters/seed.ts', '../harness/report/exchange.js'],
  ['bin/seed.ts', '../simulator/index.js'],
  ['harness/kci/seed.ts', './oracles/oracle.js'],
  ['harness/kci/seed.ts', '../wire/reply.js'],
  ['harness/generation/sources/seed.ts', '../schema/pattern.js'],
  ['harness/engine/seed.ts', '../authoring/purpose.js'],
  ['harness/wire/seed.ts', '../report/finding.js'],
  ['simulator/faults/seed.ts', '../operations/operation.js'],
  ['bin/run/seed.ts', '../terminal/nearest.js'],
  ['selftest/seed.test.ts', '../harness/session/session.js'],
];

interface Diagnostic {
  readonly code: string;
  readonly filename: string;
}

const folder = mkdtempSync(join(tmpdir(), 'import-rules-'));
let reported: ReadonlySet<string>;

beforeAll(async () => {
  cpSync(join(packageRoot, '.oxlintrc.json'), join(folder, '.oxlintrc.json'));
  forbidden.forEach(([file, imported], index) => seed('forbidden', index, file, `import { used } from '${imported}';`));
  permitted.forEach(([file, imported], index) => seed('permitted', index, file, `import { used } from '${imported}';`));
  seed('types', 0, 'harness/seed.ts', "import type { used } from '../config/supplier-profile.js';");
  const diagnostics = await Promise.all(['forbidden', 'permitted', 'types'].map(lint));
  reported = new Set(diagnostics.flat());
});

afterAll(() => rmSync(folder, { recursive: true }));

test.each(forbidden.map((seeded, index) => [...seeded, index] as const))('%s may not import %s', (file, _, index) => {
  expect(reported).toContain(`forbidden/${index}/${file}`);
});

test.each(permitted.map((seeded, index) => [...seeded, index] as const))('%s may import %s', (file, _, index) => {
  expect(reported).not.toContain(`permitted/${index}/${file}`);
});

test('harness may import the types of config', () => {
  expect(reported).not.toContain('types/0/harness/seed.ts');
});

/** Each seed has a tree of its own, with the rules of this project at its top. */
function seed(group: string, index: number, file: string, line: string): void {
  const tree = join(folder, group, String(index));
  mkdirSync(dirname(join(tree, file)), { recursive: true });
  writeFileSync(join(tree, file), `${line}\nexport const seeded: typeof used = used;\n`);
  cpSync(join(packageRoot, '.oxlintrc.json'), join(tree, '.oxlintrc.json'));
}

/** The files of a group, as group/index/file, in which a restricted import is reported. */
async function lint(group: string): Promise<readonly string[]> {
  const oxlint = join(packageRoot, 'node_modules/oxlint/bin/oxlint');
  const output = await new Promise<string>((resolve) => {
    execFile(process.execPath, [oxlint, '--format', 'json', group], { cwd: folder, maxBuffer: 2 ** 26 }, (_, stdout) =>
      resolve(stdout),
    );
  });
  const { diagnostics } = JSON.parse(output) as { readonly diagnostics: readonly Diagnostic[] };
  return diagnostics
    .filter(({ code }) => code.includes('no-restricted-imports'))
    .map(({ filename }) => filename.replaceAll('\\', '/'));
}
