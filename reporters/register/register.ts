/** What a cell of the register says: how far a supplier got with a class or an operation. */
export const statuses = [
  'certified',
  'conditional',
  'expiring',
  'self-certified',
  'failing',
  'incomplete',
  'expired',
  'revoked',
  'not-claimed',
  'no-evidence',
] as const;
export type Status = (typeof statuses)[number];

/** One cell. */
export interface Cell {
  readonly status: Status;
  /** The last day of what it says, YYYY-MM-DD. */
  readonly until?: string;
  /** The day of the evidence that decides it. */
  readonly since?: string;
}

/** One run that a supplier handed in, trusted or once trusted. */
export interface RegisteredRun {
  /** The digest of the bundle. */
  readonly evidence: string;
  readonly startedAt: string;
  readonly endedAt: string;
  readonly suiteVersion: string;
  readonly verdict: string;
  readonly headline: string;
  /** What the bundle is worth now: trusted, expired, revoked. */
  readonly outcome: string;
  /** Whether it is the latest trusted one, which decides. */
  readonly decides: boolean;
}

/** One certificate, in force or not. */
export interface RegisteredCertificate {
  readonly id: string;
  /** Names the folder of the site that has its files; undefined for one that was revoked. */
  readonly folder?: string;
  readonly certifier: string;
  readonly classes: readonly { readonly id: string; readonly verdict: string }[];
  readonly waivers: number;
  readonly issuedAt: string;
  readonly validUntil: string;
  readonly outcome: string;
  /** Why it is not in force. */
  readonly problems: readonly string[];
}

export interface RegisteredSupplier {
  /** Names its page and its badges: letters, digits and hyphens. */
  readonly id: string;
  readonly name: string;
  readonly baseUrl?: string;
  readonly classes: Readonly<Record<string, Cell>>;
  readonly operations: Readonly<Record<string, Cell>>;
  readonly runs: readonly RegisteredRun[];
  readonly certificates: readonly RegisteredCertificate[];
}

/** Something in the folder that does not count. */
export interface Rejected {
  readonly file: string;
  readonly outcome: string;
  readonly problems: readonly string[];
}

/** Who conforms to what. Its schema is config/certification/register.schema.json. */
export interface Register {
  readonly schemaVersion: 1;
  /** As of when it is true, ISO 8601. */
  readonly at: string;
  readonly classesDigest: string;
  readonly classes: readonly { readonly id: string; readonly title: string }[];
  readonly operations: readonly string[];
  readonly suppliers: readonly RegisteredSupplier[];
  readonly rejected: readonly Rejected[];
}

/** How a status is shown: never by colour alone. */
export const shown: Readonly<Record<Status, { readonly glyph: string; readonly word: string; readonly tone: string }>> =
  {
    certified: { glyph: '✓', word: 'certified', tone: 'good' },
    conditional: { glyph: '!', word: 'conditional', tone: 'conditional' },
    expiring: { glyph: '◔', word: 'expiring', tone: 'conditional' },
    'self-certified': { glyph: '○', word: 'self-certified', tone: 'own' },
    failing: { glyph: '✕', word: 'failing', tone: 'bad' },
    incomplete: { glyph: '?', word: 'incomplete', tone: 'open' },
    expired: { glyph: '⊘', word: 'expired', tone: 'bad' },
    revoked: { glyph: '⊗', word: 'revoked', tone: 'bad' },
    'not-claimed': { glyph: '–', word: 'not claimed', tone: 'none' },
    'no-evidence': { glyph: '·', word: 'no evidence', tone: 'none' },
  };

/** The words of a cell: those of its status, and until when. */
export function wordsOf({ status, until }: Cell): string {
  const { word } = shown[status];
  if (until === undefined) return word;
  return status === 'expired' || status === 'expiring' ? `${word} ${until}` : `${word} until ${until}`;
}
