// cspell:ignore suplier cret
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadProfile } from '../../config/load.js';
import { ProfileError } from '../../config/profile-error.js';
import { packageRoot } from '../../contract/package-root.js';

const environment = { FCC_CLIENT_SECRET: 's3cret', FCC_TOKEN: 'tok-1', EMPTY: '', HOST: 'cvt.example.net' };

function load(text: string): ReturnType<typeof loadProfile> {
  return loadProfile(text, 'p.yaml', environment);
}

function errorOf(text: string): ProfileError {
  try {
    load(text);
  } catch (error) {
    if (error instanceof ProfileError) return error;
    throw error;
  }
  throw new Error('The profile was accepted.');
}

describe('the examples', () => {
  test.each(['conformance.yaml', 'minimal.yaml', 'bearer.json'])('%s is valid, without warnings', (name) => {
    const text = readFileSync(join(packageRoot, 'config/examples', name), 'utf8');
    const document = loadProfile(text, name, environment);
    expect(document.warnings).toEqual([]);
    expect(document.profile.supplier?.baseUrl).toMatch(/^https:/);
  });

  test('the profile of the design document is valid', () => {
    const { profile } = loadProfile(
      `supplier: { name: Example Net, baseUrl: https://cvt.example.net }
auth: { type: oauth2, tokenUrl: https://cvt.example.net/token, clientId: c, clientSecret: \${FCC_CLIENT_SECRET}, scope: s }
tenant: TENANT1
implements:
  service-problems: { create: [201, 202], amend: [201, 202], cancel: [201, 202], resolutions: true }
  quotes: false
kcis: { listen: 127.0.0.1:8090, publicUrl: http://127.0.0.1:8090, timeoutMs: 30000, token: \${FCC_TOKEN} }
`,
      'p.yaml',
      environment,
    );
    expect(profile.auth).toMatchObject({ clientSecret: 's3cret' });
    expect(profile.kcis).toMatchObject({ token: 'tok-1' });
  });
});

describe('one clear message for a text that is not one mapping', () => {
  test.each<[string, string, string]>([
    ['an empty file', '', '1:1: The file is empty.'],
    ['comments only', '# nothing\n', '1:1: The file is empty.'],
    ['a list', '- a\n', '1:1: The file is not a mapping'],
    ['a word', 'hello', '1:1: The file is not a mapping'],
    ['a duplicate key', 'tenant: A\ntenant: B\n', '2:1: This key stands twice'],
    ['a duplicate key in JSON', '{\n  "tenant": "A",\n  "tenant": "B"\n}', '3:3: This key stands twice'],
    ['a tab', 'supplier:\n\tname: x\n', '2:1: A tab is used as indentation.'],
    ['two documents', 'tenant: A\n---\ntenant: B\n', '2:1: A second document starts here.'],
    ['a tag', 'tenant: !secret x\n', '1:9: Tags'],
    ['an open bracket', 'implements: [1\n', 'This is not well-formed YAML'],
    ['an alias without anchor', 'tenant: *x\n', '1:9: The alias *x has no anchor'],
    ['an alias of itself', 'supplier: &s { name: *s }\n', 'Are aliases nested in it?'],
    ['a key that is not a word', '? [a]\n: b\n', '1:3: A key is missing or is not a word here.'],
    [
      'a merge key',
      'limits: &l { concurrency: 1 }\ntestData:\n  <<: *l\n',
      '3:3: The merge key << belongs to YAML 1.1',
    ],
    ['deep brackets', '['.repeat(20_000), '1:1: The file is nested too deeply'],
    ['deep dashes', `${'- '.repeat(3000)}a`, 'nested too deeply'],
    ['a long file', `# ${'x'.repeat(70_000)}\n`, '1:1: The file is longer than'],
  ])('%s', (_, text, message) => {
    const error = errorOf(text);
    expect(error.code).toBe('PROFILE_UNREADABLE');
    expect(error.problems).toHaveLength(1);
    expect(error.message).toContain(message);
  });

  test('an alias bomb', () => {
    const levels = ['a', 'b', 'c', 'd', 'e', 'f'].map((name, index, names) => {
      const item = index === 0 ? '1' : `*${names[index - 1]}`;
      return `${name}: &${name} [${Array.from({ length: 9 }, () => item).join(', ')}]`;
    });
    expect(errorOf(levels.join('\n')).message).toContain('Are aliases nested in it?');
  });
});

describe('a sentence with line and column for each mistake', () => {
  test.each<[string, string, string]>([
    ['an unknown section', 'suplier: {}\n', '1:1: suplier is not a known key. Did you mean supplier?'],
    [
      'an unknown key',
      'supplier:\n  base_url: x\n',
      '2:3: supplier.base_url is not a known key. Did you mean baseUrl?',
    ],
    [
      'an unknown key, nothing near',
      'kcis: { listen: a:1, z: 1 }',
      '1:22: kcis.z is not a known key. Known here: listen, publicUrl, timeoutMs, token, putOff, client.',
    ],
    [
      'an unknown area',
      'implements: { service-problem: true }',
      '1:15: implements.service-problem is not a known key. Did you mean service-problems?',
    ],
    [
      'an unknown operation',
      'implements:\n  orders: { change: true }',
      '2:13: implements.orders.change is not a known key.',
    ],
    ['__proto__', '__proto__: {}', '1:1: __proto__ is not a known key.'],
    [
      'a number for a text',
      'testData:\n  serviceId: 0123\n',
      '2:14: testData.serviceId must be a text, but it is 123. Put it in quotes: "0123".',
    ],
    [
      'a text for a number',
      'limits: { concurrency: "4" }',
      '1:24: limits.concurrency must be a whole number, but it is the text "4". Remove the quotes.',
    ],
    [
      'no for false',
      'implements: { quotes: no }',
      '1:23: implements.quotes must be true or false, or a mapping of keys to values, but it is the text "no". Did you mean false?',
    ],
    [
      'a mapping for kcis',
      'implements: { kcis: { send: true } }',
      '1:21: implements.kcis must be true or false, but it is a mapping.',
    ],
    ['no value', 'supplier:\n  name:\n', 'supplier.name has no value. Write one, or remove the line.'],
    [
      'an empty text',
      "tenant: ''",
      '1:9: tenant must be printable ASCII characters without spaces, but it is the text "".',
    ],
    ['an empty name', "supplier: { name: '' }", '1:19: supplier.name must not be empty.'],
    [
      'no success code',
      'implements:\n  service-problems:\n    create: []',
      '3:13: implements.service-problems.create must list at least one success code.',
    ],
    [
      'a wrong success code',
      'implements: { service-problems: { create: [200] } }',
      '1:44: implements.service-problems.create[0] must be one of 201, 202, but it is 200.',
    ],
    [
      'a code twice',
      'implements: { orders: { amend: [202, 202] } }',
      '1:32: implements.orders.amend lists a success code twice.',
    ],
    ['half an address', 'testData:\n  address: { id: "1" }', '2:3: testData.address.type is missing.'],
    ['kcis without listen', 'tenant: A\nkcis: {}', '2:1: kcis.listen is missing.'],
    [
      'an invalid port',
      'kcis: { listen: 127.0.0.1:65536 }',
      '1:17: kcis.listen must be HOST:PORT, such as 127.0.0.1:8090, but it is the text "127.0.0.1:65536".',
    ],
    ['auth without type', 'auth: { token: x }', '1:1: auth.type is missing.'],
    [
      'a mistyped auth',
      'auth: { type: oauth }',
      '1:15: auth.type must be one of none, bearer, basic, oauth2, mtls, but it is the text "oauth". Did you mean oauth2?',
    ],
    ['mtls without a key', 'auth: { type: mtls, certFile: a.pem }', '1:1: auth.keyFile is missing.'],
    [
      'a key without its certificate',
      'tls: { keyFile: a.pem }',
      '1:6: tls.certFile is missing: it belongs to keyFile.',
    ],
    [
      'an empty list of hosts',
      'supplier: { productionHosts: [] }',
      '1:30: supplier.productionHosts must not be empty.',
    ],
    [
      'one host in place of a list',
      'supplier: { productionHosts: a }',
      '1:30: supplier.productionHosts must be a list',
    ],
    [
      'a URL in place of a host',
      'supplier: { productionHosts: ["https://a"] }',
      '1:31: supplier.productionHosts[0] must be a host name',
    ],
    ['bearer without token', 'auth: { type: bearer }', '1:1: auth.token is missing.'],
    ['a token for none', 'auth: { type: none, token: x }', '1:21: auth.token is not a known key.'],
    [
      'a stimulus that is true',
      'stimuli: { unsolicitedCease: true }',
      '1:30: stimuli.unsolicitedCease must not be true.',
    ],
    [
      'two kinds of stimulus',
      'stimuli: { unsolicitedCease: { run: x, manual: y } }',
      '1:30: stimuli.unsolicitedCease must have exactly one of post, run and manual.',
    ],
    [
      'a rate below nothing',
      'limits: { requestsPerSecond: -1 }',
      '1:30: limits.requestsPerSecond must be at least 0, but it is -1.',
    ],
    [
      'a time-out beyond timers',
      'limits: { requestTimeoutMs: 2147483648 }',
      '1:29: limits.requestTimeoutMs must be at most 2147483647',
    ],
    [
      'not a number',
      'limits: { requestsPerSecond: .nan }',
      '1:30: limits.requestsPerSecond must be a number, but it is NaN.',
    ],
    [
      'another scheme',
      'supplier: { baseUrl: "ftp://x" }',
      '1:22: supplier.baseUrl must be an address that starts with http:// or https://',
    ],
    ['a query', 'supplier: { baseUrl: "https://x/?a" }', '1:22: supplier.baseUrl must not contain a query (?).'],
    ['a fragment', 'supplier: { baseUrl: "https://x/#a" }', '1:22: supplier.baseUrl must not contain a fragment (#).'],
    ['an invalid host', 'supplier: { baseUrl: "https://[x/" }', '1:22: supplier.baseUrl must be a complete address'],
  ])('%s', (_, text, message) => {
    const error = errorOf(text);
    expect(error.code).toBe('PROFILE_INVALID');
    expect(error.problems).toHaveLength(1);
    expect(error.message).toContain(`:${message}`.replace(/^:(?!\d)/, ''));
  });

  test('all of them together, in the order of the file', () => {
    const error = errorOf('tennant: A\nauth: { type: bearer, token: ${NONE} }\nlimits: { concurrency: 0 }\n');
    expect(error.problems.map(({ path, line, column }) => [path, line, column])).toEqual([
      ['tennant', 1, 1],
      ['auth.token', 2, 30],
      ['limits.concurrency', 3, 24],
    ]);
    expect(error.message.split('\n')).toHaveLength(3);
  });
});

describe('variables', () => {
  test('are expanded anywhere in a text, and not again in what they bring', () => {
    const { profile, expanded } = loadProfile('supplier: { name: "a ${X} b ${X}" }', 'p.yaml', { X: '${Y}' });
    expect(profile.supplier?.name).toBe('a ${Y} b ${Y}');
    expect(expanded).toEqual(['supplier.name']);
  });

  test('$${ is a plain ${', () => {
    expect(load('supplier: { name: $${HOST} }').profile.supplier?.name).toBe('${HOST}');
  });

  test('in comments are not looked at', () => {
    expect(load('# ${NONE}\ntenant: A').profile.tenant).toBe('A');
  });

  test.each([
    ['tenant: ${NONE}', 'p.yaml:1:9: tenant: The environment variable NONE is not set. Set it, or write a value.'],
    [
      'supplier:\n  name: "x ${EMPTY}"',
      'p.yaml:2:9: supplier.name: The environment variable EMPTY is empty. Set it, or write a value.',
    ],
    [
      'tenant: ${A-B}',
      'p.yaml:1:9: tenant: ${A-B} does not name a variable: write ${NAME}, or $${A-B} for that very text.',
    ],
    [
      'tenant: ${toString}',
      'p.yaml:1:9: tenant: The environment variable toString is not set. Set it, or write a value.',
    ],
  ])('%s', (text, message) => {
    expect(errorOf(text).message).toBe(message);
  });
});

describe('secrets', () => {
  test.each([
    ['auth: { type: bearer, token: ${FCC_TOKEN} }', ['tok-1']],
    ['auth: { type: basic, username: u, password: pw }', ['pw', 'dTpwdw==']],
    ['auth: { type: bearer, token: a-1, expiredToken: b-2, otherClientToken: c-3 }', ['a-1', 'b-2', 'c-3']],
    ['kcis: { listen: "a:1", token: kci }', ['kci']],
    ['kcis: { listen: "a:1", client: { id: a, secret: kci } }', ['kci', 'YTprY2k=']],
    ['stimuli: { unsolicitedCease: { run: "x -H ${FCC_TOKEN}" } }', ['tok-1']],
    ['supplier: { baseUrl: "https://${HOST}" }', []],
  ])('%s', (text, secrets) => {
    expect(load(text).secrets).toEqual(secrets);
  });

  test('that stand in the file are warned of, with their place', () => {
    expect(
      load('auth:\n  type: oauth2\n  tokenUrl: https://x/t\n  clientId: c\n  clientSecret: abc\n').warnings,
    ).toEqual([
      'p.yaml:5:17: auth.clientSecret stands in the file, where anyone who reads the file sees it. Write ${FCC_CLIENT_SECRET} and set that variable.',
    ]);
  });

  test.each([
    'auth: { type: bearer, token: "hush hush" }',
    'auth: { type: bearer, token: 815 }',
    'supplier: { baseUrl: "https://user:hush@x" }',
    'supplier: { baseUrl: "hush ${FCC_TOKEN}" }',
  ])('are in no message: %s', (text) => {
    expect(errorOf(text).message).not.toMatch(/hush|815|tok-1/);
  });
});

test('JSON may be indented with tabs and start with a byte order mark', () => {
  expect(load('\uFEFF{\n\t"supplier": {\n\t\t"name": "x"\n\t}\n}').profile.supplier?.name).toBe('x');
});

test('an alias repeats what its anchor holds, and is blamed for it where it stands', () => {
  expect(load('implements: { orders: { amend: &c [202], cancel: *c } }').profile.implements?.orders).toEqual({
    amend: [202],
    cancel: [202],
  });
  expect(errorOf('tenant: &t A\nlimits: { concurrency: *t }').message).toContain('p.yaml:2:24: limits.concurrency');
});

test('whatever the text, nothing but a ProfileError is thrown', () => {
  const piece = fc.constantFrom(
    'a',
    ':',
    ' ',
    '\n',
    '-',
    '[',
    ']',
    '{',
    '}',
    '"',
    "'",
    '&a ',
    '*a',
    '!',
    '|',
    '>',
    '#',
    '%',
    '\t',
    '${A}',
    '$',
    ',',
    '?',
    '\u0000',
    'tenant',
    '---\n',
    '<<: ',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 40 }), (pieces) => {
      try {
        load(pieces.join(''));
      } catch (error) {
        expect(error).toBeInstanceOf(ProfileError);
      }
    }),
    { numRuns: 1000 },
  );
});
