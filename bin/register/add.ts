import { existsSync } from 'node:fs';
import { cp, mkdtemp, readFile, rename, rm, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { messageOf, SuiteError } from '../../harness/report/errors.js';
import { visible } from '../../reporters/terminal-text.js';
import { certificateName } from '../certification/certificate.js';
import { judgesOf } from '../certification/judges.js';
import type { Judges } from '../certification/origin.js';
import { exitCodeOfAll, type VerifyExitCode } from '../certification/verification.js';
import { readArchive, writeArchive } from '../reports/bundle-archive.js';
import { makeFolder } from '../reports/output-folder.js';
import { UsageError } from '../terminal/usage-error.js';
import { keptFacts, type KeptFacts } from './kept-facts.js';
import { examineEntry, folders, nameOf } from './read-register.js';

/** What the options of `register add` come to. */
export interface AddArguments {
  readonly register: string;
  readonly files: readonly string[];
}

/**
 * Files bundles and certificates in a register under their digests. What was changed is left out; one that is bad keeps
 * no other from being added. Who signed is judged when the site is built, by the trust of that day.
 * @throws UsageError, or SuiteError OUTPUT_UNWRITABLE
 */
export async function add({ register, files }: AddArguments): Promise<void> {
  const judges = await judgesOf({ 'public-key': undefined, trust: undefined, revocations: undefined, at: undefined });
  try {
    for (const folder of folders) await makeFolder(join(register, folder));
  } catch (cause) {
    throw new SuiteError('OUTPUT_UNWRITABLE', `The register ${register} cannot be written (${messageOf(cause)}).`, {
      cause,
    });
  }
  const kept = keptFacts(register);
  const codes: VerifyExitCode[] = [];
  for (const file of files) {
    const { line, code } = await addOne(register, file, { judges, kept });
    codes.push(code);
    process.stdout.write(visible(`${line}\n`));
  }
  process.exitCode = exitCodeOfAll(codes);
}

interface Added {
  readonly line: string;
  readonly code: VerifyExitCode;
}

interface Examining {
  readonly judges: Judges;
  readonly kept: KeptFacts;
}

async function addOne(register: string, path: string, { judges, kept }: Examining): Promise<Added> {
  const { verification, unreadable } = await examineEntry(path, judges, kept);
  if (unreadable !== undefined) return { line: `refused: ${unreadable}`, code: 2 };
  const changed = verification.problems.find(({ kind }) => kind === 'changed');
  if (changed) return { line: `refused: ${path}: ${changed.sentence}`, code: 1 };
  const file =
    verification.kind === 'certificate' ? await addCertificate(register, path) : await addBundle(register, path);
  return { line: `${file.isNew ? 'added' : 'there already'}: ${file.name} (${verification.supplier ?? ''})`, code: 0 };
}

interface Filed {
  readonly name: string;
  readonly isNew: boolean;
}

/** A folder becomes the archive that it would have been: always the same for the same files. What a link leads to is filed. */
async function addBundle(register: string, path: string): Promise<Filed> {
  return file(register, async (temporary) => {
    const archive = join(temporary, 'bundle.zip');
    if ((await stat(path)).isDirectory()) await writeArchive(archive, (await readArchive(path)).files);
    else await cp(path, archive, { dereference: true });
    return [archive, join('evidence', nameOf(await readFile(archive), '.zip'))];
  });
}

/** @throws UsageError for the signed file alone: the site shows the page beside it, too */
async function addCertificate(register: string, path: string): Promise<Filed> {
  if (!(await stat(path)).isDirectory())
    throw new UsageError(`${basename(path)} is part of a certificate: name the folder that issue wrote.`);
  return file(register, async (temporary) => {
    const copy = join(temporary, 'certificate');
    await cp(path, copy, { recursive: true, dereference: true });
    return [copy, join('certificates', nameOf(await readFile(join(copy, certificateName)), ''))];
  });
}

/** Puts something into the register whole or not at all. */
async function file(
  register: string,
  make: (temporary: string) => Promise<readonly [from: string, name: string]>,
): Promise<Filed> {
  const temporary = await mkdtemp(join(register, '.adding-'));
  try {
    const [from, name] = await make(temporary);
    const to = join(register, name);
    const isNew = !existsSync(to);
    if (isNew) await rename(from, to);
    return { name, isNew };
  } catch (cause) {
    if (cause instanceof UsageError) throw cause;
    throw new SuiteError('OUTPUT_UNWRITABLE', `The register ${register} cannot be written (${messageOf(cause)}).`, {
      cause,
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
}
