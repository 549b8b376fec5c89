import { supplierApi } from '../../contract/description.js';
import type { Operation } from '../../contract/operation.js';

/** Which operation of the supplier a recorded request called. */
export interface Called {
  readonly operation: Operation;
  readonly pathParameters: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
}

/** What a recorded request was, where it called no operation. */
export type NotCalled = 'other-host' | 'other-path' | 'preflight';

interface Route {
  readonly operation: Operation;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

/** The supplier's address, which says what of a capture is traffic with it. */
export class SupplierAddress {
  readonly #base: URL;
  readonly #routes: readonly Route[];

  /** @param url an absolute http or https address; its path is part of it */
  constructor(url: string) {
    this.#base = new URL(url);
    // One with fewer parameters is more exact.
    this.#routes = [...supplierApi.operations.values()]
      .map(routeOf)
      .toSorted((one, other) => one.names.length - other.names.length);
  }

  /** The operation that a request called, or why it called none. */
  calledBy(method: string, address: string): Called | NotCalled {
    if (!URL.canParse(address)) return 'other-host';
    const url = new URL(address);
    const base = this.#base.pathname.replace(/\/$/, '');
    if (url.origin !== this.#base.origin) return 'other-host';
    if (!`${url.pathname}/`.startsWith(`${base}/`)) return 'other-path';
    const path = url.pathname.slice(base.length);
    for (const { operation, pattern, names } of this.#routes) {
      const match = pattern.exec(path);
      if (!match) continue;
      if (method === 'OPTIONS' && operation.method !== 'OPTIONS') return 'preflight';
      if (method !== operation.method) continue;
      const values = names.map((name, index) => [name, unescaped(match[index + 1] ?? '')] as const);
      return { operation, pathParameters: Object.fromEntries(values), query: url.searchParams };
    }
    return 'other-path';
  }
}

function routeOf(operation: Operation): Route {
  const names: string[] = [];
  const pattern = operation.path
    .split(/(\{[^{}]+\})/)
    .map((part) => {
      if (!part.startsWith('{')) return part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
      names.push(part.slice(1, -1));
      return '([^/]+)';
    })
    .join('');
  return { operation, names, pattern: new RegExp(`^${pattern}/?$`) };
}

function unescaped(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
