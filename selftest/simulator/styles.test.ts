import { request } from 'node:http';

import { describe, expect, test } from 'vitest';

import { startSupplier, styles, type Mode } from '../../simulator/index.js';
import { areaComplaints } from './area-walk.js';
import { violations } from './documented-schemas.js';
import { send, smallProblem, soundHeaders, type Reply } from './requests.js';

const decision = '/service-problem-resolutions/1234';

/**
 * A supplier's own reference may break the pattern that it is quoted back with: the documents contradict themselves. The
 * messages of errors are texts by their example only.
 */
function wrong(schema: string, { body }: Reply): readonly string[] {
  return violations(schema, body).filter(
    (problem) => !/^\/(supplierServiceProblemReference|messages\/\d+) /.test(problem),
  );
}

/** Goes once through all operations, with a refusal of each kind, and gives what is wrong with the answers. */
async function complaints(style: string, mode: Mode): Promise<readonly string[]> {
  const supplier = await startSupplier({ mode, styles: [style] });
  const found: string[] = [];
  const look = (title: string, reply: Reply, statuses: readonly number[], schema: string): Reply => {
    if (!statuses.includes(reply.status)) found.push(`${title}: ${reply.status} ${reply.text}`);
    if (reply.status !== 202) found.push(...wrong(schema, reply).map((problem) => `${title}: ${problem}`));
    // The documents show the header on the 200 and 201 only.
    const id = reply.headers.get('x-request-id') ?? (reply.status < 202 ? '' : soundHeaders['X-Request-ID']);
    if (id !== soundHeaders['X-Request-ID']) found.push(`${title}: X-Request-ID`);
    if (reply.status !== 202 && !/^application\/json\b/i.test(reply.headers.get('content-type') ?? '')) {
      found.push(`${title}: Content-Type`);
    }
    return reply;
  };
  const post = (path: string, body: unknown, headers = {}) => send(supplier.url, 'POST', path, body, headers);
  const done = style === 'answers-either-way' ? [201, 202] : [mode === 'sync' ? 201 : 202];
  try {
    look('create', await post('/service-problems', smallProblem(1)), done, 'ServiceProblem');
    const stimulated = await post('/_test/request-information/1', {});
    const reference = String(stimulated.body?.['supplierReference']);
    const quoted = { id: 2, serviceProblemId: 1, supplierServiceProblemReference: reference };
    look(
      'amend',
      await post('/service-problem-amendments', { ...quoted, notes: 'Größe' }),
      done,
      'ServiceProblemAmendment',
    );
    const cancellation = { ...quoted, reasonCode: 'OTHER' };
    look('cancel', await post('/service-problem-cancellations', cancellation), done, 'ServiceProblemCancellation');
    look('cancel again', await post('/service-problem-cancellations', cancellation), [422], 'Error');
    for (const status of ['ACCEPTED', 'REJECTED']) {
      look(
        'decide',
        await send(supplier.url, 'PATCH', decision, { status, tenantNotes: 'Noted' }),
        [200],
        'ServiceProblemResolution',
      );
    }
    look(
      'missing field',
      await post('/service-problems', { ...smallProblem(3), notes: undefined }),
      [400, 422],
      'Error',
    );
    look(
      'long text',
      await post('/service-problems', { ...smallProblem(3), serviceId: 'x'.repeat(51) }),
      [400, 422],
      'Error',
    );
    look(
      'unknown service',
      await post('/service-problems', { ...smallProblem(3), serviceId: 'SI0000000000000' }),
      [422],
      'Error',
    );
    look('malformed', await post('/service-problems', '{'), [400], 'Error');
    look('unauthorised', await post('/service-problems', '{', { Authorization: 'Bearer other' }), [401], 'Error');
    look('header', await post('/service-problems', smallProblem(3), { Tenant: undefined }), [400], 'Error');
    return [...found, ...(await areaComplaints(supplier.url, done, refused[style]))];
  } finally {
    await supplier.close();
  }
}

/** What a style may refuse, of that which others accept. */
const refused: Readonly<Record<string, readonly string[]>> = {
  'provides-only': ['cease'],
  'no-ethernet': ['ethernet'],
};

describe.each(styles.map(({ name }) => name))('the style %s', (style) => {
  test.each(['sync', 'async'] as const)('conforms in %s mode', async (mode) => {
    expect(await complaints(style, mode)).toEqual([]);
  });
});

test('all names are different, and every style has a description', () => {
  expect(new Set(styles.map(({ name }) => name)).size).toBe(styles.length);
  expect(styles.filter(({ description }) => !/^[A-Z].*\.$/.test(description))).toEqual([]);
});

describe('a style shows in', () => {
  const raise = async (style: string, body: unknown = smallProblem(1), headers = {}) => {
    const supplier = await startSupplier({ styles: [style] });
    try {
      return await send(supplier.url, 'POST', '/service-problems', body, headers);
    } finally {
      await supplier.close();
    }
  };

  test('the status', async () => {
    expect((await raise('in-progress')).body?.['status']).toBe('IN_PROGRESS');
    expect((await raise('all-400', { ...smallProblem(1), id: 0 })).status).toBe(400);
    expect((await raise('all-422', { ...smallProblem(1), id: undefined })).status).toBe(422);
    expect((await raise('all-422', '{')).status).toBe(400);
    expect((await raise('form-415', 'id=1', { 'Content-Type': 'text/plain' })).status).toBe(415);
    expect((await raise('refuses-cpe', { ...smallProblem(1), problemType: 'CPE' })).status).toBe(422);
    expect((await raise('refuses-unknown-fields', { ...smallProblem(1), colour: 'red' })).status).toBe(422);
    expect((await raise('knows-its-references', { ...smallProblem(1), serviceTestId: 1 })).status).toBe(422);
    expect((await raise('knows-its-references', { ...smallProblem(1), parentServiceProblemId: 9 })).status).toBe(422);
  });

  test('the body', async () => {
    expect((await raise('pretty')).text).toContain('\n  ');
    expect((await raise('escaped', { ...smallProblem(1), notes: 'ü/😀' })).text).toContain('\\u00fc\\/\\ud83d\\ude00');
    expect((await raise('escaped', { ...smallProblem(1), notes: 'ü/😀' })).body?.['notes']).toBe('ü/😀');
    expect((await raise('references-any')).body?.['supplierReference']).toBe('a-1');
    expect(String((await raise('long-references')).body?.['supplierReference'])).toHaveLength(30);
  });

  test('the headers', async () => {
    expect((await raise('charset')).headers.get('content-type')).toBe('application/json; charset=utf-8');
    const supplier = await startSupplier({ styles: ['upper-case-headers'] });
    const names = await new Promise<readonly string[]>((resolve, reject) => {
      request(`${supplier.url}/service-problems`, { method: 'POST', headers: soundHeaders }, (reply) => {
        reply.resume().on('end', () => resolve(reply.rawHeaders));
      })
        .on('error', reject)
        .end(JSON.stringify(smallProblem(1)));
    });
    await supplier.close();
    expect(names).toEqual(expect.arrayContaining(['X-REQUEST-ID', 'X-CONVERSATION-ID', 'CONTENT-TYPE']));
  });

  test('the state', async () => {
    const supplier = await startSupplier({ styles: ['one-problem-a-service', 'repeats-decisions'] });
    const post = (path: string, body?: unknown) => send(supplier.url, 'POST', path, body);
    expect((await post('/service-problems', smallProblem(1))).status).toBe(201);
    expect((await post('/service-problems', smallProblem(2))).status).toBe(422);
    await post('/_test/resolve/1');
    const path = '/service-problem-resolutions/RES_00000001';
    const statuses = [];
    for (const status of ['ACCEPTED', 'ACCEPTED', 'REJECTED']) {
      statuses.push((await send(supplier.url, 'PATCH', path, { status })).status);
    }
    expect(statuses).toEqual([200, 200, 422]);
    expect((await post('/service-problems', smallProblem(2))).status).toBe(201);
    await supplier.close();
  });
});

test('a style that leaves a run undecided says why', () => {
  const undecided = styles.filter(({ incomplete }) => incomplete !== undefined);
  expect(undecided.map(({ name }) => name)).toEqual([
    'one-problem-a-service',
    'no-slots',
    'no-slot-list',
    'provides-only',
    'no-ethernet',
  ]);
  expect(undecided.filter(({ incomplete = '' }) => !/^[A-Z].*\.$/.test(incomplete))).toEqual([]);
});
