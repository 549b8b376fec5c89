import { shippedDocument } from './shipped-document.js';

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
export const supplierUpdatesApi: UpdatesDescription = read('contract/openapi/supplier-updates-api-1.8.yaml');

function read(place: string): UpdatesDescription {
  const shipped = shippedDocument(place);
  const document = shipped.document as UpdatesDescription['document'];
  const info = document['info'] as { title: string; version: string };
  return {
    name: `${info.title.replace(/^Fibre Cafe: /, '')} ${info.version}`,
    digest: shipped.digest,
    document,
  };
}
