import { namingOf } from './naming.js';
import type { Operation } from './operation.js';
import { readOperation } from './read-operation.js';
import type { OperationKey } from './requirements/requirement.js';
import { locate, pointerTo, type Node } from './resolve.js';
import { shippedDocument } from './shipped-document.js';

export type { Operation } from './operation.js';

/** A description as it was read: plain data with only local references and OpenAPI 3.1 schemas. */
export interface DescriptionSource {
  readonly document: Node;
  /** `sha256:` and the hex digest of the source. */
  readonly digest: string;
  /** Its file or URL, as the user gave it. */
  readonly place: string;
}

/** The parsed OpenAPI description, as data. */
export interface ApiDescription extends DescriptionSource {
  /** Title and version, as in reports. */
  readonly name: string;
  readonly operations: ReadonlyMap<OperationKey, Operation>;
}

const methods: ReadonlySet<string> = new Set(['get', 'put', 'post', 'delete', 'patch', 'head', 'options', 'trace']);

/** The description of the Supplier API 1.15 that ships with this package. */
const shippedApi: ApiDescription = (() => {
  const place = 'contract/openapi/supplier-api-1.15.yaml';
  const { document, digest } = shippedDocument(place);
  return describeApi({ document: document as Node, digest, place });
})();

/** The description that suppliers are checked against: by default the one that ships with this package. */
export let supplierApi: ApiDescription = shippedApi;

/**
 * Replaces the description that ships with this package. Test purposes are derived when their files are loaded, so call
 * this first.
 * @throws Error if one of its operations cannot be read
 */
export function chooseDescription(source: DescriptionSource): void {
  supplierApi = describeApi(source);
}

/** Whether suppliers are checked against the description that ships with this package. */
export function isShipped(): boolean {
  return supplierApi.digest === shippedApi.digest;
}

/** The operations that are known only from the description, in its order. */
export function genericOperations(): readonly Operation[] {
  return [...supplierApi.operations.values()].filter(({ generic }) => generic);
}

/** Whether an operation of the Supplier API is in the description. */
export function isDescribed(key: OperationKey): boolean {
  return supplierApi.operations.get(key)?.generic === false;
}

/** Whether any operation of the Supplier API is in the description. */
export function describesSupplierApi(): boolean {
  return [...supplierApi.operations.values()].some(({ generic }) => !generic);
}

/**
 * Reads every operation of a description.
 * @param leaveOut takes one that cannot be read, and why; without it that is thrown
 * @throws Error when one of them cannot be read; its message names the operation
 */
export function describeApi(
  source: DescriptionSource,
  leaveOut?: (path: string, method: string, reason: string) => void,
): ApiDescription {
  const { document } = source;
  const info = document['info'] as { title: string; version: string };
  const operations = new Map<OperationKey, Operation>();
  const names = namingOf(document);
  // Beside paths there may be extensions.
  for (const path of Object.keys((document['paths'] ?? {}) as Node).filter((key) => key.startsWith('/')))
    for (const method of Object.keys(locate(document, pointerTo(['paths', path])).node).filter((name) =>
      methods.has(name),
    ))
      try {
        const operation = readOperation(document, path, method, names(path, method));
        operations.set(operation.key, operation);
      } catch (cause) {
        if (!leaveOut) throw new Error(`${method.toUpperCase()} ${path}: ${(cause as Error).message}`, { cause });
        leaveOut(path, method, (cause as Error).message);
      }
  return { ...source, name: `${info.title.replace(/^Fibre Cafe: /, '')} ${info.version}`, operations };
}

/** An operation of the description. */
export function operationOf(key: OperationKey): Operation {
  const operation = supplierApi.operations.get(key);
  if (!operation) throw new Error(`The description has no operation ${key}.`);
  return operation;
}
