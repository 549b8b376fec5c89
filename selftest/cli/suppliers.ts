import { startSupplier, type ReferenceSupplier } from '../../simulator/index.js';

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
