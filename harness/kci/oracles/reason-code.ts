import { kciReasons, type KciReason } from '../../../contract/kci-reasons.js';
import type { JsonObject } from '../../json/json.js';

/** The reason code of a KCI; empty where it is not a text. */
export function reasonCodeOf(body: JsonObject): string {
  const { reasonCode } = body;
  return typeof reasonCode === 'string' ? reasonCode : '';
}

/** What is known about the reason of a KCI; undefined for a code that the documents do not show. */
export function reasonOf(body: JsonObject): KciReason | undefined {
  const code = reasonCodeOf(body);
  return Object.hasOwn(kciReasons, code) ? kciReasons[code] : undefined;
}
