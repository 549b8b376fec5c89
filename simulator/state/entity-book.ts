import type { Entity } from './entity.js';
import { plainText, type Json } from '../json/json.js';

/** The entities of one sort of one running supplier, in memory. */
export class EntityBook<Kept extends Entity = Entity> {
  readonly #byId = new Map<string, Map<string, Kept>>();
  readonly #byReference = new Map<string, Kept>();

  /** Notes a new entity; a later one with the same id of the same tenant takes its place. */
  keep(entity: Kept): Kept {
    const key = plainText(entity.data['id']);
    const sameId = this.#byId.get(key) ?? new Map<string, Kept>();
    sameId.delete(entity.tenant);
    this.#byId.set(key, sameId.set(entity.tenant, entity));
    this.#byReference.set(entity.reference, entity);
    return entity;
  }

  /** A tenant's entity by its Fibre Cafe id; without a tenant, the newest of any. */
  byId(id: Json | undefined, tenant?: string): Kept | undefined {
    const sameId = this.#byId.get(plainText(id));
    return tenant === undefined ? [...(sameId?.values() ?? [])].at(-1) : sameId?.get(tenant);
  }

  /** An entity by the supplier's reference. */
  byReference(reference: string): Kept | undefined {
    return this.#byReference.get(reference);
  }

  /** Whether a predicate holds for any entity. */
  some(predicate: (entity: Kept) => boolean): boolean {
    for (const sameId of this.#byId.values()) {
      for (const entity of sameId.values()) if (predicate(entity)) return true;
    }
    return false;
  }
}
