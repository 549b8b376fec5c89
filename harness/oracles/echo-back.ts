import { isDeepStrictEqual } from 'node:util';
import type { Finding } from '../finding.js';
import { isJsonObject, type Json } from '../json.js';
import { pointerOf, type Path } from '../json-pointer.js';
import type { Reply } from '../reply.js';
import { quote } from './answer-schema.js';
import { finding, type Oracle } from './oracle.js';

/** What was accepted comes back unchanged; an optional field that does not come back at all is a lesser finding. */
export const keepsData: Oracle = (reply) => {
  const body = reply.body;
  if (reply.status === 202 || !isJsonObject(body) || !isJsonObject(reply.sent)) return [];
  return compare(reply, reply.sent, body, []);
};

function compare(reply: Reply, sent: Json, answered: Json | undefined, path: Path): Finding[] {
  const pointer = pointerOf(path);
  // A null was asked for nothing, so that nothing comes back for it.
  if (sent === null) return [];
  if (answered === undefined)
    return [
      finding(reply, 'API-COMPLETE', {
        reason: `The accepted ${pointer} does not come back in the answer.`,
        expected: quote(sent),
        actual: `no ${pointer}`,
        pointer,
      }),
    ];
  if (isJsonObject(sent) && isJsonObject(answered))
    return Object.entries(sent).flatMap(([name, value]) => compare(reply, value, answered[name], [...path, name]));
  if (Array.isArray(sent) && Array.isArray(answered) && sameItems(sent as Json[], answered as Json[])) return [];
  if (isDeepStrictEqual(sent, answered)) return [];
  return [
    finding(reply, 'API-UNCHANGED', {
      reason: `The accepted ${pointer} comes back changed.`,
      expected: quote(sent),
      actual: quote(answered),
      pointer,
    }),
  ];
}

/** Whether two lists have the same items, in any order; an answered item may have fields besides. */
function sameItems(sent: readonly Json[], answered: readonly Json[]): boolean {
  if (sent.length !== answered.length) return false;
  const left = [...answered];
  return sent.every((item) => {
    const index = left.findIndex((candidate) => contains(candidate, item));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

function contains(candidate: Json, item: Json): boolean {
  if (!isJsonObject(candidate) || !isJsonObject(item)) return isDeepStrictEqual(candidate, item);
  return Object.entries(item).every(([name, value]) => isDeepStrictEqual(candidate[name], value));
}
