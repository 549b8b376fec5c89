import type { PlainRequest, SupplierRequest } from '../../wire/supplier-request.js';

/**
 * A request whose form has one field changed: with another text, or without it.
 * @param name as it is written: `size`, or `owner[name]`
 * @returns undefined where the request has no form of that kind
 */
export function changedForm(request: PlainRequest, name: string, text?: string): SupplierRequest | undefined {
  const { text: form, contentType = '' } = request;
  if (form === undefined) return undefined;
  const changed = /urlencoded/i.test(contentType)
    ? changedPairs(form, name, text)
    : changedParts(form, /boundary="?([^";]+)/i.exec(contentType)?.[1], name, text);
  return changed === undefined ? undefined : { ...request, text: changed };
}

function changedPairs(form: string, name: string, text: string | undefined): string {
  const kept = [...new URLSearchParams(form)].filter(([key]) => key !== name && !key.startsWith(`${name}[`));
  return new URLSearchParams(text === undefined ? kept : [...kept, [name, text]]).toString();
}

function changedParts(
  form: string,
  boundary: string | undefined,
  name: string,
  text: string | undefined,
): string | undefined {
  if (boundary === undefined) return undefined;
  const isNamed = (part: string) => part.split('\r\n\r\n')[0]?.includes(`; name="${name.replaceAll('"', '%22')}"`);
  const [before = '', ...parts] = form.split(`--${boundary}`);
  const end = parts.pop() ?? '--\r\n';
  const added = `\r\nContent-Disposition: form-data; name="${name.replaceAll('"', '%22')}"\r\n\r\n${text}\r\n`;
  const kept = parts.filter((part) => !isNamed(part));
  return [before, ...kept, ...(text === undefined ? [] : [added]), end].join(`--${boundary}`);
}
