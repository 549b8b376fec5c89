import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { asListed, listFile } from '../../harness/engine/listed-purposes.js';
import { allPurposes } from '../../harness/engine/suite-files.js';

test('what the build lists of test purposes is what their code says', async () => {
  const listed = JSON.parse(readFileSync(listFile, 'utf8')) as unknown;
  const loaded = JSON.parse(JSON.stringify((await allPurposes()).map(asListed))) as unknown;
  expect(listed, 'npm run build lists them').toEqual(loaded);
});
