import { headerValues } from '../report/exchange.js';
import type { KciEntity } from './inbox/entity.js';
import type { KciPost } from './inbox/post.js';

/** How many addresses are counted one by one; further strangers are counted with the last. */
const maxAddresses = 20;

/** How many things of the run are known by name. */
const maxNames = 100_000;

/** A stranger's posts, held until it is known whose they are, count as such after so many. */
interface InDoubt {
  readonly from: string;
  readonly names: readonly string[];
}

/**
 * Tells the supplier from strangers who find the inbox: anybody can post there. What comes without a good token is the
 * supplier's if it names something of the run, and comes from where an authorised KCI came from, or if none of the run
 * was authorised. Both can turn out later than the post.
 */
export class Senders {
  readonly #ours = new Set<string>();
  readonly #authorised = new Set<string>();
  readonly #inDoubt = new Map<string, number>();

  /** Notes what names something of the run: `id 7`, `reference ABC`, `conversation …`. */
  isOurs(name: string): void {
    this.#ours.add(name);
    if (this.#ours.size > maxNames) this.#ours.delete(this.#ours.keys().next().value ?? '');
  }

  /** Whose a post is; to be asked whenever that matters, since the answer can change. */
  whose(post: KciPost, entity: KciEntity | undefined): () => boolean {
    const { from = '' } = post;
    const names = namesOf(post, entity);
    if (isAuthorised(post)) {
      if (post.outcome === 'taken') {
        if (this.#authorised.size < maxNames) this.#authorised.add(from);
        if (entity?.reference !== undefined && names.some((name) => this.#ours.has(name)))
          this.isOurs(`reference ${entity.reference}`);
      }
      return () => true;
    }
    const inDoubt: InDoubt = { from, names };
    if (!this.#isSuppliers(inDoubt)) this.#count(from);
    return () => this.#isSuppliers(inDoubt);
  }

  /** A sentence on each of the addresses from which others post. */
  get strangers(): readonly string[] {
    return [...this.#inDoubt].map(
      ([from, times]) =>
        `Somebody else posts to the KCI inbox: ${times} ${times === 1 ? 'time' : 'times'}, from ${from || 'an unknown address'}.`,
    );
  }

  #isSuppliers({ from, names }: InDoubt): boolean {
    return (this.#authorised.size === 0 || this.#authorised.has(from)) && names.some((name) => this.#ours.has(name));
  }

  #count(from: string): void {
    const key = this.#inDoubt.has(from) || this.#inDoubt.size < maxAddresses ? from : 'other addresses';
    this.#inDoubt.set(key, (this.#inDoubt.get(key) ?? 0) + 1);
  }
}

/** Whether a post shows a bearer token; where the profile names one, it is the right one. */
function isAuthorised({ outcome, headers }: KciPost): boolean {
  return (
    outcome !== 'unauthenticated' && headerValues(headers, 'authorization').some((value) => /^bearer /i.test(value))
  );
}

function namesOf({ headers }: KciPost, entity: KciEntity | undefined): readonly string[] {
  const { id, reference } = entity ?? {};
  return [
    ...(typeof id === 'number' || typeof id === 'string' ? [`id ${String(id)}`] : []),
    ...(reference === undefined ? [] : [`reference ${reference}`]),
    ...headerValues(headers, 'x-conversation-id').map((conversation) => `conversation ${conversation}`),
  ];
}
