import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import { pointerOf, type Path } from '../../json/json-pointer.js';
import { quote } from '../../json/quote.js';
import { momentOf } from './date-time.js';
import { acceptedOf, type Accepted, type JudgedKci, type KciOracle, type KciRemark } from './oracle.js';
import { reasonOf } from './reason-code.js';

/** What a supplier sets, or what is judged by oracles of their own. */
const notCompared = new Set(['id', 'tenant', 'status', 'supplierReference', 'supplierOrderReference', 'targetDate']);

/** What an entity may do without: the id where it has a reference, and the reference where it has an id. */
const notDemanded = new Set(['id', 'status', 'supplierReference', 'supplierOrderReference', 'targetDate']);

/** What the documented examples leave out, although it is mandatory when it is sent. */
const leftOutInExamples = new Set(['/orderType']);

/** The entity is whole, and as it was accepted, except for what the event changes. */
export const keepsEntity: KciOracle = (kci, before) => {
  const accepted = acceptedOf(before);
  if (!accepted || !kci.entity) return [];
  return compareFields(accepted.body, kci.entity.value, [], { kci, accepted });
};

interface Context {
  readonly kci: JudgedKci;
  readonly accepted: Accepted;
}

function compareFields(known: JsonObject, shown: JsonObject, path: Path, context: Context): readonly KciRemark[] {
  return Object.entries(known).flatMap(([name, value]) =>
    compare(value, shown[name] ?? undefined, [...path, name], context),
  );
}

function compare(known: Json, shown: Json | undefined, path: Path, context: Context): readonly KciRemark[] {
  // A null, or an empty list, was asked for nothing, so that nothing comes back for it.
  if (known === null || (Array.isArray(known) && known.length === 0)) return [];
  const name = String(path.at(-1));
  if (shown !== undefined && path.length === 1 && notCompared.has(name)) return [];
  if (context.accepted.amendments.some((amendment) => mayCarry(amendment, name, shown))) return [];
  if (shown === undefined) return lost(known, path, context);
  if (isJsonObject(known) && isJsonObject(shown)) return compareFields(known, shown, path, context);
  if (isSame(known, shown)) return [];
  if (isExtended(known, shown)) return [{ note: `The list ${pointerAt(path, context)} has items that were not sent.` }];
  return changed(known, shown, path, context);
}

/** Whether an amendment that is under way explains what a field shows: its new value, or nothing for an empty one. */
function mayCarry(amendment: JsonObject, name: string, shown: Json | undefined): boolean {
  const amended = Object.hasOwn(amendment, name) ? amendment[name] : undefined;
  if (amended === undefined) return false;
  if (shown === undefined)
    return amended === null || amended === '' || (Array.isArray(amended) && amended.length === 0);
  return isSame(amended, shown) || (isJsonObject(amended) && isJsonObject(shown) && holds(shown, amended));
}

function lost(known: Json, path: Path, context: Context): readonly KciRemark[] {
  const pointer = pointerOf(path);
  if (leftOutInExamples.has(pointer))
    return [{ note: `The entity lacks ${pointer}, which the documented examples of KCIs lack too.` }];
  if (path.length === 1 && notDemanded.has(String(path[0]))) return [];
  const { mandatory, documented } = context.accepted;
  const reason = `The accepted ${pointer} is not in the entity of the KCI.`;
  if (!mandatory.includes(pointer) && documented?.includes(pointer) === false)
    return [{ note: `${reason} It is not documented for certain.` }];
  return [
    {
      requirement: mandatory.includes(pointer) ? 'KCI-ENTITY-WHOLE' : 'KCI-ENTITY-COMPLETE',
      reason,
      expected: quote(known),
      actual: `no ${pointer}`,
      pointer: pointerAt(path, context),
    },
  ];
}

function changed(known: Json, shown: Json, path: Path, context: Context): readonly KciRemark[] {
  const pointer = pointerOf(path);
  const { body } = context.kci;
  // A reason that nothing is known of may well be one that changes data.
  if (reasonOf(body)?.changesData ?? true)
    return [
      {
        note: `With the reason ${quote(body['reasonCode'])}, ${pointer} is reported as changed from ${quote(known)} to ${quote(shown)}.`,
      },
    ];
  if (pointer === '/committedDate')
    return [{ note: `The committedDate moves from ${quote(known)} to ${quote(shown)}; it is to be set once.` }];
  return [
    {
      requirement: 'KCI-ENTITY-UNCHANGED',
      reason: `The accepted ${pointer} is changed in the entity of the KCI.`,
      expected: quote(known),
      actual: quote(shown),
      pointer: pointerAt(path, context),
    },
  ];
}

function pointerAt(path: Path, { kci }: Context): string {
  return pointerOf([kci.entity?.key ?? '', ...path]);
}

/** Equal; of lists in any order, of date-times in any zone. */
function isSame(known: Json, shown: Json): boolean {
  if (Array.isArray(known) && Array.isArray(shown))
    return known.length === shown.length && hasAll(known as readonly Json[], shown as readonly Json[]);
  if (isDeepStrictEqual(known, shown)) return true;
  const moment = momentOf(known);
  if (moment !== undefined) return moment === momentOf(shown);
  // A plain date and a date-time of that day: the documents show the same field either way.
  return (
    typeof known === 'string' &&
    typeof shown === 'string' &&
    /^\d{4}-\d\d-\d\d$/.test(known) &&
    momentOf(shown) !== undefined &&
    shown.startsWith(known)
  );
}

/** Whether a list has all that was sent, and more: what is found on the way is added as characteristics. */
function isExtended(known: Json, shown: Json): boolean {
  if (!Array.isArray(known) || !Array.isArray(shown) || shown.length <= known.length) return false;
  return hasAll(known as readonly Json[], shown as readonly Json[]);
}

function hasAll(wanted: readonly Json[], items: readonly Json[]): boolean {
  const left = [...items];
  return wanted.every((item) => {
    const index = left.findIndex((candidate) =>
      isJsonObject(item) && isJsonObject(candidate) ? holds(candidate, item) : isDeepStrictEqual(candidate, item),
    );
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

/** Whether an object has all fields of another with the same values. */
function holds(object: JsonObject, fields: JsonObject): boolean {
  return Object.entries(fields).every(([name, value]) => {
    const shown = object[name];
    return shown === undefined
      ? value === null
      : isJsonObject(value) && isJsonObject(shown)
        ? holds(shown, value)
        : isSame(value, shown);
  });
}
