/** One place in which two JSON values differ; a side that lacks it is undefined. */
export interface Difference {
  /** JSON pointer. */
  readonly pointer: string;
  readonly left: string | undefined;
  readonly right: string | undefined;
}

/** How many differences are shown. */
const maxDifferences = 100;

/** Where two JSON values differ, smallest parts only, in document order. */
export function differencesOf(left: unknown, right: unknown): readonly Difference[] {
  const found: Difference[] = [];
  compare(left, right, '', found);
  return found;
}

/** The JSON value of a text; undefined when it is not JSON. */
export function jsonOf(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function compare(left: unknown, right: unknown, pointer: string, found: Difference[]): void {
  if (found.length >= maxDifferences) return;
  const [leftMembers, rightMembers] = [membersOf(left), membersOf(right)];
  if (leftMembers && rightMembers && Array.isArray(left) === Array.isArray(right)) {
    for (const key of new Set([...leftMembers.keys(), ...rightMembers.keys()]))
      compare(
        leftMembers.get(key),
        rightMembers.get(key),
        `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        found,
      );
    return;
  }
  const [leftText, rightText] = [
    JSON.stringify(left) as string | undefined,
    JSON.stringify(right) as string | undefined,
  ];
  if (leftText !== rightText) found.push({ pointer, left: leftText, right: rightText });
}

/** A map, so that a member called __proto__ is one like any other. */
function membersOf(value: unknown): ReadonlyMap<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? new Map(Object.entries(value)) : undefined;
}
