import { Agent, request as ask, type IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { startSupplier } from '../../simulator/index.js';
import { serve } from '../serve.js';
import type { HostileSupplier } from './behaviour.js';

/** A sound answer, before it is spoilt. */
export interface SoundAnswer {
  readonly status: number;
  readonly headers: readonly (readonly [string, string])[];
  readonly body: string;
  /** Which request it answers, from 1. */
  readonly count: number;
}

/**
 * A reference supplier whose sound answers are spoilt on their way: `spoil` gets each with the socket, and writes what
 * it likes. Answers to anything but operations stay sound.
 */
export async function spoiltSupplier(
  spoil: (socket: Socket, answer: SoundAnswer) => void,
  which: (answer: SoundAnswer) => boolean = () => true,
): Promise<HostileSupplier> {
  const supplier = await startSupplier();
  const agent = new Agent({ keepAlive: true });
  let count = 0;
  const served = await serve((request) => {
    const operation = request.url?.startsWith('/service-problem') === true;
    const answered = forward(supplier.url, request, agent).then((answer) => {
      const numbered = { ...answer, count: operation ? ++count : 0 };
      // Past node's own response, or it would wait for the spoilt one to end.
      if (operation && which(numbered)) spoil(request.socket, numbered);
      else request.socket.write(bytesOf(numbered));
    });
    // The client may leave, or all of this end, before the sound answer is there.
    answered.catch(() => request.socket.destroy());
  });
  const { server } = served;
  server.on('clientError', (_, socket) => socket.destroy());
  server.on('connection', (socket) => socket.on('error', () => undefined));
  return {
    url: served.url,
    async [Symbol.asyncDispose]() {
      agent.destroy();
      await served[Symbol.asyncDispose]();
      await supplier.close();
    },
  };
}

/** The bytes of an answer as HTTP/1.1, some of its parts replaced; `close` ends the connection after it. */
export function bytesOf(
  { status, headers, body }: SoundAnswer,
  changes: { readonly body?: string | Buffer; readonly headers?: Readonly<Record<string, string>> } = {},
): Buffer {
  const sent = Buffer.from(changes.body ?? body);
  const all = {
    ...Object.fromEntries(headers.filter(([name]) => !/^(content-length|transfer-encoding|connection)$/i.test(name))),
    'Content-Length': String(sent.length),
    ...changes.headers,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.concat([Buffer.from(`HTTP/1.1 ${status} X\r\n${lines.join('')}\r\n`, 'latin1'), sent]);
}

function forward(url: string, request: IncomingMessage, agent: Agent): Promise<Omit<SoundAnswer, 'count'>> {
  return new Promise((resolve, reject) => {
    const onward = ask(
      url + (request.url ?? ''),
      { method: request.method, headers: request.headers, agent },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('end', () => {
          const raw = answer.rawHeaders;
          const headers = raw.flatMap((name, at) => (at % 2 === 0 ? [[name, raw[at + 1] ?? ''] as const] : []));
          resolve({ status: answer.statusCode ?? 0, headers, body: Buffer.concat(chunks).toString() });
        });
      },
    );
    onward.on('error', reject);
    request.pipe(onward);
  });
}
