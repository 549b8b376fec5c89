import { parse, YAMLParseError } from 'yaml';
import type { Node } from '../../contract/resolve.js';
import { DescriptionError } from './description-error.js';

/**
 * The mapping that a text is, YAML or JSON.
 * @param place how messages name it
 * @throws DescriptionError DESCRIPTION_UNREADABLE, with the line and column of what is wrong
 */
export function parseText(text: string, place: string): Node {
  const data = parsed(text, place);
  if (typeof data === 'object' && data !== null && !Array.isArray(data)) return data as Node;
  throw new DescriptionError(
    'DESCRIPTION_UNREADABLE',
    `${place} is no mapping of keys to values, as an OpenAPI description is.`,
  );
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // No JSON, so that it is YAML if it is anything.
  }
  try {
    return parse(text, { logLevel: 'error' });
  } catch (cause) {
    const line = cause instanceof YAMLParseError ? cause.linePos?.[0] : undefined;
    const [first = ''] = (cause as Error).message.split(/ at line|:?\n/);
    throw new DescriptionError(
      'DESCRIPTION_UNREADABLE',
      `${place}${line ? `:${line.line}:${line.col}` : ''} is neither YAML nor JSON: ${first}.`,
      { cause },
    );
  }
}
