import type { DescribedForm, OtherBody } from '../../../contract/operation.js';
import { isJsonObject, type Json, type JsonObject } from '../../json/json.js';
import { plainValue } from '../../wire/query-string.js';
import { plainBody } from './plain-values.js';

/** A body other than JSON as it is sent, or why it cannot be made. */
export type MadeText = { readonly text: string; readonly contentType: string } | { readonly why: string };

/** What ends a part of a form; no value that is made has it. */
const boundary = 'conformance-5f1c0a7e-part';

/**
 * A body that is not JSON and follows its schema: a form, the parts of a form, or a plain text.
 * @param rich whether it has everything that is optional
 */
export function otherBodyText({ described }: OtherBody, rich: boolean): MadeText {
  if (!described) return { why: 'of these media types none is made here, or none has a schema' };
  const made = plainBody(described, rich);
  if (!('value' in made)) return made;
  const { mediaType } = described;
  if (!/form/i.test(mediaType))
    return typeof made.value === 'string'
      ? { text: made.value, contentType: mediaType }
      : { why: 'its schema is not that of a text' };
  if (!isJsonObject(made.value)) return { why: 'its schema is not that of an object' };
  return /urlencoded/i.test(mediaType)
    ? { text: asForm(made.value, described), contentType: mediaType }
    : { text: asParts(made.value, described), contentType: `${mediaType}; boundary=${boundary}` };
}

/** As a form of HTML: each item of a list is a pair, and an object is in brackets where that is described, else JSON. */
function asForm(value: JsonObject, { encoding }: DescribedForm): string {
  const pairs = Object.entries(value).flatMap(([name, part]): [string, Json][] => {
    const { style, explode = true } = encoding[name] ?? {};
    if (style === 'deepObject' && typeof part === 'object' && part !== null) return inBrackets(name, part);
    if (!Array.isArray(part)) return [[name, part]];
    const items = part as readonly Json[];
    return explode ? items.map((item) => [name, item]) : [[name, items.map(plainValue).join(',')]];
  });
  return new URLSearchParams(pairs.map(([name, part]): [string, string] => [name, plainValue(part)])).toString();
}

function inBrackets(name: string, value: Json): [string, Json][] {
  if (typeof value !== 'object' || value === null) return [[name, value]];
  return Object.entries(value).flatMap(([key, part]: [string, Json]) => inBrackets(`${name}[${key}]`, part));
}

/** As the parts of a form (RFC 7578): what is binary is a file, and an object is JSON. */
function asParts(value: JsonObject, { schema, encoding }: DescribedForm): string {
  const parts = Object.entries(value).flatMap(([name, part]) =>
    (Array.isArray(part) ? (part as readonly Json[]) : [part]).map((item) => {
      const property = schema.properties?.[name];
      const isFile = [property, property?.items].some((one) => one?.format === 'binary' || one?.format === 'byte');
      const type =
        encoding[name]?.contentType?.split(',')[0] ??
        (isFile ? 'application/octet-stream' : isJsonObject(item) ? 'application/json' : undefined);
      const head = `Content-Disposition: form-data; name="${name.replaceAll('"', '%22')}"`;
      return [
        `--${boundary}`,
        isFile ? `${head}; filename="conformance.txt"` : head,
        ...(type === undefined ? [] : [`Content-Type: ${type}`]),
        '',
        plainValue(item),
      ].join('\r\n');
    }),
  );
  return `${[...parts, `--${boundary}--`].join('\r\n')}\r\n`;
}
