import { createContext, Script } from 'node:vm';

/** Milliseconds that one text may take. */
const maxMs = 500;
/** Steps that a pattern may take at worst without a limit of time, which costs more than a quick pattern. */
const fewSteps = 10_000_000;
/** After so many texts that took too long, no further one is tried. */
const maxTimeouts = 3;

/** A pattern and a text that together take too long: whether the text matches is not known. */
export class PatternTooSlow extends Error {
  override readonly name = 'PatternTooSlow';

  constructor(readonly pattern: string) {
    super(`The pattern ${pattern} takes longer than ${maxMs} ms for one text.`);
  }
}

const script = new Script('expression.exec(text)');
const context = createContext({}) as { expression?: RegExp; text?: string };

/** A regular expression of a stranger, which may take exponential time: its test gives up after half a second. */
export class BoundedPattern extends RegExp {
  #timeouts = 0;

  /** @throws PatternTooSlow */
  override test(text: string): boolean {
    if (maxSteps(this.source, text.length) <= fewSteps) return this.exec(text) !== null;
    if (this.#timeouts >= maxTimeouts) throw new PatternTooSlow(this.source);
    context.expression = this;
    context.text = text;
    try {
      return script.runInContext(context as object, { timeout: maxMs }) !== null;
    } catch (cause) {
      if ((cause as { readonly code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw cause;
      this.#timeouts += 1;
      throw new PatternTooSlow(this.source);
    }
  }
}

/**
 * How many ways to try a text a pattern without nested repetitions has at worst: each repetition can take as many
 * characters as there are, each option and each alternative is one more choice. Infinite where a group is repeated.
 */
function maxSteps(pattern: string, length: number): number {
  const plain = pattern.replaceAll(/\\[1-9k]/g, ')*').replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gsu, 'x');
  if (/\)(?:[*+]|\{\d+,?\d*\})/.test(plain)) return Number.POSITIVE_INFINITY;
  const repeated = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const options = plain.replaceAll(/\(\?|[*+}]\?/g, '').match(/[?|]/g)?.length ?? 0;
  return Math.max(length, 1) ** Math.max(1, repeated) * 2 ** options;
}
