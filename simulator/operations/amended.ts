import { amendOrder, amendProblem } from '../../contract/requirements/index.js';
import type { JsonObject } from '../json/json.js';
import { orderOf } from './order-in-flight.js';
import { problemOf } from './problem-in-flight.js';
import type { Entity } from '../state/entity.js';
import type { Behaviour, Context } from '../variations/behaviour.js';

/** The problem or order that a request amends; undefined for other requests, and for what does not exist. */
export function amendedBy(context: Context): Entity | undefined {
  if (context.request.operation === amendProblem) return problemOf(context);
  return context.request.operation === amendOrder ? orderOf(context) : undefined;
}

const dataBefore = new WeakMap<Entity, JsonObject>();

/** Keeps what a problem or order is before it is amended. */
export function rememberData(entity: Entity | undefined): void {
  if (entity) dataBefore.set(entity, entity.data);
}

/** What a problem or order was before its last amendment. */
export function rememberedData(entity: Entity): JsonObject {
  return dataBefore.get(entity) ?? entity.data;
}

/** Takes back the last amendment of a problem or order. */
export function restoreData(entity: Entity | undefined): void {
  if (entity) entity.data = rememberedData(entity);
}

/** Changes what an accepted amendment has made of its problem or order. */
export function amendingOtherwise(change: (entity: Entity, before: JsonObject, context: Context) => void): Behaviour {
  return {
    objects: (context) => {
      rememberData(amendedBy(context));
      return undefined;
    },
    answers: (answer, context, objection) => {
      const entity = amendedBy(context);
      if (objection === undefined && entity) change(entity, rememberedData(entity), context);
      return answer;
    },
  };
}
