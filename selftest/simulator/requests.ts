import { Agent, request } from 'undici';

const agent = new Agent({ keepAliveTimeout: 500 });

/** The headers of a sound request. */
export const soundHeaders = {
  Authorization: 'Bearer demo-token',
  'Content-Type': 'application/json',
  'X-Request-ID': '5251cf7d-7971-42e4-a5be-c24ed58a7aa6',
  'X-Conversation-ID': '3456cf7d-4471-42e4-a5be-c24ed58a7aa6',
  Tenant: 'TENANT1',
} as const;

/** A problem with nothing but its required fields. */
export function smallProblem(id = 1): Record<string, unknown> {
  return {
    id,
    problemType: 'STABILITY',
    problemText: 'The service keeps dropping.',
    serviceId: 'SI2345432345345',
    serviceSpecification: { id: 'ftthl2r' },
    characteristics: [{ name: 'END_USER_CPE', value: 'Zyzel DX3301' }],
    primaryContact: { name: 'John Smith', phoneNumber: '01234 567890' },
    notes: 'Lorem ipsum dolor sit amet...',
  };
}

/** A problem with every documented field. */
export function fullProblem(id = 1): Record<string, unknown> {
  return {
    ...smallProblem(id),
    address: { id: '200004033694', type: 'UPRN' },
    serviceTestId: 23467,
    serviceTestReference: 'TEST_233827673',
    primaryContact: { name: 'John Smith', email: 'John@Smith.com', phoneNumber: '01234 567890' },
    secondaryContact: { name: 'Jane Smith', email: 'jane@smith.com', phoneNumber: '+44 1234 567891' },
    appointmentReservationId: 345,
    appointmentReservationReference: 'A234X',
    parentServiceProblemId: 12345,
    parentServiceProblemReference: 'SI_RE23380000',
    hazards: 'Hazardous materials stored on site',
    onSiteRestrictions: 'Restricted access',
  };
}

/** What came back. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body as JSON; undefined when it is none. */
  readonly body: Readonly<Record<string, unknown>> | undefined;
}

/** Sends one request with sound headers, except where others are given; undefined drops one. */
export async function send(
  url: string,
  method: string,
  path: string,
  body?: unknown,
  headers: Readonly<Record<string, string | undefined>> = {},
): Promise<Reply> {
  const all = Object.entries({ ...soundHeaders, ...headers }).flatMap(([name, value]) =>
    value === undefined ? [] : [name, value],
  );
  const text = typeof body === 'string' ? body : body === undefined ? undefined : JSON.stringify(body);
  const reply = await request(`${url}${path}`, {
    method: method as 'POST',
    headers: all,
    dispatcher: agent,
    ...(text === undefined ? {} : { body: text }),
  });
  const received = await reply.body.text();
  const pairs = Object.entries(reply.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return { status: reply.statusCode, headers: new Headers(pairs), text: received, body: parsed(received) };
}

function parsed(text: string): Reply['body'] {
  try {
    return JSON.parse(text) as Reply['body'];
  } catch {
    return undefined;
  }
}
