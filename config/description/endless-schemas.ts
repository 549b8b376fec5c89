import { isNode, type RawNode } from './values.js';

/** What a reference to a schema leads to; undefined where it leads to none. */
export type SchemaTarget = (schema: RawNode) => RawNode | undefined;

/** One schema that judges the same value as another: under which keyword of it, and where that begins. */
interface Step {
  readonly from: RawNode;
  readonly keyword: string;
  readonly to: RawNode;
}

const alone = ['not', 'if', 'then', 'else'];
const lists = ['allOf', 'anyOf', 'oneOf'];
/** Keywords of which one of several schemas is enough. */
const choices = new Set(['anyOf', 'oneOf']);

/**
 * Ends schemas that lead back to themselves before they reach another value, in place: no validator could. An heir whose
 * parent lists it among its alternatives inherits the rest of that parent. What else a schema demands by itself again
 * demands nothing more, and goes.
 * @param targetOf where the reference of a schema leads
 * @returns those that lost a reference
 */
export function endSchemas(schemas: Iterable<RawNode>, targetOf: SchemaTarget): ReadonlySet<RawNode> {
  const ended = new Set<RawNode>();
  const copies = new Map<RawNode, RawNode>();
  const sound = new Set<RawNode>();
  const follow: SchemaTarget = (schema) => targetOf(copies.get(schema) ?? schema);
  for (const schema of schemas)
    for (let circle = circleFrom(schema, follow, sound); circle; circle = circleFrom(schema, follow, sound)) {
      const choice = circle.findIndex(
        ({ keyword }, index) => choices.has(keyword) && before(circle, index).keyword === '$ref',
      );
      const entry = choice < 0 ? circle.findLast(({ keyword }) => keyword === '$ref') : before(circle, choice);
      if (!entry) break;
      delete entry.from['$ref'];
      if (choice < 0) ended.add(entry.from);
      else {
        const { [(circle[choice] as Step).keyword]: _choice, discriminator: _discriminator, ...rest } = entry.to;
        copies.set(rest, copies.get(entry.to) ?? entry.to);
        const { allOf } = entry.from;
        entry.from['allOf'] = [...(Array.isArray(allOf) ? (allOf as readonly unknown[]) : []), rest];
      }
    }
  return ended;
}

function before(circle: readonly Step[], index: number): Step {
  return circle.at(index - 1) as Step;
}

/** The first circle on the ways from a schema. Undefined where no way leads back, and then all that they reach is sound. */
function circleFrom(schema: RawNode, follow: SchemaTarget, sound: Set<RawNode>): readonly Step[] | undefined {
  const way: Step[] = [];
  const open = new Set<RawNode>();
  const visit = (node: RawNode): readonly Step[] | undefined => {
    open.add(node);
    for (const step of stepsFrom(node, follow)) {
      if (sound.has(step.to)) continue;
      way.push(step);
      if (open.has(step.to)) return way.slice(way.findIndex(({ from }) => from === step.to));
      const circle = visit(step.to);
      if (circle) return circle;
      way.pop();
    }
    open.delete(node);
    sound.add(node);
    return undefined;
  };
  return sound.has(schema) ? undefined : visit(schema);
}

/** The schemas that judge the same value as a schema does, because of it. */
function stepsFrom(from: RawNode, follow: SchemaTarget): readonly Step[] {
  const target = typeof from['$ref'] === 'string' ? follow(from) : undefined;
  const { dependentSchemas } = from;
  const held: readonly (readonly [string, unknown])[] = [
    ['$ref', target],
    ...alone.map((keyword) => [keyword, from[keyword]] as const),
    ...lists.flatMap((keyword) => {
      const list = from[keyword];
      return Array.isArray(list) ? (list as readonly unknown[]).map((one) => [keyword, one] as const) : [];
    }),
    ...(isNode(dependentSchemas) ? Object.values(dependentSchemas) : []).map(
      (one) => ['dependentSchemas', one] as const,
    ),
  ];
  return held.flatMap(([keyword, to]) => (isNode(to) ? [{ from, keyword, to }] : []));
}
