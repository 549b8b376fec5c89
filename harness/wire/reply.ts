import { documents, type Operation } from '../../contract/operation.js';
import { jsonIn } from '../json/bounded-json.js';
import type { Exchange, HttpResponse } from '../report/exchange.js';
import type { AnswerFacts, EvidenceLog } from './evidence-log.js';
import type { Json, JsonObject } from '../json/json.js';
import type { Redactor } from '../report/redaction.js';
import type { SupplierRequest } from './supplier-request.js';

/** Where an answer comes from. */
interface ReplyOrigin {
  readonly request?: SupplierRequest;
  readonly wasInterrupted?: boolean;
  readonly redactor?: Redactor;
}

/** The supplier's answer to one request, ready to be judged. */
export class Reply implements AnswerFacts {
  /** Parsed once, since every oracle reads it. */
  #body?: { readonly json: Json | undefined };

  constructor(
    readonly operation: Operation,
    readonly exchange: Exchange,
    /** The JSON body that was sent, where it was JSON. */
    readonly sent: Json | undefined,
    readonly journal: EvidenceLog,
    /** The values of the query parameters that were sent, as far as they were plain. */
    readonly asked: JsonObject = {},
    private readonly origin: ReplyOrigin = {},
  ) {}

  /** The request as it was asked for, to send it again. */
  get request(): SupplierRequest | undefined {
    return this.origin.request;
  }

  /** Whether the connection broke first, and the request was sent again: it may have been carried out twice. */
  get wasInterrupted(): boolean {
    return this.origin.wasInterrupted === true;
  }

  /** The same answer as evidence of another attempt. */
  in(journal: EvidenceLog): Reply {
    return new Reply(this.operation, this.exchange, this.sent, journal, this.asked, this.origin);
  }

  /** Something that the supplier said, without secrets, as it may stand in a sentence. */
  quoted(text: string): string {
    return this.origin.redactor?.text(text) ?? text;
  }

  get response(): HttpResponse | undefined {
    return this.exchange.response;
  }

  /** The status code; 0 when there was no complete answer. */
  get status(): number {
    return this.exchange.response?.status ?? 0;
  }

  /** Whether the supplier took the request: any 2xx. */
  get accepted(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  /**
   * Whether the answer rejects the client's request: any 4xx, documented or not. In descriptions of other APIs only a
   * documented one does; they often leave out the two that HTTP itself has for credentials.
   */
  get refused(): boolean {
    if (this.operation.generic && [401, 403].includes(this.status)) return true;
    const isClientError = this.status >= 400 && this.status < 500;
    return isClientError && (!this.operation.generic || documents(this.operation, this.status));
  }

  /** The body as JSON; undefined when it is not JSON. */
  get body(): Json | undefined {
    this.#body ??= { json: jsonIn(this.response?.text) };
    return this.#body.json;
  }

  /** The answer in a few words, for sentences. */
  get summary(): string {
    if (this.exchange.failure) return this.quoted(this.exchange.failure.message);
    const text = this.quoted(this.response?.text ?? '')
      .replace(/\s+/g, ' ')
      .trim();
    return text === '' ? `${this.status}` : `${this.status} ${text.length > 200 ? `${text.slice(0, 200)}…` : text}`;
  }
}
