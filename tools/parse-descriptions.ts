import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parsedFileOf, shippedDocument } from '../contract/shipped-document.js';

/** Parses the descriptions that ship with this package, for every process that reads them later. */
for (const name of ['supplier-api-1.15', 'supplier-updates-api-1.8']) {
  const place = `contract/openapi/${name}.yaml`;
  const file = parsedFileOf(place);
  rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(shippedDocument(place)));
}
