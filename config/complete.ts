import { baseUrlProblem, isLoopback, isWildcard, normalBaseUrl } from './addresses.js';
import { overrideProblems, type ProfileOverrides } from './overrides.js';
import type { PartialProfile } from './profile-document.js';
import { ProfileError } from './profile-error.js';
import { stimulusNames, type Authentication, type StimulusName, type SupplierProfile } from './supplier-profile.js';

/** A profile that a run can use, and what in it rests on the documented examples rather than on anybody's word. */
export interface CompleteProfile {
  readonly profile: SupplierProfile;
  /** The paths of assumed values, such as `testData.resolutionId`, so that reports can say so. */
  readonly assumed: readonly string[];
}

/** The values of the documented examples. */
const documentedTestData: SupplierProfile['testData'] = {
  serviceId: 'SI2345432345345',
  serviceSpecificationId: 'ftthl2r',
  address: { id: '200004033694', type: 'UPRN' },
};
const documentedResolutionId = '1234';

/** Where the reference supplier takes each stimulus. */
const assumedPaths: Readonly<Record<StimulusName, string>> = {
  resolveServiceProblem: '/_test/resolve/{id}',
  holdServiceProblem: '/_test/hold/{id}',
  resumeServiceProblem: '/_test/resume/{id}',
  requestInformation: '/_test/request-information/{id}',
  delayServiceOrder: '/_test/delay-order/{id}',
  resumeServiceOrder: '/_test/resume-order/{id}',
  completeServiceOrder: '/_test/complete-order/{id}',
  unsolicitedCease: '/_test/unsolicited-cease/{id}',
  completeServiceTest: '/_test/complete-test/{id}',
};

/**
 * Completes a profile: defaults, over them the file, over that the overrides.
 * On this machine only, the stimuli of the reference supplier are assumed, each unless the file says another.
 * @throws ProfileError, with every wrong override
 */
export function completeProfile(file: PartialProfile, overrides: ProfileOverrides): CompleteProfile {
  const [problem, ...others] = overrideProblems(overrides);
  if (problem) throw new ProfileError('OPTION_INVALID', [problem, ...others]);
  const baseUrl = baseUrlOf(file, overrides);
  const loopback = isLoopback(baseUrl);
  const assumed = loopback ? stimulusNames.filter((name) => file.stimuli?.[name] === undefined) : [];
  const assumesResolution = loopback && file.testData?.resolutionId === undefined;
  const kcis = kcisOf(file, overrides, loopback);
  return {
    profile: {
      supplier: {
        name: file.supplier?.name ?? new URL(baseUrl).host,
        baseUrl,
        ...(file.supplier?.productionHosts && { productionHosts: file.supplier.productionHosts }),
        ...productOf(file, overrides),
      },
      auth: authOf(file.auth, overrides.token),
      ...(file.tls && { tls: file.tls }),
      tenant: overrides.tenant ?? file.tenant ?? 'TENANT1',
      implements: file.implements ?? {},
      testData: {
        ...documentedTestData,
        ...file.testData,
        ...(assumesResolution && { resolutionId: documentedResolutionId }),
      },
      ...(kcis && { kcis }),
      stimuli: {
        ...file.stimuli,
        ...Object.fromEntries(assumed.map((name) => [name, { post: `${baseUrl}${assumedPaths[name]}` }])),
      },
      limits: limitsOf(file, overrides, loopback),
    },
    assumed: [
      ...assumed.map((name) => `stimuli.${name}`),
      ...(assumesResolution ? ['testData.resolutionId'] : []),
      ...(file.testData?.address ? [] : ['testData.address']),
    ],
  };
}

/** The product that is tested. The digest of the file belongs to the product of the file. */
function productOf(
  file: PartialProfile,
  overrides: ProfileOverrides,
): Pick<SupplierProfile['supplier'], 'product' | 'productDigest'> {
  const { product, productDigest } = overrides.product === undefined ? (file.supplier ?? {}) : overrides;
  const digest = overrides.productDigest ?? productDigest;
  if (product === undefined && digest !== undefined)
    throw new ProfileError('OPTION_INVALID', [
      { message: '--product-digest is the digest of a product: give --product too.', path: '--product-digest' },
    ]);
  return { ...(product !== undefined && { product }), ...(digest !== undefined && { productDigest: digest }) };
}

/** The token of an option takes the place of the usual one; the tokens that are to be refused stay. */
function authOf(auth: PartialProfile['auth'], token: string | undefined): Authentication {
  if (token === undefined) return auth ?? { type: 'none' };
  if (auth?.type !== 'bearer' && auth?.type !== 'oauth2') return { type: 'bearer', token };
  const { expiredToken, otherClientToken } = auth;
  return {
    type: 'bearer',
    token,
    ...(expiredToken !== undefined && { expiredToken }),
    ...(otherClientToken !== undefined && { otherClientToken }),
  };
}

function baseUrlOf(file: PartialProfile, overrides: ProfileOverrides): string {
  const baseUrl = overrides.baseUrl ?? file.supplier?.baseUrl;
  const problem = baseUrl === undefined ? undefined : baseUrlProblem(baseUrl);
  if (problem !== undefined)
    throw new ProfileError('PROFILE_INVALID', [{ message: `supplier.baseUrl ${problem}.`, path: 'supplier.baseUrl' }]);
  if (baseUrl !== undefined) return normalBaseUrl(baseUrl);
  const message = 'No base URL is given. Write supplier.baseUrl in the profile, or use --base-url.';
  throw new ProfileError('BASE_URL_MISSING', [{ message, path: 'supplier.baseUrl' }]);
}

function kcisOf(file: PartialProfile, overrides: ProfileOverrides, loopback: boolean): SupplierProfile['kcis'] {
  const listen = overrides.kciListen ?? file.kcis?.listen;
  if (listen === undefined) return undefined;
  if (isWildcard(listen) && !loopback && file.kcis?.publicUrl === undefined) {
    const message = `${listen} is every address of this machine, and none that a supplier can call. Write kcis.publicUrl in the profile, or listen on one address.`;
    const code = overrides.kciListen === undefined ? 'PROFILE_INVALID' : 'OPTION_INVALID';
    throw new ProfileError(code, [{ message, path: 'kcis.publicUrl' }]);
  }
  const reachable = listen.replace(/^0\.0\.0\.0:/, '127.0.0.1:').replace(/^\[::\]:/, '[::1]:');
  return {
    timeoutMs: 30_000,
    publicUrl: `http://${reachable}`,
    ...file.kcis,
    listen,
    ...(overrides.kciTimeoutMs !== undefined && { timeoutMs: overrides.kciTimeoutMs }),
  };
}

function limitsOf(file: PartialProfile, overrides: ProfileOverrides, loopback: boolean): SupplierProfile['limits'] {
  const { limits } = file;
  const maxRequests = overrides.maxRequests ?? limits?.maxRequests;
  const propertySeconds = overrides.propertySeconds ?? limits?.propertySeconds;
  return {
    requestsPerSecond: overrides.requestsPerSecond ?? limits?.requestsPerSecond ?? (loopback ? 0 : 20),
    concurrency: overrides.concurrency ?? limits?.concurrency ?? 4,
    requestTimeoutMs: overrides.requestTimeoutMs ?? limits?.requestTimeoutMs ?? 30_000,
    propertyRuns: overrides.propertyRuns ?? limits?.propertyRuns ?? 35,
    ...(propertySeconds !== undefined && { propertySeconds }),
    ...(maxRequests !== undefined && { maxRequests }),
  };
}
