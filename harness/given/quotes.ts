import { isDeepStrictEqual } from 'node:util';
import { requestQuote, type OperationKey } from '../../contract/requirements/index.js';
import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import type { Thing } from '../session/lending/thing.js';
import type { Reply } from '../wire/reply.js';
import { Undecided } from '../report/signals.js';
import { Area, textIn } from './area.js';
import type { PlainRequest } from '../wire/supplier-request.js';
import type { RequestVariant } from '../session/request-variant.js';

/** After so many quotes in a row that had no identifier, no more are asked for. */
const enoughNameless = 3;

/** Asks for quotes. */
export class Quotes extends Area {
  make(operation: OperationKey, variant: RequestVariant): Promise<PlainRequest | undefined> {
    if (variant === 'references') return Promise.resolve(undefined);
    const optional = variant === 'minimal' ? {} : this.optionalFields;
    return Promise.resolve({ operation, body: { ...this.requiredFields, ...optional } });
  }

  /** The fields of a quote that a supplier needs, with a fresh id, and the fields that the profile adds. */
  get requiredFields(): JsonObject {
    return { id: this.nextId(), ...this.#plainFields };
  }

  get #plainFields(): JsonObject {
    return {
      sites: [this.site('A-END'), this.site('B-END')],
      contractDetails: { contractLength: { value: 36, unit: 'MONTH' }, billingFrequency: 'MONTHLY' },
      service: [{ serviceSpecification: this.place.serviceSpecification }],
      ...this.own('quote'),
    };
  }

  /** The fields that a tenant may leave out. */
  get optionalFields(): JsonObject {
    return { externalIdentifier: 'QUO-ETH-5001' };
  }

  /** One end of a service, at the address of the profile. */
  site(role: string): JsonObject {
    return { name: 'Strategic Imperative Offices', postcode: 'TW184LG', role, address: this.place.address };
  }

  /**
   * What an Ethernet order names a quote by; undefined where the supplier gives no quotes.
   * @param canBeOrderedAgain whether it may be one that was ordered before, where a quote can be lent
   */
  async quoteId(canBeOrderedAgain: () => Promise<boolean>): Promise<string | undefined> {
    const { supplierQuoteId } = this.run.profile.testData;
    if (supplierQuoteId !== undefined) return supplierQuoteId;
    const mayBeUsed = this.run.lending.isBorrowing && (await canBeOrderedAgain());
    // A quote is for what plain Ethernet orders ask for: an order for other sites may be refused.
    const { sites, service } = this.#plainFields;
    const fits = ({ body, isChanged }: Thing) =>
      (mayBeUsed || !isChanged) && isDeepStrictEqual([body['sites'], body['service']], [sites, service]);
    const lent = await this.run.lending.lend('quote', fits);
    if (lent) return quoteIdIn({ body: lent.answer });
    if (this.run.facts.namelessQuotes >= enoughNameless) return undefined;
    try {
      const reply = await this.plain.accepted(await this.plain.next(requestQuote));
      const id = quoteIdIn(reply);
      this.run.facts.namelessQuotes = id === undefined ? this.run.facts.namelessQuotes + 1 : 0;
      return id;
    } catch (thrown) {
      // Without a quote an Ethernet order names the documented one.
      if (thrown instanceof Undecided) return undefined;
      throw thrown;
    }
  }
}

/**
 * The identifier that an order can name a quote by: the documents show its name in the order, but not where a quote has
 * it. Without one, the id of the quote itself is the next best.
 */
export function quoteIdIn(reply: Pick<Reply, 'body'>): string | undefined {
  const id = isJsonObject(reply.body) ? reply.body['id'] : undefined;
  const own = typeof id === 'number' ? String(id) : textIn(reply, 'id');
  return namedQuote(reply.body) ?? textIn(reply, 'supplierReference') ?? own;
}

function namedQuote(value: Json | undefined): string | undefined {
  if (Array.isArray(value)) return (value as Json[]).map(namedQuote).find(Boolean);
  if (!isJsonObject(value)) return undefined;
  const { supplierQuoteId } = value;
  return typeof supplierQuoteId === 'string' ? supplierQuoteId : Object.values(value).map(namedQuote).find(Boolean);
}
