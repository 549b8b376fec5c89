import { AsyncLocalStorage } from 'node:async_hooks';
import { createEthernetOrder, decideResolution } from '../../../contract/requirements/index.js';
import { isJsonObject } from '../../json/json.js';
import { answersAmendment } from '../../kci/oracles/outcome.js';
import { referenceOf, statusIn, subjectOf, type Kci, type KciInbox } from '../../kci/inbox/inbox.js';
import type { Reply } from '../../wire/reply.js';
import type { SupplierRequest } from '../../wire/supplier-request.js';
import { Scope, type Wanted, type ScopePlan } from './scope.js';
import { answersWith, changes, madeBy, type Thing, type ThingKind } from './thing.js';

/** What things are lent with. */
export interface LendingParts {
  readonly inbox: Pick<KciInbox, 'about' | 'next'> | undefined;
  readonly kciTimeoutMs: number;
  /**
   * How much longer than others of its kind were seen to last a thing is lent after the supplier last accepted a request
   * about it, in milliseconds.
   */
  readonly maxAgeMs?: number;
  /** How many things of a kind are in use at once before one more is made only after a while. */
  readonly enough: number;
  /** How long it is waited while nothing moves: nothing is answered to those that have one. In milliseconds. */
  readonly patienceMs?: number;
}

/** States after which nothing can be done with something any more. */
const final: ReadonlySet<unknown> = new Set(['COMPLETED', 'CANCELLED', 'REJECTED', 'PARTIAL', 'FAILED']);

/** So often may things of a kind be refused that fresh ones are not refused for: then no more are lent. */
const maxDisappointments = 3;

/** Of so many things it is first looked at which need not be remembered any more. */
const lookedThroughAt = 500;

/** A timer that is so late shows that this process stood still, in milliseconds. */
const maxLateMs = 500;

/** Who waits for a thing, and for what kind. */
interface Waiter {
  readonly kind: ThingKind;
  readonly fits: (thing: Thing) => boolean;
  readonly scope: Scope;
  readonly resolve: (thing: Thing | undefined) => void;
}

/** The scope of what is going on. One for all runs of a process: each further one would make every promise dearer. */
const current = new AsyncLocalStorage<Scope | undefined>();

/**
 * Lends what one test case made to the next one that needs it, in place of a fresh one. A thing has one borrower at a
 * time. A refusal leaves it as it is, an accepted change leads to another state, and what has ended, or may have, is
 * lent no more: after a broken connection, a server error, a stimulus, or a change whose outcome is not known.
 *
 * What was seen with a lent thing never decides against the supplier alone: see `harness/engine/outcome.ts`.
 */
export class Lending {
  readonly #free: Thing[] = [];
  readonly #things = new Map<number, Thing>();
  readonly #scopes = new Set<Scope>();
  readonly #waiting: Waiter[] = [];
  readonly #disappointments = new Map<string, number>();
  /** How long after an accepted request about a thing another one was accepted, at most. */
  readonly #lastedMs = new Map<ThingKind, number>();
  /** When who has a thing of a kind last got an answer. */
  readonly #movedAt = new Map<ThingKind, number>();
  #nextLookAt = lookedThroughAt;
  readonly #maxAgeMs: number;
  readonly #enough: number;
  readonly #patienceMs: number;

  constructor(private readonly parts: LendingParts) {
    const { maxAgeMs = 60_000, enough, patienceMs = 5_000 } = parts;
    this.#maxAgeMs = maxAgeMs;
    this.#enough = enough;
    this.#patienceMs = patienceMs;
  }

  /** Opens a scope. What is sent within it, and what it borrows, is its own until it is closed. */
  open(plan: ScopePlan): Scope {
    return this.#begin(plan);
  }

  /** Does something within a scope. */
  within<T>(scope: Scope, work: () => Promise<T>): Promise<T> {
    return current.run(scope, work);
  }

  /** Does a part of what the current scope does: what the part holds is free again when the part ends. */
  async part<T>(work: () => Promise<T>): Promise<T> {
    const parent = current.getStore();
    if (!parent) return work();
    const scope = this.#begin(parent.plan, parent);
    let isClean = false;
    try {
      const result = await current.run(scope, work);
      isClean = true;
      return result;
    } finally {
      this.close(scope, isClean);
    }
  }

  /** Does something outside of every scope: nothing is borrowed for it, and what it makes is lent to no one. */
  apart<T>(work: () => Promise<T>): Promise<T> {
    return current.run(undefined, work);
  }

  /** Closes a scope. What it holds is free for others, unless something was wrong with it. */
  close(scope: Scope, isClean: boolean): void {
    if (!this.#scopes.delete(scope)) return;
    if (scope.parent) scope.parent.parts--;
    const { held, making, plan } = scope;
    if (isClean && plan.offers) for (const thing of held) this.#offer(thing);
    const left = new Set([...making, ...[...held].map(({ kind }) => kind)]);
    held.clear();
    making.clear();
    this.#wake(left);
  }

  /** Whether the current scope may start from what others have used. */
  get isBorrowing(): boolean {
    return current.getStore()?.plan.borrows === true;
  }

  /** Whether the current scope may start from something that is kept elsewhere, and not asked for again: then it does. */
  borrows(what: string): boolean {
    const scope = current.getStore();
    if (!scope || !this.isBorrowing || this.#hasDisappointed(what)) return false;
    scope.borrows(what);
    return true;
  }

  /**
   * Lends a thing; undefined when the borrower has to make one. Who holds nothing waits a while for what others have in
   * use, rather than to make one more.
   */
  async lend(kind: Wanted, fits: (thing: Thing) => boolean = () => true): Promise<Thing | undefined> {
    const scope = current.getStore();
    if (!scope?.plan.borrows || this.#hasDisappointed(kind)) return undefined;
    const thing = this.#take(kind, scope, fits) ?? (await this.#wait(kind, scope, fits));
    if (!thing) return undefined;
    scope.held.add(thing);
    scope.borrows(kind);
    scope.plan.evidence(thing.exchanges);
    return thing;
  }

  /** Notes that things were refused that fresh ones are not refused for. */
  disappointed({ borrowed }: Scope): void {
    for (const kind of borrowed) this.#disappointments.set(kind, (this.#disappointments.get(kind) ?? 0) + 1);
  }

  /** A request is about to leave: what it ends did not end by itself. */
  asking(request: SupplierRequest): void {
    if (ends(request)) for (const thing of this.#affectedBy(request, current.getStore())) thing.requestsToEnd += 1;
  }

  /** Notes what an answer does to the things that its request names, or that it made. */
  answered(request: SupplierRequest, reply: Reply): void {
    const scope = current.getStore();
    if (this.#waiting.length > 0) this.#moved(scope);
    if (reply.refused && !reply.wasInterrupted) {
      if (ends(request)) for (const thing of this.#affectedBy(request, scope)) thing.requestsToEnd -= 1;
      return;
    }
    if (!reply.accepted || reply.wasInterrupted) return this.failed(request);
    const made = madeBy(reply);
    if (made) return this.#made(made, scope);
    const affected = this.#affectedBy(request, scope);
    const change = changes.get(request.operation);
    const [thing, ...others] = affected;
    if (!thing || others.length > 0) {
      // It was accepted, and may have done anything to what the scope holds.
      const mayHaveChanged = change !== undefined || request.operation === decideResolution;
      for (const each of [...affected, ...(mayHaveChanged ? (scope?.held ?? []) : [])]) each.state = 'gone';
      return;
    }
    thing.exchanges.push(reply.exchange.number);
    this.#lasted(thing);
    if (request.operation === decideResolution) this.#decided(thing, reply);
    else if (change?.to === 'gone') thing.state = 'gone';
    // A quote that was ordered may be ordered again, or not: who borrows it knows that.
    else this.#changed(thing, reply);
  }

  /** Notes that it is unknown what became of a request: what it names, or else all that its scope holds, is lent no more. */
  failed(request: SupplierRequest): void {
    const scope = current.getStore();
    const affected = this.#affectedBy(request, scope);
    for (const thing of affected.length > 0 ? affected : (scope?.held ?? [])) thing.state = 'gone';
  }

  /** The exchanges that made what a request names what it is. */
  exchangesOf(request: SupplierRequest): readonly number[] {
    return this.#affectedBy(request, current.getStore()).flatMap(({ exchanges }) => exchanges);
  }

  /** Whether KCIs show that what a refused request is about has ended, although nothing else was sent or done to end it. */
  isAboutEnded(request: SupplierRequest): boolean {
    const affected = this.#affectedBy(request, current.getStore());
    return affected.some((thing) => thing.state !== 'gone' && thing.requestsToEnd === 0 && this.#isShownAsEnded(thing));
  }

  /** Notes the reference of something that the supplier has acknowledged. */
  acknowledged(id: number, reference: string | undefined): void {
    const thing = this.#things.get(id);
    if (!thing) return;
    thing.isAcknowledged = true;
    thing.reference = reference;
  }

  /** Notes that the supplier was made to act on something: it is lent no more. */
  provoked(id: number | undefined): void {
    const thing = id === undefined ? undefined : this.#things.get(id);
    if (thing) thing.state = 'gone';
  }

  /** Notes that the supplier has resolved a problem: its resolution can be lent. */
  resolved(id: number, resolution: string): void {
    const thing = this.#things.get(id);
    if (thing) Object.assign(thing, { state: 'resolved', resolution });
  }

  #begin(plan: ScopePlan, parent?: Scope): Scope {
    const scope = new Scope(plan, parent);
    if (parent) parent.parts++;
    this.#scopes.add(scope);
    return scope;
  }

  #made(thing: Thing, scope: Scope | undefined): void {
    const known = this.#things.get(thing.id);
    // Two with one id cannot be told apart.
    if (known) known.state = 'gone';
    if (known || !scope) return;
    this.#things.set(thing.id, thing);
    if (this.#things.size >= this.#nextLookAt) this.#forget();
    scope.making.delete(thing.kind);
    scope.held.add(thing);
  }

  /** Forgets things that no one has, and that are lent no more. */
  #forget(): void {
    const held = new Set([...this.#scopes].flatMap((scope) => [...scope.held]));
    const isPast = (thing: Thing) =>
      thing.state === 'gone' || (thing.isAcknowledged && !thing.settled && this.#isTooOld(thing));
    for (const [id, thing] of this.#things) if (!held.has(thing) && isPast(thing)) this.#things.delete(id);
    this.#free.splice(0, Infinity, ...this.#free.filter((thing) => !isPast(thing)));
    this.#nextLookAt = Math.max(lookedThroughAt, 2 * this.#things.size);
  }

  #isTooOld({ kind, shownAt }: Thing): boolean {
    return performance.now() - shownAt > this.#maxAgeMs + (this.#lastedMs.get(kind) ?? 0);
  }

  #changed(thing: Thing, { status, sent }: Reply): void {
    thing.isChanged = true;
    if (status !== 202) return;
    const { inbox } = this.parts;
    if (!inbox || !isJsonObject(sent) || thing.kind === 'quote') thing.state = 'gone';
    else thing.settled = this.#hears(inbox, thing, (kci) => answersAmendment(kci, sent)).then(Boolean);
  }

  #lasted(thing: Thing): void {
    const now = performance.now();
    this.#lastedMs.set(thing.kind, Math.max(this.#lastedMs.get(thing.kind) ?? 0, now - thing.shownAt));
    thing.shownAt = now;
  }

  #decided(thing: Thing, { sent }: Reply): void {
    const status = isJsonObject(sent) ? sent['status'] : undefined;
    Object.assign(thing, { state: status === 'REJECTED' ? 'open' : 'gone', resolution: undefined, isChanged: true });
  }

  /** The things that a request is about. */
  #affectedBy({ operation, body, pathParameters }: SupplierRequest, scope: Scope | undefined): readonly Thing[] {
    if (operation === decideResolution)
      return [...this.#things.values()].filter(
        ({ resolution }) => resolution !== undefined && resolution === pathParameters?.['id'],
      );
    if (!isJsonObject(body)) return [];
    if (operation === createEthernetOrder)
      return heldBy(scope).filter((thing) => thing.kind === 'quote' && answersWith(thing, body['supplierQuoteId']));
    const names = changes.get(operation);
    if (!names) return [];
    const { [names.id]: id, [names.reference]: reference } = body;
    const named = typeof id === 'number' ? this.#things.get(id) : undefined;
    // One that is quoted by its reference alone, besides the one with the id.
    const quoted =
      typeof reference === 'string' && named?.reference !== reference
        ? [...this.#things.values()].filter((thing) => thing.reference === reference && thing !== named)
        : [];
    return [...(named ? [named] : []), ...quoted];
  }

  /** Lets others have a thing, as soon as it is known what state it is in. */
  #offer(thing: Thing): void {
    const { inbox } = this.parts;
    if (thing.state === 'gone') return;
    if (thing.settled)
      void thing.settled.then((isSettled) => {
        thing.settled = undefined;
        if (isSettled) this.#offer(thing);
        this.#wake(new Set([thing.kind]));
      });
    else if (thing.isAcknowledged) this.#free.push(thing);
    else if (inbox && thing.kind !== 'quote')
      void this.#hears(inbox, thing, (kci) => statusIn(kci) !== undefined && referenceOf(kci) !== undefined).then(
        (kci) => {
          if (!kci) return;
          this.acknowledged(thing.id, referenceOf(kci));
          this.#offer(thing);
          this.#wake(new Set([thing.kind]));
        },
      );
  }

  #hears(inbox: Pick<KciInbox, 'next'>, thing: Thing, where: (kci: Kci) => boolean): Promise<Kci | undefined> {
    return inbox.next(subjectOf(thing), this.parts.kciTimeoutMs, { where });
  }

  #take(kind: Wanted, { plan }: Scope, fits: (thing: Thing) => boolean): Thing | undefined {
    const suitable = this.#free.filter((thing) => isOf(thing, kind) && fits(thing) && this.#isAlive(thing));
    // What was never changed is kept for those that need that.
    const thing = plan.needsUnchanged
      ? suitable.findLast(({ isChanged }) => !isChanged)
      : (suitable.findLast(({ isChanged }) => isChanged) ?? suitable.at(-1));
    if (thing) this.#free.splice(this.#free.indexOf(thing), 1);
    return thing;
  }

  /** Whether a thing can still be expected to be in the state that it was last seen in. */
  #isAlive(thing: Thing): boolean {
    if (thing.state === 'gone' || this.#isTooOld(thing)) return false;
    return !this.#isShownAsEnded(thing);
  }

  #isShownAsEnded(thing: Thing): boolean {
    return this.parts.inbox?.about(subjectOf(thing)).some((kci) => final.has(statusIn(kci))) === true;
  }

  #hasDisappointed(kind: string): boolean {
    return (this.#disappointments.get(kind) ?? 0) >= maxDisappointments;
  }

  /** Waits for a thing, where so many are in use that it is better not to make another one. */
  #wait(kind: Wanted, scope: Scope, fits: (thing: Thing) => boolean): Promise<Thing | undefined> {
    if (kind === 'resolution') return Promise.resolve(undefined);
    const isFree =
      !scope.plan.waits || scope.held.size > 0 || scope.making.size > 0 || this.#inUse(kind) < this.#enough;
    if (isFree) {
      // At once, or the next one that asks would not count it.
      scope.making.add(kind);
      return Promise.resolve(undefined);
    }
    return new Promise((resolve) => {
      const end = (thing: Thing | undefined) => {
        clearTimeout(timer);
        const index = this.#waiting.indexOf(waiter);
        if (index >= 0) this.#waiting.splice(index, 1);
        resolve(thing);
      };
      const waiter: Waiter = { kind, fits, scope, resolve: end };
      let timer: NodeJS.Timeout | undefined;
      const giveUpIn = (ms: number) => {
        const dueAt = performance.now() + ms;
        timer = setTimeout(() => {
          const now = performance.now();
          const quietMs = now - (this.#movedAt.get(kind) ?? -Infinity);
          // When this process itself stood still, nothing could move.
          if (now - dueAt > maxLateMs) giveUpIn(this.#patienceMs);
          else if (quietMs < this.#patienceMs) giveUpIn(this.#patienceMs - quietMs);
          else {
            scope.making.add(kind);
            end(undefined);
          }
        }, ms);
      };
      giveUpIn(this.#patienceMs);
      this.#waiting.push(waiter);
    });
  }

  #moved(scope: Scope | undefined): void {
    for (const { kind } of heldBy(scope)) this.#movedAt.set(kind, performance.now());
    for (const kind of scope?.making ?? []) this.#movedAt.set(kind, performance.now());
  }

  /** Gives those that wait for these kinds what has become free, first come first served; or room to make one. */
  #wake(kinds: ReadonlySet<ThingKind>): void {
    for (const { kind, fits, scope, resolve } of this.#waiting.filter((waiter) => kinds.has(waiter.kind))) {
      const thing = this.#take(kind, scope, fits);
      if (thing) {
        // At once, or the next one would not count it.
        scope.held.add(thing);
        resolve(thing);
      } else if (this.#inUse(kind) < this.#enough) {
        scope.making.add(kind);
        resolve(undefined);
      }
    }
  }

  #inUse(kind: ThingKind): number {
    let count = 0;
    for (const scope of this.#scopes) count += scope.countOf(kind);
    return count;
  }
}

function ends({ operation }: SupplierRequest): boolean {
  return operation === decideResolution || changes.get(operation)?.to === 'gone';
}

function isOf(thing: Thing, kind: Wanted): boolean {
  return kind === 'resolution'
    ? thing.state === 'resolved' && thing.resolution !== undefined
    : thing.kind === kind && thing.state === 'open';
}

/** What a scope holds, and what those hold that it is a part of. */
function heldBy(scope: Scope | undefined): readonly Thing[] {
  return scope ? [...scope.held, ...heldBy(scope.parent)] : [];
}
