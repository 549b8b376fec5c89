import type { Json } from '../../json/json.js';
import { replacedAt, valuesAt } from '../schema/pointer-templates.js';
import { troubleStrings } from '../schema/trouble-strings.js';

/** Which bodies get troublesome texts, and where. */
export interface Deal {
  /** JSON pointers to the places where any text may stand; `*` is every item of a list. */
  readonly places: readonly string[];
  /** Where in the list of texts the dealing starts. */
  readonly start: number;
  readonly isAllowed: (body: Json) => boolean;
  /** Whether a body has to stay as it was drawn, since it shows what no other shows. */
  readonly isNeeded: (body: Json) => boolean;
}

/** Of three bodies that could be changed, one stays as it was drawn. */
const dealtInThree = 2;
/**
 * Of so many bodies two have one text in all their places, since some software takes equal ones for one: a troublesome
 * text, and an ordinary one, so that a refusal can only be about its being everywhere.
 */
const bodiesInTurn = 4;
const ordinaryText = 'Alex Morgan';
/** So many texts stand together, where there is room: few places see all of them so. */
const textsTogether = 4;

/**
 * Puts the texts that software is known to stumble over into bodies in turn, so that a few dozen bodies have had them
 * all: drawn by chance, each would come once in a few hundred. A place that does not take the text keeps its own.
 */
export function dealTexts(bodies: readonly Json[], { places, start, isAllowed, isNeeded }: Deal): readonly Json[] {
  let next = start;
  let free = 0;
  let dealt = 0;
  const take = () => troubleStrings[next++ % troubleStrings.length] ?? '';
  return bodies.map((body) => {
    if (isNeeded(body) || free++ % 3 >= dealtInThree) return body;
    const round = dealt++ % bodiesInTurn;
    const pointers = places.flatMap((template) => valuesAt(body, template)).map(([pointer]) => pointer);
    const common = pointers.length < 2 ? undefined : commonText(round, take);
    return pointers.reduce((current, pointer) => {
      const text = common ?? take();
      const together = round === 1 ? [[text, ...Array.from({ length: textsTogether - 1 }, take)].join(' ')] : [];
      const texts = [...together, text, text.padEnd(10, 'x')];
      return texts.map((each) => replacedAt(current, pointer, each)).find(isAllowed) ?? current;
    }, body);
  });
}

/** The text for all the places of a body, where it has one. */
function commonText(round: number, take: () => string): string | undefined {
  if (round === 0) return ordinaryText;
  return round === bodiesInTurn - 1 ? take() : undefined;
}
