import { isDeepStrictEqual } from 'node:util';
import { requirements } from '../../contract/requirements/index.js';
import type { Finding } from '../report/finding.js';
import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import { pointerOf, type Path } from '../json/json-pointer.js';
import type { Reply } from '../wire/reply.js';
import { quote } from '../json/quote.js';
import { leftOut } from './left-out.js';
import { finding, type Oracle } from './oracle.js';
import { isSure, schemaAt } from '../json/sureness.js';
import { normalised, trimmed, withTexts } from '../json/texts.js';

/** What was accepted comes back unchanged; white space that was cut off is a lesser finding, and what is absent a note. */
export const keepsData: Oracle = (reply) => {
  const { body, sent, status } = reply;
  const bound = requirements['API-UNCHANGED'].operations.includes(reply.operation.key);
  if (!bound || status === 202 || !isJsonObject(body) || !isJsonObject(sent)) return [];
  noteInvented(reply, sent, body);
  return compare(reply, sent, body, []);
};

/** Notes fields of the request that no one sent; references of the supplier's own are its to add. */
function noteInvented({ operation, status, journal }: Reply, sent: JsonObject, answered: JsonObject): void {
  for (const [name, value] of Object.entries(answered)) {
    const isAsked = schemaAt(operation.request?.schema, `/${name}`) !== undefined;
    if (!isAsked || sent[name] !== undefined || value === null || name.startsWith('supplier')) continue;
    journal.note(`The ${status} has a ${name} that the request did not send.`);
  }
}

/** Whether the documents show all that an answer has: then what is missing was left out, and what is more was added. */
function isShownWhole({ operation }: Reply): boolean {
  return requirements['API-COMPLETE'].operations.includes(operation.key);
}

function compare(reply: Reply, sent: Json, answered: Json | undefined, path: Path): Finding[] {
  const pointer = pointerOf(path);
  const documented = schemaAt(reply.operation.answerSchemas.get(reply.status), pointer);
  // A null was asked for nothing, so that nothing comes back for it.
  if (sent === null || documented?.['x-own']) return [];
  if (answered === undefined) {
    if (isShownWhole(reply) && documented !== undefined) leftOut(reply, pointer);
    return [];
  }
  if (isJsonObject(sent) && isJsonObject(answered))
    return Object.entries(sent).flatMap(([name, value]) => compare(reply, value, answered[name], [...path, name]));
  const whole = isShownWhole(reply);
  if (isSame(sent, answered, whole)) return [];
  if (documented?.format === 'date-time' && isSameMoment(sent, answered)) return [];
  if (isSame(withTexts(sent, normalised), withTexts(answered, normalised), whole)) {
    reply.journal.note(`The accepted ${pointer} comes back in another Unicode normal form.`);
    return [];
  }
  if (!isSure(reply.operation.request?.schema, pointer)) {
    reply.journal.note(`The accepted ${pointer} comes back changed; the documents do not show that field here.`);
    return [];
  }
  if (isSame(withTexts(sent, trimmed), withTexts(answered, trimmed), whole))
    return [
      finding(reply, 'API-OUTER-SPACE', {
        reason: `The accepted ${pointer} comes back without the white space at its ends.`,
        expected: quote(sent),
        actual: quote(answered),
        pointer,
      }),
    ];
  return [
    finding(reply, 'API-UNCHANGED', {
      reason: `The accepted ${pointer} comes back changed.`,
      expected: quote(sent),
      actual: quote(answered),
      pointer,
    }),
  ];
}

/** Whether a value comes back as it was sent; the items of a list in any order. */
function isSame(sent: Json, answered: Json, whole: boolean): boolean {
  if (Array.isArray(sent) && Array.isArray(answered)) return hasItems(answered as Json[], sent as Json[], whole);
  return isDeepStrictEqual(sent, answered);
}

/**
 * Whether a list has these items, in any order; an item may have more fields.
 * @param whole whether it may have no other items, and no item may lack a field
 */
function hasItems(answered: readonly Json[], sent: readonly Json[], whole: boolean): boolean {
  if (whole && sent.length !== answered.length) return false;
  const left = [...answered];
  return sent.every((item) => {
    const index = left.findIndex((candidate) => contains(candidate, item, whole));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

function contains(candidate: Json | undefined, item: Json, whole: boolean): boolean {
  if (candidate === undefined) return !whole;
  if (Array.isArray(candidate) && Array.isArray(item)) return hasItems(candidate as Json[], item as Json[], whole);
  if (!isJsonObject(candidate) || !isJsonObject(item)) return isDeepStrictEqual(candidate, item);
  return Object.entries(item).every(([name, value]) => contains(candidate[name], value, whole));
}

/** Whether two date-times name one moment, whatever their offsets. */
function isSameMoment(sent: Json, answered: Json): boolean {
  return typeof sent === 'string' && typeof answered === 'string' && Date.parse(sent) === Date.parse(answered);
}
