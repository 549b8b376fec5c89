import { ownValidator } from '../harness/own-validator.js';

/** What a documented schema has against a body: nothing, for a conforming one. */
export function violations(schema: string, body: unknown): readonly string[] {
  const errors = ownValidator(`#/components/schemas/${schema}`)(body);
  return errors.map(({ instancePath, message }) => `${instancePath} ${message ?? ''}`);
}
