import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { reporterNames } from '../../reporters/index.js';
import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';
import { startGateway, type Gateway } from '../hostile/gateway.js';
import { serve } from '../serve.js';
import { aroundEach, canary, formsFor } from './canary.js';
import { everythingOf, newFolder, run } from './cli.js';

const names = ['client', 'expired', 'other', 'kci', 'kci-client'] as const;
const secretOf = (name: (typeof names)[number]) => `${canary}-${name}+/="s&cret`;

/** Parts of addresses, which have no room for all characters. */
const inAddresses = { query: `${canary}-key`, path: `${canary}0123456789abcdefghij` };

/** Every secret in every form, in lines that are never cut within one. */
const everyForm = [...names.map(secretOf), ...Object.values(inAddresses)].flatMap(formsFor);
const noise = everyForm.join('\n');

const plainDecision = ['--only', 'service-problem-resolution.plain'];

describe.concurrent('with a secret in every place of a profile, none comes out', () => {
  let supplier: ReferenceSupplier;
  let gateway: Gateway;
  let echo: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    supplier = await startSupplier();
    gateway = await startGateway({
      target: supplier.url,
      admit: () => true,
      // What creates is sound, so that there is something to make the supplier act on.
      instead: ({ url }) =>
        url?.includes('resolutions') ? { status: 500, body: JSON.stringify({ noise }) } : undefined,
    });
    echo = await serve((request, response) => {
      const json = { 'Content-Type': 'application/json', 'X-Heard': encodeURIComponent(noise.slice(0, 2000)) };
      request.resume();
      if (request.url?.startsWith('/token')) {
        const token = { access_token: `${canary}-issued-by-it`, token_type: 'bearer', expires_in: 3600 };
        response.writeHead(200, json).end(JSON.stringify({ ...token, refresh_token: `${canary}-refresh` }));
      } else
        response
          .writeHead(request.url?.startsWith('/fails') ? 500 : 200, json)
          .end(JSON.stringify({ resolutionId: noise, supplierReference: noise, heard: request.headers, noise }));
    });
  });
  afterAll(async () => {
    await echo[Symbol.asyncDispose]();
    await gateway[Symbol.asyncDispose]();
    await supplier.close();
  });

  /** A profile that has them all, and makes the supplier act in some way. */
  async function profileWith(stimulus: Readonly<Record<string, string>>, baseUrl: string): Promise<string> {
    const file = join(newFolder(), 'conformance.json');
    const profile = {
      supplier: { baseUrl },
      auth: {
        type: 'oauth2',
        tokenUrl: `${echo.url}/token?api_key=${inAddresses.query}`,
        clientId: 'x',
        clientSecret: secretOf('client'),
        expiredToken: secretOf('expired'),
        otherClientToken: secretOf('other'),
      },
      kcis: {
        listen: `127.0.0.1:${await freePort()}`,
        publicUrl: `http://127.0.0.1:9/${inAddresses.path}`,
        token: '${MY_KCI_TOKEN}',
        client: { id: 'x', secret: secretOf('kci-client') },
        timeoutMs: 1000,
      },
      stimuli: { resolveServiceProblem: stimulus },
    };
    writeFileSync(file, JSON.stringify(profile));
    return file;
  }

  /** Runs with that profile; everything that it wrote, temporary files included. */
  async function everythingFrom(
    stimulus: Readonly<Record<string, string>>,
    more: readonly string[],
    baseUrl = gateway.url,
  ) {
    const temporary = join(newFolder(), 'temporary');
    mkdirSync(temporary);
    const args = ['--profile', await profileWith(stimulus, baseUrl), '--timeout', '3000', ...more];
    const outcome = await run(args, { TMPDIR: temporary, MY_KCI_TOKEN: secretOf('kci') });
    const files = readdirSync(temporary, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const left = files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'));
    return { outcome, everything: [everythingOf(outcome), ...left].join('\n') };
  }

  function expectNone(everything: string): void {
    for (const form of [...everyForm, canary]) expect(aroundEach(form, everything), form).toEqual([]);
  }

  /** A command that says everything on both streams, and ends in a way. */
  function commandThat(ends: string, before = ''): string {
    const folder = newFolder();
    const answer = { resolutionId: noise, supplierReference: noise, noise };
    writeFileSync(join(folder, 'noise'), before + noise);
    writeFileSync(join(folder, 'answer.json'), JSON.stringify(answer));
    return `cat ${folder}/noise >&2; printenv >&2; cat ${folder}/answer.json; ${ends}`;
  }

  test.each<[string, () => Readonly<Record<string, string>>, RegExp]>([
    [
      'an address that answers',
      () => ({ post: `${echo.url}/act/{id}?key=${inAddresses.query}` }),
      /service-problem-resolutions\/\S*redacted/,
    ],
    ['an address that fails', () => ({ post: `${echo.url}/fails/{id}?key=${inAddresses.query}` }), /answered 500/],
    ['a command that answers', () => ({ run: commandThat('exit 0') }), /service-problem-resolutions\/\S*redacted/],
    ['a command that fails', () => ({ run: commandThat('exit 3') }), /it exited with 3/],
    [
      'a command whose words are cut within a secret',
      () => ({ run: commandThat('exit 3', 'x'.repeat(480)) }),
      /it exited with 3/,
    ],
    ['a command that takes too long', () => ({ run: commandThat('exec sleep 60') }), /it took too long/],
    ['a command that has one in it', () => ({ run: `echo "key=${inAddresses.query}" >&2; exit 3` }), /exited with 3/],
  ])('where %s makes the supplier act', async (_, stimulus, shown) => {
    const reporters = ['--reporter', 'console', 'github', ...reporterNames];
    const { outcome, everything } = await everythingFrom(stimulus(), [...plainDecision, ...reporters]);
    expect(everything, outcome.stderr).toMatch(shown);
    expectNone(everything);
  });

  test.each(['bundle', 'bundle.zip'])('in a %s', async (name) => {
    const bundle = join(newFolder(), name);
    const certify = ['--mode', 'certify', '--bundle', bundle, '--reporter', 'json'];
    const { outcome, everything } = await everythingFrom({ run: 'exit 3' }, certify, `${echo.url}/fails`);
    expect(outcome.code, outcome.stderr).toBe(1);
    const inBundle = name.endsWith('.zip')
      ? Object.values(unzipSync(readFileSync(bundle))).map((bytes) => Buffer.from(bytes).toString())
      : [everythingOf({ ...outcome, out: bundle })];
    expect(inBundle.join('\n')).toContain('[redacted]');
    expectNone([everything, ...inBundle].join('\n'));
  });
});
