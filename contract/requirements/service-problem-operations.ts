/** The four operations of Service Problem Management, in the order of their documentation. */
export const createProblem = 'POST /service-problems';
export const amendProblem = 'POST /service-problem-amendments';
export const cancelProblem = 'POST /service-problem-cancellations';
export const decideResolution = 'PATCH /service-problem-resolutions/{id}';

export const serviceProblemOperations = [createProblem, amendProblem, cancelProblem, decideResolution] as const;

/** The operation by which a supplier sends its KCIs to the Supplier Updates API. */
export const sendUpdate = 'POST /kcis';
