import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type InputType, type ZlibOptions } from 'node:zlib';
import { headerValues, type Headers } from '../report/exchange.js';

/** More codings than that on one body serve no purpose but to do harm. */
const maxCodings = 3;

type Decoder = (bytes: InputType, options: ZlibOptions) => Promise<Buffer>;

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: promisify<InputType, ZlibOptions, Buffer>(gunzip),
  'x-gzip': promisify<InputType, ZlibOptions, Buffer>(gunzip),
  br: promisify<InputType, ZlibOptions, Buffer>(brotliDecompress),
  deflate: inflateEitherWay,
};

/** A body that cannot be had in its plain form; says why. */
export class ContentCodingError extends Error {
  override readonly name = 'ContentCodingError';

  constructor(
    readonly kind: 'too-large' | 'undecodable' | 'unsupported',
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * The plain form of a body. No coding is asked for, but a supplier may use one all the same (RFC 9110, 12.5.3).
 * @param maxBytes how long the plain form may be, so that a small body cannot fill the memory
 * @throws ContentCodingError
 */
export async function decodeContent(body: Buffer, headers: Headers, maxBytes: number): Promise<Buffer> {
  const codings = headerValues(headers, 'content-encoding')
    .flatMap((value) => value.split(','))
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  if (codings.length === 0 || body.length === 0) return body;
  if (codings.length > maxCodings)
    throw new ContentCodingError('undecodable', `The body is encoded ${codings.length} times over.`);
  let plain = body;
  // The last one named was applied last.
  for (const coding of codings.reverse()) plain = await decodeOnce(plain, coding, maxBytes);
  return plain;
}

async function decodeOnce(body: Buffer, coding: string, maxBytes: number): Promise<Buffer> {
  const decode = Object.hasOwn(decoders, coding) ? decoders[coding] : undefined;
  if (!decode)
    throw new ContentCodingError(
      'unsupported',
      `The body has the Content-Encoding ${coding.slice(0, 40)}, which this suite neither asks for nor reads.`,
    );
  try {
    return await decode(body, { maxOutputLength: maxBytes });
  } catch (cause) {
    if ((cause as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE')
      throw new ContentCodingError('too-large', `The body is longer than ${maxBytes} bytes once decompressed.`, {
        cause,
      });
    throw new ContentCodingError('undecodable', `The body is said to be ${coding}, but cannot be decoded as that.`, {
      cause,
    });
  }
}

/** Some servers send raw deflate data where zlib's format is meant. */
async function inflateEitherWay(bytes: InputType, options: ZlibOptions): Promise<Buffer> {
  const zlib = promisify<InputType, ZlibOptions, Buffer>(inflate);
  try {
    return await zlib(bytes, options);
  } catch (thrown) {
    if ((thrown as { code?: unknown }).code === 'ERR_BUFFER_TOO_LARGE') throw thrown;
    return promisify<InputType, ZlibOptions, Buffer>(inflateRaw)(bytes, options);
  }
}
