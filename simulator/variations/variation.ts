import type { Answer } from '../messages/answer.js';
import type { Behaviour, Context } from './behaviour.js';
import { isJsonObject, type Json, type JsonObject } from '../json/json.js';
import type { Grade, Objection } from '../messages/objection.js';

/** Changes every answer to an accepted request. */
export function onSuccess(change: (answer: Answer, context: Context) => Answer): Behaviour {
  return {
    answers: (answer, context, objection) => (objection === undefined ? change(answer, context) : answer),
  };
}

/** Changes the answer to every refused request, or to those that a predicate picks. */
export function onRefusal(
  change: (answer: Answer, context: Context, objection: Objection) => Answer,
  picks: (objection: Objection) => boolean = () => true,
): Behaviour {
  return {
    answers: (answer, context, objection) =>
      objection !== undefined && picks(objection) ? change(answer, context, objection) : answer,
  };
}

/** Changes the body of every answer to an accepted request. */
export function onSuccessBody(change: (body: JsonObject, context: Context) => Json): Behaviour {
  return onSuccess((answer, context) =>
    isJsonObject(answer.body) ? { ...answer, body: change(answer.body, context) } : answer,
  );
}

/** Changes the body of every error answer. */
export function onErrorBody(change: (body: JsonObject) => Json): Behaviour {
  return onRefusal((answer) => (isJsonObject(answer.body) ? { ...answer, body: change(answer.body) } : answer));
}

/** Refuses requests that the reference supplier would accept. */
export function refusing(message: string, picks: (context: Context) => boolean): Behaviour {
  return { objects: (context) => (picks(context) ? { kind: 'refused', at: '', message } : undefined) };
}

/** The answer of a supplier that fails while it deals with a request. */
export const serverError: Grade = { status: 500, code: 'SUPPLIER_FAULT' };

/** Answers 500 to requests that the reference supplier would accept. */
export function crashing(picks: (context: Context) => boolean): Behaviour {
  return {
    objects: (context) =>
      picks(context) ? { kind: 'refused', at: '', message: 'Unexpected failure', grade: serverError } : undefined,
  };
}

/** Refuses with another status code and error code what a predicate picks. */
export function grading(grade: Grade, picks: (objection: Objection) => boolean): Behaviour {
  return { grades: (objection) => (picks(objection) ? grade : undefined) };
}
