import { isNode, type Node } from '../../contract/resolve.js';

/** The names by which a discriminator knows a schema. */
interface Called {
  readonly property: string;
  readonly names: readonly string[];
}

/** What a discriminator calls the branches of a choice: its mapping, else the names of the schemas referred to. */
export function namedBranches(
  choice: readonly unknown[],
  mapping: unknown,
): (readonly [name: string, reference: string])[] {
  const references = choice.flatMap((branch) =>
    isNode(branch) && typeof branch['$ref'] === 'string' ? [branch['$ref']] : [],
  );
  const mapped = Object.entries(isNode(mapping) ? mapping : {}).flatMap(([name, target]) => {
    const reference = references.find((one) => one === target || nameOf(one) === target);
    return reference === undefined ? [] : [[name, reference] as const];
  });
  const called = references.filter((reference) => !mapped.some(([, target]) => target === reference));
  return [...mapped, ...called.map((reference) => [nameOf(reference), reference] as const)];
}

/**
 * What a value that is sent has to say besides what a schema asks: its discriminator names the branch that it is of.
 * The list has `x-names`: it is for values that are made, and no supplier has to refuse other names.
 * @param schema a choice with a discriminator
 * @param at what a reference leads to
 * @returns for each of its branches a schema, or nothing where it has no name, or none that it allows itself
 */
export function namesOfBranches(
  schema: Node,
  branches: readonly unknown[],
  at: (reference: string) => unknown,
): readonly (Node | undefined)[] {
  const { discriminator } = schema;
  if (!isNode(discriminator) || typeof discriminator['propertyName'] !== 'string') return branches.map(() => undefined);
  const { propertyName: property, mapping } = discriminator;
  const named = namedBranches(branches, mapping).filter(([name, target]) => isMapped(mapping, name) || hasName(target));
  // Where the mapping leads to none of the branches, as in files that were put together, nothing says their names.
  if (isNode(mapping) && !named.some(([name]) => isMapped(mapping, name))) return branches.map(() => undefined);
  return branches.map((branch) => {
    const reference = isNode(branch) ? branch['$ref'] : undefined;
    const called = named.filter(([, target]) => target === reference).map(([name]) => name);
    const names = called.filter((name) => typeof reference === 'string' && allows(at(reference), property, name));
    return names.length > 0 ? saying({ property, names }) : undefined;
  });
}

/**
 * The same for a schema that takes part in another one with a discriminator, by `allOf`.
 * @param at what a reference leads to
 */
export function namesOfHeir(reference: string, at: (reference: string) => unknown): Node | undefined {
  const discriminator = inherited(at(reference), at, new Set());
  if (!discriminator) return undefined;
  const { propertyName, mapping } = discriminator;
  const mapped = Object.entries(isNode(mapping) ? mapping : {})
    .filter(([, target]) => target === reference || target === nameOf(reference))
    .map(([name]) => name);
  if (mapped.length > 0) return saying({ property: String(propertyName), names: mapped });
  return mapping === undefined && hasName(reference)
    ? saying({ property: String(propertyName), names: [nameOf(reference)] })
    : undefined;
}

/** The discriminator of the schema that another one has in its `allOf`, however far up. */
function inherited(schema: unknown, at: (reference: string) => unknown, seen: Set<unknown>): Node | undefined {
  if (!isNode(schema) || seen.has(schema)) return undefined;
  seen.add(schema);
  for (const part of Array.isArray(schema['allOf']) ? (schema['allOf'] as unknown[]) : []) {
    const target = isNode(part) && typeof part['$ref'] === 'string' ? at(part['$ref']) : part;
    if (!isNode(target)) continue;
    const { discriminator } = target;
    if (isNode(discriminator) && typeof discriminator['propertyName'] === 'string') return discriminator;
    const further = inherited(target, at, seen);
    if (further) return further;
  }
  return undefined;
}

/** Whether a schema lists no values for a property, or this one among them. */
function allows(schema: unknown, property: string, name: string): boolean {
  const described = isNode(schema) && isNode(schema['properties']) ? schema['properties'][property] : undefined;
  if (!isNode(described)) return true;
  if ('const' in described) return described['const'] === name;
  return !Array.isArray(described['enum']) || described['enum'].includes(name);
}

function saying({ property, names }: Called): Node {
  return { properties: { [property]: { enum: names, 'x-names': true } } };
}

function isMapped(mapping: unknown, name: string): boolean {
  return isNode(mapping) && Object.hasOwn(mapping, name);
}

/** Whether what a reference leads to has a name of its own. */
function hasName(reference: string): boolean {
  return /^#\/components\/schemas\/[^/]+$/.test(reference);
}

function nameOf(reference: string): string {
  return reference.slice(reference.lastIndexOf('/') + 1);
}
