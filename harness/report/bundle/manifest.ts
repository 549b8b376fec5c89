import type { ValidateFunction } from 'ajv/dist/2020.js';
import { compileShipped, shippedSchema } from '../../json/shipped-schemas.js';

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
  const { $defs = {}, properties } = shippedSchema<ReportSchema>('harness/report/run-report.schema.json');
  const fields = repeated.filter((name) => Object.hasOwn(properties, name));
  return compileShipped({
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
