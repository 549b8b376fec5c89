import { createServer } from 'node:net';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';

/** A port that was free a moment ago. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

/** Runs something against a supplier with these faults at a port, and ends the supplier. */
export async function against<T>(
  options: { readonly port: number; readonly faults?: readonly string[]; readonly kciPort?: number },
  what: (supplier: ReferenceSupplier) => Promise<T>,
): Promise<T> {
  const { port, faults = [], kciPort } = options;
  const supplier = await startSupplier({
    port,
    faults,
    ...(kciPort !== undefined && { mode: 'async' as const, kciUrl: `http://127.0.0.1:${kciPort}` }),
  });
  try {
    return await what(supplier);
  } finally {
    await supplier.close();
  }
}
