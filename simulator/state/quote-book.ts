/** A quote by which the documents show how one is ordered. */
const documentedQuote = 'SUPP2-QUO-ETH-5001';

/** The identifiers under which one running supplier can be asked for what it quoted. */
export class QuoteBook {
  readonly #identifiers = new Set([documentedQuote]);

  keep(...identifiers: readonly string[]): void {
    for (const identifier of identifiers) this.#identifiers.add(identifier);
  }

  has(identifier: string): boolean {
    return this.#identifiers.has(identifier);
  }
}
