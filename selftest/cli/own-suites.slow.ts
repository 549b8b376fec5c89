import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import { startSupplier } from '../../simulator/index.js';
import { cli, newFolder, reportIn, run } from './cli.js';

/** A folder with these files, by their paths in it. */
function folderOf(files: Readonly<Record<string, string>>): string {
  const folder = newFolder();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  }
  return folder;
}

const example = join(packageRoot, 'examples/house-rules');

/** The suites of the example, and a property in a folder within that checks the requirement of the example too. */
const own = {
  'references.suite.ts': readFileSync(join(example, 'references.suite.ts'), 'utf8'),
  'texts/any-text.property.ts': `import fc from 'fast-check';
    import { checks, expect, suite, violates } from 'fibre-cafe-conformance';
    import { houseReference } from '../references.suite.js';

    suite('POST /service-problems', 'house rules for any text', (test) => {
      test(
        'whatever the text of a problem, its reference is one of the house',
        checks('acme.any-text', [houseReference], { kind: 'property' }),
        async ({ given, supplier, forAll }) => {
          await forAll(fc.constantFrom('It is slow today.', 'There is no dial tone.'), async (problemText) => {
            const { body, ...request } = await given.plainRequest('POST /service-problems');
            const reply = await supplier.send({ ...request, body: { ...body, problemText } });

            expect(reply).toBeAccepted();
            const { supplierReference: actual } = reply.body as { supplierReference: string };
            if (!/^SP_/.test(actual))
              violates(reply, houseReference, { reason: 'It is another one.', expected: 'SP_…', actual });
          });
        },
      );
    });\n`,
};

test('the example of the documents passes the embedded supplier', async () => {
  const { code, report } = await run(['--reference', '--suites', example, '--only', 'ACME-REFERENCE']);

  expect(code).toBe(0);
  expect(report.counts.pass).toBe(1);
});

const only = ['--only', 'ACME-REFERENCE', 'create-problem.plain'];

describe.concurrent('your own suites', () => {
  test('run with the others, and appear in the reports like them', async () => {
    const { code, report } = await run(['--reference', '--suites', folderOf(own), ...only]);

    expect(code).toBe(0);
    expect(report.counts).toMatchObject({ pass: 3, error: 0 });
    expect(report.requirements.at(-1)).toEqual({
      id: 'ACME-REFERENCE',
      level: 'MUST',
      statement: 'A reference of a problem begins with SP and an underscore.',
      source: 'ACME handbook, section 3.2',
      verdict: 'pass',
      testCases: ['acme.reference', 'acme.any-text'],
    });
  });

  test('find what nothing else does; shards are merged, and a replay says whether it still fails', async () => {
    const suites = ['--suites', folderOf(own)];
    const supplier = await startSupplier({ styles: ['references-any'] });
    try {
      const target = ['--base-url', supplier.url, '--token', 'demo-token'];
      const whole = await run([...target, ...suites, ...only]);
      const merged = newFolder();
      const merging = await cli(['report', 'merge', whole.out, '--out', merged]);
      const replayed = await cli(['replay', merged, 'acme.reference', ...target, ...suites]);
      const without = await cli(['replay', merged, 'acme.reference', ...target]);

      expect(whole.code).toBe(1);
      expect(whole.report.testCases.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id)).toEqual([
        'acme.reference',
        'acme.any-text',
      ]);
      expect(readFileSync(join(whole.out, 'junit.xml'), 'utf8')).toContain('ACME handbook, section 3.2');
      expect(merging.code).toBe(1);
      expect(reportIn(merged).requirements).toEqual(whole.report.requirements);
      expect(replayed).toMatchObject({ code: 1, stdout: expect.stringContaining('STILL FAILS') as string });
      expect(without).toMatchObject({ code: 3, stdout: expect.stringContaining('--suites') as string });
    } finally {
      await supplier.close();
    }
  });

  test('are listed and explained', async () => {
    const suites = ['--suites', folderOf(own)];
    const listed = await cli(['list', 'test-purposes', ...suites]);
    const explained = await cli(['explain', 'ACME-REFERENCE', ...suites]);

    expect(listed.stdout).toContain('acme.any-text');
    expect(explained.stdout).toContain('ACME handbook, section 3.2');
    expect(explained.stdout).toContain('checked by  2 test purposes');
  });

  const wrong: readonly (readonly [title: string, file: string, message: RegExp])[] = [
    ['an id of the suite', purpose('create-problem.plain'), /a\.suite\.ts .*the id create-problem\.plain/],
    ['a requirement of the suite', stating('API-STATUS'), /a\.suite\.ts .*the id API-STATUS/],
    ['a malformed requirement', stating('house rule'), /a\.suite\.ts .*is not the id of a requirement/],
    ['an error of its own', "throw new Error('out of order');", /a\.suite\.ts .*out of order/],
    ['a mistake of syntax', 'const x: = 3;', /a\.suite\.ts:1: /],
    ['an import that is not there', "import './none.js';", /a\.suite\.ts.*none\.js/],
    ['a package that is not there', "import 'acme-none';", /a\.suite\.ts imports acme-none/],
    ['no test purpose', 'export {};', /a\.suite\.ts defines no test purpose/],
    ['a plain test of vitest', "import { test } from 'vitest';\ntest('x', () => {});", /a\.suite\.ts .*suite\(\)/],
  ];

  test.each(wrong)('with %s are a usage error that names the file', async (_, text, message) => {
    const { code, stderr } = await cli(['run', '--reference', '--suites', folderOf({ 'a.suite.ts': text })]);

    expect(code).toBe(2);
    expect(stderr).toMatch(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });

  test.each([
    ['that is not there', () => join(newFolder(), 'none'), /this folder does not exist/],
    ['without suites', () => newFolder(), /\.suite\.ts/],
  ])('a folder %s is a usage error', async (_, folder, message) => {
    const { code, stderr } = await cli(['run', '--reference', '--suites', folder()]);

    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });

  test('are refused in certify mode, since a certificate rests on the documents alone', async () => {
    const { code, stderr } = await cli(['run', '--mode', 'certify', '--suites', folderOf(own)]);

    expect(code).toBe(2);
    expect(stderr).toContain('--suites');
  });
});

function purpose(id: string): string {
  return `import { checks, suite } from 'fibre-cafe-conformance';
    suite('POST /service-problems', 'x', (test) => test('x', checks('${id}', ['API-STATUS']), async () => {}));\n`;
}

function stating(id: string): string {
  return `import { requirement } from 'fibre-cafe-conformance';
    requirement('${id}', { level: 'MUST', statement: 'x', source: 'y' });\n`;
}
