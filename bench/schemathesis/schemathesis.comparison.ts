import { expect, test } from 'vitest';
import { describeApi } from '../../contract/description.js';
import { readDescription } from '../../selftest/config/read-description.js';
import { corpus } from '../../selftest/corpus/descriptions.js';
import { MockAnswers } from '../../selftest/corpus/mock-answers.js';
import { startMock, type Defect } from '../../selftest/corpus/mock.js';
import { fileOf } from '../../selftest/corpus/packages.js';
import { writeTable } from '../table.js';
import { ours, theirs, type Contender } from './contenders.js';
import { schemathesis } from './installed.js';
import { plantedIn } from './planted.js';
import { comparisonTable, type Result } from './comparison-table.js';

/** Descriptions whose operations have bodies, parameters and credentials between them. */
const chosen = ['train travel', 'pet store', 'cloud (AWS account)'].filter((name) =>
  name.includes(process.env['CORPUS_ONLY'] ?? ''),
);

test.skipIf(schemathesis === undefined)(
  'ours has no false alarm on sound mocks, and finds no fewer faults than Schemathesis',
  async () => {
    const results: Result[] = [];
    for (const entry of corpus.filter(({ name }) => chosen.includes(name))) {
      const file = fileOf(entry);
      const { source } = await readDescription(file);
      const api = describeApi(source);
      const answers = new MockAnswers(source);
      const planted = await plantedIn(api, (operation) => answers.success(operation));
      expect(planted).toHaveLength(10);
      for (const [tool, contender] of Object.entries({ ours, Schemathesis: theirs })) {
        const sound = await examine(contender, {});
        const missed: string[] = [];
        let { requests, seconds } = sound;
        for (const { name, operation, defect } of planted) {
          const examined = await examine(contender, defect);
          requests += examined.requests;
          seconds += examined.seconds;
          if ([...examined.found].every((one) => sound.found.has(one))) missed.push(`${operation} ${name}`);
        }
        results.push({
          description: entry.name,
          tool,
          falseAlarms: [...sound.found],
          missed,
          faults: planted.length,
          requests,
          seconds,
        });
        console.info(JSON.stringify(results.at(-1)));
      }

      async function examine(contender: Contender, defect: Defect) {
        await using mock = await startMock(api, defect);
        const start = performance.now();
        const found = await contender(file, mock.url);
        return { found, requests: mock.requests(), seconds: (performance.now() - start) / 1000 };
      }
    }
    if (process.env['BENCH_WRITE'] === '1') writeTable(comparisonTable(results), 'schemathesis');
    for (const { description } of results) {
      const of = (tool: string) => results.find((one) => one.description === description && one.tool === tool);
      expect(of('ours')?.falseAlarms, description).toEqual([]);
      expect(of('ours')?.missed.length, of('ours')?.missed.join('\n')).toBeLessThanOrEqual(
        of('Schemathesis')?.missed.length ?? 0,
      );
    }
  },
);
