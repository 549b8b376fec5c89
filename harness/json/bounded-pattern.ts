import { createContext, Script } from 'node:vm';

/** Milliseconds that one text may take. */
const longestMs = 500;
/** So short a text is checked quickly by any pattern. */
const shortText = 12;
/** Steps that a pattern without nested repetitions may take at worst. */
const fewSteps = 10_000_000;
/** After so many texts that took too long, no further one is tried. */
const mostTimeouts = 3;

/** A pattern and a text that together take too long: whether the text matches is not known. */
export class PatternTooSlow extends Error {
  override readonly name = 'PatternTooSlow';

  constructor(readonly pattern: string) {
    super(`The pattern ${pattern} takes longer than ${longestMs} ms for one text.`);
  }
}

const script = new Script('expression.exec(text)');
const context = createContext({}) as { expression?: RegExp; text?: string };

/** A regular expression of a stranger, which may take exponential time: its test gives up after half a second. */
export class BoundedPattern extends RegExp {
  #timeouts = 0;

  /** @throws PatternTooSlow */
  override test(text: string): boolean {
    if (text.length <= shortText || isQuick(this.source, text.length)) return this.exec(text) !== null;
    if (this.#timeouts >= mostTimeouts) throw new PatternTooSlow(this.source);
    context.expression = this;
    context.text = text;
    try {
      return script.runInContext(context as object, { timeout: longestMs }) !== null;
    } catch (cause) {
      if ((cause as { readonly code?: unknown }).code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw cause;
      this.#timeouts += 1;
      throw new PatternTooSlow(this.source);
    }
  }
}

/** Whether a pattern surely needs few steps for a text: no repetition in a repetition, and few side by side. */
function isQuick(pattern: string, length: number): boolean {
  const plain = pattern.replaceAll(/\\.|\[(?:\\.|[^\]\\])*\]/gsu, 'x');
  const repetitions = plain.match(/[*+]|\{\d+,\d*\}/g)?.length ?? 0;
  const nested = /\)(?:[*+]|\{\d+,?\d*\})/.test(plain);
  return (!nested || repetitions === 0) && length ** Math.max(1, repetitions) <= fewSteps;
}
