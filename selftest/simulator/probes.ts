import { amendProblem, cancelProblem, createProblem, decideResolution } from '../../contract/requirements/index.js';
import { areaProbes, areaSamples } from './area-probes.js';
import { histories } from './history-probes.js';
import { bodyProbes, envelopeProbes, long, look, odd, type Fields, type Probe } from './probing.js';
import { rareBodies } from './rare-probes.js';
import { fullProblem, send, smallProblem } from './requests.js';

/** What to try in place of a value: nothing, another type, and what lies at and beyond its limits. */
function replacements(value: unknown, isInner: boolean): readonly unknown[] {
  if (typeof value === 'number') return [undefined, 'x', 0];
  if (typeof value !== 'string') return [undefined, 'x', ...(Array.isArray(value) ? [[]] : [])];
  const texts = [undefined, 7, true, '', 'x', long];
  return isInner ? texts : [...texts, 'x'.repeat(1000), `${odd}${'ü'.repeat(900)}`];
}

/** The bodies that each field brings forth. */
function variants(body: Fields, isInner = false): readonly (readonly [string, Fields])[] {
  return Object.entries(body).flatMap(([name, original]) =>
    replacements(original, isInner).map(
      (value) => [`${name} = ${JSON.stringify(value)?.slice(0, 20) ?? 'none'}`, { ...body, [name]: value }] as const,
    ),
  );
}

/** The same for the fields of a group, or of each item of a list. */
function inner(body: Fields, name: string, fields: Fields, isList = false): readonly (readonly [string, Fields])[] {
  return variants(fields, true).map(
    ([title, changed]) => [`${name}/${title}`, { ...body, [name]: isList ? [changed] : changed }] as const,
  );
}

const contact = { name: 'John Smith', email: 'John@Smith.com', phoneNumber: '+44 1234 567890' };
const characteristic = { name: 'END_USER_CPE', value: 'Zyzel DX3301' };

function createBodies(): readonly (readonly [string, Fields])[] {
  const small = smallProblem(1);
  const full = fullProblem(1);
  return [
    ['small', small],
    ['full', full],
    ['odd texts', { ...full, notes: odd, hazards: odd, onSiteRestrictions: odd }],
    ['several characteristics', { ...small, characteristics: [characteristic, { name: 'A', value: 'B' }] }],
    ['longest text', { ...small, problemText: 'x'.repeat(80) }],
    ['shortest text', { ...small, problemText: 'x'.repeat(10) }],
    ['unknown service', { ...small, serviceId: 'SI0000000000000' }],
    ...inner(full, 'serviceSpecification', { id: 'ftthl2r' }),
    ...inner(full, 'address', { id: '200004033694', type: 'UPRN' }),
    ...inner(full, 'characteristics', characteristic, true),
    ...inner(full, 'primaryContact', contact),
    ...inner(full, 'secondaryContact', contact),
    ...variants(full),
    ...rareBodies(createProblem, full),
  ];
}

function amendBodies(reference: string): readonly (readonly [string, Fields])[] {
  const small = { id: 1, serviceProblemId: 1 };
  const full = {
    ...small,
    supplierServiceProblemReference: reference,
    problemText: 'The service keeps dropping.',
    escalationRequest: true,
    characteristics: [characteristic, { name: 'A', value: 'B' }],
    primaryContact: contact,
    secondaryContact: { ...contact, name: 'Jane Smith' },
    appointmentReservationId: 345,
    appointmentReservationReference: 'A234X',
    hazards: 'Hazardous materials stored on site',
    onSiteRestrictions: 'Restricted access',
    notes: 'Lorem ipsum dolor sit amet...',
  };
  return [
    ['small', small],
    ['full', full],
    ['odd texts', { ...full, notes: odd, hazards: odd, onSiteRestrictions: odd }],
    ['unknown problem', { ...full, serviceProblemId: 999999 }],
    ...inner(full, 'characteristics', characteristic, true),
    ...inner(full, 'primaryContact', contact),
    ...inner(full, 'secondaryContact', contact),
    ...variants(full),
    ...rareBodies(amendProblem, full),
  ];
}

function cancelBodies(reference: string): readonly (readonly [string, Fields])[] {
  const full = {
    id: 1,
    serviceProblemId: 1,
    supplierServiceProblemReference: reference,
    reasonCode: 'OTHER',
    text: 'Gone',
  };
  const { text: _text, ...small } = full;
  return [
    ['small', small],
    ['full', full],
    ['unknown problem', { ...full, serviceProblemId: 999999 }],
    ...variants(full),
    ...rareBodies(cancelProblem, full),
  ];
}

function decisionBodies(): readonly (readonly [string, Fields])[] {
  const full = { status: 'REJECTED', tenantNotes: 'Issue still persists' };
  return [
    ['small', { status: 'ACCEPTED' }],
    ['full', full],
    ['lower case', { status: 'accepted' }],
    ...variants(full),
    ...rareBodies(decideResolution, full),
  ];
}

const problems = '/service-problems';
const amendments = '/service-problem-amendments';
const cancellations = '/service-problem-cancellations';
const resolutions = '/service-problem-resolutions';

/** Raises problem 1 again and gives its reference. */
async function raise(url: string): Promise<string> {
  const raised = await send(url, 'POST', problems, fullProblem(1));
  const { body } = raised.status === 201 ? raised : await send(url, 'POST', '/_test/request-information/1');
  return String(body?.['supplierReference']);
}

/** Raises problem 1 again, resolves it, and gives the path of the resolution. */
async function resolve(url: string): Promise<string> {
  await raise(url);
  const { body } = await send(url, 'POST', '/_test/resolve/1');
  return `${resolutions}/${String(body?.['resolutionId'])}`;
}

async function cancel(url: string, reference: string): Promise<void> {
  const body = { id: 9, serviceProblemId: 1, supplierServiceProblemReference: reference, reasonCode: 'OTHER' };
  await send(url, 'POST', cancellations, body);
}

/** The probes of each operation. */
export const probes: Readonly<Record<string, readonly Probe[]>> = {
  ...areaProbes,
  [createProblem]: [
    ...envelopeProbes((url, headers, text) => look(url, 'POST', problems, text(fullProblem(1)), headers)),
    ...bodyProbes(createBodies(), (url, body) => look(url, 'POST', problems, body)),
    histories.createProblem,
  ],
  [amendProblem]: [
    ...envelopeProbes(async (url, headers, text) => {
      const body = { id: 1, serviceProblemId: 1, supplierServiceProblemReference: await raise(url) };
      return look(url, 'POST', amendments, text(body), headers);
    }),
    ...endedProbes((url, body) => look(url, 'POST', amendments, body)),
    ...histories.amendProblem,
    ...bodyProbes(amendBodies('REFERENCE'), async (url, body) =>
      look(url, 'POST', amendments, quoting(body, await raise(url))),
    ),
  ],
  [cancelProblem]: [
    ...envelopeProbes(async (url, headers, text) => {
      const reference = await raise(url);
      const body = { id: 1, serviceProblemId: 1, supplierServiceProblemReference: reference, reasonCode: 'OTHER' };
      return look(url, 'POST', cancellations, text(body), headers);
    }),
    ...endedProbes((url, body) => look(url, 'POST', cancellations, { ...body, reasonCode: 'OTHER' })),
    ...histories.cancelProblem,
    ...bodyProbes(cancelBodies('REFERENCE'), async (url, body) =>
      look(url, 'POST', cancellations, quoting(body, await raise(url))),
    ),
  ],
  [decideResolution]: [
    ...envelopeProbes((url, headers, text) =>
      look(url, 'PATCH', `${resolutions}/1234`, text({ status: 'REJECTED', tenantNotes: 'Still there' }), headers),
    ),
    { title: 'unknown', send: (url) => look(url, 'PATCH', `${resolutions}/9999`, { status: 'ACCEPTED' }) },
    {
      title: 'decided',
      send: async (url) => {
        const path = await resolve(url);
        await send(url, 'PATCH', path, { status: 'ACCEPTED' });
        return look(url, 'PATCH', path, { status: 'REJECTED' });
      },
    },
    {
      title: 're-opened, and decided',
      send: async (url) => {
        await send(url, 'PATCH', await resolve(url), { status: 'REJECTED' });
        const { body } = await send(url, 'POST', '/_test/resolve/1');
        const path = `${resolutions}/${String(body?.['resolutionId'])}`;
        await send(url, 'PATCH', path, { status: 'ACCEPTED' });
        return look(url, 'PATCH', path, { status: 'REJECTED' });
      },
    },
    {
      title: 'cancelled',
      send: async (url) => {
        const path = await resolve(url);
        const { body } = await send(url, 'POST', '/_test/request-information/1');
        await cancel(url, String(body?.['supplierReference']));
        return look(url, 'PATCH', path, { status: 'ACCEPTED' });
      },
    },
    {
      title: 're-opened',
      send: async (url) => {
        await send(url, 'PATCH', await resolve(url), { status: 'REJECTED' });
        return look(url, 'POST', amendments, { id: 9, serviceProblemId: 1, notes: 'Amended' });
      },
    },
    ...bodyProbes(decisionBodies(), (url, body) => look(url, 'PATCH', `${resolutions}/1234`, body)),
  ],
};

/** One accepted and one refused request to each operation, which need nothing of the others. */
export const samples: Readonly<Record<string, readonly Probe[]>> = {
  ...areaSamples,
  [createProblem]: bodyProbes(
    [
      ['full', fullProblem(1)],
      ['wrong', { ...fullProblem(1), notes: undefined }],
    ],
    (url, body) => look(url, 'POST', problems, body),
  ),
  [amendProblem]: bodyProbes(
    [
      ['unknown', { id: 1, serviceProblemId: 999999 }],
      ['wrong', {}],
    ],
    (url, body) => look(url, 'POST', amendments, body),
  ),
  [cancelProblem]: bodyProbes(
    [
      ['unknown', { ...smallCancellation() }],
      ['wrong', {}],
    ],
    (url, body) => look(url, 'POST', cancellations, body),
  ),
  [decideResolution]: bodyProbes(
    [
      ['accepted', { status: 'ACCEPTED' }],
      ['wrong', {}],
    ],
    (url, body) => look(url, 'PATCH', `${resolutions}/1234`, body),
  ),
};

function smallCancellation(): Fields {
  return { id: 1, serviceProblemId: 999999, supplierServiceProblemReference: 'REFERENCE', reasonCode: 'OTHER' };
}

function quoting(body: Fields, reference: string): Fields {
  const quoted = body['supplierServiceProblemReference'];
  return quoted === 'REFERENCE' ? { ...body, supplierServiceProblemReference: reference } : body;
}

function endedProbes(act: (url: string, body: Fields) => Promise<readonly string[]>): readonly Probe[] {
  const quote = (reference: string) => ({ id: 1, serviceProblemId: 1, supplierServiceProblemReference: reference });
  return [
    {
      title: 'after a cancellation',
      send: async (url) => {
        const reference = await raise(url);
        await cancel(url, reference);
        return act(url, quote(reference));
      },
    },
    {
      title: 'after a completion',
      send: async (url) => {
        const path = await resolve(url);
        const { body } = await send(url, 'POST', '/_test/request-information/1');
        await send(url, 'PATCH', path, { status: 'ACCEPTED' });
        return act(url, quote(String(body?.['supplierReference'])));
      },
    },
  ];
}
