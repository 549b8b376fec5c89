import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { packageRoot } from '../../contract/package-root.js';
import { circlesIn, importGraph, wrongWays, type Floors, type Sources } from './import-graph.js';

const folders = ['bin', 'config', 'contract', 'harness', 'properties', 'reporters', 'simulator', 'suites', 'tools'];

/** Who stands above whom, the highest first; rooms of one line stand side by side. ARCHITECTURE.md says what each is for. */
const houses: readonly Floors[] = [
  [
    ['harness/engine'],
    ['harness/authoring/walks'],
    ['harness/authoring'],
    ['harness/given', 'harness/traffic'],
    ['harness/session'],
    ['harness/generation', 'harness/kci', 'harness/oracles'],
    ['harness/wire'],
    ['harness/report'],
    ['harness/json'],
  ],
  [
    ['harness/generation/sources'],
    ['harness/generation/coverage', 'harness/generation/search'],
    ['harness/generation/near-misses'],
    ['harness/generation/samples'],
    ['harness/generation/values'],
    ['harness/generation/schema'],
  ],
  [['harness/kci/oracles'], ['harness/kci/inbox']],
  [
    ['simulator/server'],
    ['simulator/faults', 'simulator/styles'],
    ['simulator/operations'],
    ['simulator/variations'],
    ['simulator/messages', 'simulator/state'],
    ['simulator/json'],
  ],
  [
    ['bin/commands'],
    ['bin/doctor', 'bin/init', 'bin/judge', 'bin/receive'],
    ['bin/run'],
    ['bin/register'],
    ['bin/certification'],
    ['bin/reports'],
    ['bin/options'],
    ['bin/terminal'],
  ],
  [['bin'], ['properties', 'suites', 'reporters', 'simulator'], ['harness'], ['config'], ['contract']],
];

/** Files of the one house that another may not see, whatever the floors say. */
const walls: Floors = [['harness', 'simulator']];

const sources: Sources = new Map(
  folders.flatMap((folder) =>
    readdirSync(join(packageRoot, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .map((file) => [`${folder}/${file}`, readFileSync(join(packageRoot, folder, file), 'utf8')] as const),
  ),
);

function wrongWaysIn(files: Sources): readonly string[] {
  const graph = importGraph(files);
  return [...houses, walls].flatMap((floors) => wrongWays(graph, floors).map(({ from, to }) => `${from} -> ${to}`));
}

/** The sources with one more line at the end of a file. */
function seeded(file: string, line: string): Sources {
  const text = sources.get(file);
  if (text === undefined) throw new Error(`There is no ${file} to put a seed into.`);
  return new Map([...sources, [file, `${text}\n${line}\n`]]);
}

test('no file takes part in a circle', () => {
  expect(circlesIn(importGraph(sources))).toEqual([]);
});

test('imports between rooms point down', () => {
  expect(wrongWaysIn(sources)).toEqual([]);
});

test('every room of the plan is there', () => {
  const missing = houses.flat(2).filter((room) => ![...sources.keys()].some((file) => file.startsWith(`${room}/`)));
  expect(missing).toEqual([]);
});

describe('a seeded violation is seen', () => {
  test.each([
    ['a type import', 'harness/json/json.ts', "import type { Finding } from '../report/finding.js';", 'harness/report'],
    ['a dynamic import', 'harness/wire/pacing.ts', "void import('../engine/runner.js');", 'harness/engine'],
    ['an export', 'simulator/json/json.ts', "export * from '../state/state.js';", 'simulator/state'],
    ['a neighbour', 'harness/oracles/status.ts', "import '../kci/judge.js';", 'harness/kci'],
    ['a command', 'bin/run/target.ts', "import '../commands/run.js';", 'bin/commands'],
    ['a wall', 'simulator/json/json.ts', "import type { Json } from '../../harness/json/json.js';", 'harness/json'],
    ['a reporter', 'harness/report/verdict.ts', "import type {} from '../../reporters/index.js';", 'reporters'],
  ])('%s', (_, file, line, target) => {
    expect(wrongWaysIn(seeded(file, line))).toEqual(
      expect.arrayContaining([expect.stringMatching(`^${file} -> ${target}/`)]),
    );
  });

  test.each([
    ['of type imports', 'harness/report/finding.ts', "import type {} from './verdict.js';"],
    ['of a dynamic import', 'harness/report/finding.ts', "void import('./verdict.js');"],
    ['of one file', 'harness/report/finding.ts', "import type {} from './finding.js';"],
  ])('a circle %s', (_, file, line) => {
    expect(circlesIn(importGraph(seeded(file, line))).flat()).toContain(file);
  });
});

test('folders stay small enough to be read at a glance', () => {
  const folders = new Set([...sources.keys()].map((file) => file.slice(0, file.lastIndexOf('/'))));
  const tooLarge = [...folders].filter((folder) => !/^(suites|properties)\b/.test(folder) && filesIn(folder) > 25);
  expect(tooLarge).toEqual([]);
  expect(
    [...sources.keys()].filter((file) => /^(harness|bin|simulator)\/[^/]+$/.test(file)).length,
  ).toBeLessThanOrEqual(6);
});

/** How many files a folder of the package holds, schemas among them. */
function filesIn(folder: string): number {
  return readdirSync(join(packageRoot, folder), { withFileTypes: true }).filter((entry) => entry.isFile()).length;
}
