import Provider from 'oidc-provider';
import { serve } from '../serve.js';

export interface AuthorizationServer extends AsyncDisposable {
  readonly tokenUrl: string;
  /** How many tokens it has handed out. */
  readonly issued: () => number;
  /** Whether a token is one of its own and still valid. */
  knows(token: string): Promise<boolean>;
}

/** One for each way in which a client proves itself, and the one of the README. */
const clients = [
  ['client_secret_basic', 'client_secret_basic'],
  ['client_secret_post', 'client_secret_post'],
  ['conformance', 'client_secret_basic'],
] as const;

/** A real authorization server. */
export async function startAuthorizationServer(options: {
  readonly clientSecret: string;
  readonly tokenLifetimeSeconds: number;
}): Promise<AuthorizationServer> {
  const { url: issuer, server, ...closing } = await serve();
  const provider = new Provider(issuer, {
    clients: clients.map(([id, method]) => ({
      client_id: id,
      client_secret: options.clientSecret,
      grant_types: ['client_credentials'],
      redirect_uris: [],
      response_types: [],
      scope: 'supplier-api',
      token_endpoint_auth_method: method,
    })),
    scopes: ['supplier-api'],
    features: { clientCredentials: { enabled: true }, devInteractions: { enabled: false } },
    ttl: { ClientCredentials: options.tokenLifetimeSeconds },
    cookies: { keys: ['test'] },
  });
  let issued = 0;
  provider.on('grant.success', () => void issued++);
  const handle = provider.callback();
  server.on('request', (request, response) => void handle(request, response));
  return {
    ...closing,
    tokenUrl: `${issuer}/token`,
    issued: () => issued,
    knows: async (token) => (await provider.ClientCredentials.find(token))?.isValid === true,
  };
}
