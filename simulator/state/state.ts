import { Calendar } from './calendar.js';
import { EntityBook } from './entity-book.js';
import { ProblemBook } from './problem-book.js';
import { QuoteBook } from './quote-book.js';
import { References, type ReferenceMaker } from './references.js';

/** All that one running supplier remembers. */
export interface State {
  readonly references: References;
  /** Its service problems and their resolutions. */
  readonly book: ProblemBook;
  readonly orders: EntityBook;
  readonly ethernetOrders: EntityBook;
  readonly tests: EntityBook;
  readonly quotes: QuoteBook;
  readonly calendar: Calendar;
}

/** A supplier that remembers nothing yet. */
export function blankState(makeReference?: ReferenceMaker): State {
  const references = new References(makeReference);
  return {
    references,
    book: new ProblemBook(references),
    orders: new EntityBook(),
    ethernetOrders: new EntityBook(),
    tests: new EntityBook(),
    quotes: new QuoteBook(),
    calendar: new Calendar(references),
  };
}
