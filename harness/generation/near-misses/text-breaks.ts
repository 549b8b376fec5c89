import type { Json } from '../../json/json.js';
import type { Break } from '../values/break.js';
import { textsNotOfFormat } from './not-formats.js';
import type { Place } from './places.js';
import { patternReadings } from '../schema/pattern-readings.js';
import { fit } from '../schema/text-fit.js';
import { troubleStrings } from '../schema/trouble-strings.js';

/** Breaks of `minLength`, `maxLength`, `pattern` and `format`. */
export function textBreaks(place: Place): readonly Break[] {
  const { minLength, maxLength } = place.constraints;
  switch (place.keyword) {
    case 'minLength':
      return [minLength - 1, 0, Math.floor(minLength / 2)]
        .filter((length) => length >= 0 && length < minLength)
        .map((length) => ({
          description: length === 0 ? 'an empty text' : `${length} characters`,
          apply: whenText((text) => fit(text, length, length)),
        }));
    case 'maxLength':
      return [maxLength + 1, maxLength + 2, 2 * maxLength + 1, maxLength + 1000].map((length) => ({
        description: `${length} characters`,
        apply: whenText((text) => fit(text.repeat(Math.ceil(length / Math.max(1, text.length))), length, length)),
      }));
    case 'pattern': {
      // Sure to be refused: there is a pattern that no engine reads so that it matches.
      const isSure = (text: string) =>
        place.constraints.patterns.some((pattern) => patternReadings(pattern).every((reading) => !reading.test(text)));
      return altered(troubleStrings.map((text) => fit(text, minLength, maxLength))).map(({ description, apply }) => ({
        description,
        apply: (current, others) => {
          const made = apply(current, others);
          return typeof made === 'string' && isSure(made) ? made : undefined;
        },
      }));
    }
    case 'format':
      return others(place.constraints.formats.flatMap(textsNotOfFormat));
    default:
      return [];
  }
}

function whenText(change: (text: string) => string): (current: Json) => Json | undefined {
  return (current) => (typeof current === 'string' ? change(current) : undefined);
}

/** Small changes of the text that is there, and other texts. */
function altered(texts: readonly string[]): Break[] {
  const changes: (readonly [string, (text: string) => string])[] = [
    ['its value in lower case', (text) => text.toLowerCase()],
    ['its value in upper case', (text) => text.toUpperCase()],
    ['a blank before its value', (text) => ` ${text}`],
    ['a blank after its value', (text) => `${text} `],
    ['a percent sign for its first character', (text) => `%${[...text].slice(1).join('')}`],
    ['a letter with an accent for its first character', (text) => `é${[...text].slice(1).join('')}`],
    ['the first half of its value', (text) => text.slice(0, Math.floor(text.length / 2))],
    ['all but the first character', (text) => [...text].slice(1).join('')],
    ['all but the last character', (text) => [...text].slice(0, -1).join('')],
    ['its value twice', (text) => text + text],
    ['its value ten times', (text) => text.repeat(10)],
  ];
  return [...changes.map(([description, change]) => ({ description, apply: whenText(change) })), ...others(texts)];
}

function others(texts: readonly string[]): Break[] {
  return [...new Set(texts)].map((text) => ({
    description: text === '' ? 'an empty text' : `the text ${JSON.stringify(text)}`,
    apply: whenText(() => text),
  }));
}
