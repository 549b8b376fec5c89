import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ErrorObject, type ValidateFunction } from 'ajv/dist/2020.js';
import { supplierApi } from '../contract/description.js';
import { packageRoot } from '../contract/package-root.js';
import { schemaForDescription } from './schema-for-description.js';

/** The JSON Schema of a supplier profile, as it ships with this package. */
export const profileSchema = JSON.parse(
  readFileSync(join(packageRoot, 'config/profile.schema.json'), 'utf8'),
) as Readonly<Record<string, unknown>>;

let compiled: { readonly description: unknown; readonly validate: ValidateFunction } | undefined;

/** Compiled when the first profile file is read: a run without one should not wait for it. Follows the description. */
function validator(): ValidateFunction {
  if (compiled?.description !== supplierApi) {
    const ajv = new Ajv2020({ allErrors: true, verbose: true, allowUnionTypes: true, strictTypes: false });
    compiled = { description: supplierApi, validate: ajv.compile(schemaForDescription(profileSchema)) };
  }
  return compiled.validate;
}

/** What the schema finds wrong with plain data; empty if nothing. */
export function schemaErrors(data: unknown): readonly ErrorObject[] {
  const validate = validator();
  return validate(data) ? [] : (validate.errors ?? []);
}

/** The kinds of text that options share with the profile. */
export type TextDefinition = 'headerText' | 'hostAndPort' | 'productRelease' | 'sha256Digest';

/** A named kind of text: what it must match, and the words for it. */
export function definitionOf(name: TextDefinition): { readonly pattern: RegExp; readonly title: string } {
  const definitions = profileSchema['$defs'] as Readonly<Record<string, { pattern: string; title: string }>>;
  const { pattern = '', title = '' } = definitions[name] ?? {};
  return { pattern: new RegExp(pattern, 'u'), title };
}
