import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { classesPlace } from '../contract/classes.js';
import { parsedFileOf, shippedDocument } from '../contract/shipped-document.js';

/** Parses the descriptions and the classes that ship with this package, for every process that reads them later. */
for (const place of [
  'contract/openapi/supplier-api-1.15.yaml',
  'contract/openapi/supplier-updates-api-1.8.yaml',
  classesPlace,
]) {
  const file = parsedFileOf(place);
  rmSync(file, { force: true });
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(shippedDocument(place)));
}
