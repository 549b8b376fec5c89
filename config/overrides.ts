import { baseUrlProblem } from './addresses.js';
import type { ProfileProblem } from './profile-error.js';
import { definitionOf, type TextDefinition } from './profile-schema.js';

/** What the command line or the environment puts in place of the profile file. */
export interface ProfileOverrides {
  readonly baseUrl?: string | undefined;
  /** `NAME@RELEASE`. */
  readonly product?: string | undefined;
  readonly productDigest?: string | undefined;
  /** A bearer token, in place of any other authentication. */
  readonly token?: string | undefined;
  readonly tenant?: string | undefined;
  /** 0 means no limit. */
  readonly requestsPerSecond?: number | undefined;
  readonly concurrency?: number | undefined;
  readonly requestTimeoutMs?: number | undefined;
  readonly propertyRuns?: number | undefined;
  readonly propertySeconds?: number | undefined;
  readonly maxRequests?: number | undefined;
  /** HOST:PORT; with port 0 the caller has to put the real port into publicUrl once it listens. */
  readonly kciListen?: string | undefined;
  readonly kciTimeoutMs?: number | undefined;
}

/** The option by which a user gives each override. */
const options: Readonly<Record<keyof ProfileOverrides, string>> = {
  baseUrl: '--base-url',
  product: '--product',
  productDigest: '--product-digest',
  token: '--token',
  tenant: '--tenant',
  requestsPerSecond: '--rate',
  concurrency: '--concurrency',
  requestTimeoutMs: '--timeout',
  propertyRuns: '--runs',
  propertySeconds: '--property-seconds',
  maxRequests: '--max-requests',
  kciListen: '--kci-listen',
  kciTimeoutMs: '--kci-timeout',
};

/** The longest time that a timer of Node can measure, in milliseconds. */
const maxTimeMs = 2_147_483_647;

/** Everything that is wrong with the overrides. No message shows a token. */
export function overrideProblems(overrides: ProfileOverrides): readonly ProfileProblem[] {
  const rules: readonly (readonly [keyof ProfileOverrides, string | undefined])[] = [
    ['baseUrl', overrides.baseUrl === undefined ? undefined : baseUrlProblem(overrides.baseUrl)],
    ['product', matches(overrides.product, 'productRelease')],
    ['productDigest', matches(overrides.productDigest, 'sha256Digest')],
    ['token', matches(overrides.token, 'headerText')],
    ['tenant', matches(overrides.tenant, 'headerText')],
    ['requestsPerSecond', rate(overrides.requestsPerSecond)],
    ['concurrency', whole(overrides.concurrency, 1000)],
    ['requestTimeoutMs', whole(overrides.requestTimeoutMs, maxTimeMs)],
    ['propertyRuns', whole(overrides.propertyRuns, 1_000_000)],
    ['propertySeconds', whole(overrides.propertySeconds, 2_147_483)],
    ['maxRequests', whole(overrides.maxRequests, 1_000_000_000)],
    ['kciListen', matches(overrides.kciListen, 'hostAndPort')],
    ['kciTimeoutMs', whole(overrides.kciTimeoutMs, maxTimeMs)],
  ];
  return rules.flatMap(([key, problem]) =>
    problem === undefined ? [] : [{ message: `${options[key]} ${problem}.`, path: options[key] }],
  );
}

function matches(text: string | undefined, definition: TextDefinition): string | undefined {
  const { pattern, title } = definitionOf(definition);
  return text === undefined || pattern.test(text) ? undefined : `must be ${title}`;
}

function rate(value: number | undefined): string | undefined {
  if (value === undefined || (Number.isFinite(value) && value >= 0)) return undefined;
  return 'must be a number of requests a second, 0 for no limit';
}

function whole(value: number | undefined, most: number): string | undefined {
  if (value === undefined || (Number.isInteger(value) && value >= 1 && value <= most)) return undefined;
  return `must be a whole number from 1 to ${most}`;
}
