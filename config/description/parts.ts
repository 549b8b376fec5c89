import { isJsonType } from '../../contract/media-type.js';
import type { Kind } from './grammar.js';
import { isNode, type RawNode } from './values.js';

const places: readonly unknown[] = ['query', 'path', 'header', 'cookie'];

/** Why a part cannot be read as what it should be; undefined where it can. */
export function oddity(kind: Kind, node: unknown): string | undefined {
  if (kind === 'schema' && typeof node === 'boolean') return undefined;
  if (!isNode(node)) return node === null ? 'nothing stands there' : `it is not a valid ${wordFor[kind]}`;
  if (kind === 'parameter' && typeof node['name'] !== 'string') return 'it has no name';
  if (kind === 'parameter' && !places.includes(node['in'])) return `it is in ${JSON.stringify(node['in'] ?? null)}`;
  if (kind === 'parameter' && node['in'] === 'header' && !/^[!#$%&'*+.^_`|~\w-]+$/.test(String(node['name'])))
    return 'no header can have its name';
  if (kind === 'requestBody' && node['content'] !== undefined && !isNode(node['content']))
    return 'its content is not a mapping';
  return undefined;
}

const wordFor: Readonly<Record<Kind, string>> = {
  pathItem: 'mapping of operations',
  operation: 'operation',
  parameter: 'parameter',
  requestBody: 'request body',
  response: 'response',
  header: 'header',
  mediaType: 'media type',
  example: 'example',
  securityScheme: 'security scheme',
  schema: 'schema',
};

/**
 * Gives a parameter the schema of its value, in place: of content that is plain text, that of the text.
 * @returns why no value can be made from the description; examples can be used all the same
 */
export function tidyParameter(parameter: RawNode): string | undefined {
  const content = isNode(parameter['content']) ? parameter['content'] : {};
  const types = Object.keys(content);
  const json = types.find((name) => isJsonType(name));
  if (json !== undefined) {
    if (!isNode(content[json])) content[json] = {};
    const described = content[json] as RawNode;
    if (!isSchema(described['schema'])) described['schema'] = {};
    delete parameter['schema'];
    return undefined;
  }
  delete parameter['content'];
  const text = types.find((name) => /^text\/plain\b/i.test(name));
  if (text !== undefined) {
    const { schema, example, examples } = isNode(content[text]) ? content[text] : ({} as RawNode);
    Object.assign(parameter, { schema: isSchema(schema) ? schema : { type: 'string' } });
    if (example !== undefined) parameter['example'] ??= example;
    if (examples !== undefined) parameter['examples'] ??= examples;
    return undefined;
  }
  if (types.length > 0) return unreadable(parameter, `its content is ${types.join(' or ')}`);
  if (typeof parameter['schema'] === 'boolean') parameter['schema'] = {};
  return isSchema(parameter['schema']) ? undefined : unreadable(parameter, 'it has no schema');
}

function unreadable(parameter: RawNode, reason: string): string {
  parameter['schema'] = { 'x-unreadable': reason };
  return `${reason}, so no value is made for it`;
}

function isSchema(value: unknown): boolean {
  return isNode(value);
}
