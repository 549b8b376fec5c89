import type { JsonObject } from '../json/json.js';

/** What a KCI can be about, by the name that it has there. */
export type EntityKind =
  | 'serviceProblem'
  | 'provideServiceOrder'
  | 'ceaseServiceOrder'
  | 'modifyServiceOrder'
  | 'provideEthernetOrder'
  | 'serviceTest';

/** Something that the supplier works on, and reports on by KCIs. */
export interface Entity {
  readonly kind: EntityKind;
  readonly tenant: string;
  readonly conversationId: string;
  readonly reference: string;
  /** Its documented fields, without its status and reference. */
  data: JsonObject;
  status: string;
  /** Number of KCIs sent about it. */
  sequence: number;
}

const ended: ReadonlySet<string> = new Set(['CANCELLED', 'COMPLETED', 'REJECTED', 'PENDING_CANCELLATION']);

/** Whether it can still be worked on, amended and cancelled. */
export function isInFlight({ status }: Entity): boolean {
  return !ended.has(status);
}

/** The whole of it, as an answer or a KCI shows it. */
export function entityOf({ kind, status, reference, data }: Entity): JsonObject {
  const name = kind.endsWith('Order') ? 'supplierOrderReference' : 'supplierReference';
  return { status, [name]: reference, ...data };
}
