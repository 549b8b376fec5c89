import { describe, expect, test, vi } from 'vitest';
import {
  amendOrder,
  amendProblem,
  cancelProblem,
  createEthernetOrder,
  createProblem,
  decideResolution,
  requestQuote,
  type OperationKey,
} from '../../contract/requirements/index.js';
import type { JsonObject } from '../../harness/json/json.js';
import type { Kci } from '../../harness/kci/inbox/inbox.js';
import { Lending, type LendingParts } from '../../harness/session/lending/lending.js';
import type { Scope, ScopePlan } from '../../harness/session/lending/scope.js';
import type { Thing } from '../../harness/session/lending/thing.js';
import { replyOf, type ReplyFacts } from './replies.js';

/** A lending in which each scope is opened, used and closed as attempts are. */
class Books {
  readonly evidence: number[][] = [];
  readonly lending: Lending;

  constructor(parts: Partial<LendingParts> = {}) {
    this.lending = new Lending({ inbox: undefined, kciTimeoutMs: 0, enough: 10, patienceMs: 20, ...parts });
  }

  open(plan: Partial<ScopePlan> = {}): Scope {
    const evidence = (exchanges: readonly number[]) => void this.evidence.push([...exchanges]);
    return this.lending.open({ borrows: true, waits: true, offers: true, needsUnchanged: false, evidence, ...plan });
  }

  answer(operation: OperationKey, body: JsonObject, facts: ReplyFacts = {}, id?: string): void {
    this.lending.answered(
      { operation, body, ...(id !== undefined && { pathParameters: { id } }) },
      replyOf({ operation, sent: body, body: {}, ...facts }),
    );
  }

  /** Makes a problem as a test case does, which others may have then. */
  async made(id: number, facts: ReplyFacts = {}): Promise<void> {
    const scope = this.open({ borrows: false });
    await this.lending.within(scope, () => {
      this.answer(createProblem, { id }, { body: { id, supplierReference: `PRB_${id}` }, ...facts });
      return Promise.resolve();
    });
    this.lending.close(scope, true);
  }

  /** Borrows a problem, does something with it, and gives its id. */
  async borrowed(
    { isClean = true, ...plan }: Partial<ScopePlan> & { readonly isClean?: boolean } = {},
    use: (id: number) => void = () => undefined,
  ): Promise<number | undefined> {
    const scope = this.open(plan);
    const thing = await this.lending.within(scope, async () => {
      const lent = await this.lending.lend('service-problem');
      if (lent) use(lent.id);
      return lent;
    });
    this.lending.close(scope, isClean);
    return thing?.id;
  }
}

const amendment = (id: number): JsonObject => ({ id: 900 + id, serviceProblemId: id });
const cancellation = (id: number): JsonObject => ({
  id: 800 + id,
  serviceProblemId: id,
  supplierServiceProblemReference: `PRB_${id}`,
});

describe('what one test case made is lent to the next', () => {
  test('with its reference and its creation as evidence, and to one at a time', async () => {
    const books = new Books();
    await books.made(1);
    const [one, other] = [books.open(), books.open()];
    const first = await books.lending.within(one, () => books.lending.lend('service-problem'));
    const second = await books.lending.within(other, () => books.lending.lend('service-problem'));
    expect(first).toMatchObject({ id: 1, reference: 'PRB_1', body: { id: 1 } });
    expect(second).toBeUndefined();
    expect(books.evidence).toEqual([[7]]);
    expect([...one.borrowed, ...other.borrowed]).toEqual(['service-problem']);
    books.lending.close(one, true);
    expect(await books.borrowed()).toBe(1);
  });

  test('but not where fresh things are asked for, nor from a test case that leaves nothing, nor after a finding', async () => {
    const books = new Books();
    await books.made(1);
    expect(await books.borrowed({ borrows: false })).toBeUndefined();
    expect(await books.borrowed({ offers: false })).toBe(1);
    expect(await books.borrowed()).toBeUndefined();
    await books.made(2);
    expect(await books.borrowed({ isClean: false })).toBe(2);
    expect(await books.borrowed()).toBeUndefined();
  });

  test('again after a refusal, which changes nothing', async () => {
    const books = new Books();
    await books.made(1);
    for (let times = 0; times < 3; times++)
      expect(
        await books.borrowed({ needsUnchanged: true }, (id) =>
          books.answer(amendProblem, amendment(id), { status: 400 }),
        ),
      ).toBe(1);
    expect(books.evidence.at(-1)).toEqual([7]);
  });

  test('in its new state after a change: once amended it serves those that may have an amended one, and they come first', async () => {
    const books = new Books();
    await books.made(1);
    expect(await books.borrowed({}, (id) => books.answer(amendProblem, amendment(id)))).toBe(1);
    expect(await books.borrowed({ needsUnchanged: true })).toBeUndefined();
    await books.made(2);
    expect(await books.borrowed()).toBe(1);
    expect(await books.borrowed({ needsUnchanged: true })).toBe(2);
    expect(books.evidence).toContainEqual([7, 7]);
  });

  test('no more once it was cancelled', async () => {
    const books = new Books();
    await books.made(1);
    expect(await books.borrowed({}, (id) => books.answer(cancelProblem, cancellation(id)))).toBe(1);
    expect(await books.borrowed()).toBeUndefined();
  });

  test.each<[string, (books: Books, id: number) => void]>([
    ['a server error', (books, id) => books.answer(amendProblem, amendment(id), { status: 500 })],
    ['a redirect', (books, id) => books.answer(amendProblem, amendment(id), { status: 302 })],
    [
      'a broken connection',
      (books, id) =>
        books.answer(amendProblem, amendment(id), {
          failure: { kind: 'reset', message: 'x', phase: 'answer' } as never,
        }),
    ],
    [
      'a request that came to no answer',
      (books, id) => books.lending.failed({ operation: amendProblem, body: amendment(id) }),
    ],
    ['a request that names nothing of ours', (books) => books.answer(amendProblem, { serviceProblemId: 'x' })],
    [
      'a request that names it and another one',
      (books, id) => books.answer(amendProblem, { ...amendment(id), supplierServiceProblemReference: 'PRB_99' }),
    ],
    ['a stimulus', (books, id) => books.lending.provoked(id)],
    [
      'an amendment that is applied later, where no KCI says so',
      (books, id) => books.answer(amendProblem, amendment(id), { status: 202 }),
    ],
    ['another thing with its id', (books, id) => books.answer(createProblem, { id })],
  ])('no more after %s', async (_, use) => {
    const books = new Books();
    await books.made(1);
    const scope = books.open({ borrows: false, offers: false });
    await books.lending.within(scope, () => {
      books.answer(createProblem, { id: 99 }, { body: { supplierReference: 'PRB_99' } });
      return Promise.resolve();
    });
    expect(await books.borrowed({}, (id) => use(books, id))).toBe(1);
    expect(await books.borrowed()).toBeUndefined();
  });

  test('no longer than for a while after the supplier accepted something about it', async () => {
    const books = new Books({ maxAgeMs: -1 });
    await books.made(1);
    expect(await books.borrowed()).toBeUndefined();
  });

  test('for longer where others of its kind were seen to last so long', async () => {
    vi.useFakeTimers({ toFake: ['performance'] });
    try {
      const books = new Books({ maxAgeMs: 100 });
      await books.made(1);
      await books.made(2);
      vi.advanceTimersByTime(80);
      const amend = (id: number) => books.answer(amendProblem, amendment(id));
      expect(await books.borrowed({}, amend)).toBe(2);
      vi.advanceTimersByTime(80);
      expect(await books.borrowed({ needsUnchanged: true })).toBe(1);
      vi.advanceTimersByTime(80);
      expect(await books.borrowed({ needsUnchanged: true })).toBeUndefined();
    } finally {
      vi.useRealTimers();
    }
  });

  test('no more once things of its kind were refused three times that fresh ones are not refused for', async () => {
    const books = new Books();
    await books.made(1);
    for (let times = 1; times <= 3; times++) {
      const scope = books.open();
      const lent = await books.lending.within(scope, () => books.lending.lend('service-problem'));
      expect(lent?.id).toBe(1);
      books.lending.close(scope, true);
      books.lending.disappointed(scope);
    }
    expect(await books.borrowed()).toBeUndefined();
  });
});

describe('a part of a test case', () => {
  test('gives back what it holds when it ends, unless it found something', async () => {
    const books = new Books();
    await books.made(1);
    const scope = books.open();
    await books.lending.within(scope, async () => {
      const one = () => books.lending.part(() => books.lending.lend('service-problem'));
      expect((await one())?.id).toBe(1);
      expect((await one())?.id).toBe(1);
      const failing = books.lending.part(async () => {
        await books.lending.lend('service-problem');
        throw new Error('found');
      });
      await expect(failing).rejects.toThrow('found');
      expect(await one()).toBeUndefined();
    });
    expect([...scope.borrowed]).toEqual(['service-problem']);
  });

  test('leaves what its test case holds to that', async () => {
    const books = new Books();
    await books.made(1);
    const scope = books.open();
    await books.lending.within(scope, async () => {
      expect((await books.lending.lend('service-problem'))?.id).toBe(1);
      expect(await books.lending.part(() => books.lending.lend('service-problem'))).toBeUndefined();
    });
  });

  test('that is done apart borrows nothing and leaves nothing', async () => {
    const books = new Books();
    await books.made(1);
    const scope = books.open();
    await books.lending.within(scope, () =>
      books.lending.apart(async () => {
        expect(await books.lending.lend('service-problem')).toBeUndefined();
        books.answer(createProblem, { id: 2 });
      }),
    );
    books.lending.close(scope, true);
    expect([await books.borrowed(), scope.borrowed.size]).toEqual([1, 0]);
  });
});

describe('where many test cases need a thing at once', () => {
  test('one that must not wait takes what is free, and otherwise makes its own at once', async () => {
    const books = new Books({ enough: 1, patienceMs: 60_000 });
    await books.made(1);
    const borrow = () => {
      const scope = books.open({ waits: false });
      return books.lending.within(scope, () => books.lending.lend('service-problem'));
    };

    expect((await borrow())?.id).toBe(1);
    expect(await borrow()).toBeUndefined();
  });

  test('they wait for what is in use, and each gets it in turn', async () => {
    const books = new Books({ enough: 1, patienceMs: 60_000 });
    await books.made(1);
    const order: string[] = [];
    const borrow = async (name: string) => {
      const scope = books.open();
      await books.lending.within(scope, async () => {
        expect((await books.lending.lend('service-problem'))?.id).toBe(1);
        await Promise.resolve();
        order.push(name);
      });
      books.lending.close(scope, true);
    };
    await Promise.all(['a', 'b', 'c'].map(borrow));
    expect(order).toEqual(['a', 'b', 'c']);
  });

  test('no more of them make one at once than are enough', async () => {
    const books = new Books({ enough: 2, patienceMs: 60_000 });
    let making = 0;
    let most = 0;
    const one = async () => {
      const scope = books.open();
      await books.lending.within(scope, async () => {
        const lent = await books.lending.lend('service-problem');
        if (lent) return;
        most = Math.max(most, ++making);
        await new Promise((resolve) => setImmediate(resolve));
        books.answer(createProblem, { id: making }, { body: { supplierReference: `PRB_${making}` } });
      });
      books.lending.close(scope, true);
    };
    await Promise.all(Array.from({ length: 20 }, one));
    expect([making, most]).toEqual([2, 2]);
  });

  test('one that gets nothing makes its own: after a while, or once what was in use is gone', async () => {
    const books = new Books({ enough: 1 });
    await books.made(1);
    const holder = books.open();
    await books.lending.within(holder, () => books.lending.lend('service-problem'));
    expect(await books.borrowed()).toBeUndefined();
    const patient = new Books({ enough: 1, patienceMs: 60_000 });
    await patient.made(1);
    const user = patient.open();
    await patient.lending.within(user, () => patient.lending.lend('service-problem'));
    const next = patient.borrowed();
    patient.lending.close(user, false);
    expect(await next).toBeUndefined();
  });

  test('one that holds something already does not wait: two could wait for each other', async () => {
    const books = new Books({ enough: 1, patienceMs: 60_000 });
    await books.made(1);
    const scope = books.open();
    const lent = await books.lending.within(scope, async () => [
      await books.lending.lend('service-problem'),
      await books.lending.lend('service-problem'),
    ]);
    expect(lent.map((thing) => thing?.id)).toEqual([1, undefined]);
  });
});

describe('a resolution', () => {
  const decide = (books: Books, status: string, answered = 200) =>
    books.answer(decideResolution, { status }, { status: answered }, 'RES_1');

  async function resolved(): Promise<Books> {
    const books = new Books();
    await books.made(1);
    const scope = books.open();
    await books.lending.within(scope, async () => {
      await books.lending.lend('service-problem');
      books.lending.provoked(1);
      books.lending.resolved(1, 'RES_1');
    });
    books.lending.close(scope, true);
    return books;
  }
  const lendResolution = async (books: Books, use: () => void = () => undefined) => {
    const scope = books.open();
    const lent = await books.lending.within(scope, async () => {
      const thing = await books.lending.lend('resolution');
      const { resolution } = thing ?? {};
      if (thing) use();
      return resolution;
    });
    books.lending.close(scope, true);
    return lent;
  };

  test('is lent while it waits for a decision, and its problem is not', async () => {
    const books = await resolved();
    expect(await books.borrowed()).toBeUndefined();
    expect(await lendResolution(books, () => decide(books, 'REJECTED', 422))).toBe('RES_1');
    expect(await lendResolution(books)).toBe('RES_1');
  });

  test('leads on to its problem once it was rejected, and to nothing once it was accepted', async () => {
    const rejected = await resolved();
    await lendResolution(rejected, () => decide(rejected, 'REJECTED'));
    expect(await lendResolution(rejected)).toBeUndefined();
    expect(await rejected.borrowed()).toBe(1);
    const accepted = await resolved();
    await lendResolution(accepted, () => decide(accepted, 'ACCEPTED'));
    expect([await lendResolution(accepted), await accepted.borrowed()]).toEqual([undefined, undefined]);
  });
});

test('a quote is lent for the sites that it is for, and who borrows it sees whether it was ordered', async () => {
  const books = new Books();
  const maker = books.open();
  await books.lending.within(maker, () => {
    books.answer(requestQuote, { id: 5, sites: ['a'] }, { body: { price: { supplierQuoteId: 'QUO_5' } } });
    return Promise.resolve();
  });
  books.lending.close(maker, true);
  const use = async (site: string, status: number) => {
    const scope = books.open();
    const lent = await books.lending.within(scope, async () => {
      const fits = ({ body, isChanged }: Thing) => !isChanged && (body['sites'] as string[])[0] === site;
      const thing = await books.lending.lend('quote', fits);
      if (thing) books.answer(createEthernetOrder, { id: 6, supplierQuoteId: 'QUO_5' }, { status });
      return thing?.id;
    });
    books.lending.close(scope, true);
    return lent;
  };
  expect([await use('b', 400), await use('a', 422), await use('a', 201), await use('a', 201)]).toEqual([
    undefined,
    5,
    5,
    undefined,
  ]);
});

describe('where the supplier says by KCI what became of a request', () => {
  const kci = (body: JsonObject): Kci => ({ body }) as unknown as Kci;
  const inboxWith = (...kcis: readonly JsonObject[]): NonNullable<LendingParts['inbox']> => ({
    about: () => kcis.map(kci),
    next: (_, __, options) => Promise.resolve(kcis.map(kci).find(options?.where ?? (() => true))),
  });
  const acknowledged = {
    reasonCode: 'ACKNOWLEDGED',
    serviceProblem: { id: 1, status: 'ACKNOWLEDGED', supplierReference: 'PRB_9' },
  };

  test('a problem is lent once it is acknowledged, with the reference that the KCI brings', async () => {
    const books = new Books({ inbox: inboxWith(acknowledged) });
    await books.made(1, { status: 202, body: {} });
    await Promise.resolve();
    const scope = books.open();
    const lent = await books.lending.within(scope, () => books.lending.lend('service-problem'));
    expect(lent).toMatchObject({ id: 1, reference: 'PRB_9' });
    const silent = new Books({ inbox: inboxWith() });
    await silent.made(1, { status: 202, body: {} });
    await Promise.resolve();
    expect(await silent.borrowed()).toBeUndefined();
  });

  test('an amended one is lent once a KCI says what became of the amendment', async () => {
    const applied = {
      reasonCode: 'AMENDED',
      serviceProblem: { id: 1, status: 'IN_PROGRESS' },
      serviceProblemAmendment: { id: 901 },
    };
    const books = new Books({ inbox: inboxWith(applied) });
    await books.made(1);
    expect(await books.borrowed({}, (id) => books.answer(amendProblem, amendment(id), { status: 202 }))).toBe(1);
    await new Promise((resolve) => setImmediate(resolve));
    expect(await books.borrowed()).toBe(1);
  });

  test('one that a KCI shows as ended is lent no more', async () => {
    const books = new Books({
      inbox: inboxWith({ reasonCode: 'UPDATE', serviceProblem: { id: 1, status: 'COMPLETED' } }),
    });
    await books.made(1);
    expect(await books.borrowed()).toBeUndefined();
  });

  test('one that a KCI shows as ended has ended by itself, unless something else was sent to end it', async () => {
    const books = new Books({
      inbox: inboxWith({ reasonCode: 'UPDATE', serviceProblem: { id: 1, status: 'COMPLETED' } }),
    });
    await books.made(1);
    const amending = { operation: amendProblem, body: amendment(1) };
    const cancelling = { operation: cancelProblem, body: { id: 902, serviceProblemId: 1 } };

    const refused = () => books.answer(cancelProblem, cancelling.body, { status: 422 });
    expect(books.lending.isAboutEnded(amending)).toBe(true);
    books.lending.asking(cancelling);
    books.lending.asking(cancelling);
    refused();
    expect(books.lending.isAboutEnded(cancelling)).toBe(false);
    expect(books.lending.isAboutEnded(amending)).toBe(false);
    refused();
    expect(books.lending.isAboutEnded(cancelling)).toBe(true);
  });

  test('one that was made to end has not ended by itself, nor has one that is open', async () => {
    const ended = new Books({
      inbox: inboxWith({ reasonCode: 'UPDATE', serviceProblem: { id: 1, status: 'COMPLETED' } }),
    });
    await ended.made(1);
    ended.lending.provoked(1);
    const open = new Books({ inbox: inboxWith(acknowledged) });
    await open.made(1);

    for (const { lending } of [ended, open])
      expect(lending.isAboutEnded({ operation: amendProblem, body: amendment(1) })).toBe(false);
  });
});

test('an amendment of an order does not touch a problem', async () => {
  const books = new Books();
  await books.made(1);
  expect(await books.borrowed({}, (id) => books.answer(amendOrder, { orderId: id + 1 }, { status: 422 }))).toBe(1);
  expect(await books.borrowed()).toBe(1);
});
