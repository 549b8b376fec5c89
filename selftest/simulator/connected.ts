import { expect, vi } from 'vitest';

import { startSupplier, type ReferenceSupplier, type SupplierOptions } from '../../simulator/index.js';
import { startReceiver } from './kci-receiver.js';
import { send } from './requests.js';

/** What was started in a test, and has to be closed after it. */
export const open: { close(): Promise<void> }[] = [];

/** Closes all that is open. */
export async function closeAll(): Promise<void> {
  await Promise.all(open.splice(0).map((each) => each.close()));
}

/** A supplier, in async mode by default, and a receiver of its KCIs. */
export async function connected(options: SupplierOptions = {}, failures = 0) {
  const receiver = await startReceiver(failures);
  const supplier: ReferenceSupplier = await startSupplier({ mode: 'async', kciUrl: receiver.url, ...options });
  open.push(supplier, receiver);
  const post = (path: string, body?: unknown) => send(supplier.url, 'POST', path, body);
  const received = async (count: number) => {
    await vi.waitFor(() => expect(receiver.kcis.length).toBeGreaterThanOrEqual(count), {
      timeout: 30_000,
      interval: 5,
    });
    return receiver.kcis;
  };
  const reasons = () => receiver.kcis.map(({ body }) => [body['reasonCode'], body.serviceProblem['status']]);
  return { supplier, post, received, reasons, kcis: receiver.kcis };
}
