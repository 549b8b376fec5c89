import { supplierApi } from '../../contract/description.js';
import type { Operation, SecurityScheme } from '../../contract/operation.js';

/** Where credentials go in a request. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string>>;
  /** Parameters of the query, percent-encoded. */
  readonly query: readonly string[];
}

/**
 * Credentials in the places that the description of an operation names: a token is also the key of an `apiKey` scheme.
 * @param authorization what the Authorization header would be, such as `Bearer abc`; none without authentication
 */
export function credentialsOf({ security }: Operation, authorization: string | null): Credentials {
  const open = security.length === 0 && declaresSchemes();
  if (authorization === null || open) return { headers: {}, query: [] };
  const secret = authorization.slice(authorization.indexOf(' ') + 1);
  const schemes = alternativeFor(security, authorization) ?? [{ kind: 'other', name: 'Authorization' }];
  const cookies = schemes.filter(({ kind }) => kind === 'cookie').map(({ name }) => `${name}=${secret}`);
  const headers = schemes.flatMap(({ kind, name }) => {
    if (kind === 'header') return [[name, secret]];
    return kind === 'query' || kind === 'cookie' ? [] : [['Authorization', authorization]];
  });
  return {
    headers: {
      ...(Object.fromEntries(headers) as Record<string, string>),
      ...(cookies.length > 0 && { Cookie: cookies.join('; ') }),
    },
    query: schemes
      .filter(({ kind }) => kind === 'query')
      .map(({ name }) => `${encodeURIComponent(name)}=${encodeURIComponent(secret)}`),
  };
}

/** Whether the description knows of any scheme: one that does not says nothing about who has to prove what. */
function declaresSchemes(): boolean {
  const components = supplierApi.document['components'] as { readonly securitySchemes?: object } | undefined;
  return Object.keys(components?.securitySchemes ?? {}).length > 0;
}

/** The alternative that such credentials are for; the first where none is. */
function alternativeFor(security: Operation['security'], authorization: string): readonly SecurityScheme[] | undefined {
  const wanted = authorization.startsWith('Basic ') ? ['basic'] : ['bearer', 'header', 'query', 'cookie'];
  for (const kind of wanted) {
    const fitting = security.find((alternative) => alternative.some((scheme) => scheme.kind === kind));
    if (fitting) return fitting;
  }
  return security[0];
}
