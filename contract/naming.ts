import { everyOperation } from './requirements/operations.js';
import type { OperationKey } from './requirements/requirement.js';
import { knownOperations } from './known-operations.js';
import type { Naming } from './read-operation.js';
import { locate, pointerTo, type Node } from './resolve.js';

/** The two headers that every operation of the Supplier API declares, and hardly any other API has both. */
const correlation = ['X-Request-ID', 'X-Conversation-ID'];

/**
 * Names the operations of a description. An operation belongs to the Supplier API if its method and operation id match,
 * or its method, path and correlation headers. A path such as `/appointments` alone proves nothing.
 */
export function namingOf(document: Node): (path: string, method: string) => Naming {
  const taken = new Set<OperationKey>();
  const ids = new Set<string>();
  return (path, method) => {
    const item = locate(document, pointerTo(['paths', path]));
    const { node, pointer } = locate(document, item.pointer + pointerTo([method]));
    const operationId = uniqueName(idOf(node, path, method), ids);
    const known = knownKey(document, item.pointer, pointer, `${method.toUpperCase()} ${path}`, node['operationId']);
    if (known !== undefined && !taken.has(known)) {
      taken.add(known);
      const { id, area, capability } = knownOperations[known];
      return { key: known, operationId: id, generic: false, area, capability };
    }
    return {
      key: `${method.toUpperCase()} ${path}`,
      operationId,
      generic: true,
      area: areaOf(node, path),
      capability: operationId,
    };
  };
}

function knownKey(
  document: Node,
  itemPointer: string,
  pointer: string,
  key: OperationKey,
  operationId: unknown,
): (typeof everyOperation)[number] | undefined {
  const method = key.split(' ')[0];
  const byId = everyOperation.find(
    (known) => known.startsWith(`${method} `) && knownOperations[known].id === operationId,
  );
  if (byId !== undefined) return byId;
  const headers = [itemPointer, pointer].flatMap((owner) => headerNames(document, owner));
  if (!correlation.every((name) => headers.includes(name.toLowerCase()))) return undefined;
  return everyOperation.find((known) => withoutNames(known) === withoutNames(key));
}

/** The names of path parameters do not matter. */
function withoutNames(key: OperationKey): string {
  return key.replaceAll(/\{[^{}]*\}/g, '{}');
}

function headerNames(document: Node, owner: string): readonly string[] {
  const { parameters } = locate(document, owner).node as { readonly parameters?: readonly unknown[] };
  return (parameters ?? [])
    .map((_, index) => locate(document, owner + pointerTo(['parameters', String(index)])).node)
    .filter((parameter) => parameter['in'] === 'header')
    .map((parameter) => String(parameter['name']).toLowerCase());
}

/** The operation id, or else one made from method and path: `get-pets-petId`. */
function idOf(node: Node, path: string, method: string): string {
  const given = node['operationId'];
  if (typeof given === 'string' && given !== '') return given;
  return `${method}${path}`.replaceAll(/[^A-Za-z0-9]+/g, '-').replace(/-$/, '');
}

function uniqueName(name: string, taken: Set<string>): string {
  let unique = name;
  for (let count = 2; taken.has(unique); count++) unique = `${name}-${count}`;
  taken.add(unique);
  return unique;
}

/** The area: `x-area`, else the first tag, else the first segment of the path, in `kebab-case`. */
function areaOf(node: Node, path: string): string {
  const [tag] = (node['tags'] ?? []) as readonly unknown[];
  const step = path.split('/').find((each) => each !== '' && !each.startsWith('{'));
  const names = [node['x-area'], tag, step].map((name) => (typeof name === 'string' ? kebab(name) : ''));
  return names.find((name) => name !== '') ?? 'operations';
}

function kebab(text: string): string {
  return text
    .replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
}
