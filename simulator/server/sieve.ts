import type { Behaviour, Context } from '../variations/behaviour.js';
import type { Objection } from '../messages/objection.js';

/** Lets objections through that no behaviour overlooks; one that is, hides all others to the same field or group. */
export class Sieve {
  readonly #overlooked: string[] = [];
  readonly #behaviours: readonly Behaviour[];

  constructor(behaviours: readonly Behaviour[]) {
    this.#behaviours = behaviours.filter(({ overlooks }) => overlooks !== undefined);
  }

  /** Whether nothing was overlooked so far. */
  get isEmpty(): boolean {
    return this.#overlooked.length === 0;
  }

  sift(objections: readonly Objection[], context: Context): readonly Objection[] {
    if (this.#behaviours.length === 0) return objections;
    return objections.filter((objection) => {
      if (this.#overlooked.some((at) => isSame(at, objection.at))) return false;
      const overlooked = this.#behaviours.some(({ overlooks }) => overlooks?.(objection, context));
      if (overlooked) this.#overlooked.push(objection.at);
      return !overlooked;
    });
  }
}

/** Whether two pointers name the same thing, or one a part of the other. */
function isSame(one: string, other: string): boolean {
  if (one === other || other.startsWith(`${one}/`)) return true;
  return other !== '' && one.startsWith(`${other}/`);
}
