import type { ApiDescription } from '../../contract/description.js';
import type { Operation } from '../../contract/operation.js';
import { pointerOf } from '../../harness/json/json-pointer.js';
import type { Json } from '../../harness/json/json.js';
import { mutations } from '../../selftest/corpus/mutate.js';
import type { MockAnswer } from '../../selftest/corpus/mock-answers.js';
import { schemasOf } from '../../selftest/corpus/mock-schemas.js';
import type { Defect } from '../../selftest/corpus/mock.js';

/** A defect of a mock, and in which operation it is. */
export interface Planted {
  readonly name: string;
  readonly operation: string;
  readonly defect: Defect;
}

type SuccessOf = (operation: Operation) => Promise<MockAnswer | undefined>;

/** So many faults are planted in a mock. */
const wanted = 10;

/**
 * Ten faults, one of each kind before there are two of one: an answer whose body breaks one keyword, another status or
 * media type, a request that is wrong and taken all the same, a crash. Each is in one operation.
 * @param successOf what a sound mock answers
 */
export async function plantedIn(api: ApiDescription, successOf: SuccessOf): Promise<readonly Planted[]> {
  const operations = [...api.operations.values()];
  const groups = [
    ...(await wrongBodies(api, operations, successOf)),
    operations.map((operation) => answering(operation, 'answers 218', (right) => ({ ...right, status: 218 }))),
    operations.map((operation) => answering(operation, 'answers 500', () => ({ status: 500, headers: {}, text: '' }))),
    operations
      .filter(({ answers }) =>
        [...answers].some(([code, { mediaTypes }]) => code.startsWith('2') && mediaTypes.length > 0),
      )
      .map((operation) =>
        answering(operation, 'calls its answer plain text', (right) => ({ ...right, type: 'text/plain' })),
      ),
    operations.filter(({ security }) => security.length > 0).map((operation) => overlooking(operation, 'credentials')),
    operations
      .filter(({ queryParameters }) => queryParameters.some(({ required, schema }) => required || isNarrow(schema)))
      .map((operation) => overlooking(operation, 'query')),
    operations
      .filter(({ pathParameters }) => pathParameters.some(({ schema }) => isNarrow(schema)))
      .map((operation) => overlooking(operation, 'path')),
    operations.filter(({ request }) => request).map((operation) => overlooking(operation, 'body')),
    operations.filter(({ request }) => request).map(crashing),
  ];
  const found: Planted[] = [];
  for (let round = 0; found.length < wanted && round < operations.length; round++)
    for (const group of groups) {
      const one = group[(round + groups.indexOf(group)) % Math.max(1, group.length)];
      if (one && found.length < wanted && !found.some((other) => isSame(one, other))) found.push(one);
    }
  return found;
}

/** Successes that break one keyword at one place, by the keyword. */
async function wrongBodies(
  { document }: ApiDescription,
  operations: readonly Operation[],
  successOf: SuccessOf,
): Promise<readonly (readonly Planted[])[]> {
  const validators = schemasOf(document, 'writeOnly');
  const byKeyword = new Map<string, Planted[]>();
  for (const operation of operations) {
    const made = await successOf(operation);
    const pointer = operation.answers.get(String(made?.status))?.schemaPointer;
    if (!made || pointer === undefined || made.text === '') continue;
    const isValid = await validators(pointer);
    for (const { keyword, path, value } of mutations(document, pointer, JSON.parse(made.text) as Json)) {
      if (isValid(value)) continue;
      const name = `breaks ${keyword} at ${pointerOf(path) || 'the root'} of its answer`;
      const one = answering(operation, name, (right) => ({ ...right, text: JSON.stringify(value) }));
      byKeyword.set(keyword, [...(byKeyword.get(keyword) ?? []), one]);
    }
  }
  return [...byKeyword.values()];
}

/** Changes the successes of one operation. */
function answering({ key }: Operation, name: string, change: (right: MockAnswer) => MockAnswer): Planted {
  const answers: Defect['answers'] = (operation, right) =>
    operation.key === key && right.status < 300 ? change(right) : right;
  return { name, operation: key, defect: { answers } };
}

/** Does not look at a part of the requests of one operation. */
function overlooking({ key }: Operation, part: Parameters<NonNullable<Defect['overlooks']>>[1]): Planted {
  const overlooks: Defect['overlooks'] = (operation, looked) => operation.key === key && looked === part;
  return { name: `does not look at the ${part}`, operation: key, defect: { overlooks } };
}

/** Answers 500 where it has to refuse. */
function crashing({ key }: Operation): Planted {
  const answers: Defect['answers'] = (operation, right) =>
    operation.key === key && right.status >= 400 && right.status !== 401
      ? { status: 500, headers: {}, text: '' }
      : right;
  return { name: 'answers 500 where it has to refuse', operation: key, defect: { answers } };
}

/** Whether there are texts that a parameter cannot have. */
function isNarrow({ type, format, pattern, enum: listed }: Operation['pathParameters'][number]['schema']): boolean {
  return type !== 'string' || format !== undefined || pattern !== undefined || listed !== undefined;
}

function isSame(one: Planted, other: Planted): boolean {
  return one.name === other.name && one.operation === other.operation;
}
