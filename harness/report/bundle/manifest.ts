import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats, { type FormatsPlugin } from 'ajv-formats';
import { packageRoot } from '../../../contract/package-root.js';

/** What a manifest repeats of its report, so far as this version's report has it. */
const repeated = [
  'suite',
  'target',
  'mode',
  'seed',
  'startedAt',
  'durationMs',
  'verdict',
  'headline',
  'scope',
  'classes',
] as const;

/** Bundles of earlier versions lack these. */
const later: readonly string[] = ['headline', 'scope', 'classes'];

interface ReportSchema {
  readonly $defs?: object;
  readonly properties: Readonly<Record<string, object>>;
}

let validate: ValidateFunction | undefined;

/** Whether plain data are the manifest of a bundle: every field of it, and no other. */
export function isManifest(value: unknown): boolean {
  validate ??= compiled();
  return validate(value);
}

/** Each field that a manifest has from its report follows the schema of the report. */
function compiled(): ValidateFunction {
  const file = join(packageRoot, 'harness/report/run-report.schema.json');
  const { $defs = {}, properties } = JSON.parse(readFileSync(file, 'utf8')) as ReportSchema;
  const fields = repeated.filter((name) => Object.hasOwn(properties, name));
  const ajv = new Ajv2020({ allowUnionTypes: true, strict: false });
  // The plugin is a CommonJS module that is its own export, while its types claim a default export within.
  (addFormats as unknown as FormatsPlugin)(ajv);
  return ajv.compile({
    $defs,
    type: 'object',
    additionalProperties: false,
    required: ['bundleVersion', 'endedAt', 'files', ...fields.filter((name) => !later.includes(name))],
    properties: {
      bundleVersion: { enum: [1, 2] },
      endedAt: { type: 'string', format: 'date-time' },
      files: {
        type: 'object',
        maxProperties: 1000,
        propertyNames: { maxLength: 200 },
        additionalProperties: {
          type: 'object',
          additionalProperties: false,
          required: ['sha256', 'bytes'],
          properties: {
            sha256: { type: 'string', pattern: '^[0-9a-f]{64}$' },
            bytes: { type: 'integer', minimum: 0 },
          },
        },
      },
      ...Object.fromEntries(fields.map((name) => [name, properties[name]])),
    },
  });
}
