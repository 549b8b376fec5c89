import { describeApi, type DescriptionSource } from '../../contract/description.js';
import { digestOf } from '../../contract/shipped-document.js';
import { DescriptionError } from './description-error.js';
import { addressOf, placeOf, type WebReader } from './fetch-text.js';
import { DescriptionFiles } from './files.js';
import { methods } from './grammar.js';
import { LeftOutParts, type LeftOutPart } from './left-out.js';
import { DescriptionReader } from './reader.js';
import { isNode, type RawNode } from './values.js';

/** A description that a run can use, and what in it is left out of account. */
export interface ReadDescription {
  readonly source: DescriptionSource;
  /** Sentences about parts that are left out, and about what is read otherwise than it is written. */
  readonly warnings: readonly string[];
  /** Every part that is left out; `warnings` name the first of them. */
  readonly leftOut: readonly LeftOutPart[];
  /** Sentences about what is read otherwise than it is written. */
  readonly notes: readonly string[];
}

/**
 * Reads an OpenAPI 3.0 or 3.1 description, YAML or JSON, with all files that it refers to. Parts that cannot be read are
 * left out and named; the rest is used.
 * @param place a file, or a URL that starts with https:// or http://
 * @param web how files are read from the web
 * @throws DescriptionError when it cannot be read, or nothing of it can be used
 */
export async function readDescription(place: string, web: WebReader): Promise<ReadDescription> {
  const shown = placeOf(addressOf(place));
  const files = new DescriptionFiles(web);
  const root = await files.open(place);
  const { document } = root;
  const old = isOld(document, shown);
  checkShape(document, shown);
  const leftOut = new LeftOutParts(shown);
  await new DescriptionReader(files, old, leftOut).read(root);
  // Its schemas are those of 3.1 by now.
  document['openapi'] = '3.1.0';
  if (files.others !== undefined) document['x-external'] = files.others;
  tidyOperations(document, leftOut);
  const source = { document, digest: digestOf(files.texts), place: shown };
  const { operations } = describeApi(source, (path, method, reason) => {
    leftOut.add(`${method.toUpperCase()} ${path}`, reason);
    delete itemAt(document, path)?.[method];
  });
  if (operations.size === 0) throw unusable(shown, ['it describes no operation', ...leftOut.sentences.slice(0, 1)]);
  return { source, warnings: leftOut.sentences, leftOut: leftOut.parts, notes: leftOut.notes };
}

/**
 * Makes sure that a document is OpenAPI 3.0 or 3.1.
 * @returns whether its schemas are those of 3.0
 * @throws DescriptionError DESCRIPTION_UNKNOWN
 */
function isOld(document: RawNode, place: string): boolean {
  const { openapi, swagger } = document;
  const unknown = (what: string) =>
    new DescriptionError('DESCRIPTION_UNKNOWN', `${place} ${what}. Give a description in OpenAPI 3.0 or 3.1.`);
  if (swagger !== undefined) throw unknown(`is a Swagger ${JSON.stringify(swagger)} description`);
  if (openapi === undefined) throw unknown('is not an OpenAPI description: it has no key openapi');
  const version = typeof openapi === 'string' ? /^3\.([01])\.\d+/.exec(openapi)?.[1] : undefined;
  if (version === undefined) throw unknown(`is an OpenAPI ${JSON.stringify(openapi)} description`);
  return version === '0';
}

/** @throws DescriptionError DESCRIPTION_INVALID for a part that is missing or of another type than it has to be */
function checkShape(document: RawNode, place: string): void {
  const { info, paths = {} } = document;
  for (const key of ['title', 'version']) {
    const value = isNode(info) ? info[key] : undefined;
    // A version such as 1.0 is a number for YAML, and a title of digits as well.
    if (isNode(info) && typeof value === 'number')
      info[key] = Number.isInteger(value) && key === 'version' ? value.toFixed(1) : String(value);
    else if (typeof value !== 'string') throw unusable(place, [`info.${key} must be a text`]);
  }
  if (!isNode(paths)) throw unusable(place, ['paths must be a mapping of paths']);
}

/** What operations refer to by name and not by reference: security schemes and the parameters in their paths. */
function tidyOperations(document: RawNode, leftOut: LeftOutParts): void {
  tidySecurity(document, document, leftOut, 'security');
  for (const path of Object.keys((document['paths'] ?? {}) as RawNode))
    for (const method of methods) {
      const item = itemAt(document, path) ?? {};
      const operation = item[method];
      if (!isNode(operation)) continue;
      const name = `${method.toUpperCase()} ${path}`;
      tidySecurity(document, operation, leftOut, `${name}: security`);
      const known = new Set([item, operation].flatMap((owner) => pathParameters(document, owner)));
      const unknown = [...path.matchAll(/\{([^{}]+)\}/g)]
        .map(([, each = '']) => each)
        .filter((each) => !known.has(each));
      for (const each of new Set(unknown)) {
        const reason = 'it is not described, so no value is made for it';
        const added = { name: each, in: 'path', required: true, schema: { 'x-unreadable': reason } };
        operation['parameters'] = [...((operation['parameters'] ?? []) as unknown[]), added];
        leftOut.add(`${name}: the path parameter ${each}`, reason);
      }
    }
}

/** The mapping of a path, wherever it stands. */
function itemAt(document: RawNode, path: string): RawNode | undefined {
  const item = (document['paths'] as Record<string, RawNode>)[path];
  return item && followed(document, item);
}

function followed(document: RawNode, node: RawNode): RawNode {
  return typeof node['$ref'] === 'string' ? (nodeAt(document, node['$ref']) ?? node) : node;
}

function pathParameters(document: RawNode, { parameters = [] }: RawNode): readonly string[] {
  return (parameters as readonly RawNode[]).flatMap((given) => {
    const parameter = followed(document, given);
    return parameter['in'] === 'path' ? [String(parameter['name'])] : [];
  });
}

function tidySecurity(document: RawNode, owner: RawNode, leftOut: LeftOutParts, name: string): void {
  const { security } = owner;
  if (security === undefined) return;
  if (!Array.isArray(security) || !security.every(isNode)) {
    delete owner['security'];
    leftOut.add(name, 'it is not a list of mappings');
    return;
  }
  const components = (document['components'] ??= {}) as RawNode;
  const schemes = (components['securitySchemes'] ??= {}) as RawNode;
  for (const scheme of (security as readonly RawNode[]).flatMap((alternative) => Object.keys(alternative)))
    if (schemes[scheme] === undefined) {
      schemes[scheme] = {};
      leftOut.add(`The security scheme ${scheme}`, 'it is not described');
    }
}

function nodeAt(document: RawNode, pointer: string): RawNode | undefined {
  const steps = pointer.split('/').slice(1);
  const found = steps.reduce<unknown>(
    (node, step) =>
      isNode(node) || Array.isArray(node)
        ? (node as RawNode)[decodeURIComponent(step).replaceAll('~1', '/').replaceAll('~0', '~')]
        : undefined,
    document,
  );
  return isNode(found) ? found : undefined;
}

function unusable(place: string, reasons: readonly string[]): DescriptionError {
  const what = reasons.map((reason) => reason.replace(/\.$/, '')).join(': ');
  return new DescriptionError('DESCRIPTION_INVALID', `${place} cannot be used: ${what}. Correct the description.`);
}
