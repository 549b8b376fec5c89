import type { JsonObject } from '../../harness/json/json.js';
import { openDesk, type Dealt, type Desk, type Mode, type Received, type Update } from '../../simulator/index.js';
import { reproducibly } from './reproducibly.js';

/** What a supplier was asked, or when one of the KCIs went out that followed. */
export type Event =
  | {
      readonly at: number;
      readonly received: Received;
      readonly operation: Dealt['operation'];
      readonly status: number;
    }
  | { readonly at: number; readonly follows: number; readonly nth: number };

/** What became of an event: an answer as it goes out, or the KCIs that do. */
export interface Outcome {
  readonly answer?: string;
  readonly kcis: readonly string[];
}

/** A KCI that goes out, and its body. */
interface Issued {
  readonly varied: Update;
  readonly body: JsonObject;
}

/** Writes down all that a supplier is asked, and what becomes of it. */
export class Recorded {
  readonly events: Event[] = [];
  readonly outcomes: Outcome[] = [];
  /** The desk that is recorded. */
  readonly desk: Desk;

  constructor(mode: Mode) {
    const inner = openDesk({ mode });
    const origins = new WeakMap<Update, { readonly follows: number; readonly nth: number }>();
    const bodies = new WeakMap<Update, JsonObject>();
    this.desk = {
      deal: (received) => {
        const [at, place] = [Date.now(), this.events.length];
        const dealt = reproducibly(place, at, () => inner.deal(received));
        this.events.push({ at, received: kept(received), operation: dealt.operation, status: dealt.answer.status });
        for (const [nth, update] of dealt.updates.entries()) origins.set(update, { follows: place, nth });
        this.outcomes.push({ answer: asSent(dealt), kcis: [] });
        return dealt;
      },
      issue: (update) => {
        const origin = origins.get(update);
        if (origin === undefined) throw new Error('A KCI follows a request.');
        const at = Date.now();
        const place = this.events.push({ at, ...origin }) - 1;
        const issued = reproducibly(place, at, () => issue(inner, update));
        for (const { varied, body } of issued) bodies.set(varied, body);
        this.outcomes.push({ kcis: issued.map(asIssued) });
        return issued.map(({ varied }) => varied);
      },
      // It is written when it is issued: a sound supplier leaves no time between the two.
      write: (varied) => bodies.get(varied) ?? inner.write(varied),
    };
  }
}

/** What becomes of the same events, or of some of them, at another desk. */
export function replayed(
  { events }: Recorded,
  desk: Desk,
  isReplayed: (event: Event) => boolean,
): ReadonlyMap<number, Outcome> {
  const following = new Map<number, readonly Update[]>();
  const issueNow = (updates: readonly Update[]) => updates.flatMap((update) => issue(desk, update)).map(asIssued);
  /** How many KCIs followed each request. */
  const counts = new Map<number, number>();
  for (const event of events)
    if ('follows' in event) counts.set(event.follows, Math.max(counts.get(event.follows) ?? 0, event.nth + 1));
  const outcomeOf = (event: Event, place: number): Outcome => {
    if ('follows' in event) {
      const update = following.get(event.follows)?.[event.nth];
      return { kcis: update === undefined ? [] : issueNow([update]) };
    }
    const dealt = desk.deal(event.received);
    const usual = counts.get(place) ?? 0;
    following.set(place, dealt.updates.slice(0, usual));
    return { answer: asSent(dealt), kcis: issueNow(dealt.updates.slice(usual)) };
  };
  const outcomes = new Map<number, Outcome>();
  for (const [place, event] of events.entries())
    if ('follows' in event ? outcomes.has(event.follows) : isReplayed(event))
      outcomes.set(
        place,
        reproducibly(place, event.at, () => outcomeOf(event, place)),
      );
  return outcomes;
}

function issue(desk: Desk, update: Update): readonly Issued[] {
  return desk.issue(update).map((varied) => ({ varied, body: desk.write(varied) }));
}

function asSent({ answer, hand, updatesFirst }: Dealt): string {
  const headers = Object.entries(answer.headers).map(([name, value]) => [hand.headerName(name), value]);
  const text = answer.text ?? (answer.body === undefined ? '' : hand.write(answer.body));
  return JSON.stringify([answer.status, headers, hand.way, updatesFirst, text]);
}

function asIssued({ varied, body }: Issued): string {
  const { entity, afterMs, copies, insists, sent } = varied;
  const headers = {
    authorization: 'Bearer token',
    'content-type': 'application/json',
    'x-request-id': 'request',
    'x-conversation-id': entity.conversationId,
  };
  return JSON.stringify([sent?.({ headers, body }) ?? { headers, body }, afterMs, copies, insists]);
}

/** A request without the connection that it came by. */
function kept(received: Received): Received {
  const values = new Map(received.headerNames.map((name) => [name.toLowerCase(), received.header(name)]));
  return { ...received, header: (name) => values.get(name.toLowerCase()) ?? '' };
}
