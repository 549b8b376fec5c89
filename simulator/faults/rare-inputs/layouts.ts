import { mapTexts } from '../../json/json.js';
import type { Behaviour } from '../../variations/behaviour.js';
import type { Fault } from '../../variations/fault.js';
import { bodyFaults, violating } from '../../variations/fault-tables.js';
import { refusing } from '../../variations/variation.js';

/** Layouts of JSON that are refused, or read wrongly. */
export const rareLayouts: readonly Fault[] = [
  ...violating('API-JSON-LAYOUT', [
    [
      'escaped-keys-refused',
      'Refuses JSON with an escape in a key.',
      ['quote'],
      refusingJson((text) => /"[^"\\]*\\u[^"]*"\s*:/.test(text)),
    ],
    [
      'upper-case-escapes-refused',
      'Refuses JSON with an escape whose code has a capital letter.',
      ['order'],
      refusingJson((text) => /\\u[0-9]*[A-F]/.test(text)),
    ],
    [
      'tabs-between-tokens-refused',
      'Refuses JSON with tabs between its tokens.',
      ['cancel'],
      refusingJson((text) => text.includes('\t')),
    ],
    [
      'escaped-slash-refused',
      'Refuses JSON with a slash that is escaped.',
      ['create'],
      refusingJson((text) => text.includes('\\/')),
    ],
    [
      'carriage-return-refused',
      'Refuses JSON with a carriage return between its tokens.',
      ['order-amend'],
      refusingJson((text) => text.includes('\r')),
    ],
    [
      'space-before-colon-refused',
      'Refuses JSON with white space before a colon.',
      ['resolutions'],
      refusingJson((text) => /"\s+:/.test(text)),
    ],
    [
      'type-between-ids-refused',
      'Refuses JSON whose problemType stands after the id and before the serviceId.',
      ['test'],
      refusing('The keys are out of order', ({ received }) => {
        const [id, type, serviceId] = ['id', 'problemType', 'serviceId'].map((name) =>
          Object.keys(received).indexOf(name),
        );
        return Number(id) < Number(type) && Number(type) < Number(serviceId);
      }),
    ],
  ]),
  ...bodyFaults('create', 'API-UNCHANGED', [
    [
      'escaped-pairs-broken',
      'Answers two question marks for a character that is escaped as a pair.',
      (body, { request }) =>
        /\\ud[89ab]/i.test(request.text)
          ? mapTexts(body, (text) => text.replaceAll(/[\u{10000}-\u{10ffff}]/gu, '??'))
          : body,
    ],
  ]),
];

function refusingJson(picks: (json: string) => boolean): Behaviour {
  return refusing('The JSON cannot be read', ({ request }) => picks(request.text));
}
