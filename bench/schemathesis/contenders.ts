import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { XMLParser } from 'fast-xml-parser';
import { run } from '../../selftest/cli/cli.js';
import { mockToken } from '../../selftest/corpus/mock.js';
import { schemathesis } from './installed.js';

/** A tool examines what is at an address by a description, and says what it found: each once, in one line. */
export type Contender = (description: string, url: string) => Promise<ReadonlySet<string>>;

/** This suite, with what it does by default. */
export const ours: Contender = async (description, url) => {
  const { report } = await run(['--spec', description, '--base-url', url, '--token', mockToken, '--seed', '1']);
  return new Set(report.findings.map(({ operation, requirement }) => `${operation}: ${requirement}`));
};

/** Schemathesis, with all that it does by default. */
export const theirs: Contender = async (description, url) => {
  const out = mkdtempSync(join(tmpdir(), 'schemathesis-'));
  const args = ['run', description, '--url', url, '--header', `Authorization: Bearer ${mockToken}`, '--seed', '1'];
  await new Promise<void>((resolve, reject) => {
    const options = { cwd: out, maxBuffer: 1e9, timeout: 600_000 };
    execFile(
      schemathesis ?? '',
      [...args, '--report', 'junit', '--report-junit-path', join(out, 'junit.xml')],
      options,
      (error) =>
        // 1 says that it found something.
        error && error.code !== 1 ? reject(error) : resolve(),
    );
  });
  return failuresIn(readFileSync(join(out, 'junit.xml'), 'utf8'));
};

interface JunitCase {
  readonly name: string;
  readonly failure?: readonly { readonly message?: string }[];
}

/** Each kind of failure of each operation: a failure names the codes of all its kinds. */
function failuresIn(xml: string): ReadonlySet<string> {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    isArray: (name) => ['testcase', 'failure', 'testsuite'].includes(name),
  });
  const { testsuites } = parser.parse(xml) as {
    testsuites: { testsuite: readonly { testcase?: readonly JunitCase[] }[] };
  };
  return new Set(
    testsuites.testsuite.flatMap(({ testcase = [] }) =>
      testcase.flatMap(({ name, failure = [] }) =>
        failure.flatMap(({ message = '' }) => message.split(', ').map((kind) => `${name}: ${kind}`)),
      ),
    ),
  );
}
