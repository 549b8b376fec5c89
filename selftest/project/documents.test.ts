import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  ...readdirSync(join(packageRoot, 'docs')).map((name) => `docs/${name}`),
];

describe('code that a document quotes', () => {
  const quotes = documents.flatMap((document) =>
    [...read(document).matchAll(/```ts\n\/\/ (?<file>\S+)\n(?<quote>[^]*?)```/g)].map(
      ({ groups }) => [document, groups?.['file'] ?? '', groups?.['quote'] ?? ''] as const,
    ),
  );

  test('is found', () => {
    expect(quotes).not.toEqual([]);
  });

  test.each(quotes)('in %s stands so in %s', (_, file, quote) => {
    expect(withoutLayout(read(file))).toContain(withoutLayout(quote));
  });
});

test.each(documents)('the links within this project that %s has lead somewhere', (document) => {
  const targets = [...read(document).matchAll(/\]\((?!https?:|#)([^)#]+)(#[^)]*)?\)/g)].map(
    ([, target = '']) => target,
  );
  expect(targets.filter((target) => !existsSync(join(packageRoot, dirname(document), target)))).toEqual([]);
});

/** A quote may be indented, and broken into lines, in another way. */
function withoutLayout(text: string): string {
  return text.replaceAll(/\s+/g, '').replaceAll(',)', ')').replaceAll(',}', '}').replace(/[,;]$/, '');
}

function read(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8');
}
