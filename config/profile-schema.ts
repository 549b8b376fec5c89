import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type * as ajv2020 from 'ajv/dist/2020.js';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
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
    const { Ajv2020 } = createRequire(import.meta.url)('ajv/dist/2020.js') as typeof ajv2020;
    const ajv = new Ajv2020({
      allErrors: true,
      verbose: true,
      allowUnionTypes: true,
      strictTypes: false,
      // The self-tests look whether the schema is one. To do so here, and to shorten code that runs once, takes longer.
      validateSchema: false,
      code: { optimize: false },
    });
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
