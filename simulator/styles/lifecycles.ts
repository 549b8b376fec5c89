import { createProblem, decideResolution } from '../../contract/requirements/index.js';
import { having, isJsonObject, without, type Json, type JsonObject } from '../json/json.js';
import type { Resolution } from '../state/problem-book.js';
import type { Style } from '../variations/style.js';
import { onSuccessBody } from '../variations/variation.js';

/** Styles of problems and resolutions on their way through the lifecycle. */
export const lifecycleStyles: readonly Style[] = [
  {
    name: 'in-progress',
    description: 'Commits to a new problem at once: 201 with the status IN_PROGRESS.',
    behaviour: onSuccessBody((body, { request }) =>
      request.operation === createProblem ? { ...body, status: 'IN_PROGRESS' } : body,
    ),
  },
  {
    name: 'answers-either-way',
    description: 'Answers requests with even ids at once, and those with odd ones 202 and by KCI.',
    behaviour: { mode: ({ body }) => (Number(body['id']) % 2 === 0 ? 'sync' : 'async') },
  },
  {
    name: 'goes-by-id',
    description: 'Amends and cancels the problem of the id, whatever reference is quoted with it.',
    behaviour: { overlooks: ({ kind }) => kind === 'reference-other' },
  },
  {
    name: 'serves-any-tenant',
    description: 'Takes requests about a problem from any tenant that knows it.',
    behaviour: {
      overlooks: ({ kind }, { book, body, request }) =>
        (kind === 'problem-unknown' && book.byId(body['serviceProblemId']) !== undefined) ||
        (kind === 'resolution-unknown' && book.resolution(request.pathId) !== undefined),
    },
  },
  {
    name: 'repeats-decisions',
    description: 'Answers the same decision twice as before.',
    behaviour: {
      overlooks: ({ kind }, { book, request, body }) => {
        const resolution = book.resolution(request.pathId);
        return kind === 'resolution-decided' && resolution !== undefined && stands(resolution, body['status']);
      },
    },
  },
  resolutionStyle('offset-dates', 'Writes date-times with an offset.', (body) => ({ ...body, ...offsetDates(body) })),
  resolutionStyle('no-closed-date', 'Leaves the optional closing date out.', (body) => without(body, '/closedDate')),
  resolutionStyle('closed-date-always', 'Has a closing date with both decisions.', (body) => ({
    ...body,
    closedDate: new Date().toISOString(),
  })),
  resolutionStyle('open-resolution-code', 'Uses a resolution code outside the ten that the documents show.', (body) =>
    having(body, '/resolutionDetails/resolutionCode', 'EXCHANGE_EQUIPMENT'),
  ),
  resolutionStyle('sparse-resolutions', 'Answers only what a resolution must have.', (body) =>
    without({ ...body, resolutionDetails: { resolutionCode: 'LINE_TEST_NORMAL' } }, '/closedDate'),
  ),
  resolutionStyle('full-resolutions', 'Answers all that a resolution may have, at its limits.', (body) => ({
    ...body,
    slaViolation: ['EXCEEDED_SLA_TIME_TO_REPAIR'],
    resolutionDetails: {
      resolutionCode: 'CUSTOMER_FAULT_EQUIPMENT',
      resolutionText: 'x'.repeat(256),
      supplierCodes: [],
      faultCode: ['DAMAGED_ONT', 'OTHER'],
    },
  })),
];

function resolutionStyle(name: string, description: string, change: (body: JsonObject) => JsonObject): Style {
  const behaviour = onSuccessBody((body, { request }) =>
    request.operation === decideResolution && isJsonObject(body) ? change(body) : body,
  );
  return { name, description, behaviour };
}

/** A repeated decision is answered as before only while nothing else has happened to the problem. */
function stands({ decision, problem }: Resolution, repeated: Json | undefined): boolean {
  return decision === repeated && problem.status === (decision === 'ACCEPTED' ? 'COMPLETED' : 'IN_PROGRESS');
}

function offsetDates(body: JsonObject): JsonObject {
  const dates = ['resolvedDate', 'closedDate'].flatMap((name) => {
    const date = body[name];
    return typeof date === 'string' ? [[name, inSummerTime(date)] as const] : [];
  });
  return Object.fromEntries(dates);
}

function inSummerTime(date: string): string {
  return new Date(Date.parse(date) + 3_600_000).toISOString().replace('Z', '+01:00');
}
