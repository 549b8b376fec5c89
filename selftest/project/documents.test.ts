import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';

const documents = [
  'README.md',
  'CONTRIBUTING.md',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'SECURITY.md',
  '.github/pull_request_template.md',
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

test.each(documents)(
  'each link within the project that %s contains leads to a file, and to a heading of it',
  (document) => {
    expect(brokenLinks(document, read(document))).toEqual([]);
  },
);

test('a link to a file or a heading that does not exist is found', () => {
  const text = [
    '# A `heading`, twice',
    '## A heading, twice',
    '[one](#a-heading-twice) [two](#a-heading-twice-1) [three](docs/cli.md) [web](https://example.net/#x)',
    '[wrong](#a-heading) [wrong](docs/none.md) [wrong](docs/cli.md#none)',
  ].join('\n');

  expect(brokenLinks('README.md', text)).toEqual(['#a-heading', 'docs/none.md', 'docs/cli.md#none']);
});

/** The relative links of a document that lead nowhere. */
function brokenLinks(document: string, text: string): readonly string[] {
  return [...text.matchAll(/\]\((?!https?:)(?<target>[^)#\s]*)(?:#(?<anchor>[^)]*))?\)/g)].flatMap(
    ({ groups = {} }) => {
      const { target = '', anchor } = groups;
      const file = target === '' ? document : join(dirname(document), target);
      const exists =
        existsSync(join(packageRoot, file)) &&
        (anchor === undefined || anchorsOf(target === '' ? text : read(file)).includes(anchor));
      return exists ? [] : [`${target}${anchor === undefined ? '' : `#${anchor}`}`];
    },
  );
}

/** The anchors that the headings of a document get, as GitHub makes them. */
function anchorsOf(text: string): readonly string[] {
  const seen = new Map<string, number>();
  return [...text.replaceAll(/^```[^]*?^```/gm, '').matchAll(/^#+ (?<heading>.+)$/gm)].map(({ groups = {} }) => {
    const slug = (groups['heading'] ?? '')
      .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\-_ ]/gu, '')
      .replaceAll(' ', '-');
    const count = seen.get(slug) ?? 0;
    seen.set(slug, count + 1);
    return count === 0 ? slug : `${slug}-${count}`;
  });
}

/** A quote may be indented, and broken into lines, in another way. */
function withoutLayout(text: string): string {
  return text.replaceAll(/\s+/g, '').replaceAll(',)', ')').replaceAll(',}', '}').replace(/[,;]$/, '');
}

function read(file: string): string {
  return readFileSync(join(packageRoot, file), 'utf8');
}
