import { kciReasons } from '../../contract/kci-reasons.js';
import { lifecycles } from '../../contract/lifecycles/index.js';
import { supplierApi } from '../../contract/description.js';
import { problemCodes } from '../../contract/problem-codes.js';
import { supplierUpdatesApi } from '../../contract/updates-description.js';
import { Redactor } from '../report/redaction.js';

/** A JSON text in a sentence, whole or cut off, with how long it was; what follows tells a value from a name. */
const quoted = /"((?:[^"\\]|\\.)*)(?:"|…|$)(?:(?<=…") \((\d+) characters\))?(\s*:)?/g;

/** A day, or a moment. */
const time = /^\d{4}-\d\d-\d\d(?:T[\d:.]+(?:Z|[+-]\d\d:\d\d)?)?$/;

/** A number that is long enough for a phone number or the like. */
const longNumber = /(?<![\w.:-])\+?\d(?:[ \d]{4,}\d)(?![\w:-])/g;

/** Takes what can be about a person out of what the oracles say: texts, and long numbers. Codes and times stay. */
export class Mask extends Redactor {
  readonly #codes = knownCodes();

  constructor() {
    super([]);
  }

  /** What the supplier said as a whole: nothing of it is shown, only how long it is. */
  override text(text: string): string {
    return text === '' ? '' : `[${text.length} characters]`;
  }

  /** A sentence of an oracle, with each value that it quotes replaced by its length. */
  override sentence(text: string): string {
    return text
      .replace(quoted, (whole, value: string, length: string | undefined, colon: string | undefined) =>
        colon !== undefined || value === '' || this.#codes.has(value) || time.test(value)
          ? whole
          : `"[${length ?? value.length} characters]"`,
      )
      .replace(longNumber, (digits) => `[${digits.length} digits]`);
  }
}

/** Every code that a document names: they say nothing about a person. */
function knownCodes(): ReadonlySet<string> {
  const codes = new Set<string>([
    ...Object.values(lifecycles).flatMap(({ states }) => Object.keys(states)),
    ...Object.keys(kciReasons),
    ...Object.keys(problemCodes),
  ]);
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    for (const [key, value] of Object.entries(node)) {
      if (key === 'enum' && Array.isArray(value))
        for (const code of value as readonly unknown[]) if (typeof code === 'string') codes.add(code);
      visit(value);
    }
  };
  visit(supplierApi.document);
  visit(supplierUpdatesApi.document);
  return codes;
}
