// cspell:ignore pkeyutl pubin inkey rawin sigfile venv
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { unzipSync } from 'fflate';
import { beforeAll, describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import type { Verification } from '../../bin/certification/verification.js';
import { packageRoot } from '../../contract/package-root.js';
import { preAuthEncoding, type Envelope } from '../../harness/report/bundle/envelope.js';
import { cli } from '../cli/cli.js';
import { bundleFile, filesOf, newFolder, newOwner, trustFile, type Owner } from './bundles.js';
import { certifiedReport, type ReportChanges } from './reports.js';

const folder = newFolder();
const supplier = newOwner();
const other = newOwner();
const lost = newOwner();
const old = newOwner();
const stranger = newOwner();
const certifier = newOwner();
const name = 'Example Net';
const of = (owner: Owner, key: object) => ({ publicKey: owner.pem, role: 'supplier', suppliers: [name], ...key });
const trust = trustFile(
  of(supplier, { name: 'Example Net 2026' }),
  of(other, { name: 'Other Net 2026', suppliers: ['Other Net'] }),
  of(lost, { name: 'Example Net 2025', revokedAt: '2026-01-09' }),
  of(old, { name: 'Example Net 2024', validUntil: '2026-01-09' }),
  { name: 'Fibre Cafe', role: 'certifier', publicKey: certifier.pem },
);
const revocations = join(folder, 'revocations.yaml');
const at = ['--at', '2026-01-10'];
const policy = join(folder, 'certifier.yaml');
const certificate = join(folder, 'certificate');
let good: string;

async function bundle(owner?: Owner, changes?: ReportChanges): Promise<string> {
  return bundleFile(filesOf(certifiedReport(changes), owner));
}

/** The same bundle as a folder, with other contents in some files. */
function altered(zip: string, changes: Readonly<Record<string, (text: string) => string>>): string {
  const path = join(newFolder(), 'evidence');
  mkdirSync(path);
  for (const [file, bytes] of Object.entries(unzipSync(readFileSync(zip))))
    writeFileSync(join(path, file), changes[file]?.(Buffer.from(bytes).toString()) ?? bytes);
  return path;
}

function flipped(zip: string): string {
  const path = join(newFolder(), 'evidence.zip');
  const bytes = readFileSync(zip);
  const place = Math.floor(bytes.length / 2);
  bytes[place] = (bytes[place] ?? 0) ^ 1;
  writeFileSync(path, bytes);
  return path;
}

beforeAll(async () => {
  good = await bundle(supplier);
  writeFileSync(
    policy,
    stringify({
      certifier: { name: 'The Fibre Cafe', id: 'https://certifier.example/rules/v1' },
      trust,
      revocations,
      classes: ['ordering', 'assurance'],
      kcis: true,
      minRuns: 50,
      suiteVersions: ['0.2.0'],
      maxEvidenceAgeDays: 30,
      validityDays: 365,
    }),
  );
  const revoke = ['revoke', '--revocations', revocations, '--sign-key', certifier.keyFile];
  const signed = await cli(revoke);
  expect([signed.code, signed.stdout], signed.stderr).toEqual([
    0,
    `Signed: ${revocations} (0 certificates, 0 keys, 0 recalls), by ${revocations}.dsse.json.\n`,
  ]);
  const issued = await cli([
    'issue',
    good,
    '--policy',
    policy,
    '--sign-key',
    certifier.keyFile,
    '--out',
    certificate,
    ...at,
  ]);
  expect([issued.code, issued.stderr], issued.stdout).toEqual([0, '']);
  expect(issued.stdout).toMatch(
    /^Issued: FCC(-[0-9A-F]{4}){5} for Example Net \(.*ordering conformant.*\), valid until 2027-01-02T/,
  );
});

const judged = ['--trust', trust, '--revocations', revocations, ...at];

describe('verify', () => {
  test('says about each of many bundles what it is worth, and goes on after a bad one', async () => {
    const wanted: readonly (readonly [path: string, line: RegExp, exitCode: number])[] = [
      [good, /^TRUSTED: unchanged, signed by Example Net 2026 \(sha256:\w+\), and in force\.$/m, 0],
      [
        certificate,
        /^TRUSTED: unchanged, signed by Fibre Cafe \(sha256:\w+\), and in force until 2027-01-02T\S+\.$/m,
        0,
      ],
      [
        altered(good, { 'report.json': (text) => text.replace('"conformant"', '"partial"') }),
        /^problem: report\.json has been changed\.[^]*^CHANGED: do not rely on it\.$/m,
        1,
      ],
      [flipped(good), /^CHANGED: do not rely on it\.$/m, 1],
      [await bundle(other), /^problem: .*may not speak for Example Net, only for Other Net\.\nWRONG KEY: do not/m, 1],
      [await bundle(certifier), /^problem: .*is a certifier's: what a run found has to.*\nWRONG KEY: do not/m, 1],
      [await bundle(lost), /^problem: .*revoked since 2026-01-09T00:00:00Z\.\nREVOKED: do not rely on it\.$/m, 1],
      [await bundle(old), /^problem: .*was valid until 2026-01-09T23:59:59Z\.\nEXPIRED: do not rely on it\.$/m, 1],
      [await bundle(supplier, { startedAt: '2026-01-12T00:00:00.000Z' }), /^NOT YET VALID: do not rely on it\.$/m, 1],
      [
        await bundle(stranger),
        /^CONSISTENT, signed by an unknown key sha256:\w+: the trust file does not have it\.$/m,
        3,
      ],
      [await bundle(), /^CONSISTENT, NOT SIGNED: anybody could have written this\.$/m, 3],
      ...(await Promise.all(
        Array.from(
          { length: 9 },
          async (_, index) => [await bundle(supplier, { propertyRuns: 50 + index }), /^TRUSTED/m, 0] as const,
        ),
      )),
    ];
    expect(wanted).toHaveLength(20);
    const { code, stdout, stderr } = await cli([
      'verify',
      ...wanted.map(([path]) => path),
      join(folder, 'none.zip'),
      ...judged,
    ]);
    expect([code, stderr]).toEqual([1, expect.stringMatching(/^error: The bundle \S+none\.zip cannot be read/)]);
    const blocks = stdout.split('\n\n');
    for (const [index, [path, line]] of wanted.entries()) {
      expect(blocks[index]?.startsWith(`${path}\n`)).toBe(true);
      expect(blocks[index]).toMatch(line);
    }
    expect(blocks.at(-1)).toBe(
      '21 examined: 11 trusted, 2 changed, 2 wrong-key, 1 revoked, 1 expired, 1 not-yet-valid, 1 unknown-key, 1 unsigned, 1 unreadable\n',
    );
    const json = await cli(['verify', ...wanted.map(([path]) => path), ...judged, '--json']);
    const document = JSON.parse(json.stdout) as {
      readonly exitCode: number;
      readonly results: readonly Verification[];
    };
    expect(document.results.map(({ exitCode }) => exitCode)).toEqual(wanted.map(([, , exitCode]) => exitCode));
    expect([json.code, document.exitCode]).toEqual([1, 1]);
    const ajv = new Ajv2020({ allowUnionTypes: true });
    addFormats.default(ajv);
    const schema = JSON.parse(
      readFileSync(join(packageRoot, 'config/certification/verification.schema.json'), 'utf8'),
    ) as object;
    expect(ajv.validate(schema, document), ajv.errorsText()).toBe(true);
  });

  test('takes a certificate that is revoked, or whose test is recalled, for revoked', async () => {
    const id = /^certificate (\S+)/m.exec((await cli(['verify', certificate, ...judged])).stdout)?.[1] ?? '';
    const list = join(newFolder(), 'revocations.yaml');
    const revoke = ['revoke', '--revocations', list, '--sign-key', certifier.keyFile, '--at', '2026-01-05'];
    const outcomeOf = (path: string) => cli(['verify', path, '--trust', trust, '--revocations', list, ...at]);
    await cli([...revoke, '--certificate', id, '--reason', 'It was withdrawn.']);
    const [revoked, bundleOfIt] = [await outcomeOf(certificate), await outcomeOf(good)];
    expect([revoked.code, bundleOfIt.code]).toEqual([1, 0]);
    expect(revoked.stdout).toMatch(
      /^problem: The certificate is revoked since 2026-01-05T00:00:00Z: It was withdrawn\.\nREVOKED:/m,
    );
    await cli([...revoke, '--requirement', 'API-STATUS', '--suite-version', '0.2.0', '--reason', 'It missed 206.']);
    const recalled = await outcomeOf(good);
    expect([recalled.code, recalled.stdout]).toEqual([
      1,
      expect.stringMatching(/^problem: What version 0\.2\.0 decided about API-STATUS is recalled/m),
    ]);
    expect(readFileSync(list, 'utf8')).toMatch(/^revocations:\n {2}- certificate: FCC-/m);
  });

  test('is refused where what trust rests on is wrong', async () => {
    const broken = join(folder, 'broken.yaml');
    writeFileSync(broken, 'keys: 1\n');
    const [unreadable, untrusted, both, unsigned] = await Promise.all([
      cli(['verify', good, '--trust', broken]),
      cli(['verify', good, '--revocations', revocations]),
      cli(['verify', good, '--trust', trust, '--public-key', 'x.pem']),
      cli(['verify', good, '--trust', trust, '--revocations', trust]),
    ]);
    for (const { code, stdout, stderr } of [unreadable, untrusted, both, unsigned])
      expect([code, stdout, stderr.match(/^error: /gm)?.length]).toEqual([2, '', 1]);
  });
});

test('issue refuses with each unmet rule, and exits 1', async () => {
  const out = join(newFolder(), 'certificate');
  const evidence = await bundle(supplier, { reference: true });
  const signed = ['--sign-key', supplier.keyFile, '--at', '2026-03-01'];
  const { code, stdout } = await cli(['issue', evidence, '--policy', policy, '--out', out, ...signed]);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^refused \(certifier-key\): The key Example Net 2026 is a supplier's/m);
  expect(stdout).toMatch(/^refused \(evidence-age\): /m);
  expect(stdout).toMatch(/^refused \(reference\): /m);
  expect(stdout).toMatch(/^REFUSED: 3 rules are not met\. Nothing was written\.$/m);
});

/** Whether a command is here and works. */
function isThere(...[command = '', ...args]: readonly string[]): boolean {
  return spawnSync(command, args).status === 0;
}

/** The signed files, each with the owner of its key. */
function signedFiles(): readonly (readonly [envelope: Envelope, owner: Owner])[] {
  const run = Buffer.from(unzipSync(readFileSync(good))['run.dsse.json'] ?? []).toString();
  const issued = readFileSync(join(certificate, 'certificate.dsse.json'), 'utf8');
  const list = readFileSync(`${revocations}.dsse.json`, 'utf8');
  return [
    [JSON.parse(run) as Envelope, supplier],
    [JSON.parse(issued) as Envelope, certifier],
    [JSON.parse(list) as Envelope, certifier],
  ];
}

describe('what is signed verifies by tools that are not ours', () => {
  test.skipIf(!isThere('openssl', 'version'))('openssl', () => {
    for (const [{ payloadType, payload, signatures }, owner] of signedFiles()) {
      const at = newFolder();
      const write = (file: string, bytes: Uint8Array | string) => {
        writeFileSync(join(at, file), bytes);
        return join(at, file);
      };
      const check = (signed: Uint8Array) => {
        const signature = write('sig', Buffer.from(signatures[0]?.sig ?? '', 'base64'));
        const key = ['-pubin', '-inkey', write('key.pem', owner.pem)];
        const input = ['-rawin', '-in', write('pae', signed), '-sigfile', signature];
        return spawnSync('openssl', ['pkeyutl', '-verify', ...key, ...input]).status;
      };
      const bytes = Buffer.from(payload, 'base64');
      expect(check(preAuthEncoding(payloadType, bytes))).toBe(0);
      expect(check(preAuthEncoding(payloadType, Buffer.concat([bytes, Buffer.from(' ')])))).not.toBe(0);
    }
  });

  test.skipIf(!isThere('python3', '-c', 'import venv'))('securesystemslib', ({ skip }) => {
    const at = newFolder();
    const python = join(at, 'bin/python');
    execFileSync('python3', ['-m', 'venv', at]);
    const installed = spawnSync(python, ['-m', 'pip', 'install', '-q', 'securesystemslib[crypto]==1.3.0'], {
      timeout: 300_000,
    });
    skip(installed.status !== 0, 'The package cannot be installed here.');
    for (const [envelope, owner] of signedFiles()) {
      const files = ['envelope.json', 'key.pem'].map((file) => join(at, file));
      writeFileSync(files[0] ?? '', JSON.stringify(envelope));
      writeFileSync(files[1] ?? '', owner.pem);
      const checked = spawnSync(python, ['-c', verifyingProgram, ...files, owner.fingerprint], { encoding: 'utf8' });
      expect(checked.stdout, checked.stderr).toBe(`${envelope.payloadType} 1 refused\n`);
    }
  });
});

/** Verifies an envelope by its key, and then one in which a byte of the payload is another. */
const verifyingProgram = `
import json, sys
from cryptography.hazmat.primitives.serialization import load_pem_public_key
from securesystemslib.dsse import Envelope
from securesystemslib.exceptions import VerificationError
from securesystemslib.signer import SSlibKey
envelope = Envelope.from_dict(json.load(open(sys.argv[1])))
key = SSlibKey.from_crypto(load_pem_public_key(open(sys.argv[2], 'rb').read()), sys.argv[3])
verified = envelope.verify([key], 1)
envelope.payload = b'x' + envelope.payload
try:
    envelope.verify([key], 1)
    outcome = 'accepted'
except Exception:
    outcome = 'refused'
print(envelope.payload_type, len(verified), outcome)
`;
