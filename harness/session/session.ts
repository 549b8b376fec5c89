import { setMaxListeners } from 'node:events';
import { isDescribed, supplierApi } from '../../contract/description.js';
import { decideResolution, reserveAppointment } from '../../contract/requirements/index.js';
import type { OperationKey } from '../../contract/requirements/index.js';
import type { Area, Claim, SupplierProfile } from '../../config/supplier-profile.js';
import { createAuthenticator } from '../wire/authentication.js';
import { cancelledBy, created, lapses } from './created.js';
import { HttpClient } from '../wire/http-client.js';
import { Journal } from './journal.js';
import { isJsonObject } from '../json/json.js';
import { KciConversations } from '../kci/conversations.js';
import { KciEvidence } from '../kci/evidence.js';
import { KciInbox, referenceOf, type Kci } from '../kci/inbox/inbox.js';
import { Ledger } from './ledger.js';
import { Pacing } from '../wire/pacing.js';
import { Person } from './operator.js';
import { PlatformIds } from './platform-ids.js';
import { PropertyTime } from './property-time.js';
import { Recorder } from '../report/recorder.js';
import { Redactor } from '../report/redaction.js';
import type { Reply } from '../wire/reply.js';
import type { RunSettings } from './settings.js';
import type { Shape } from './request-variant.js';
import { Interrupted, NotApplicable, NotRun } from '../report/signals.js';
import { isTimeslot, SlotPool } from './slot-pool.js';
import { tearDown } from './teardown.js';
import { readTlsMaterial } from '../wire/tls-files.js';
import { SupplierClient } from '../wire/supplier-client.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** As many as there are operations: one that answers shows a supplier alive, however many others hang. */
const connectionsAside = 16;

/** Everything that lives as long as a run: connections, evidence, the KCI inbox, what was created. */
export class Session {
  readonly profile: SupplierProfile;
  readonly redactor: Redactor;
  readonly ids = new PlatformIds();
  readonly ledger: Ledger;
  readonly http: HttpClient;
  /** For what is no request under test, such as tokens: it must not wait behind requests that nobody answers. */
  readonly aside: HttpClient;
  readonly recorder: Recorder;
  /** Who can be asked to make the supplier act, if anybody is there. */
  readonly person: Person | undefined;
  /** The operations of which a request was answered 202, so that what becomes of it comes by KCI. */
  readonly answeredLater = new Set<OperationKey>();
  readonly slots = new SlotPool();
  readonly propertyTime: PropertyTime;
  /** What is known once for the whole run, such as that a plain request of an operation is accepted. */
  readonly #known = new Map<string, Promise<unknown>>();
  /** How much a plain request of each operation carries, as soon as one was accepted. */
  readonly shapes = new Map<OperationKey, Shape>();
  /** Problems whose cancellation was accepted, but not confirmed. */
  readonly #cancelling = new Set<number>();
  /** Requests that a ledger entry was begun for. */
  readonly #announced = new Set<SupplierRequest>();
  readonly #underWay = new Set<Promise<Reply>>();
  #closing = false;
  readonly #ending = new AbortController();
  readonly #resolved = new Map<string, number>();
  readonly #client: SupplierClient;
  private readonly kciEvidence: KciEvidence;

  private constructor(
    readonly settings: RunSettings,
    readonly inbox: KciInbox | undefined,
    /** What was said of each KCI, by what it is about. */
    readonly conversations: KciConversations,
  ) {
    const { profile } = settings;
    // Every test case in progress listens to the end of the run; that is no leak.
    setMaxListeners(0, this.ended);
    this.profile = profile;
    this.person = settings.attended ? new Person() : undefined;
    this.redactor = new Redactor(settings.secrets);
    this.propertyTime = new PropertyTime(profile.limits.propertySeconds);
    if (profile.auth.type === 'bearer' || profile.auth.type === 'oauth2') {
      const { expiredToken, otherClientToken } = profile.auth;
      if (expiredToken !== undefined) this.redactor.name(expiredToken, 'FCC_EXPIRED_TOKEN');
      if (otherClientToken !== undefined) this.redactor.name(otherClientToken, 'FCC_OTHER_CLIENT_TOKEN');
    }
    this.ledger = new Ledger(settings.ledgerFile);
    this.ledger.target(profile.supplier.baseUrl);
    this.recorder = new Recorder(settings.exchangesFile, this.redactor);
    this.kciEvidence = new KciEvidence(this.recorder, profile.kcis?.publicUrl ?? '');
    const common = { timeoutMs: profile.limits.requestTimeoutMs, tls: readTlsMaterial(profile) };
    this.http = new HttpClient({ ...common, connections: profile.limits.concurrency });
    this.aside = new HttpClient({ ...common, connections: connectionsAside });
    this.#client = new SupplierClient({
      baseUrl: profile.supplier.baseUrl,
      tenant: profile.tenant,
      http: this.http,
      aside: this.aside,
      pacing: new Pacing(profile.limits.concurrency, profile.limits.requestsPerSecond),
      authenticator: createAuthenticator(profile.auth, this.redactor, this.aside),
      recorder: this.recorder,
      redactor: this.redactor,
      beforeSending: (request) => {
        // What waited for its turn when the run was ended is not sent any more; what removes things is.
        if (!this.#closing) this.ended.throwIfAborted();
        this.#announce(request);
      },
      ...(profile.limits.maxRequests !== undefined && { maxRequests: profile.limits.maxRequests }),
    });
  }

  /** Opens the KCI inbox, if the profile has one, before the first request. */
  static async open(settings: RunSettings): Promise<Session> {
    const { kcis } = settings.profile;
    const conversations = new KciConversations(settings.profile.tenant);
    if (!kcis) return new Session(settings, undefined, conversations);
    const { hostname, port } = new URL(`http://${kcis.listen}`);
    let session: Session | undefined;
    const inbox = await KciInbox.open({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 80),
      ...(kcis.token !== undefined && { token: kcis.token }),
      ...(kcis.client && { client: kcis.client }),
      onPost: (post) => conversations.receive(post, session?.kciEvidence.record(post)),
    });
    session = new Session(settings, inbox, conversations);
    return session;
  }

  /**
   * Sends a request to the supplier and keeps the ledger.
   * @throws NotApplicable when the profile excludes the operation
   * @throws NotRun when the run is ending: nothing may be created any more
   */
  async send(request: SupplierRequest, journal: Journal): Promise<Reply> {
    this.ended.throwIfAborted();
    const sending = this.#send(request, journal);
    this.#underWay.add(sending);
    return sending.finally(() => this.#underWay.delete(sending));
  }

  async #send(request: SupplierRequest, journal: Journal): Promise<Reply> {
    const claim = this.claimOf(request.operation);
    if (claim === false)
      throw new NotApplicable(
        `Needs ${request.operation}, which ${supplierApi.operations.has(request.operation) ? 'the supplier profile excludes' : 'the description does not have'}.`,
      );
    const reply = await this.#client.send(request, journal);
    this.#settle(request, reply);
    if (reply.status === 501 && this.#leavesOut(request.operation))
      throw new NotApplicable(
        `The supplier answers 501 to ${request.operation}, which its profile does not declare among what it implements.`,
      );
    const entity = this.conversations.answered(request, reply);
    if (entity) journal.concerns(entity);
    if (reply.accepted && Array.isArray(claim) && !claim.includes(reply.status))
      journal.note(`Answered ${reply.status}, though the profile names only ${claim.join(', ')} for this operation.`);
    if (reply.accepted) this.#enter(request, reply);
    return reply;
  }

  /** The numbers of the exchanges that an attempt saw: its own, and the KCIs about what its requests were about. */
  evidenceOf({ exchanges, entities }: Journal): readonly number[] {
    const kcis = [...entities.values()]
      .flatMap((entity) => this.conversations.about(entity))
      .flatMap(({ exchange }) => exchange ?? []);
    return [...new Set([...exchanges, ...kcis])].toSorted((a, b) => a - b);
  }

  /** What the profile says of an operation: true where it says nothing, false where the description has none such. */
  claimOf(key: OperationKey): Claim {
    const operation = supplierApi.operations.get(key);
    if (!operation) return false;
    const { area, capability } = operation;
    const claims = this.profile.implements[area as Area];
    return typeof claims === 'object' ? (claims[capability] ?? true) : (claims ?? true);
  }

  /**
   * Whether a documented 501 says that the supplier does not have an operation: the profile tells what it implements, and
   * does not name this one, of which nothing was ever accepted. A profile that tells nothing claims everything.
   */
  #leavesOut(key: OperationKey): boolean {
    const operation = supplierApi.operations.get(key);
    const { implements: claims } = this.profile;
    if (!operation?.statuses.includes(501) || Object.keys(claims).length === 0 || this.shapes.has(key)) return false;
    const claim = claims[operation.area];
    return claim === undefined || (typeof claim === 'object' && claim[operation.capability] === undefined);
  }

  /** Finds something out once in a run; all who ask share the answer. */
  once<T>(what: string, find: () => Promise<T>): Promise<T> {
    const known = (this.#known.get(what) as Promise<T> | undefined) ?? find();
    this.#known.set(what, known);
    // What a broken connection kept from being found out is not known.
    known.catch((thrown: unknown) => thrown instanceof Interrupted && this.#known.delete(what));
    return known;
  }

  /** How many KCIs have arrived: those that answer a request that is sent now come after. */
  get kcisSoFar(): number {
    return this.inbox?.arrivals ?? 0;
  }

  /** Whether something is being found out, or is known. */
  known(what: string): boolean {
    return this.#known.has(what);
  }

  /** Whether a problem of ours has been resolved in this run, so that there can be more than one resolution. */
  get resolvesProblems(): boolean {
    return this.#resolved.size > 0;
  }

  /** Aborted, for the reason NotRun, once nothing is to be begun any more. */
  get ended(): AbortSignal {
    return this.#ending.signal;
  }

  /** Ends the run: test cases in progress send nothing more, and wait for no KCI any more. */
  end(): void {
    if (!this.ended.aborted) this.#ending.abort(new NotRun('The run ended before this test case did.'));
  }

  /** Removes what the run created, newest first, and closes everything. What cannot be removed stays in the ledger. */
  async close(): Promise<void> {
    // A run that is cut short leaves test cases in progress: what they still create has to be known first.
    this.end();
    this.#closing = true;
    this.#client.liftBudget();
    await Promise.allSettled(this.#underWay);
    await tearDown({
      ledger: this.ledger,
      ids: this.ids,
      redactor: this.redactor,
      inbox: this.inbox,
      kciTimeoutMs: this.profile.kcis?.timeoutMs ?? 0,
      cancelling: this.#cancelling,
      send: (request) => this.#send(request, new Journal()),
    });
    this.person?.close();
    await this.inbox?.close();
    await this.http.close();
    await this.aside.close();
    this.recorder.close();
  }

  /** Notes which problem of ours a resolution is of, since accepting it ends the problem. */
  resolves(resolutionId: string, problemId: number): void {
    this.#resolved.set(resolutionId, problemId);
  }

  /** A reference that comes by KCI is noted when it comes: a later command cannot receive that KCI again. */
  #awaitReference(id: number): void {
    const told = (kci: Kci) => referenceOf(kci) !== undefined;
    void this.inbox?.next({ id }, this.profile.kcis?.timeoutMs ?? 0, { where: told }).then((kci) => {
      const reference = kci && referenceOf(kci);
      if (reference !== undefined) this.ledger.referenced(id, reference);
    });
  }

  /** From here on there may be something to remove, even if the process ends before the answer comes. */
  #announce(request: SupplierRequest): void {
    this.conversations.sending(request);
    const { operation, body } = request;
    const made = created.get(operation);
    if (!made || !isDescribed(operation) || !isJsonObject(body) || typeof body['id'] !== 'number') return;
    if (this.ledger.asked({ kind: made.kind, id: body['id'] })) this.#announced.add(request);
  }

  /** What was refused, or never arrived, does not exist. */
  #settle(request: SupplierRequest, reply: Reply): void {
    const { body } = request;
    if (!this.#announced.delete(request) || !isJsonObject(body) || typeof body['id'] !== 'number') return;
    const neverArrived = reply.exchange.failure?.phase === 'connect';
    if (neverArrived || (reply.status > 0 && !reply.accepted)) this.ledger.closed(body['id']);
  }

  #enter({ operation, pathParameters }: SupplierRequest, { sent, body, status }: Reply): void {
    if (!isJsonObject(sent) || !isDescribed(operation)) return;
    const ended =
      operation === decideResolution &&
      sent['status'] === 'ACCEPTED' &&
      this.#resolved.get(pathParameters?.['id'] ?? '');
    if (ended) this.ledger.closed(ended);
    if (status === 202) this.answeredLater.add(operation);
    const { timeslot } = sent;
    if (operation === reserveAppointment && isTimeslot(timeslot)) this.slots.take(timeslot);
    const made = created.get(operation);
    if (made && typeof sent['id'] === 'number') {
      const reference = isJsonObject(body) ? body[made.reference] : undefined;
      this.ledger.opened({
        kind: made.kind,
        id: sent['id'],
        ...(typeof reference === 'string' && { supplierReference: reference }),
      });
      if (status === 202) this.#awaitReference(sent['id']);
      if (!made.removal) this.ledger.kept(sent['id'], lapses);
    }
    const cancelled = cancelledBy(operation, sent);
    if (cancelled === undefined) return;
    if (status === 201) this.ledger.closed(cancelled);
    else {
      this.#cancelling.add(cancelled);
      this.ledger.kept(cancelled, 'Its cancellation was answered 202, and nothing confirmed it.');
    }
  }
}
