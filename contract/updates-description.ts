import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { packageRoot } from './package-root.js';

/** The parsed OpenAPI description of the Supplier Updates API, as data. */
export interface UpdatesDescription {
  /** Title and version, as in reports. */
  readonly name: string;
  /** `sha256:` and the hex digest of the file. */
  readonly digest: string;
  /** The whole document, for validators that resolve references themselves. */
  readonly document: Readonly<Record<string, unknown>>;
}

/** The description of the Supplier Updates API 1.8 that ships with this package. */
export const supplierUpdatesApi: UpdatesDescription = read(
  join(packageRoot, 'contract/openapi/supplier-updates-api-1.8.yaml'),
);

function read(file: string): UpdatesDescription {
  const text = readFileSync(file, 'utf8');
  const document = parse(text) as UpdatesDescription['document'];
  const info = document['info'] as { title: string; version: string };
  return {
    name: `${info.title.replace(/^Fibre Cafe: /, '')} ${info.version}`,
    digest: `sha256:${createHash('sha256').update(text).digest('hex')}`,
    document,
  };
}
