import { sign, verify, type KeyObject } from 'node:crypto';
import { parseJson } from '../../json/bounded-json.js';
import { fingerprintOf } from './keys.js';

/** One signature of an envelope; its key by fingerprint. */
interface EnvelopeSignature {
  readonly keyid: string;
  /** Base64. */
  readonly sig: string;
}

/** Signed bytes with their type, as DSSE 1.0 has them (Dead Simple Signing Envelope). */
export interface Envelope {
  readonly payloadType: string;
  /** Base64. */
  readonly payload: string;
  readonly signatures: readonly EnvelopeSignature[];
}

/** An envelope that was read. */
export interface OpenedEnvelope {
  readonly payloadType: string;
  readonly payload: Buffer;
  /** The keys that claim to have signed it, by fingerprint. */
  readonly keyIds: readonly string[];
  /** Whether it is to the last byte what `envelopeBytes` makes of it. */
  readonly isAsWritten: boolean;
  /** Whether this key, an Ed25519 one, has signed it. */
  readonly isSignedBy: (key: KeyObject) => boolean;
}

/** Signs bytes of some type with an Ed25519 private key. */
export function signedEnvelope(payloadType: string, payload: Uint8Array, signKey: KeyObject): Envelope {
  const signature = sign(null, preAuthEncoding(payloadType, payload), signKey);
  return {
    payloadType,
    payload: Buffer.from(payload).toString('base64'),
    signatures: [{ keyid: fingerprintOf(signKey), sig: signature.toString('base64') }],
  };
}

/** An envelope as it stands in a file. */
export function envelopeBytes({ payloadType, payload, signatures }: Envelope): Buffer {
  const written = signatures.map(({ keyid, sig }) => ({ keyid, sig }));
  return Buffer.from(`${JSON.stringify({ payloadType, payload, signatures: written }, null, 2)}\n`);
}

/** Reads an envelope; undefined when the bytes are not one. Says nothing of its signatures yet. */
export function openEnvelope(bytes: Uint8Array): OpenedEnvelope | undefined {
  const envelope = envelopeOf(bytes);
  const payload = envelope && fromBase64(envelope.payload);
  if (!envelope || !payload) return undefined;
  const { payloadType, signatures } = envelope;
  const signed = preAuthEncoding(payloadType, payload);
  return {
    payloadType,
    payload,
    keyIds: signatures.map(({ keyid }) => keyid),
    isAsWritten: envelopeBytes(envelope).equals(bytes),
    isSignedBy(key) {
      const id = fingerprintOf(key);
      return signatures.some(({ keyid, sig }) => {
        const signature = fromBase64(sig);
        return (
          keyid === id &&
          key.asymmetricKeyType === 'ed25519' &&
          signature !== undefined &&
          verify(null, signed, key, signature)
        );
      });
    },
  };
}

/** The bytes that are signed, so that a signature of one type of payload never holds for another. */
export function preAuthEncoding(payloadType: string, payload: Uint8Array): Buffer {
  const type = Buffer.from(payloadType);
  return Buffer.concat([
    Buffer.from(`DSSEv1 ${type.length} `),
    type,
    Buffer.from(` ${payload.byteLength} `),
    Buffer.from(payload),
  ]);
}

function envelopeOf(bytes: Uint8Array): Envelope | undefined {
  try {
    const value = parseJson(Buffer.from(bytes).toString('utf8')) as Partial<Envelope> | null;
    const { payloadType, payload, signatures } = value ?? {};
    if (typeof payloadType !== 'string' || typeof payload !== 'string' || !Array.isArray(signatures)) return undefined;
    return (signatures as readonly unknown[]).every(isSignature) && signatures.length > 0
      ? { payloadType, payload, signatures }
      : undefined;
  } catch {
    return undefined;
  }
}

function isSignature(value: unknown): value is EnvelopeSignature {
  const { keyid, sig } = (value ?? {}) as Partial<EnvelopeSignature>;
  return typeof keyid === 'string' && typeof sig === 'string';
}

/** Only one spelling of the same bytes counts. */
function fromBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text ? bytes : undefined;
}
