import type { SupplierProfile } from '../../config/supplier-profile.js';
import { KciConversations } from '../kci/conversations.js';
import { KciEvidence } from '../kci/evidence.js';
import { KciInbox } from '../kci/inbox/inbox.js';
import { connectionsWithin } from '../report/files/open-limit.js';
import { Recorder } from '../report/recorder.js';
import { Redactor } from '../report/redaction.js';
import { createAuthenticator } from '../wire/tokens/authentication.js';
import { HttpClient } from '../wire/http-client.js';
import { Pacing } from '../wire/pacing.js';
import type { Reply } from '../wire/reply.js';
import { SupplierClient } from '../wire/supplier-client.js';
import type { SupplierRequest } from '../wire/supplier-request.js';
import { readTlsMaterial } from '../wire/tls-files.js';
import { Bookkeeping } from './bookkeeping.js';
import { Claims } from './claims.js';
import { Journal } from './journal.js';
import { KnownFacts } from './known-facts.js';
import { Ledger } from './ledger.js';
import { Lending } from './lending/lending.js';
import { Operator } from './operator.js';
import { PlatformIds } from './platform-ids.js';
import { PropertyTime } from './property-time.js';
import { atWorkOn, tellOfRun } from './pulse.js';
import { Requests } from './requests.js';
import { RunEnd } from './run-end.js';
import type { RunSettings } from './settings.js';
import { SharedRefusals } from './shared-refusals.js';
import { SlotPool } from './slot-pool.js';
import { tearDown } from './teardown.js';

/** As many as there are operations: one answer shows that the supplier is alive, however many other requests hang. */
const probeConnections = 16;

/** How long the clean-up waits for answers to what was sent when the run was cut short. */
const maxLastAnswerMs = 10_000;

/** Everything that lives as long as a run; opens it, puts it together and closes it. */
export class Session {
  readonly profile: SupplierProfile;
  readonly redactor: Redactor;
  readonly recorder: Recorder;
  readonly ids = new PlatformIds();
  readonly slots = new SlotPool();
  readonly propertyTime: PropertyTime;
  readonly facts = new KnownFacts();
  readonly sharedRefusals = new SharedRefusals();
  readonly claims: Claims;
  readonly ledger: Ledger;
  readonly books: Bookkeeping;
  readonly lending: Lending;
  /** For requests that are not under test, such as those for tokens: they must not queue behind requests that hang. */
  readonly probeClient: HttpClient;
  /** Asks the operator to make the supplier act; undefined where there is no terminal. */
  readonly operator: Operator | undefined;
  readonly #http: HttpClient;
  readonly #pacing: Pacing;
  readonly #client: SupplierClient;
  readonly #requests: Requests;
  readonly #runEnd = new RunEnd();
  private readonly kciEvidence: KciEvidence;

  private constructor(
    readonly settings: RunSettings,
    readonly inbox: KciInbox | undefined,
    /** What was said about each KCI, by the entity that it is about. */
    readonly conversations: KciConversations,
  ) {
    const { profile } = settings;
    const { limits, kcis } = profile;
    this.profile = profile;
    this.redactor = redactorFor(settings);
    this.recorder = new Recorder(settings.exchangesFile, this.redactor);
    this.kciEvidence = new KciEvidence(this.recorder, kcis?.publicUrl ?? '');
    this.propertyTime = new PropertyTime(limits.propertySeconds);
    this.operator = settings.attended ? new Operator() : undefined;
    this.claims = new Claims(profile.implements, (operation) => this.facts.requestVariants.has(operation));
    this.ledger = new Ledger(settings.ledgerFile);
    this.ledger.target(profile.supplier.baseUrl);
    const { facts, slots, ledger, claims } = this;
    this.books = new Bookkeeping({ ledger, facts, slots, inbox, kciTimeoutMs: kcis?.timeoutMs ?? 0 });
    // A few more than can be asked about at once: while some are made or decided on, others are asked about.
    const enough = limits.concurrency + 2;
    this.lending = new Lending({ inbox, kciTimeoutMs: kcis?.timeoutMs ?? 0, enough });
    const common = { timeoutMs: limits.requestTimeoutMs, tls: readTlsMaterial(profile) };
    const atOnce = connectionsWithin(limits.concurrency);
    this.#http = new HttpClient({ ...common, connections: atOnce });
    this.probeClient = new HttpClient({ ...common, connections: connectionsWithin(probeConnections) });
    this.#pacing = new Pacing(atOnce, limits.requestsPerSecond);
    this.#client = new SupplierClient({
      baseUrl: profile.supplier.baseUrl,
      tenant: profile.tenant,
      http: this.#http,
      probeClient: this.probeClient,
      pacing: this.#pacing,
      authenticator: createAuthenticator(profile.auth, this.redactor, this.probeClient),
      recorder: this.recorder,
      redactor: this.redactor,
      beforeSending: (request) => {
        this.#runEnd.checkMaySend(request);
        conversations.sending(request);
        this.books.announce(request);
      },
      ...(limits.maxRequests !== undefined && { maxRequests: limits.maxRequests }),
    });
    const { books, lending } = this;
    this.#requests = new Requests({ client: this.#client, claims, books, conversations, lending });
  }

  /** Opens the KCI inbox, if the profile has one, before the first request. */
  static async open(settings: RunSettings): Promise<Session> {
    const { kcis } = settings.profile;
    const conversations = new KciConversations(settings.profile.tenant, {
      knowsAllThatWasSent: true,
      hearsNothing: !kcis,
    });
    if (!kcis) return new Session(settings, undefined, conversations);
    const { hostname, port } = new URL(`http://${kcis.listen}`);
    let session: Session | undefined;
    const inbox = await KciInbox.open({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 80),
      ...(kcis.token !== undefined && { token: kcis.token }),
      ...(kcis.client && { client: kcis.client }),
      onPost: (post) => {
        const exchange = session?.kciEvidence.record(post);
        atWorkOn(`exchange ${exchange ?? ''}, a KCI`);
        conversations.receive(post, exchange);
      },
    });
    session = new Session(settings, inbox, conversations);
    return session;
  }

  /** Aborted, for the reason NotRun, once test cases may not begin anything new. */
  get ended(): AbortSignal {
    return this.#runEnd.signal;
  }

  /**
   * Sends a request to the supplier and keeps the ledger.
   * @throws NotApplicable when the profile excludes the operation
   * @throws NotRun when the run is ending: nothing may be created any more
   */
  async send(request: SupplierRequest, journal: Journal): Promise<Reply> {
    this.ended.throwIfAborted();
    return this.#requests.send(request, journal);
  }

  /** The numbers of the exchanges of an attempt: its own, those of what was lent to it, and the KCIs about all of that. */
  evidenceOf({ exchanges, borrowed, entities }: Journal): readonly number[] {
    const kcis = [...entities.values()]
      .flatMap((entity) => this.conversations.about(entity))
      .flatMap(({ exchange }) => exchange ?? []);
    return [...new Set([...exchanges, ...borrowed, ...kcis])].toSorted((a, b) => a - b);
  }

  /** Ends the run: test cases in progress send no more requests and stop waiting for KCIs. */
  end(): void {
    this.#runEnd.end();
  }

  /**
   * Waits until a test case whose requests have that turn may begin.
   * @throws NotRun when the run is ending
   */
  async turn(turn: number): Promise<void> {
    await this.#pacing.until(turn);
    this.ended.throwIfAborted();
  }

  /** Gives what a test case comes to, unless the run ends first. */
  untilEnd<T>(work: Promise<T>): Promise<T> {
    return this.#runEnd.before(work);
  }

  /** Removes what the run created, newest first, and closes everything. What cannot be removed stays in the ledger. */
  async close(): Promise<void> {
    this.end();
    this.#client.liftBudget();
    // A run that is cut short leaves test cases in progress: the clean-up must know what they still create.
    await this.#requests.settled(maxLastAnswerMs);
    await tearDown({
      ledger: this.ledger,
      ids: this.ids,
      redactor: this.redactor,
      inbox: this.inbox,
      kciTimeoutMs: this.profile.kcis?.timeoutMs ?? 0,
      cancelling: this.books.cancelling,
      send: (request) => {
        this.#runEnd.allow(request);
        return this.#requests.send(request, new Journal());
      },
    });
    this.operator?.close();
    await this.inbox?.close();
    tellOfRun(this.conversations.strangers);
    await this.#http.close();
    await this.probeClient.close();
    this.recorder.close();
    this.ledger.close();
  }
}

/** A redactor that knows all secrets of a run, and the two that reports show by the name of their variable. */
function redactorFor({ profile: { auth }, secrets }: RunSettings): Redactor {
  const redactor = new Redactor(secrets);
  if (auth.type !== 'bearer' && auth.type !== 'oauth2') return redactor;
  if (auth.expiredToken !== undefined) redactor.name(auth.expiredToken, 'FCC_EXPIRED_TOKEN');
  if (auth.otherClientToken !== undefined) redactor.name(auth.otherClientToken, 'FCC_OTHER_CLIENT_TOKEN');
  return redactor;
}
