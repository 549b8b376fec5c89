import { parseWithNumbers } from '../../contract/written-numbers.js';
import type { Json } from './json.js';

/** No documented body nests deeper than a few levels; what works on values goes down by calling itself. */
const deepest = 100;
const tooDeep = `(nested deeper than ${deepest} levels)`;

/**
 * Parses JSON text of a stranger. What nests deeper than 100 levels is replaced by a text that says so: code that
 * judges, stores or shows the value then does not run out of stack.
 * @throws SyntaxError when it is not JSON
 */
export function parseJson(text: string): Json {
  const value = parseWithNumbers(text) as Json;
  if (!opensOften(text)) return value;
  let level: readonly Container[] = isContainer(value) ? [value] : [];
  for (let depth = 1; level.length > 0 && depth < deepest; depth++) level = level.flatMap(containersIn);
  for (const container of level)
    for (const [key, member] of Object.entries(container))
      if (isContainer(member)) Object.defineProperty(container, key, { value: tooDeep });
  return value;
}

/** The same; undefined where there is no text, or it is not JSON. */
export function jsonIn(text: string | undefined): Json | undefined {
  try {
    return text === undefined ? undefined : parseJson(text);
  } catch {
    return undefined;
  }
}

/** Whether a text has as many brackets as it takes to nest too deep: most have not, and need no look at their values. */
function opensOften(text: string): boolean {
  let count = 0;
  for (let index = 0; index < text.length && count < deepest; index++)
    if (text[index] === '{' || text[index] === '[') count += 1;
  return count >= deepest;
}

/** Whether plain data nest deeper than some levels. Goes level by level: it does not run out of stack. */
export function isDeeperThan(value: unknown, levels: number): boolean {
  let level: readonly object[] = isObject(value) ? [value] : [];
  for (let depth = 0; depth < levels && level.length > 0; depth++)
    level = level.flatMap((container) => Object.values(container).filter(isObject));
  return level.length > 0;
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

type Container = Readonly<Record<string, Json>>;

function isContainer(value: Json): value is Container {
  return typeof value === 'object' && value !== null;
}

function containersIn(container: Container): Container[] {
  return Object.values(container).filter(isContainer);
}
