// cspell:ignore suplier behavour
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import { bannedPhrases } from '../../tools/banned-phrases.js';

/** What the lint of banned phrases prints about a file with that text, line by line. */
function lint(name: string, text: string): { readonly status: number | null; readonly lines: readonly string[] } {
  const file = join(mkdtempSync(join(tmpdir(), 'words-')), name);
  writeFileSync(file, text);
  const { status, stdout } = spawnSync('node', ['dist/tools/lint-words.js', file], {
    cwd: packageRoot,
    encoding: 'utf8',
  });
  return { status, lines: stdout.split('\n').filter((line) => line !== '') };
}

/** What cspell says about a source file with that text. */
function spelling(text: string) {
  return spawnSync('npx', ['cspell', 'lint', '--no-progress', '--no-summary', `stdin://${packageRoot}/bin/seed.ts`], {
    cwd: packageRoot,
    encoding: 'utf8',
    input: text,
  });
}

describe('the lint of words', () => {
  test('reports each banned phrase with its line and what to write instead', () => {
    const { status, lines } = lint('seed.md', bannedPhrases.map(({ example }) => example).join('\n\n'));

    expect(status).toBe(1);
    for (const [index, { advice }] of bannedPhrases.entries())
      expect(lines).toContainEqual(
        expect.stringMatching(new RegExp(`seed\\.md:${2 * index + 1}: ".+": write ${literally(advice)}$`)),
      );
  });

  test('reports a phrase that goes on in the next line of a comment', () => {
    expect(lint('seed.ts', '/**\n * Here is a body that is held\n * against its schema.\n */\n')).toMatchObject({
      status: 1,
      lines: [expect.stringContaining('seed.ts:2: "held ')],
    });
  });

  test('accepts what only resembles a banned phrase, and permanent ids', () => {
    const fine = bannedPhrases.flatMap(({ fine: sentence = [] }) => sentence);

    expect(lint('seed.md', [...fine, '`lifecycle.told-nobody`'].join('\n'))).toEqual({ status: 0, lines: [] });
  });

  test('reports a misspelt word in a message, a comment and an identifier', () => {
    const { status, stdout } = spelling(
      "// The behavour.\nexport const suplierUrl = 1;\nthrow new Error('No suplier is reachable.');\n",
    );

    expect(status).toBe(1);
    expect(stdout.match(/:\d+:\d+ - Unknown word \(\w+\)/g)).toEqual([
      ':1:8 - Unknown word (behavour)',
      ':2:14 - Unknown word (suplier)',
      ':3:21 - Unknown word (suplier)',
    ]);
  });

  test('accepts British English and the words of the field', () => {
    expect(spelling("// The colour of a KCI's wayleave.\n")).toMatchObject({ status: 0, stdout: '' });
  });
});

function literally(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
