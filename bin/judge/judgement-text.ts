import type {
  NotExamined,
  NotExaminedWhy,
  TrafficFinding,
  TrafficJudgement,
  TrafficOperation,
  TrafficPlace,
} from '../../harness/traffic/judgement.js';
import { labelled, styled, visible, wrap, type Layout } from '../../reporters/terminal-text.js';

const verdictWords = {
  'violation-observed': 'violation observed',
  'no-violation-observed': 'no violation observed',
  'no-traffic': 'no traffic',
} as const;

const widestVerdict = 23;

/** A judgement for a terminal: what was judged, what is wrong, and what was not examined. */
export function judgementText(judgement: TrafficJudgement, layout: Layout): readonly string[] {
  const { headline, operations, findings, notes } = judgement;
  return [
    ...wrap(headline, layout.width).map((line) => styled(line, 'bold', layout)),
    '',
    ...judgement.sources.map(({ file, entries, creator }) =>
      visible(`${file}: ${entries} ${entries === 1 ? 'entry' : 'entries'}, written by ${creator}`),
    ),
    ...(judgement.kciFile ? [visible(`${judgement.kciFile.file}: ${judgement.kciFile.kcis} KCIs`)] : []),
    ...passedOver(judgement),
    '',
    ...operations.map((operation) => operationLine(operation, layout)),
    ...findings.flatMap((finding) => ['', ...findingLines(finding, layout)]),
    ...section('Not examined', notExaminedLines(judgement.notExamined, layout), layout),
    ...section(
      'Notes',
      notes.flatMap((note) => wrap(note, layout.width - 2).map((line) => `  ${line}`)),
      layout,
    ),
    ...(judgement.valuesShown || findings.length === 0
      ? []
      : [
          '',
          ...wrap(
            'Values of the traffic are left out, since they can be personal data: see --show-values.',
            layout.width,
          ),
        ]),
  ];
}

function passedOver({ counts }: TrafficJudgement): readonly string[] {
  const parts = (
    [
      [counts.otherHosts, 'to other hosts'],
      [counts.otherPaths, 'to other paths'],
      [counts.preflights, 'preflights'],
      [counts.unanswered, 'without an answer'],
      [counts.local, 'answered by a cache or the browser itself'],
      [counts.unreadable, 'unreadable'],
    ] as const
  ).flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []));
  return parts.length === 0 ? [] : [`Not judged: ${parts.join(', ')}`];
}

function operationLine(operation: TrafficOperation, layout: Layout): string {
  const { verdict, exchanges, accepted, refused, invalidRequests, unknownRequests, unrecordedBodies } = operation;
  const colour = verdict === 'violation-observed' ? (operation.level === 'MUST' ? 'red' : 'yellow') : 'dim';
  const counts = [
    ...(exchanges > 0 && operation.operation !== 'POST /kcis'
      ? [`${exchanges} judged: ${accepted} accepted, ${refused} refused`]
      : exchanges > 0
        ? [`${exchanges} judged`]
        : []),
    ...(invalidRequests > 0 ? [`${invalidRequests} requests break their description`] : []),
    ...(unknownRequests > 0 ? [`${unknownRequests} requests without their body`] : []),
    ...(unrecordedBodies > 0 ? [`${unrecordedBodies} answers without their body`] : []),
  ];
  const word = styled(verdictWords[verdict].padEnd(widestVerdict), colour, layout);
  return visible(`${operation.operation.padEnd(44)} `) + `${word} ${counts.join('; ')}`.trimEnd();
}

function findingLines(finding: TrafficFinding, layout: Layout): readonly string[] {
  const { level, requirement, operation, statement, reason, expected, actual, pointer, occurrences, places } = finding;
  const word = level === 'MUST' ? styled('FAIL', 'red', layout) : styled('WARN', 'yellow', layout);
  const times = occurrences === 1 ? 'once' : `${occurrences} times`;
  const more = occurrences > places.length ? ', …' : '';
  return [
    `${word} ${requirement} (${level}) in ${visible(operation)}`,
    ...labelled('demands', statement, 2, layout),
    ...labelled('reason', reason, 2, layout),
    ...labelled('expected', expected, 2, layout),
    ...labelled('actual', actual, 2, layout),
    ...(pointer === undefined ? [] : labelled('at', pointer === '' ? 'the whole body' : pointer, 2, layout)),
    ...labelled('seen', `${times}: ${places.map(placeText).join(', ')}${more}`, 2, layout),
  ];
}

function placeText({ file, entry, at }: TrafficPlace): string {
  return `${file} entry ${entry}${at === undefined ? '' : ` of ${at}`}`;
}

function notExaminedLines(list: readonly NotExamined[], layout: Layout): readonly string[] {
  const groups = new Map<NotExaminedWhy, NotExamined[]>();
  for (const each of list) groups.set(each.why, [...(groups.get(each.why) ?? []), each]);
  return [...groups.values()].flatMap((group) => {
    const [{ reason }] = group as [NotExamined];
    const names = group.map(({ requirement, operations }) => `${requirement} (${operations.length})`);
    return [
      ...wrap(reason, layout.width - 2).map((line) => `  ${line}`),
      ...wrap(names.join(', '), layout.width - 4).map((line) => `    ${line}`),
    ];
  });
}

function section(title: string, lines: readonly string[], layout: Layout): readonly string[] {
  return lines.length === 0 ? [] : ['', styled(title, 'bold', layout), ...lines];
}
