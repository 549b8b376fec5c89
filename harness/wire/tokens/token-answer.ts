import { isJsonObject } from '../../json/json.js';

/** What a token endpoint answered, as RFC 6749, 5.1, wants it, and what of it was written otherwise. */
export interface TokenAnswer {
  readonly response: Response;
  /** Sentences about what is taken though it is not as the standard says. */
  readonly notes: readonly string[];
}

/**
 * Reads a success of a token endpoint as it is meant: any 2xx with an access token counts. The endpoint is not what is
 * examined, and many wrap or type their answers in ways of their own. All else is passed on as it came.
 */
export async function tolerant(response: Response): Promise<TokenAnswer> {
  if (!response.ok) return { response, notes: [] };
  const text = await response.text();
  const same = (): TokenAnswer => ({ response: copyOf(response, text), notes: [] });
  const body = mappingIn(text);
  if (!body) return same();
  const { access_token: token, token_type: type, expires_in: life, scope } = body;
  if (typeof token !== 'string' || token === '' || isOtherKind(type)) return same();
  const notes: string[] = [];
  const odd = (what: string, taken: string) => void notes.push(`The token endpoint ${what}; ${taken}.`);
  if (response.status !== 200) odd(`answers ${response.status}, not 200`, 'its token is used all the same');
  const media = response.headers.get('content-type');
  if (!/^application\/json\b/i.test(media ?? ''))
    odd(`answers JSON ${media === null ? 'without a media type' : `as ${media}`}`, 'it is read as JSON');
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer')
    odd(type === undefined ? 'gives no token_type' : `gives the token_type ${shown(type)}`, 'Bearer is assumed');
  const seconds = secondsOf(life);
  if (life !== undefined && typeof life !== 'number')
    odd(
      `gives expires_in as ${shown(life)}, not as a number`,
      seconds === undefined ? 'the token is used until it is refused' : `it is taken as ${seconds} seconds`,
    );
  if (scope !== undefined && typeof scope !== 'string')
    odd(`gives the scope as ${shown(scope)}`, 'it is not looked at');
  const plain = { access_token: token, token_type: 'Bearer', ...(seconds !== undefined && { expires_in: seconds }) };
  const headers = { 'content-type': 'application/json' };
  return { response: new Response(JSON.stringify(plain), { status: 200, headers }), notes };
}

/** Kinds of token that prove themselves in another way than by being shown. */
function isOtherKind(type: unknown): boolean {
  return typeof type === 'string' && /^(?:mac|dpop|pop|n_a)$/i.test(type);
}

function secondsOf(life: unknown): number | undefined {
  const seconds = typeof life === 'string' && life.trim() !== '' ? Number(life) : life;
  return typeof seconds === 'number' && Number.isFinite(seconds) && seconds >= 0 ? seconds : undefined;
}

function mappingIn(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const body: unknown = JSON.parse(text);
    return isJsonObject(body) ? body : undefined;
  } catch {
    return undefined;
  }
}

/** The body was read, which a response allows once. */
function copyOf(response: Response, text: string): Response {
  const body = [204, 205].includes(response.status) ? null : text;
  return new Response(body, { status: response.status, headers: response.headers });
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 60 ? `${text.slice(0, 60)}…` : text;
}
