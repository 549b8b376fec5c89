import fc from 'fast-check';
import { randomUUID } from '../../harness/index.js';

/** The text before and after the fresh UUID in the value of a header. */
interface AroundId {
  readonly before: string;
  readonly behind: string;
}

/**
 * Visible ASCII (RFC 9110, section 5.5), and the characters with a meaning elsewhere: in lists, URLs, texts and logs.
 */
const visible = Array.from({ length: 0x7e - 0x20 }, (_, index) => String.fromCharCode(0x21 + index));
const meaningful = [' ', '  ', ',', ', ', ';', '"', '%', '%20', '%2C', '+', '\\', "'", '&', '<', '=', '/', ':'];

/** With the 36 characters of a UUID in between, longer than most careless suppliers have room for. */
const maxLength = 110;

const text = fc
  .array(fc.oneof(fc.constantFrom(...visible), fc.constantFrom(...meaningful)), { maxLength, size: 'max' })
  .map((parts) => parts.join(''));

/** White space at the ends is not part of a value and is not sent. */
const around = fc.record({
  before: text.map((each) => each.trimStart()),
  behind: text.map((each) => each.trimEnd()),
});

/** Values of the two correlation headers. */
export interface HeaderValues {
  readonly requestId: AroundId;
  readonly conversationId: AroundId;
}

/** Any values that HTTP allows in the two correlation headers. */
export const anyHeaderValues: fc.Arbitrary<HeaderValues> = fc.record({ requestId: around, conversationId: around });

/** A header value that no other request has. */
export function withFreshId({ before, behind }: AroundId): string {
  return `${before}${randomUUID()}${behind}`;
}
