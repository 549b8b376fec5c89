import { checkAvailability, findAppointments, type RequirementId } from '../../contract/requirements/index.js';
import { isJsonObject, type Json } from '../json/json.js';
import { at } from '../json/json-pointer.js';
import { quote } from '../json/quote.js';
import { finding, type Oracle } from './oracle.js';

const places: ReadonlyMap<string, readonly [pointer: string, requirement: RequirementId]> = new Map([
  [checkAvailability, ['/address/identifier', 'SA-ADDRESS']],
  [findAppointments, ['/address', 'AP-SLOTS-ADDRESS']],
]);

/** An answer is about the address that was asked about; the same place may have an identifier of another kind. */
export const answersForAddress: Oracle = (reply) => {
  const [pointer, requirement] = places.get(reply.operation.key) ?? [];
  if (pointer === undefined || requirement === undefined || reply.body === undefined) return [];
  const asked: Json | undefined = reply.asked['address'];
  const answered = at(reply.body, pointer);
  if (!isJsonObject(asked) || !isJsonObject(answered)) return [];
  if (answered['type'] !== asked['type'] || answered['id'] === undefined || answered['id'] === asked['id']) return [];
  return [
    finding(reply, requirement, {
      reason: 'The answer is about another address than the one that was asked about.',
      expected: quote(asked),
      actual: quote(answered),
      pointer,
    }),
  ];
};
