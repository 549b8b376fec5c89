import type { KciPost, PostOutcome } from './post.js';

/** How many posts out of the ordinary are kept; of more only the latest. */
const maxKept = 1000;

/** How much of the body of each post is kept, in bytes on the wire. */
const maxKeptBytes = 8 * 1024;

/** Everything that was sent to an inbox: counted, and kept where it is out of the ordinary, in bounded memory. */
export class PostLog {
  readonly #counts: Record<PostOutcome, number> = {
    taken: 0,
    duplicate: 0,
    invalid: 0,
    unauthenticated: 0,
    malformed: 0,
    'too-large': 0,
    coded: 0,
    'crowded-out': 0,
    'cut-off': 0,
    'put-off': 0,
    elsewhere: 0,
    'not-http': 0,
  };
  #irregular: KciPost[] = [];
  #entered = 0;

  get counts(): Readonly<Record<PostOutcome, number>> {
    return { ...this.#counts };
  }

  get irregular(): readonly KciPost[] {
    return this.#irregular.slice(-maxKept);
  }

  /** Numbers a post and notes it. */
  enter(facts: Omit<KciPost, 'number'>): KciPost {
    const post: KciPost = { number: ++this.#entered, ...facts };
    this.#counts[post.outcome] += 1;
    if (post.outcome === 'taken' && !post.late) return post;
    const { body: _, ...withoutBody } = post;
    this.#irregular.push(post.bytes > maxKeptBytes ? withoutBody : post);
    if (this.#irregular.length > 2 * maxKept) this.#irregular = this.#irregular.slice(-maxKept);
    return post;
  }
}
