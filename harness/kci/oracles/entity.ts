import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import { pointerOf, type Path } from '../../json/json-pointer.js';
import { quote } from '../../json/quote.js';
import { normalised, trimmed, withTexts } from '../../json/texts.js';
import { amendedValue, type Amendment, type AmendedValue } from './amendment.js';
import { momentOf } from '../../json/date-time.js';
import {
  acceptedOf,
  isOvertaken,
  type Accepted,
  type JudgedKci,
  type KciFinding,
  type KciOracle,
  type KciRemark,
} from './oracle.js';
import { reasonOf } from './reason-code.js';
import { hasAll, isSame } from '../../json/same.js';

/** What a supplier sets, or what is judged by oracles of their own. */
const notCompared = new Set([
  'id',
  'tenant',
  'status',
  'supplierReference',
  'supplierOrderReference',
  'targetDate',
  'committedDate',
]);

/** What an entity may do without: the id where it has a reference, and the reference where it has an id. */
const notDemanded = new Set(['id', 'status', 'supplierReference', 'supplierOrderReference', 'targetDate']);

/** What the documented examples leave out, although it is mandatory when it is sent. */
const leftOutInExamples = new Set(['/orderType']);

/** The entity is whole, and as it was accepted, except for what the event changes. */
export const keepsEntity: KciOracle = (kci, before) => {
  const accepted = acceptedOf(before);
  const { entity } = kci;
  if (!accepted || !entity) return [];
  // Of a KCI from before the newest one nothing is known for sure: it may show the one value or the other.
  const overtaken = isOvertaken(kci, before);
  const issuedAt = momentOf(kci.body['issuedOn']) ?? -Infinity;
  const amendments = accepted.amendments.map((amendment) =>
    overtaken || (amendment.confirmedAt !== undefined && issuedAt < amendment.confirmedAt + (before.clockAheadMs ?? 0))
      ? { ...amendment, outcome: 'open' as const }
      : amendment,
  );
  const remarksOn = (change: (text: string) => string): readonly KciRemark[] =>
    compareFields(withTexts(accepted.body, change), withTexts(entity.value, change), [], {
      kci,
      accepted,
      amendments: amendments.map((amendment) => ({
        ...amendment,
        changes: withTexts(amendment.changes, change),
        before: withTexts(amendment.before, change),
      })),
    });
  const remarks = remarksOn((text) => text);
  if (!remarks.some(isFinding)) return remarks;
  const [composed, cutOff] = [remarksOn(normalised), remarksOn(trimmed)].map(
    (found) => new Set(found.filter(isFinding).map(({ pointer }) => pointer)),
  );
  return remarks.map((remark): KciRemark => {
    if (!isFinding(remark)) return remark;
    const { expected, actual, pointer } = remark;
    if (composed?.has(pointer) === false) return { note: `The KCI shows ${pointer} in another Unicode normal form.` };
    if (cutOff?.has(pointer) !== false) return remark;
    return {
      requirement: 'KCI-OUTER-SPACE',
      reason: `The KCI shows ${pointer} without the white space at its ends.`,
      expected,
      actual,
      ...(pointer !== undefined && { pointer }),
    };
  });
};

function isFinding(remark: KciRemark): remark is KciFinding {
  return 'requirement' in remark;
}

/** A committed date is set once, unless an amendment of the tenant moves it. */
export const keepsCommitment: KciOracle = (kci, before) => {
  const accepted = acceptedOf(before);
  const known = accepted?.committedDate ?? before.history.committedDate;
  const shown = kci.entity?.value['committedDate'];
  if (kci.entity?.kind !== 'service-order' || typeof shown !== 'string' || known === undefined) return [];
  if (isOvertaken(kci, before) || isSame(known, shown)) return [];
  if (accepted && accepted.amendments.length > 0)
    return [{ note: `After an amendment, the committedDate moves from ${quote(known)} to ${quote(shown)}.` }];
  return [
    {
      requirement: 'KCI-COMMITTED-ONCE',
      reason: 'The committedDate moves, although the tenant amended nothing.',
      expected: quote(known),
      actual: quote(shown),
      pointer: `/${kci.entity.key}/committedDate`,
    },
  ];
};

interface Context {
  readonly kci: JudgedKci;
  readonly accepted: Accepted;
  /** The amendments of the entity, with the outcomes that bind this KCI. */
  readonly amendments: readonly Amendment[];
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
  const amended = amendedValue(name, known, shown, context.amendments);
  if (amended === 'expected') return [];
  if (amended !== 'unexplained') return contradictsOutcome(amended, known, shown, path, context);
  if (shown === undefined) return lost(known, path, context);
  if (isJsonObject(known) && isJsonObject(shown)) return compareFields(known, shown, path, context);
  if (isSame(known, shown)) return [];
  if (isExtended(known, shown)) return [{ note: `The list ${pointerAt(path, context)} has items that were not sent.` }];
  return changed(known, shown, path, context);
}

/** What a KCI shows against the outcome of an amendment that is known. */
function contradictsOutcome(
  amended: Exclude<AmendedValue, 'expected' | 'unexplained'>,
  known: Json,
  shown: Json | undefined,
  path: Path,
  context: Context,
): readonly KciRemark[] {
  const name = String(path.at(-1));
  const newest = context.amendments.findLast(
    ({ changes, outcome }) => outcome === 'applied' && Object.hasOwn(changes, name),
  );
  const facts = {
    expected: quote(newest?.changes[name] ?? known),
    actual: quote(shown),
    pointer: pointerAt(path, context),
  };
  if (amended === 'mixed')
    return [
      {
        requirement: 'KCI-AMENDED-REPLACED',
        reason: `After an amendment, ${pointerOf(path)} shows the old value beside the new one.`,
        ...facts,
      },
    ];
  return [
    {
      requirement: 'KCI-AMENDMENT-SHOWN',
      reason:
        amended === 'outdated'
          ? `The amendment of ${pointerOf(path)} was confirmed, and the KCI shows the old value.`
          : `The amendment of ${pointerOf(path)} was rejected, and the KCI shows its value.`,
      ...facts,
    },
  ];
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
  if (!mandatory.includes(pointer)) return [{ note: reason }];
  return [
    {
      requirement: 'KCI-ENTITY-WHOLE',
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
  const { amendments } = context;
  const { documented = [] } = context.accepted;
  if (documented.length > 0 && !documented.includes(pointer))
    return [{ note: `The ${pointer} that was sent, which is not documented for certain, is shown otherwise.` }];
  const isOwnChange = (reasonOf(body)?.changesData ?? true) && body['reasonCode'] !== 'AMENDED';
  const isNamed = amendments.some(({ changes }) => path.some((name) => Object.hasOwn(changes, name)));
  if (amendments.length > 0 && !isNamed && !isOwnChange)
    return [
      {
        requirement: 'KCI-AMENDED-ONLY',
        reason: `After an amendment that does not name it, ${pointer} is changed in the entity of the KCI.`,
        expected: quote(known),
        actual: quote(shown),
        pointer: pointerAt(path, context),
      },
    ];
  // A reason that nothing is known of may well be one that changes data.
  if (reasonOf(body)?.changesData ?? true)
    return [
      {
        note: `With the reason ${quote(body['reasonCode'])}, ${pointer} is reported as changed from ${quote(known)} to ${quote(shown)}.`,
      },
    ];
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

/** Whether a list has all that was sent, and more: what is found on the way is added as characteristics. */
function isExtended(known: Json, shown: Json): boolean {
  if (!Array.isArray(known) || !Array.isArray(shown) || shown.length <= known.length) return false;
  return hasAll(known as readonly Json[], shown as readonly Json[]);
}
