import { ok } from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { startSupplier } from '../../simulator/index.js';
import type { Behaviour, HostileSupplier } from './behaviour.js';
import { startGateway } from './gateway.js';
import { serve } from '../serve.js';

interface TokenEndpoint {
  /** Answers a request for a token; `count` is which, from 1. */
  readonly give: (response: ServerResponse, count: number) => void;
  /** Whether the supplier takes a token, by how often it was used before, and for what. */
  readonly takes?: (uses: number, path: string) => boolean;
  /** How many tokens may be asked for in a run of the handful of test purposes. */
  readonly most?: number;
  readonly least?: number;
}

const token = (response: ServerResponse, number: number, life: number | string | undefined) => {
  response.writeHead(200, { 'Content-Type': 'application/json' });
  response.end(JSON.stringify({ access_token: `TOKEN-${number}`, token_type: 'Bearer', expires_in: life }));
};

/** A sound supplier with a token endpoint that is not. */
async function withTokens({ give, takes = () => true, most = 50, least = 1 }: TokenEndpoint): Promise<HostileSupplier> {
  let count = 0;
  const uses = new Map<string, number>();
  const endpoint = await serve((request, response) => {
    request.resume();
    request.on('end', () => {
      uses.set(`Bearer TOKEN-${++count}`, 0);
      give(response, count);
    });
  });
  const supplier = await startSupplier();
  const gateway = await startGateway({
    target: supplier.url,
    admit({ headers, url = '' }) {
      const given = headers.authorization ?? '';
      const used = uses.get(given);
      if (used === undefined) return false;
      uses.set(given, used + 1);
      return takes(used, url);
    },
  });
  return {
    url: gateway.url,
    profile: {
      auth: {
        type: 'oauth2',
        tokenUrl: `${endpoint.url}/token`,
        clientId: 'x',
        clientSecret: 'client-secret',
      },
    },
    verify: () => ok(count >= least && count <= most, `${count} tokens were asked for`),
    async [Symbol.asyncDispose]() {
      await endpoint[Symbol.asyncDispose]();
      await gateway[Symbol.asyncDispose]();
      await supplier.close();
    },
  };
}

function without(name: string, sentence: RegExp, give: TokenEndpoint['give']): Behaviour {
  return { name, open: () => withTokens({ give, most: 3 }), verdict: 'error', code: 2, sentence };
}

function fine(name: string, endpoint: TokenEndpoint): Behaviour {
  return { name, open: () => withTokens(endpoint), verdict: 'conformant', code: 0 };
}

const json = { 'Content-Type': 'application/json' };

/** Token endpoints that are down, slow, or lie. */
export const badTokens: readonly Behaviour[] = [
  without('has a token endpoint that is down', /gave no access token .*connection ended/, (response) => {
    response.destroy();
  }),
  without('has a token endpoint that hangs', /gave no access token .*No answer began within 400 ms/, () => undefined),
  without('has a token endpoint that answers a page', /gave no access token .*it answered 200/, (response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end('<h1>Log in</h1>');
  }),
  without('has a token endpoint that floods', /gave no access token .*longer than 524288 bytes/, (response) => {
    response.writeHead(200, json);
    response.end(Buffer.alloc(8 * 1024 * 1024, ' '));
  }),
  without(
    'has a token endpoint that redirects',
    /gave no access token .*307 and points to .*no redirect is followed/,
    (response) => {
      response.writeHead(307, { Location: 'http://127.0.0.1:9/token' }).end();
    },
  ),
  without('does not know the client', /401, which means: it does not know this client|invalid_client/, (response) => {
    response.writeHead(401, json).end('{"error":"invalid_client"}');
  }),
  fine('says that tokens live an hour, and takes each ten times only', {
    give: (response, count) => token(response, count, 3600),
    takes: (used) => used < 10,
    least: 2,
  }),
  fine('says that tokens are born dead', { give: (response, count) => token(response, count, 0), most: 4 }),
  fine('has a token endpoint that breaks every other connection', {
    give: (response, count) => (count % 2 === 1 ? response.destroy() : token(response, count, 3600)),
  }),
  {
    name: 'takes a token for a while, and gives no other',
    open: () => {
      let revoked = false;
      return withTokens({
        give: (response, count) =>
          // One for the look before the run, one for the run.
          count <= 2
            ? token(response, count, 3600)
            : response.writeHead(400, json).end('{"error":"unauthorized_client"}'),
        takes: (_, path) => !(revoked ||= path === '/service-problem-cancellations'),
      });
    },
    verdict: 'incomplete',
    code: 3,
    sentence: /gave no access token .*unauthorized_client/,
  },
];
