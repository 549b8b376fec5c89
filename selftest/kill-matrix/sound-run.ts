import { findAppointments } from '../../contract/requirements/index.js';
import type { Exchange } from '../../harness/report/exchange.js';
import type { TestCaseResult } from '../../harness/report/run-report.js';
import { openDesk, type Fault, type Mode, type Received } from '../../simulator/index.js';
import { connectedWith } from './concerned.js';
import { examine, type Examination } from './examine.js';
import { namesIn, namesInText } from './names.js';
import { ownersIn, type Owners } from './owners.js';
import { Recorded, replayed, type Event, type Outcome } from './recording.js';

/** The statuses of what a sound supplier refuses before it looks at what it remembers. */
const refusedUnread: readonly number[] = [400, 401];

/** What some test purposes asked a supplier without a fault, which of them asked it, and what came of it. */
export class SoundRun {
  #placesByName: ReadonlyMap<string, readonly number[]> | undefined;

  private constructor(
    private readonly recorded: Recorded,
    /** Whom each event belongs to. */
    private readonly owners: readonly Owners[],
    private readonly results: readonly TestCaseResult[],
  ) {}

  static async of(examination: Examination & { readonly mode: Mode }): Promise<SoundRun> {
    const recorded = new Recorded(examination.mode);
    let exchanges: readonly Exchange[] = [];
    let senders: ReadonlyMap<number, string> = new Map();
    const results = await examine({
      ...examination,
      desk: recorded.desk,
      onExchanges: (all) => (exchanges = all),
      onSenders: (sentBy) => (senders = sentBy),
    });
    const ownersOf = ownersIn(results, exchanges, senders);
    const owners: Owners[] = [];
    for (const event of recorded.events)
      owners.push('follows' in event ? owners[event.follows] : ownersOf(event.received));
    const run = new SoundRun(recorded, owners, results);
    const again = [...run.replay(examination.mode)].filter(
      ([place, { answer, kcis }]) =>
        answer !== run.outcomes[place]?.answer || !sameTexts(kcis, run.outcomes[place]?.kcis ?? []),
    );
    if (again.length > 0) throw new Error(`Asked the same again, a sound supplier answers otherwise: ${again.length}`);
    return run;
  }

  /** What came of each event. */
  private get outcomes(): readonly Outcome[] {
    return this.recorded.outcomes;
  }

  /** What comes of the same events, or of some of them, where the supplier has faults, or none. */
  private replay(
    mode: Mode,
    faults: readonly string[] = [],
    isReplayed: (event: Event) => boolean = () => true,
  ): ReadonlyMap<number, Outcome> {
    return replayed(this.recorded, openDesk({ mode, faults }), isReplayed);
  }

  /**
   * The test purposes that see something else of a supplier with a fault than of one without; undefined for any. All
   * others get the same answers to the same requests, byte for byte, and the same KCIs, so they come to the same verdict.
   * What differs is found by doing again at a supplier with the fault what was asked in the whole run, at the same
   * moments: no request has to be foreseen, and what a fault does later to what it made shows as well.
   * A fault that counts, such as in every third order, may hit others when less is asked; those are not looked at.
   * @param seesKcis whether there is an inbox
   */
  reachedBy(fault: Fault, mode: Mode, seesKcis: boolean): ReadonlySet<string> | undefined {
    const places = new Set<number>();
    const names = new Set<string>();
    for (const [place, outcome] of this.replay(mode, [fault.name], mayDiffer(fault))) {
      const before = this.outcomes[place];
      if (outcome.answer !== before?.answer) for (const other of this.#sawAnswer(place)) places.add(other);
      if (!seesKcis || sameTexts(outcome.kcis, before?.kcis ?? [])) continue;
      places.add(place);
      for (const kci of [...outcome.kcis, ...(before?.kcis ?? [])])
        for (const name of namesIn(JSON.parse(kci), levelsOfKci)) names.add(name);
    }
    for (const name of names) for (const place of this.#knowing(name)) places.add(place);
    const reached = new Set<string>();
    for (const place of places) {
      const owners = this.owners[place];
      if (owners === undefined) return undefined;
      for (const id of owners) reached.add(id);
    }
    return reached;
  }

  /** An answer, and what else it has an effect on: slots on offer are remembered for others that reserve one later. */
  #sawAnswer(place: number): readonly number[] {
    const event = this.recorded.events[place];
    const isOffer = event && 'received' in event && event.operation === findAppointments && event.status === 200;
    const owners = this.owners[place];
    const isForOthers = this.results.some(
      ({ id, operation }) => operation !== findAppointments && owners?.includes(id),
    );
    if (!isOffer || !isForOthers) return [place];
    return [place, ...this.#requests().flatMap(([other, { text }]) => (text.includes('timeslot') ? [other] : []))];
  }

  /** The requests that name something themselves, or whose answers do. */
  #knowing(name: string): readonly number[] {
    this.#placesByName ??= this.#knownNames();
    return this.#placesByName.get(name) ?? [];
  }

  #knownNames(): ReadonlyMap<string, readonly number[]> {
    const known = new Map<string, number[]>();
    for (const [place, { path, text }] of this.#requests()) {
      const [, , , , answer = ''] = JSON.parse(this.outcomes[place]?.answer ?? '[]') as string[];
      const names = [path.split('/').at(-1) ?? '', ...namesInText(text, 1), ...namesInText(answer, 1)];
      for (const name of new Set(names)) known.set(name, [...(known.get(name) ?? []), place]);
    }
    return known;
  }

  #requests(): readonly (readonly [place: number, received: Received])[] {
    return this.recorded.events.flatMap((event, place) => ('received' in event ? [[place, event.received]] : []));
  }
}

/** How deep in what a KCI is recorded as its entity is: in a list, beside its headers, in its body, under its kind. */
const levelsOfKci = 3;

/**
 * The requests whose answers may depend on a fault: those to the operations at fault, and to those that are connected
 * with it, but for what is refused unread.
 */
function mayDiffer({ operation, scope = [operation] }: Fault): (event: Event) => boolean {
  const connected = scope.map(connectedWith);
  return (event) => {
    if ('follows' in event || event.operation === undefined || scope.includes(event.operation)) return true;
    const { operation: other, status } = event;
    return !refusedUnread.includes(status) && connected.some((isConnected) => isConnected(other));
  };
}

function sameTexts(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((text, index) => text === others[index]);
}
