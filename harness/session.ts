import { isDescribed, supplierApi } from '../contract/description.js';
import { decideResolution, reserveAppointment } from '../contract/requirements/index.js';
import type { OperationKey } from '../contract/requirements/index.js';
import type { Area, Claim, SupplierProfile } from '../config/supplier-profile.js';
import { createAuthenticator } from './authentication.js';
import { cancelledBy, created, removalOf } from './created.js';
import { HttpClient } from './http-client.js';
import { Journal } from './journal.js';
import { isJsonObject } from './json.js';
import { entityOf, KciInbox } from './kci-inbox.js';
import { Ledger, type LedgerEntry } from './ledger.js';
import { Pacing } from './pacing.js';
import { PlatformIds } from './platform-ids.js';
import { Recorder } from './recorder.js';
import { Redactor } from './redaction.js';
import type { Reply } from './reply.js';
import type { RunSettings } from './settings.js';
import type { Shape } from './given/shape.js';
import { SlotPool, type Timeslot } from './slot-pool.js';
import { NotApplicable, NotRun, Undecided } from './signals.js';
import { SupplierClient, type SupplierRequest } from './supplier-client.js';

/** How long the KCIs of the last cancellations are waited for. */
const longestFarewellMs = 10_000;

/** Everything that lives as long as a run: connections, evidence, the KCI inbox, what was created. */
export class Session {
  readonly profile: SupplierProfile;
  readonly redactor: Redactor;
  readonly ids = new PlatformIds();
  readonly ledger: Ledger;
  readonly http: HttpClient;
  readonly recorder: Recorder;
  /** The operations of which a request was answered 202, so that what becomes of it comes by KCI. */
  readonly answeredLater = new Set<OperationKey>();
  readonly slots = new SlotPool();
  /** What is known once for the whole run, such as that a plain request of an operation is accepted. */
  readonly #known = new Map<string, Promise<unknown>>();
  /** How much a plain request of each operation carries, as soon as one was accepted. */
  readonly shapes = new Map<OperationKey, Shape>();
  /** Problems whose cancellation was accepted, but not confirmed. */
  readonly #cancelling = new Set<number>();
  readonly #underWay = new Set<Promise<Reply>>();
  #closing = false;
  readonly #resolved = new Map<string, number>();
  readonly #client: SupplierClient;

  private constructor(
    readonly settings: RunSettings,
    readonly inbox: KciInbox | undefined,
  ) {
    const { profile } = settings;
    this.profile = profile;
    this.redactor = new Redactor(settings.secrets);
    this.ledger = new Ledger(settings.ledgerFile);
    this.recorder = new Recorder(settings.exchangesFile, this.redactor);
    this.http = new HttpClient({ timeoutMs: profile.limits.requestTimeoutMs, connections: profile.limits.concurrency });
    this.#client = new SupplierClient({
      baseUrl: profile.supplier.baseUrl,
      tenant: profile.tenant,
      http: this.http,
      pacing: new Pacing(profile.limits.concurrency, profile.limits.requestsPerSecond),
      authenticator: createAuthenticator(profile.auth, this.redactor, profile.limits.requestTimeoutMs),
      recorder: this.recorder,
      redactor: this.redactor,
    });
  }

  /** Opens the KCI inbox, if the profile has one, before the first request. */
  static async open(settings: RunSettings): Promise<Session> {
    const { kcis } = settings.profile;
    if (!kcis) return new Session(settings, undefined);
    const { hostname, port } = new URL(`http://${kcis.listen}`);
    const inbox = await KciInbox.open({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 80),
      ...(kcis.token !== undefined && { token: kcis.token }),
    });
    return new Session(settings, inbox);
  }

  /**
   * Sends a request to the supplier and keeps the ledger.
   * @throws NotApplicable when the profile excludes the operation
   * @throws NotRun when the run is ending: nothing may be created any more
   */
  async send(request: SupplierRequest, journal: Journal): Promise<Reply> {
    if (this.#closing) throw new NotRun('The run ended before this test case did.');
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
    if (reply.accepted && Array.isArray(claim) && !claim.includes(reply.status))
      journal.note(`Answered ${reply.status}, though the profile names only ${claim.join(', ')} for this operation.`);
    if (reply.accepted) this.#enter(request, reply);
    return reply;
  }

  /** What the profile says of an operation: true where it says nothing, false where the description has none such. */
  claimOf(key: OperationKey): Claim {
    const operation = supplierApi.operations.get(key);
    if (!operation) return false;
    const { area, capability } = operation;
    const claims = this.profile.implements[area as Area];
    return typeof claims === 'object' ? (claims[capability] ?? true) : (claims ?? true);
  }

  /** Finds something out once in a run; all who ask share the answer. */
  once<T>(what: string, find: () => Promise<T>): Promise<T> {
    const known = (this.#known.get(what) as Promise<T> | undefined) ?? find();
    this.#known.set(what, known);
    return known;
  }

  /** Whether something is being found out, or is known. */
  known(what: string): boolean {
    return this.#known.has(what);
  }

  /** Whether a problem of ours has been resolved in this run, so that there can be more than one resolution. */
  get resolvesProblems(): boolean {
    return this.#resolved.size > 0;
  }

  /** Removes what the run created, newest first, and closes everything. What cannot be removed stays in the ledger. */
  async close(): Promise<void> {
    // A run that is cut short leaves test cases in progress: what they still create has to be known first.
    this.#closing = true;
    await Promise.allSettled(this.#underWay);
    const left = this.ledger.open;
    await Promise.all(left.filter(({ id }) => !this.#cancelling.has(id)).map((entry) => this.#remove(entry)));
    await Promise.all(left.map((entry) => this.#confirmRemoval(entry)));
    await this.inbox?.close();
    await this.http.close();
    this.recorder.close();
  }

  /** Notes which problem of ours a resolution is of, since accepting it ends the problem. */
  resolves(resolutionId: string, problemId: number): void {
    this.#resolved.set(resolutionId, problemId);
  }

  #enter({ operation, pathParameters }: SupplierRequest, { sent, body, status }: Reply): void {
    if (!isJsonObject(sent) || !isDescribed(operation)) return;
    const ended =
      operation === decideResolution &&
      sent['status'] === 'ACCEPTED' &&
      this.#resolved.get(pathParameters?.['id'] ?? '');
    if (ended) this.ledger.closed(ended);
    if (status === 202) this.answeredLater.add(operation);
    if (operation === reserveAppointment) this.slots.take(sent['timeslot'] as Timeslot);
    const made = created.get(operation);
    if (made && typeof sent['id'] === 'number') {
      const reference = isJsonObject(body) ? body[made.reference] : undefined;
      this.ledger.opened({
        kind: made.kind,
        id: sent['id'],
        ...(typeof reference === 'string' && { supplierReference: reference }),
      });
      if (!made.removal) this.ledger.kept(sent['id'], 'The API knows no way to give it back; it lapses by itself.');
    }
    const cancelled = cancelledBy(operation, sent);
    if (cancelled === undefined) return;
    if (status === 201) this.ledger.closed(cancelled);
    else {
      this.#cancelling.add(cancelled);
      this.ledger.kept(cancelled, 'Its cancellation was answered 202, and nothing confirmed it.');
    }
  }

  async #remove(entry: LedgerEntry): Promise<void> {
    const removal = removalOf(entry.kind);
    if (!removal) return;
    const reference = entry.supplierReference ?? this.#referenceByKci(entry);
    const known = { ...entry, ...(reference !== undefined && { supplierReference: reference }) };
    const body = removal.body(known, this.ids.next());
    if (!body) return this.ledger.kept(entry.id, 'The supplier gave no reference to cancel it by.');
    try {
      const reply = await this.#send({ operation: removal.operation, body }, new Journal());
      if (!reply.accepted)
        this.ledger.kept(entry.id, this.redactor.text(`The cancellation was answered ${reply.summary}`));
    } catch (thrown) {
      if (!(thrown instanceof Undecided)) throw thrown;
      this.ledger.kept(entry.id, thrown.message);
    }
  }

  /** After a 202, the KCI that tells of the cancellation is still to come; until then it is not done. */
  async #confirmRemoval(entry: LedgerEntry): Promise<void> {
    const { inbox, profile } = this;
    if (!inbox || !this.#cancelling.has(entry.id) || !this.ledger.open.includes(entry)) return;
    const timeoutMs = Math.min(profile.kcis?.timeoutMs ?? 0, longestFarewellMs);
    const cancelled = await inbox.next(entry, timeoutMs, { where: (kci) => entityOf(kci)?.['status'] === 'CANCELLED' });
    if (cancelled) this.ledger.closed(entry.id);
  }

  #referenceByKci(entry: LedgerEntry): string | undefined {
    const entities = this.inbox?.about(entry).map((kci) => entityOf(kci)) ?? [];
    const references = entities.map((entity) => entity?.['supplierReference'] ?? entity?.['supplierOrderReference']);
    return references.find((reference) => typeof reference === 'string');
  }
}
