import type { RequirementId } from '../../contract/requirements/index.js';
import { positivesOf } from '../../harness/authoring/positive.js';
import type { TestPurpose } from '../../harness/authoring/purpose.js';

/** So many test purposes that are alike are decided first, and then at a time. */
const [firstFew, fewAtATime] = [4, 16];

/**
 * Test purposes in groups, those first that find what violates a requirement soonest, and cost least. A test purpose is
 * about the first requirement that it names. Those that share requests cost least; those that try many values cost most.
 */
export function soonestFirst(
  purposes: readonly TestPurpose[],
  requirement: RequirementId,
): readonly (readonly TestPurpose[])[] {
  const costOf = ({ id, requirements: [about], body }: TestPurpose): number => {
    if (id.includes('.any-')) return 4;
    return (about === requirement ? 0 : 2) + (positivesOf(body).length > 0 ? 0 : 1);
  };
  return [0, 1, 2, 3, 4].flatMap((cost) => few(varied(purposes.filter((purpose) => costOf(purpose) === cost))));
}

/** One about each requirement first, then a second about each, and so on: so the first few show most. */
function varied(purposes: readonly TestPurpose[]): readonly TestPurpose[] {
  const met = new Map<RequirementId | undefined, number>();
  const turns = purposes.map((purpose) => {
    const [about] = purpose.requirements;
    const turn = met.get(about) ?? 0;
    met.set(about, turn + 1);
    return { purpose, turn };
  });
  return turns.toSorted((a, b) => a.turn - b.turn).map(({ purpose }) => purpose);
}

function few(purposes: readonly TestPurpose[]): readonly (readonly TestPurpose[])[] {
  const groups: (readonly TestPurpose[])[] = [];
  for (let begin = 0, end = firstFew; begin < purposes.length; begin = end, end += fewAtATime)
    groups.push(purposes.slice(begin, end));
  return groups;
}
