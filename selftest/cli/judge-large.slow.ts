import { once } from 'node:events';
import { createWriteStream, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { smallProblem } from '../simulator/requests.js';
import { answerTo, cancellation, entry, server } from '../traffic/captures.js';
import { ended, newFolder, startCli } from './cli.js';
import { peakOf } from './peak-memory.js';

const gigabyte = 1024 ** 3;
const maxMegabytes = 450;

/** So many service problems are raised in the capture, between downloads from elsewhere. */
const problems = 20_000;

/** Writes a capture of a gigabyte, and gives its size. */
async function write(file: string): Promise<number> {
  const stream = createWriteStream(file);
  let bytes = 0;
  const put = async (text: string) => {
    bytes += Buffer.byteLength(text);
    if (!stream.write(text)) await once(stream, 'drain');
  };
  const text = Buffer.alloc(36_000, 'A').toString('base64');
  const download = (raw: object) => ({
    ...raw,
    response: { status: 200, headers: [], content: { mimeType: 'image/png', size: 36_000, encoding: 'base64', text } },
  });
  const elsewhere = JSON.stringify(
    entry({ url: 'https://static.example.net/picture.png', method: 'GET', as: download }),
  );
  await put('{"log":{"version":"1.2","creator":{"name":"test","version":"1"},"entries":[\n');
  for (let id = 1; id <= problems; id++) {
    const twice = id === problems ? { answered: answerTo(smallProblem(1), { id }) } : {};
    await put(
      `${id === 1 ? '' : ',\n'}${JSON.stringify(entry({ sent: smallProblem(id), at: problems - id, ...twice }))}`,
    );
    await put(`,\n${elsewhere}`);
  }
  // The first problem of the file is the last in time.
  await put(`,\n${JSON.stringify(cancellation(1, 2, { at: problems + 1 }))}`);
  await put(`,\n${JSON.stringify(cancellation(2, 2, { at: problems + 2 }))}`);
  while (bytes < gigabyte) await put(`,\n${elsewhere}`);
  await put(']}}');
  stream.end();
  await once(stream, 'finish');
  return bytes;
}

test.runIf(existsSync('/proc/self/status'))('a capture of a gigabyte is judged in little memory', async () => {
  const file = join(newFolder(), 'large.har');
  try {
    expect(await write(file)).toBeGreaterThanOrEqual(gigabyte);
    const command = startCli(['judge', file, '--server', server, '--reporter', 'json']);
    let peak = 0;
    const timer = setInterval(() => (peak = Math.max(peak, peakOf(command.pid))), 50);
    const { code, stdout, stderr } = await ended(command);
    clearInterval(timer);
    process.stdout.write(`The most memory for a capture of a gigabyte: ${Math.round(peak)} MB\n`);
    expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    const { findings, counts } = JSON.parse(stdout) as {
      findings: { requirement: string }[];
      counts: { judged: number };
    };
    expect(counts.judged).toBe(problems + 2);
    expect(findings.map(({ requirement }) => requirement)).toEqual(['SP-REFERENCE-UNIQUE', 'SP-CANCEL-TWICE']);
    expect(peak).toBeGreaterThan(50);
    expect(peak).toBeLessThan(maxMegabytes);
  } finally {
    rmSync(file, { force: true });
  }
});
