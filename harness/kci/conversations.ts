import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
  decideResolution,
  startServiceTest,
  type OperationKey,
} from '../../contract/requirements/index.js';
import { acceptedFields } from './accepted-fields.js';
import { headerValues } from '../report/exchange.js';
import { jsonIn } from '../json/bounded-json.js';
import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import { validatorOf } from '../json/validators.js';
import { KciJudge, type KciJudgement } from './judge.js';
import { canBe, resolutionReferenceOf, type KciEntity, type KnownEntity } from './inbox/entity.js';
import type { KciRemark } from './oracles/oracle.js';
import { reasonCodeOf } from './oracles/reason-code.js';
import { Promises } from './promises.js';
import { Senders } from './senders.js';
import type { KciPost } from './inbox/post.js';
import type { Reply } from '../wire/reply.js';
import { operationOf } from '../../contract/description.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** What each operation brings into being that KCIs can be about. */
const creates: ReadonlyMap<OperationKey, KnownEntity['kind']> = new Map<OperationKey, KnownEntity['kind']>([
  [createOrder, 'service-order'],
  [createEthernetOrder, 'service-order'],
  [startServiceTest, 'service-test'],
  [createProblem, 'service-problem'],
]);

/** What each operation is about that exists already: its kind, and the field that names it. */
const concerns: ReadonlyMap<OperationKey, readonly [kind: KnownEntity['kind'], field: string]> = new Map([
  [amendOrder, ['service-order', 'orderId']],
  [cancelOrder, ['service-order', 'orderId']],
  [amendProblem, ['service-problem', 'serviceProblemId']],
  [cancelProblem, ['service-problem', 'serviceProblemId']],
] as const);

/** How many KCIs of one entity are kept, and of how many entities: of more, the first KCIs and the latest entities. */
const maxKcis = 100;
const maxEntities = 20_000;
const maxNameless = 1000;

/** A KCI as it is kept: what it was, and what was found about it. */
export interface ExaminedKci {
  /** The number of the post that brought it. */
  readonly post: number;
  /** The number of its exchange, where it was recorded. */
  readonly exchange?: number;
  readonly arrivedAt: string;
  readonly reasonCode: string;
  readonly status: string | undefined;
  readonly remarks: readonly KciRemark[];
}

/** A KCI as it is held: whether it is the supplier's can turn out later. */
interface HeldKci extends ExaminedKci {
  readonly isSuppliers: () => boolean;
}

/** How conversations are followed. */
export interface ConversationOptions {
  /** Whether every request was seen: then a KCI about anything else is foreign, and a 202 promises a KCI. */
  readonly knowsAllThatWasSent: boolean;
  /** Whether there is no inbox: then nothing is remembered for the sake of KCIs. */
  readonly hearsNothing?: boolean;
  readonly now?: () => number;
  /** How far the supplier's clock is known to be ahead, in milliseconds. */
  readonly clockAheadMs?: number;
}

/** What is found about a post, and whether the supplier sent it: to be asked late, since that can turn out later. */
export interface ReceivedKci extends KciJudgement {
  readonly isSuppliers: () => boolean;
  /** Whether it is about something whose request was seen, so that it was checked against that. */
  readonly isOfKnownRequest: boolean;
}

/**
 * Follows the conversations of a run: what was sent and answered about each order, problem and test, and what KCIs say
 * about it. Each KCI is judged when it comes, by what was known then.
 */
export class KciConversations {
  readonly #judge: KciJudge;
  readonly #byEntity = new Map<string, HeldKci[]>();
  readonly #nameless: (HeldKci & {
    readonly conversation: string | undefined;
    readonly entity: KciEntity | undefined;
  })[] = [];
  readonly #keyOfConversation = new Map<string, string>();
  readonly #keyOfReference = new Map<string, KnownEntity>();
  #posts = 0;
  readonly #problemOfResolution = new Map<string, KnownEntity>();
  /** Of what was asked for and not answered yet. */
  readonly #pending = new Set<string>();
  /** Of what was accepted. */
  readonly #standing = new Set<string>();
  /** Of what an invalid request has made or changed: what KCIs show of it is as odd as what was sent. */
  readonly #odd = new Set<string>();
  /** The amendments that were not answered yet. */
  readonly #amending = new Map<SupplierRequest, number>();
  readonly #senders = new Senders();
  /** What the 202s of the run have promised. */
  readonly promises = new Promises();
  readonly #now: () => number;

  /**
   * @param tenant whose requests they are, where a request itself does not say
   * @param options.now the time, in milliseconds since 1970: that of a capture, where the traffic is not of now
   */
  constructor(
    private readonly tenant: string | undefined,
    private readonly options: ConversationOptions = { knowsAllThatWasSent: true },
  ) {
    this.#now = options.now ?? Date.now;
    this.#judge = new KciJudge({ ...options, now: this.#now });
  }

  /** A request is about to leave: a KCI about what it creates can overtake its answer. */
  sending(request: SupplierRequest): void {
    const { operation, body } = request;
    if (isJsonObject(body) && typeof body['id'] === 'number' && !this.options.hearsNothing)
      this.#senders.isOurs(`id ${body['id']}`);
    const about = this.#entityOf(operation, isJsonObject(body) ? body : {}, request.pathParameters?.['id']);
    const isOdd = about !== undefined && this.#odd.has(keyOf(about));
    const promises = this.options.knowsAllThatWasSent && about !== undefined && !isOdd;
    if (promises && this.#standing.has(keyOf(about)) !== creates.has(operation)) this.promises.asking(request, about);
    if (
      about &&
      isJsonObject(body) &&
      !this.options.hearsNothing &&
      (operation === amendOrder || operation === amendProblem)
    )
      this.#amending.set(request, this.#judge.amending(about, body));
    const entity = createdBy(operation, body);
    if (!entity || this.#standing.has(keyOf(entity)) || !isJsonObject(body)) return;
    this.#pending.add(keyOf(entity));
    if (this.options.hearsNothing) return;
    this.#judge.accepted(entity, {
      body,
      ...acceptedFields(body, operationOf(operation).request?.schema),
      amendments: [],
      askedAt: this.#now(),
      ...tenantIn(body, this.tenant),
      conversationIds: [],
    });
  }

  /** A request was answered, or failed: then it may have been accepted or not. Gives what it was about, if that is known. */
  answered(request: SupplierRequest, reply: Reply): KnownEntity | undefined {
    const sent = isJsonObject(reply.sent) ? reply.sent : {};
    const entity = this.#entityOf(request.operation, sent, request.pathParameters?.['id']);
    this.promises.answered(request, entity, reply);
    const serial = this.#amending.get(request);
    this.#amending.delete(request);
    if (entity && serial !== undefined && reply.status >= 200 && reply.status !== 202)
      this.#judge.amended(entity, serial, reply.accepted ? this.#now() : 'refused');
    if (entity && reply.status !== 0) this.#settle(entity, request, sent, reply);
    return entity;
  }

  #settle(entity: KnownEntity, request: SupplierRequest, sent: JsonObject, reply: Reply): void {
    const { operation, text } = request;
    const key = keyOf(entity);
    if (creates.has(operation) && this.#pending.delete(key)) {
      if (!reply.refused) this.#standing.add(key);
      else if (!this.options.hearsNothing) this.#judge.refused(entity);
    }
    if (!reply.accepted) return;
    if (!isValid(operation, sent) || (text !== undefined && jsonIn(text) === undefined)) {
      this.#odd.add(key);
      this.promises.release(entity);
    }
    if (this.options.hearsNothing) return;
    const [conversation] = headerValues(reply.exchange.request.headers, 'x-conversation-id');
    if (conversation !== undefined) {
      this.#judge.inConversation(entity, conversation);
      this.#keyOfConversation.set(conversation, key);
      this.#senders.isOurs(`conversation ${conversation}`);
    }
    const status = statusAfter(operation, sent, reply);
    const reference = creates.has(operation) ? referenceIn(reply.body) : undefined;
    if (reference !== undefined) this.#senders.isOurs(`reference ${reference}`);
    const committedDate = creates.has(operation) && isJsonObject(reply.body) ? reply.body['committedDate'] : undefined;
    this.#judge.answered(entity, {
      ...(typeof committedDate === 'string' && { committedDate }),
      ...(status !== undefined && { status }),
      ...(reference !== undefined && { reference }),
    });
  }

  /**
   * Judges what was sent to the inbox, and keeps what is found about it with its entity.
   * @param exchange the number under which it was recorded
   */
  receive(post: KciPost, exchange?: number): ReceivedKci {
    const isOfKnownRequest = this.#judge.knowsRequestOf(post);
    const judgement = this.#judge.judge(post);
    const { entity, remarks } = judgement;
    const { number, arrivedAt, body = {} } = post;
    this.#posts = number;
    const isSuppliers = this.#senders.whose(post, entity);
    if (isSuppliers()) this.#keepPromises(entity, body);
    const judgedPost: HeldKci = {
      isSuppliers,
      post: number,
      ...(exchange !== undefined && { exchange }),
      arrivedAt,
      reasonCode: reasonCodeOf(body),
      status: entity?.status,
      remarks,
    };
    if (!entity || typeof entity.id !== 'number') {
      const [conversation] = headerValues(post.headers, 'x-conversation-id');
      if (this.#nameless.length < maxNameless) this.#nameless.push({ ...judgedPost, conversation, entity });
      return { ...judgement, isSuppliers, isOfKnownRequest };
    }
    const known: KnownEntity = { kind: entity.kind, id: entity.id };
    const kept = this.#byEntity.get(keyOf(known)) ?? [];
    this.#byEntity.set(keyOf(known), kept);
    if (this.#byEntity.size > maxEntities) this.#byEntity.delete(this.#byEntity.keys().next().value ?? '');
    if (kept.length < maxKcis) kept.push(judgedPost);
    const resolution = resolutionReferenceOf({ body });
    if (resolution !== undefined) this.#problemOfResolution.set(resolution, known);
    return { ...judgement, isSuppliers, isOfKnownRequest };
  }

  /**
   * Every KCI of the run that was kept, with what it is about, if that is known; not those about what an invalid request
   * has made or changed: that it was accepted is said where it was sent.
   */
  get everything(): readonly { readonly about: string; readonly kci: ExaminedKci }[] {
    return [
      ...[...this.#byEntity].flatMap(([about, kcis]) =>
        this.#odd.has(about) ? [] : kcis.map((kci) => ({ about, kci })),
      ),
      ...this.#nameless.map((kci) => ({ about: `post ${kci.post}`, kci })),
    ].filter(({ kci }) => kci.isSuppliers());
  }

  /** A KCI names its entity by id, or by the reference that an earlier one has shown with the id. */
  #keepPromises(entity: KciEntity | undefined, body: JsonObject): void {
    if (!entity) return;
    const id = Number(entity.id ?? NaN);
    const reference = entity.reference === undefined ? undefined : `${entity.kind} ${entity.reference}`;
    const known: KnownEntity | undefined = Number.isFinite(id)
      ? { kind: entity.kind, id }
      : this.#keyOfReference.get(reference ?? '');
    if (!known) return;
    if (reference !== undefined && this.#keyOfReference.size < maxEntities) this.#keyOfReference.set(reference, known);
    this.promises.kciCame(known, { body });
  }

  /** The KCIs about an entity so far, in order of arrival, with what was found about each. */
  about(entity: KnownEntity): readonly ExaminedKci[] {
    return (this.#byEntity.get(keyOf(entity)) ?? []).filter((kci) => kci.isSuppliers());
  }

  /** A sentence on each of those who post to the inbox, without a token, what has nothing to do with the run. */
  get strangers(): readonly string[] {
    return this.#senders.strangers;
  }

  /** The number of the latest post. */
  get posts(): number {
    return this.#posts;
  }

  /**
   * The KCIs after a post that name nothing by a number, and can be about these entities: all except those whose
   * X-Conversation-ID is that of another one, and those about something of another kind or with another id in a text.
   */
  nameless(after: number, entities: readonly KnownEntity[]): readonly ExaminedKci[] {
    const ours = entities.map(keyOf);
    return this.#nameless.filter(({ post, conversation = '', entity, isSuppliers }) => {
      const key = this.#keyOfConversation.get(conversation);
      const canBeOurs = entities.some((known) => canBe(entity, known));
      return post > after && isSuppliers() && canBeOurs && (key === undefined || ours.includes(key));
    });
  }

  #entityOf(operation: OperationKey, sent: JsonObject, pathId: string | undefined): KnownEntity | undefined {
    return operation === decideResolution
      ? this.#problemOfResolution.get(pathId ?? '')
      : entityNamedIn(operation, sent);
  }
}

/** What a request names that it creates, amends or cancels; a decision names a resolution only. */
export function entityNamedIn(operation: OperationKey, sent: JsonObject): KnownEntity | undefined {
  const [kind, field] = concerns.get(operation) ?? [];
  const id = field === undefined ? undefined : sent[field];
  return kind !== undefined && typeof id === 'number' ? { kind, id } : createdBy(operation, sent);
}

function createdBy(operation: OperationKey, body: Json | undefined): KnownEntity | undefined {
  const kind = creates.get(operation);
  const id = isJsonObject(body) ? body['id'] : undefined;
  return kind !== undefined && typeof id === 'number' ? { kind, id } : undefined;
}

/** Whether the body of a request follows its description. */
function isValid(operation: OperationKey, sent: JsonObject): boolean {
  const { request } = operationOf(operation);
  return request === undefined || validatorOf(request.pointer)(sent);
}

function tenantIn({ tenant: named }: JsonObject, tenant: string | undefined): { readonly tenant?: string } {
  if (typeof named === 'string') return { tenant: named };
  return tenant === undefined ? {} : { tenant };
}

/** The state that an answer, not 202, leaves its entity in, as far as it shows it. */
function statusAfter(operation: OperationKey, sent: JsonObject, reply: Reply): string | undefined {
  if (reply.status === 202) return undefined;
  if (operation === cancelOrder || operation === cancelProblem) return 'CANCELLED';
  if (operation === decideResolution) return sent['status'] === 'ACCEPTED' ? 'COMPLETED' : 'IN_PROGRESS';
  const status = creates.has(operation) && isJsonObject(reply.body) ? reply.body['status'] : undefined;
  return typeof status === 'string' ? status : undefined;
}

function referenceIn(body: Json | undefined): string | undefined {
  if (!isJsonObject(body)) return undefined;
  const reference = body['supplierOrderReference'] ?? body['supplierReference'];
  return typeof reference === 'string' ? reference : undefined;
}

function keyOf({ kind, id }: KnownEntity): string {
  return `${kind} ${id}`;
}
