import type { Operation } from '../../contract/operation.js';
import type { SupplierRequest } from './supplier-request.js';
import type { Json } from '../json/json.js';
import type { Exchange } from '../report/exchange.js';
import type { Habit } from '../report/run-report.js';
import type { Finding } from '../report/finding.js';

/** The facts of an answer: what was asked, and what came. */
export interface AnswerFacts {
  readonly operation: Operation;
  readonly exchange: Exchange;
  /** The JSON body that was sent, where it was JSON. */
  readonly sent: Json | undefined;
  /** The request as it was asked for, to send it again. */
  readonly request: SupplierRequest | undefined;
}

/** Where an answer leaves its evidence: what was seen, found and noted in one attempt at a test case. */
export interface EvidenceLog {
  /** When its requests go: see `turns`. */
  readonly turn: number;
  readonly findings: Finding[];
  /** Worth knowing, but not judged. */
  readonly notes: readonly string[];
  readonly habits: readonly Habit[];
  /** The refusals that were judged: before one counts, a plain request must be accepted again. */
  readonly refusals: AnswerFacts[];
  /** The rejections with something wrong in them: they count only where plain requests are not refused alike. */
  readonly rejections: AnswerFacts[];
  /** The place among the values of a property of the first that showed something, where no smaller one was looked for. */
  suspect?: number;
  record(exchange: Exchange): void;
  note(text: string): void;
  /** Something that the supplier does all the time, and that is never judged. */
  habit(habit: Habit): void;
  /** Takes back that a request was valid: it was to be refused, or may be. */
  wasNotValid(answer: Pick<AnswerFacts, 'exchange'>): void;
}
