import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { freePort } from '../../bin/run/free-port.js';
import { run, type EndedRun } from './cli.js';
import { against } from './suppliers.js';

interface Entry {
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: readonly { readonly name: string; readonly value: string }[];
    readonly postData?: { readonly text?: string };
  };
  readonly response: { readonly status: number };
}

/** What a run sent, and whether a connection broke meanwhile: then it has sent something again. */
interface Sent {
  readonly requests: readonly string[];
  readonly interrupted: boolean;
}

/** What differs from run to run by right: what is fresh, what the supplier hands out, and when and where it is. */
const passing: readonly (readonly [what: RegExp, name: string])[] = [
  [/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/gi, 'a UUID'],
  [/\d{4}-\d{2}-\d{2}(?:(?:T|\\u0054)\d{2}:\d{2}(?::\d{2})?(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?)?/g, 'a time'],
  [/_\d{8}\b/g, 'a reference'],
  [/127\.0\.0\.1:\d+/g, 'the supplier'],
  // 234670001 as 2.34670001E+8 too; one that ends in zeros has fewer digits there.
  [/\b\d(?:\.\d+)?E\+(?:[89]|1\d)\b/g, 'an id as a power of ten'],
  [/\d{9,}/g, 'an id'],
];

/**
 * What the supplier handed out is written with escapes where a layout is tried, which ones depends on what it is, and
 * again and again where a long one is tried.
 */
function withoutHandedOut(body: string): string {
  return body.replace(/"(?:[^"\\]|\\.)*"/g, (text) => {
    const plain = unescaped(text);
    return /^(?:[A-Z]+_\d{7,}(?:[A-Z]+_?\d*)*|\d{4}-\d{2}-\d{2}T[\d:.]+(?:Z|[+-][\d:]+))$/.test(plain)
      ? '"<handed out>"'
      : text;
  });
}

function unescaped(text: string): string {
  try {
    return JSON.parse(text) as string;
  } catch {
    return text;
  }
}

/** The requests of a run, byte by byte but for what passes, in an order of their own. */
function sentIn({ out }: EndedRun): Sent {
  const { log } = JSON.parse(readFileSync(join(out, 'traffic.har'), 'utf8')) as {
    log: { entries: readonly Entry[] };
  };
  const requests = log.entries
    .map(({ request: { method, url, headers, postData } }) => {
      const lines = headers.map(({ name, value }) => `${name}: ${value}`);
      return [`${method} ${decodeURIComponent(url)}`, ...lines, '', withoutHandedOut(postData?.text ?? '')].join('\n');
    })
    .map((text) => passing.reduce((current, [what, name]) => current.replace(what, `<${name}>`), text))
    .toSorted();
  return { requests, interrupted: log.entries.some(({ response }) => response.status === 0) };
}

/**
 * What test cases start from is made as often as nothing could be lent at that moment, and removed as often as it was
 * made: of such requests, how many there are differs.
 */
const preparing =
  /^(?:POST [^\n]+\/(?:service-problems|service-orders|quote|service-(?:problem|order)-cancellations|_test\/\S+)|GET [^\n]+\/available-appointments)\b/;

function withoutRepeats(requests: readonly string[]): readonly string[] {
  return [
    ...new Set(requests.filter((text) => preparing.test(text))),
    ...requests.filter((text) => !preparing.test(text)),
  ];
}

/** The requests that only the first of two runs sent, each as often as it did more. */
function onlyIn(first: readonly string[], second: readonly string[]): readonly string[] {
  const left = new Map<string, number>();
  for (const request of second) left.set(request, (left.get(request) ?? 0) + 1);
  return first.filter((request) => {
    const times = left.get(request) ?? 0;
    left.set(request, times - 1);
    return times <= 0;
  });
}

const nothing: Sent = { requests: [], interrupted: false };

async function runs(faults: readonly string[], ...options: readonly (readonly string[])[]) {
  const all: EndedRun[] = [];
  for (const each of options) {
    const port = await freePort();
    const target = ['--base-url', `http://127.0.0.1:${port}`, '--token', 'demo-token'];
    all.push(await against({ port, faults }, () => run([...target, '--reporter', 'json', 'har', ...each])));
  }
  const [one = nothing, other = nothing] = all.map(sentIn);
  const { interrupted } = one.interrupted ? one : other;
  const counted = ({ requests }: Sent) => (interrupted ? [...new Set(requests)] : withoutRepeats(requests));
  return [counted(one), counted(other)] as const;
}

describe('with the same seed, the same requests are sent, whatever the concurrency', () => {
  test.each([
    ['that conforms', [], []],
    [
      'in which properties find something',
      ['crashes-on-non-ascii-on-create', 'emoji-refused-on-ethernet'],
      ['--only', 'POST /service-problems', 'POST /ethernet/service-orders'],
    ],
  ])('to a supplier %s', async (_, faults, only) => {
    const [one, other] = await runs(
      faults,
      ['--seed', '11', '--runs', '10', '--concurrency', '1', ...only],
      ['--seed', '11', '--runs', '10', '--concurrency', '8', ...only],
    );
    expect(one.length).toBeGreaterThan(500);
    expect({ missing: onlyIn(one, other), added: onlyIn(other, one) }).toEqual({ missing: [], added: [] });
  });

  test('with another seed, properties send others', async () => {
    const only = ['--only', 'create-problem.any-text'];
    const [one, other] = await runs([], ['--seed', '11', ...only], ['--seed', '12', ...only]);
    expect(onlyIn(one, other).length).toBeGreaterThan(20);
  });
});
