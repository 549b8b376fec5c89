import type { DescribedForm, Operation } from '../../../contract/operation.js';
import type { RequirementId } from '../../../contract/requirements/index.js';
import { locate } from '../../../contract/resolve.js';
import { supplierApi } from '../../../contract/description.js';
import type { Schema } from '../../../contract/schema.js';
import type { PlainRequest, SupplierRequest } from '../../wire/supplier-request.js';
import { plainValue } from '../../wire/query-string.js';
import { changedForm } from '../samples/form-text.js';
import { wrongValues } from './wrong-parameters.js';

/** A request whose form differs from a valid one in one field. */
export interface WrongFormField {
  /** Part of the test case's id: `form.limit.missing`. */
  readonly id: string;
  /** What is wrong with it, to be read after «a request». */
  readonly title: string;
  readonly requirement: RequirementId;
  readonly pointer: string;
  /** Undefined where the plain request has no such form. */
  readonly from: (request: PlainRequest) => SupplierRequest | undefined;
}

/** What a value that no parameter may have breaks in a field. */
const inField: Readonly<Record<string, RequirementId>> = {
  'API-PARAMETER-TYPE': 'API-FIELD-TYPE',
  'API-PARAMETER-ENUM': 'API-FIELD-ENUM',
  'API-PARAMETER-LIMIT': 'API-FIELD-LIMIT',
};

/** How deep fields in brackets are looked for. */
const deepest = 3;

/** A field of a form: its name as it is written, its schema, and where that is in the description. */
interface Field {
  readonly name: string;
  readonly pointer: string;
  readonly required: boolean;
  readonly schema: Schema;
}

/**
 * Every field of a form left out where it is required, and given a value that is certainly invalid; those in brackets
 * and the parts of a multipart form, too.
 */
export function wrongFormFields({ otherBody }: Operation): readonly WrongFormField[] {
  const described = otherBody?.described;
  if (!described || !/form/i.test(described.mediaType)) return [];
  return fieldsOf(described).flatMap(({ name, pointer, required, schema }) => {
    const steps = name.split(/\]?\[|\]$/).filter((step) => step !== '');
    const common = { pointer: `/${steps.join('/')}` };
    const place = `form.${steps.join('.')}`;
    const missing: WrongFormField = {
      ...common,
      id: `${place}.missing`,
      title: `without the required form field ${name}`,
      requirement: 'API-FIELD-REQUIRED',
      from: (request) => changedForm(request, name),
    };
    const invalid = isReadable(pointer) ? wrongValues({ schema, pointer, json: false }) : [];
    return [
      ...(required ? [missing] : []),
      ...invalid.flatMap(([id, description, requirement, value]): WrongFormField[] => {
        const text = plainValue(value);
        // An empty value can mean none.
        return text.trim() === ''
          ? []
          : [
              {
                ...common,
                id: `${place}.${id}`,
                title: `with ${description} as form field ${name}`,
                requirement: inField[requirement] ?? requirement,
                from: (request) => changedForm(request, name, text),
              },
            ];
      }),
    ];
  });
}

function fieldsOf({ schema, pointer, encoding, mediaType }: DescribedForm): readonly Field[] {
  const isUrlEncoded = /urlencoded/i.test(mediaType);
  const fields = (
    of: Schema,
    at: string,
    written: (name: string) => string,
    isThere: boolean,
    depth: number,
  ): Field[] =>
    Object.entries(of.properties ?? {}).flatMap(([name, property]) => {
      if (property.readOnly === true || property.format === 'binary' || property.format === 'byte') return [];
      const required = isThere && of.required?.includes(name) === true;
      const here = `${at}/properties/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      const field = { name: written(name), pointer: here, required, schema: property };
      const isDeep = isUrlEncoded && encoding[field.name.replace(/\[.*/, '')]?.style === 'deepObject';
      const inner =
        isDeep && depth < deepest
          ? fields(property, here, (part) => `${field.name}[${part}]`, required, depth + 1)
          : [];
      return [field, ...inner];
    });
  return fields(schema, pointer, (name) => name, true, 0);
}

/** Whether a schema stands at a place itself, not behind a reference or in a combination. */
function isReadable(pointer: string): boolean {
  try {
    locate(supplierApi.document, pointer);
    return true;
  } catch {
    return false;
  }
}
