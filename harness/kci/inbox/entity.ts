import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';

/** What a KCI can be about. `unknown` is an entity under a key that nothing is known of. */
export type EntityKind = 'service-order' | 'service-problem' | 'service-test' | 'incident' | 'unknown';

/** The entity of a KCI, and what names it. */
export interface KciEntity {
  /** The key that it stands under in the body. */
  readonly key: string;
  readonly kind: EntityKind;
  readonly value: JsonObject;
  /** The Fibre Cafe's id, as it was sent; undefined when it is missing or null. */
  readonly id: Json | undefined;
  /** The name of the field of the supplier's reference, and the reference; both undefined without one. */
  readonly referenceField: string | undefined;
  readonly reference: string | undefined;
  readonly status: string | undefined;
}

/** Something of ours that KCIs can be about. */
export interface KnownEntity {
  readonly kind: EntityKind;
  readonly id: number;
}

/** What a KCI is about: it is matched by these, never by its arrival. */
export interface KciSubject {
  /** The Fibre Cafe's id; undefined for what the supplier began itself, which only its reference names. */
  readonly id: number | undefined;
  readonly supplierReference?: string;
  /** Where given, a KCI about another kind of entity is not meant, though it may have the same id. */
  readonly entityKind?: EntityKind;
}

/** What KCIs about something of ours are matched by. */
export function subjectOf({
  id,
  reference,
}: {
  readonly id: number;
  readonly reference?: string | undefined;
}): KciSubject {
  return { id, ...(reference !== undefined && { supplierReference: reference }) };
}

/** The keys of entities that the documents name or use in their examples. */
const knownKeys: Readonly<Record<string, EntityKind>> = {
  provideServiceOrder: 'service-order',
  modifyServiceOrder: 'service-order',
  ceaseServiceOrder: 'service-order',
  serviceOrder: 'service-order',
  unsolicitedCeaseServiceOrder: 'service-order',
  provideEthernetOrder: 'service-order',
  serviceProblem: 'service-problem',
  serviceTest: 'service-test',
  reportableIncident: 'incident',
};

/** What an unknown key says about its entity, the first that fits. */
const kindsByWord: readonly (readonly [word: RegExp, kind: EntityKind])[] = [
  [/problem/i, 'service-problem'],
  [/test/i, 'service-test'],
  [/incident/i, 'incident'],
  [/order/i, 'service-order'],
];

/** Keys of what accompanies an entity, and has ids and references of its own. */
const companion = /resolution|amendment|cancellation|note|tenant|supplier$/i;

/** The fields that hold the supplier's reference of an entity, in the order in which they are looked for. */
const referenceFields = ['supplierReference', 'supplierOrderReference', 'supplierOrderNumber'] as const;

/** The entity of a KCI's body; undefined when nothing in it has an id or a reference. */
export function entityIn(body: JsonObject): KciEntity | undefined {
  return entitiesIn(body)[0];
}

/** Everything in a KCI's body that can be its entity, the likeliest first. */
export function entitiesIn(body: JsonObject): readonly KciEntity[] {
  return Object.entries(body)
    .flatMap(([key, value]) => (isJsonObject(value) && !isCompanion(key) ? [entityAt(key, value)] : []))
    .filter(({ key, id, reference, status }) => {
      const named = id !== undefined || reference !== undefined;
      return named && (Object.hasOwn(knownKeys, key) || kindOf(key) !== 'unknown' || status !== undefined);
    })
    .toSorted((one, other) => rank(one) - rank(other));
}

function rank({ key, kind }: KciEntity): number {
  if (Object.hasOwn(knownKeys, key)) return 0;
  return kind === 'unknown' ? 2 : 1;
}

function isCompanion(key: string): boolean {
  return !Object.hasOwn(knownKeys, key) && companion.test(key);
}

function entityAt(key: string, value: JsonObject): KciEntity {
  const referenceField = referenceFields.find((name) => typeof value[name] === 'string' && value[name] !== '');
  const { status } = value;
  return {
    key,
    kind: kindOf(key),
    value,
    id: value['id'] ?? undefined,
    referenceField,
    reference: referenceField === undefined ? undefined : (value[referenceField] as string),
    status: typeof status === 'string' ? status : undefined,
  };
}

function kindOf(key: string): EntityKind {
  if (Object.hasOwn(knownKeys, key)) return knownKeys[key] ?? 'unknown';
  return kindsByWord.find(([word]) => word.test(key))?.[1] ?? 'unknown';
}

/** Whether a KCI's entity is a certain subject: by the id, or by the supplier's reference where one of them has no id. */
export function isAbout(entity: KciEntity | undefined, subject: KciSubject): boolean {
  if (!entity) return false;
  if (subject.entityKind !== undefined && entity.kind !== 'unknown' && entity.kind !== subject.entityKind) return false;
  if (entity.id !== undefined && subject.id !== undefined) return namesId(entity.id, subject.id);
  return subject.supplierReference !== undefined && entity.reference === subject.supplierReference;
}

/** Whether a KCI's entity, which no number names, can be a certain one: nothing that is known of it says otherwise. */
export function canBe(entity: KciEntity | undefined, { kind, id }: KnownEntity): boolean {
  if (!entity) return true;
  if (entity.kind !== 'unknown' && entity.kind !== kind) return false;
  return typeof entity.id !== 'string' || !/^\d+$/.test(entity.id) || namesId(entity.id, id);
}

/** What an entity is known by: its id, or its reference where it has no id. */
export function lookUpKey({ id, reference }: Pick<KciEntity, 'id' | 'reference'>): string | undefined {
  if (typeof id === 'number' || typeof id === 'string') return `id ${String(id)}`;
  return reference === undefined ? undefined : `reference ${reference}`;
}

/** Under what a KCI is put away: the id of its entity and its reference, whichever it has. */
export function keysOf(entity: KciEntity | undefined): readonly string[] {
  const { id, reference } = entity ?? {};
  return [
    ...(typeof id === 'number' || typeof id === 'string' ? [`id ${String(id)}`] : []),
    ...(reference === undefined ? [] : [`reference ${reference}`]),
  ];
}

/** The keys under which KCIs about a subject are found, among others that have its reference, but another id. */
export function lookUpKeys({ id, supplierReference }: KciSubject): readonly string[] {
  return [
    ...(id === undefined ? [] : [`id ${String(id)}`]),
    ...(supplierReference === undefined ? [] : [`reference ${supplierReference}`]),
  ];
}

/** An id that was sent as a text still names its entity; that its type is wrong is another matter. */
function namesId(sent: Json, id: number): boolean {
  return sent === id || sent === String(id);
}

/** The entity of a KCI as an object; undefined when nothing in it has an id or a reference. */
export function entityOf(kci: { readonly body: JsonObject }): JsonObject | undefined {
  return entityIn(kci.body)?.value;
}

/** The status that a KCI shows, whatever its type; undefined when it shows none. */
export function statusIn(kci: { readonly body: JsonObject }): Json | undefined {
  return entityOf(kci)?.['status'];
}

/** The supplier's reference of the entity of a KCI, if it has one. */
export function referenceOf(kci: { readonly body: JsonObject }): string | undefined {
  return entityIn(kci.body)?.reference;
}

/** The supplier's reference of the resolution that a KCI carries, wherever it carries it. */
export function resolutionReferenceOf(kci: { readonly body: JsonObject }): string | undefined {
  return findResolution(kci.body);
}

function findResolution(value: Json): string | undefined {
  if (!isJsonObject(value)) return undefined;
  const reference = value['supplierReference'];
  if (isJsonObject(value['resolutionDetails']) && typeof reference === 'string') return reference;
  for (const inner of Object.values(value)) {
    const found = findResolution(inner);
    if (found !== undefined) return found;
  }
  return undefined;
}
