import type { Json } from '../../json/json.js';
import { replacedAt, valuesAt } from '../schema/pointer-templates.js';
import { ordinaryTrouble, unusualTrouble } from '../schema/trouble-strings.js';

/** Which bodies get troublesome texts, and where. */
export interface Deal {
  /** JSON pointers to the places where any text may stand; `*` is every item of a list. */
  readonly places: readonly string[];
  /** Where in the list of texts the dealing starts. */
  readonly start: number;
  readonly isAllowed: (body: Json) => boolean;
  /** What has to stay in a body, which shows what none before it has shown: undefined if there is nothing of that. */
  readonly neededIn: (body: Json) => ((changed: Json) => boolean) | undefined;
}

/** Of so many bodies that could be changed, one stays as it was drawn. */
const bodiesForOneUnchanged = 4;
const ordinaryText = 'Alex Morgan';
/** So many texts stand together, where there is room; otherwise half of them, or one. */
const textsTogether = 8;
/** So many texts are tried by themselves at a place that takes few, such as one that asks for ten characters. */
const triedAlone = 8;

/** Puts a text into a place of a body, unless it does not fit there. */
type Put = (body: Json, pointer: string, fits: (changed: Json) => boolean) => Json;

/**
 * How the places of a body get their texts, in turn. Two in four have one text in all of them, since some software takes
 * equal ones for one: an ordinary text, so that a refusal can only be about its being everywhere, and a troublesome one.
 */
const manyPlaces: readonly ((texts: Texts) => Put)[] = [
  () => everywhere(ordinaryText),
  together,
  alone,
  (texts) => everywhere(texts.alone.next()),
];
/** The same where there is one place only, and in bodies that are needed for something else. */
const fewPlaces: readonly ((texts: Texts) => Put)[] = [together, alone];
const neededBodies: readonly ((texts: Texts) => Put)[] = [alone, together, alone];

/**
 * Puts the texts that software is known to stumble over into bodies in turn, so that a few dozen bodies have had them
 * all: drawn by chance, each would come once in a few hundred. A place that does not take the text keeps its own. Gives
 * the bodies one by one, as they are asked for.
 */
export function* dealTexts(bodies: Iterable<Json>, { places, start, isAllowed, neededIn }: Deal): Iterable<Json> {
  const ordinary = textsOf(ordinaryTrouble, start);
  const unusual = textsOf(unusualTrouble, start);
  const turns = { changed: 0, changeable: 0 };
  const used = new Map<typeof manyPlaces, number>();
  const nextOf = (ways: typeof manyPlaces) => {
    const turn = used.get(ways) ?? 0;
    used.set(ways, turn + 1);
    return ways[turn % ways.length] ?? alone;
  };
  for (const body of bodies) {
    const pointers = places.flatMap((template) => valuesAt(body, template)).map(([pointer]) => pointer);
    const isKept = neededIn(body);
    if (!isKept && turns.changeable++ % bodiesForOneUnchanged === bodiesForOneUnchanged - 1) {
      yield body;
      continue;
    }
    // What a supplier refuses for unusual characters shows nothing else.
    const texts = turns.changed++ % 3 === 2 ? unusual : ordinary;
    const put = nextOf(pointers.length === 1 ? fewPlaces : isKept ? neededBodies : manyPlaces)(texts);
    const fits = (changed: Json) => isAllowed(changed) && isKept?.(changed) !== false;
    yield pointers.reduce((current, pointer) => put(current, pointer, fits), body);
  }
}

/** Each place gets the next text that it takes. */
function alone({ alone: waiting }: Texts): Put {
  return (body, pointer, fits) => {
    const text = waiting.firstThat((each) => fits(replacedAt(body, pointer, each)), triedAlone);
    return text === undefined ? everywhere(waiting.next())(body, pointer, fits) : replacedAt(body, pointer, text);
  };
}

/** Each place gets several texts in one, as many as there is room for. */
function together({ together: waiting }: Texts): Put {
  return (body, pointer, fits) => {
    const texts = waiting.ahead(textsTogether);
    for (let count = texts.length; count >= 1; count = Math.floor(count / 2)) {
      const changed = withFirstThatFits(body, pointer, fits, [texts.slice(0, count).join(' ')]);
      if (changed === body) continue;
      for (let taken = 0; taken < count; taken++) waiting.next();
      return changed;
    }
    return body;
  };
}

function everywhere(text: string): Put {
  return (body, pointer, fits) => withFirstThatFits(body, pointer, fits, [text]);
}

function withFirstThatFits(
  body: Json,
  pointer: string,
  fits: (changed: Json) => boolean,
  texts: readonly string[],
): Json {
  for (const text of texts.flatMap((each) => [each, each.padEnd(10, 'x')])) {
    const changed = replacedAt(body, pointer, text);
    if (fits(changed)) return changed;
  }
  return body;
}

/** The texts that wait for a place of their own, and those that wait for one with others. */
interface Texts {
  readonly alone: Waiting;
  readonly together: Waiting;
}

function textsOf(texts: readonly string[], start: number): Texts {
  return { alone: new Waiting(texts, start), together: new Waiting(texts, start) };
}

/** The texts that wait for a place, each in its turn. */
class Waiting {
  #texts: string[];

  constructor(texts: readonly string[], start: number) {
    const first = start % texts.length;
    this.#texts = [...texts.slice(first), ...texts.slice(0, first)];
  }

  /** The next ones, which keep their turn. */
  ahead(count: number): readonly string[] {
    return this.#texts.slice(0, count);
  }

  next(): string {
    return this.#take(0);
  }

  /** The first of the next ones that a place takes; the others keep their turn. */
  firstThat(isTaken: (text: string) => boolean, most: number): string | undefined {
    const index = this.#texts.slice(0, most).findIndex(isTaken);
    return index < 0 ? undefined : this.#take(index);
  }

  #take(index: number): string {
    const [text = ''] = this.#texts.splice(index, 1);
    this.#texts.push(text);
    return text;
  }
}
