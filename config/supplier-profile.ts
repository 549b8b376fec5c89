/** Files in PEM for TLS connections; a path that is not absolute starts at the folder of the profile. */
export interface TlsFiles {
  /** Certificates of authorities that are trusted besides the known ones. */
  readonly caFile?: string;
  /** The client's certificate, with those that lead to its authority. */
  readonly certFile?: string;
  readonly keyFile?: string;
  /** What opens the key, if it is encrypted. */
  readonly passphrase?: string;
}

/** Tokens that the supplier is to refuse, or may; without them no such request is sent. */
export interface UnwelcomeTokens {
  /** A token that was good once, and is no longer. */
  readonly expiredToken?: string;
  /** A good token that was issued to another client. */
  readonly otherClientToken?: string;
}

/** How the suite proves who it is. Secrets are never stored in reports. */
export type Authentication =
  | { readonly type: 'none' }
  | ({ readonly type: 'mtls'; readonly certFile: string; readonly keyFile: string } & TlsFiles)
  | ({ readonly type: 'bearer'; readonly token: string } & UnwelcomeTokens)
  | { readonly type: 'basic'; readonly username: string; readonly password: string }
  | ({
      readonly type: 'oauth2';
      readonly tokenUrl: string;
      readonly clientId: string;
      readonly clientSecret: string;
      readonly scope?: string;
      /** For which resource server the token is to be, where the token endpoint asks for that. */
      readonly audience?: string;
      /** How the client proves itself at the token endpoint; `client_secret_basic` by default. */
      readonly clientAuthentication?: 'client_secret_basic' | 'client_secret_post';
    } & UnwelcomeTokens);

/** What is claimed of one operation: implemented or not, or the success codes that this supplier uses. */
export type Claim = boolean | readonly number[];

/** What is claimed of an area: one thing for all of it, or one for each of its operations. */
export type AreaClaim = boolean | Readonly<Record<string, Claim>>;

/** The areas of the API, as in profiles, reports and `--area`. */
export const areas = [
  'service-availability',
  'quotes',
  'appointments',
  'orders',
  'service-tests',
  'service-problems',
  'kcis',
] as const;
export type Area = (typeof areas)[number];

/** One way to make the supplier act: an HTTP call (POST), a shell command, or a sentence for a person. */
export type Stimulus = { readonly post: string } | { readonly run: string } | { readonly manual: string };

export const stimulusNames = [
  'resolveServiceProblem',
  'holdServiceProblem',
  'resumeServiceProblem',
  'requestInformation',
  'delayServiceOrder',
  'resumeServiceOrder',
  'completeServiceOrder',
  'unsolicitedCease',
  'completeServiceTest',
] as const;
export type StimulusName = (typeof stimulusNames)[number];

/** Fields of a JSON object, as they are sent. */
export type JsonFields = { readonly [name: string]: JsonValue };
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** A request that this system accepts, as far as it differs from what the description shows. */
export interface GivenRequest {
  readonly path?: JsonFields;
  readonly query?: JsonFields;
  readonly headers?: JsonFields;
  /** Any JSON; the text itself if the body is not JSON. */
  readonly body?: JsonValue;
}

/** One supplier's ICS (what it implements) and IXIT (how to reach and test it), complete with defaults. */
export interface SupplierProfile {
  readonly supplier: {
    readonly name: string;
    readonly baseUrl: string;
    /** Hosts that serve real customers, `*.` before one for all below it. */
    readonly productionHosts?: readonly string[];
    /** What is tested, as `NAME@RELEASE`, and the digest of that release. */
    readonly product?: string;
    readonly productDigest?: string;
  };
  readonly auth: Authentication;
  /** TLS of all connections that the suite opens, also to the token endpoint. */
  readonly tls?: TlsFiles;
  readonly tenant: string;
  /** Left out means implemented, with every documented answer. Other descriptions have areas of their own. */
  readonly implements: Partial<Record<Area, AreaClaim>> & Readonly<Record<string, AreaClaim | undefined>>;
  readonly testData: {
    readonly serviceId: string;
    readonly serviceSpecificationId: string;
    readonly address: { readonly id: string; readonly type: string };
    /** A well-formed service id that the supplier does not know; without it no such rejection is provoked. */
    readonly unknownServiceId?: string;
    /** An open resolution, if neither KCIs nor a stimulus bring one. */
    readonly resolutionId?: string;
    /** What a service problem of this supplier has to contain; the documented example by default. */
    readonly characteristics?: readonly { readonly name: string; readonly value: string }[];
    /** A service test and its reference that a problem may name. */
    readonly serviceTestId?: number;
    readonly serviceTestReference?: string;
    /** A reservation and its reference that a problem may name. */
    readonly appointmentReservationId?: number;
    readonly appointmentReservationReference?: string;
    /** What an Ethernet order names a quote by, if the supplier's own quotes do not bring it. */
    readonly supplierQuoteId?: string;
    /** Fields of requests as this supplier needs them, over those that the suite writes. */
    readonly quote?: JsonFields;
    readonly provideOrder?: JsonFields;
    readonly ethernetOrder?: JsonFields;
    /** Requests that the documents do not show: the fields, or false where the supplier takes none such. */
    readonly ceaseOrder?: JsonFields | false;
    readonly modifyOrder?: JsonFields | false;
    readonly ceaseOrderAmendment?: JsonFields | false;
    readonly modifyOrderAmendment?: JsonFields | false;
    /** By operation id, or method and path: what a plain request of that operation has. */
    readonly requests?: Readonly<Record<string, GivenRequest>>;
  };
  /** Where the suite receives KCIs; without it nothing that follows a 202 is examined. */
  readonly kcis?: {
    /** HOST:PORT to listen on. */
    readonly listen: string;
    /** The URL by which the supplier reaches the listener, without `/kcis`. */
    readonly publicUrl: string;
    readonly timeoutMs: number;
    /** The bearer token that the supplier must send; with neither it nor a client any is taken. */
    readonly token?: string;
    /** Whether one KCI is answered 503 on purpose, to note whether it is sent again. */
    readonly putOff?: boolean;
    /** What the supplier fetches a token with from the listener, as from the Fibre Cafe. */
    readonly client?: { readonly id: string; readonly secret: string };
  };
  /** `false` where the supplier cannot be made to do that. */
  readonly stimuli: Partial<Record<StimulusName, Stimulus | false>>;
  readonly limits: {
    /** Requests a second; 0 means no limit. */
    readonly requestsPerSecond: number;
    readonly concurrency: number;
    readonly requestTimeoutMs: number;
    readonly propertyRuns: number;
    /** How long the properties of a run may take together, in seconds; no limit by default. */
    readonly propertySeconds?: number;
    /** How many requests a run may send; no limit by default. */
    readonly maxRequests?: number;
  };
}
