import {
  amendOrder,
  amendProblem,
  cancelOrder,
  cancelProblem,
  createEthernetOrder,
  createOrder,
  createProblem,
  decideResolution,
  requestQuote,
  reserveAppointment,
  startServiceTest,
} from '../../contract/requirements/index.js';
import { anyReservation } from './appointment.js';
import { anyOrder, anyOrderAmendment, anyOrderCancellation } from './order.js';
import { anyDecision, anyProblem, anyProblemAmendment, anyProblemCancellation } from './service-problem.js';
import { anyServiceTest } from './service-test.js';
import { anyEthernetOrder, anyQuote } from './site.js';

/** What the body of a request may have, for every operation that has a body. */
export const anyRequest = [
  [requestQuote, anyQuote],
  [reserveAppointment, anyReservation],
  [createOrder, anyOrder],
  [amendOrder, anyOrderAmendment],
  [cancelOrder, anyOrderCancellation],
  [createEthernetOrder, anyEthernetOrder],
  [startServiceTest, anyServiceTest],
  [createProblem, anyProblem],
  [amendProblem, anyProblemAmendment],
  [cancelProblem, anyProblemCancellation],
  [decideResolution, anyDecision],
] as const;
