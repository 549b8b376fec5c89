import type { ServerResponse } from 'node:http';

import type { Answer, Transmission } from './answer.js';
import type { Json } from '../json/json.js';

/** How long a slow answer takes, in milliseconds. */
export const slowMs = 150;

/** How an answer is written, apart from what it says. */
export interface Handwriting {
  readonly way: Transmission;
  readonly write: (body: Json) => string;
  readonly headerName: (name: string) => string;
}

/** The usual handwriting of the reference supplier. */
export const plainHand: Handwriting = {
  way: 'whole',
  write: (body) => JSON.stringify(body),
  headerName: (name) => name,
};

/** Sends an answer, or does with it whatever the way of transmission says. */
export function transmit(response: ServerResponse, answer: Answer, hand: Handwriting = plainHand): void {
  const { socket } = response;
  if (socket === null || socket.destroyed) return;
  const text = answer.text ?? (answer.body === undefined ? '' : hand.write(answer.body));
  const begin = (length: Readonly<Record<string, string>>): void => {
    const headers = Object.entries({ ...answer.headers, ...length });
    response.writeHead(
      answer.status,
      Object.fromEntries(headers.map(([name, value]) => [hand.headerName(name), value])),
    );
  };
  const bytes = Buffer.byteLength(text);
  switch (hand.way) {
    case 'never':
      return;
    case 'reset':
      socket.resetAndDestroy();
      return;
    case 'cut-off':
      begin({ 'Content-Length': String(bytes + 1) });
      response.write(text.slice(0, Math.floor(text.length / 2)));
      socket.end();
      return;
    case 'headers-only':
      begin({ 'Content-Length': String(bytes + 1) });
      response.flushHeaders();
      socket.end();
      return;
    case 'slow':
      setTimeout(() => transmit(response, answer, { ...hand, way: 'whole' }), slowMs);
      return;
    case 'chunked':
      begin({});
      response.write(text.slice(0, 10));
      response.end(text.slice(10));
      return;
    case 'whole':
      begin(answer.status === 204 ? {} : { 'Content-Length': String(bytes) });
      response.end(answer.status === 204 ? undefined : text);
  }
}
