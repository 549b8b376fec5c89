import { describe, expect, test } from 'vitest';
import { completeProfile } from '../../config/complete.js';
import { profileDigest } from '../../config/digest.js';
import type { ProfileOverrides } from '../../config/overrides.js';
import type { PartialProfile } from '../../config/profile-document.js';
import { ProfileError } from '../../config/profile-error.js';
import { stimulusNames } from '../../config/supplier-profile.js';

const remote = 'https://cvt.example.net';

function errorOf(file: PartialProfile, overrides: ProfileOverrides): ProfileError {
  try {
    completeProfile(file, overrides);
  } catch (error) {
    if (error instanceof ProfileError) return error;
    throw error;
  }
  throw new Error('The profile was completed.');
}

test('the defaults of a remote target, which is assumed nothing of but the documented address', () => {
  expect(completeProfile({}, { baseUrl: `${remote}/api/` })).toEqual({
    profile: {
      supplier: { name: 'cvt.example.net', baseUrl: `${remote}/api` },
      auth: { type: 'none' },
      tenant: 'TENANT1',
      implements: {},
      testData: {
        serviceId: 'SI2345432345345',
        serviceSpecificationId: 'ftthl2r',
        address: { id: '200004033694', type: 'UPRN' },
      },
      stimuli: {},
      limits: { requestsPerSecond: 20, concurrency: 4, requestTimeoutMs: 30_000, propertyRuns: 35 },
    },
    assumed: ['testData.address'],
  });
});

describe('a target on this machine', () => {
  test.each(['http://localhost:3000/', 'http://127.0.0.1:3000', 'http://127.8.9.1:3000', 'http://[::1]:3000'])(
    '%s has no rate limit, and the stimuli of the reference supplier are assumed',
    (baseUrl) => {
      const { profile, assumed } = completeProfile({}, { baseUrl });
      expect(profile.limits.requestsPerSecond).toBe(0);
      expect(profile.stimuli.resolveServiceProblem).toEqual({
        post: `${baseUrl.replace(/\/$/, '')}/_test/resolve/{id}`,
      });
      expect(profile.testData.resolutionId).toBe('1234');
      const stimuli = stimulusNames.map((name) => `stimuli.${name}`);
      expect(assumed).toEqual([...stimuli, 'testData.resolutionId', 'testData.address']);
      expect(Object.keys(profile.stimuli)).toEqual([...stimulusNames]);
    },
  );

  test.each(['http://127.0.0.1.example.net', 'http://localhost.example.net', 'http://128.0.0.1', 'http://[::2]'])(
    '%s is not one',
    (baseUrl) => {
      const { profile, assumed } = completeProfile({}, { baseUrl });
      expect([profile.limits.requestsPerSecond, assumed, profile.stimuli]).toEqual([20, ['testData.address'], {}]);
    },
  );

  test.each<PartialProfile>([
    { testData: { resolutionId: '7', address: { id: '1', type: 'NAD' } } },
    { testData: { address: { id: '1', type: 'NAD' } }, stimuli: { resolveServiceProblem: { manual: 'Resolve it.' } } },
  ])('is assumed nothing of that the file says: %j', (file) => {
    const { profile, assumed } = completeProfile(file, { baseUrl: 'http://localhost' });
    const others = stimulusNames.filter((name) => file.stimuli?.[name] === undefined).map((name) => `stimuli.${name}`);
    expect(assumed).toEqual([
      ...others,
      ...(file.testData?.resolutionId === undefined ? ['testData.resolutionId'] : []),
    ]);
    expect(profile.stimuli).toMatchObject(file.stimuli ?? {});
    expect(profile.testData.resolutionId).toBe(file.testData?.resolutionId ?? '1234');
  });
});

test('an override goes before the file, the file before a default', () => {
  const file: PartialProfile = {
    supplier: { name: 'Example Net', baseUrl: 'https://file.example.net' },
    auth: { type: 'basic', username: 'u', password: 'p' },
    tenant: 'FILE',
    testData: { serviceId: 'S1' },
    limits: { concurrency: 2, propertyRuns: 7 },
    kcis: { listen: '127.0.0.1:1', publicUrl: 'https://kci.example.net', token: 'k' },
  };
  const overrides = { baseUrl: remote, token: 't', concurrency: 9, kciListen: '127.0.0.1:2', tenant: undefined };
  expect(completeProfile(file, overrides).profile).toMatchObject({
    supplier: { name: 'Example Net', baseUrl: remote },
    auth: { type: 'bearer', token: 't' },
    tenant: 'FILE',
    testData: { serviceId: 'S1', serviceSpecificationId: 'ftthl2r' },
    limits: { concurrency: 9, propertyRuns: 7, requestTimeoutMs: 30_000 },
    kcis: { listen: '127.0.0.1:2', publicUrl: 'https://kci.example.net', timeoutMs: 30_000, token: 'k' },
  });
});

test('--token takes the place of the usual token alone, not of those that are to be refused', () => {
  const auth = { type: 'bearer', token: 'file', expiredToken: 'old', otherClientToken: 'other' } as const;
  expect(completeProfile({ auth }, { baseUrl: remote, token: 'option' }).profile.auth).toEqual({
    ...auth,
    token: 'option',
  });
});

describe('KCIs', () => {
  test('listen where an override says, and are reached there', () => {
    const { profile } = completeProfile({}, { baseUrl: remote, kciListen: '10.0.0.1:8090', kciTimeoutMs: 5 });
    expect(profile.kcis).toEqual({ listen: '10.0.0.1:8090', publicUrl: 'http://10.0.0.1:8090', timeoutMs: 5 });
  });

  test('on every address need a public one, but for a target on this machine', () => {
    expect(errorOf({}, { baseUrl: remote, kciListen: '0.0.0.0:8090' }).message).toMatch(
      /none that a supplier can call/,
    );
    const { profile } = completeProfile({}, { baseUrl: 'http://localhost', kciListen: '0.0.0.0:8090' });
    expect(profile.kcis?.publicUrl).toBe('http://127.0.0.1:8090');
  });
});

test.each<[ProfileOverrides, string]>([
  [{ baseUrl: 'cvt.example.net' }, '--base-url must be a complete address such as https://cvt.example.net.'],
  [{ baseUrl: 'ftp://x' }, '--base-url must start with http:// or https://.'],
  [{ baseUrl: 'https://u:hush@x' }, '--base-url must not contain credentials; they belong under auth.'],
  [{ baseUrl: 'https://x/?' }, '--base-url must not contain a query (?).'],
  [{ baseUrl: 'https://x/#' }, '--base-url must not contain a fragment (#).'],
  [{ token: 'hush hush' }, '--token must be printable ASCII characters without spaces.'],
  [{ tenant: '' }, '--tenant must be printable ASCII characters without spaces.'],
  [{ requestsPerSecond: -1 }, '--rate must be a number of requests a second, 0 for no limit.'],
  [{ requestsPerSecond: Number.NaN }, '--rate must be a number of requests a second, 0 for no limit.'],
  [{ concurrency: 0 }, '--concurrency must be a whole number from 1 to 1000.'],
  [{ requestTimeoutMs: 1.5 }, '--timeout must be a whole number from 1 to 2147483647.'],
  [{ propertyRuns: Number.POSITIVE_INFINITY }, '--runs must be a whole number from 1 to 1000000.'],
  [{ kciListen: '8090' }, '--kci-listen must be HOST:PORT, such as 127.0.0.1:8090.'],
  [{ kciTimeoutMs: 0 }, '--kci-timeout must be a whole number from 1 to 2147483647.'],
])('%j is refused', (overrides, message) => {
  const error = errorOf({}, { baseUrl: remote, ...overrides });
  expect([error.code, error.message]).toEqual(['OPTION_INVALID', message]);
});

test('wrong overrides are reported together', () => {
  expect(errorOf({}, { concurrency: 0, propertyRuns: 0 }).problems).toHaveLength(2);
});

test('without a base URL there is nothing to examine', () => {
  expect(errorOf({}, {}).code).toBe('BASE_URL_MISSING');
});

describe('the digest', () => {
  const { profile } = completeProfile({ auth: { type: 'bearer', token: 'one' } }, { baseUrl: remote });

  test('is the same for another order of keys, and for another secret', () => {
    const reversed = Object.fromEntries(Object.entries(profile).toReversed()) as unknown as typeof profile;
    expect(profileDigest(profile)).toMatch(/^sha256:[0-9a-f]{64}$/);
    expect(profileDigest(reversed)).toBe(profileDigest(profile));
    expect(profileDigest({ ...profile, auth: { type: 'bearer', token: 'two' } })).toBe(profileDigest(profile));
  });

  test('is another for another value, and without the secret', () => {
    expect(profileDigest({ ...profile, tenant: 'OTHER' })).not.toBe(profileDigest(profile));
    expect(profileDigest({ ...profile, auth: { type: 'none' } })).not.toBe(profileDigest(profile));
  });
});
