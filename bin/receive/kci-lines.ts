import { kciRequirements } from '../../contract/requirements/kcis.js';
import type { KciJudgement } from '../../harness/kci/judge.js';
import type { KciFinding, KciRemark } from '../../harness/kci/oracles/oracle.js';
import { labelled, styled, visible, type Layout } from '../../reporters/terminal-text.js';

/** Longer texts of a supplier are cut in the line that names a KCI. */
const maxNameLength = 60;

/** One KCI and the remarks about it, for a terminal. */
export function kciLines(judgement: KciJudgement, layout: Layout): readonly string[] {
  const { post, remarks } = judgement;
  const good = remarks.every((remark) => 'note' in remark) && post.status > 0 && post.status < 300;
  const head = [
    post.arrivedAt,
    String(post.status || '---'),
    subject(judgement),
    good ? styled('ok', 'green', layout) : '',
  ];
  return [head.join('  ').trimEnd(), ...remarks.flatMap((remark) => remarkLines(remark, layout))];
}

/** The same for a program: plain data. */
export function kciObject({ post, entity, remarks }: KciJudgement): object {
  const { kci: _, ...facts } = post;
  return {
    ...facts,
    ...(entity && { entity: { key: entity.key, id: entity.id ?? null, reference: entity.reference ?? null } }),
    findings: remarks.flatMap((remark) =>
      'requirement' in remark ? [{ ...remark, level: kciRequirements[remark.requirement].level }] : [],
    ),
    notes: remarks.flatMap((remark) => ('note' in remark ? [remark.note] : [])),
  };
}

function subject({ post, entity }: KciJudgement): string {
  if (post.outcome === 'elsewhere') return `${named(post.target)}: ${post.reason}`;
  if (!post.body) return post.reason;
  const { reasonCode, sequenceNumber } = post.body;
  const number = typeof sequenceNumber === 'number' ? ` #${sequenceNumber}` : '';
  const of = entity
    ? `${[entity.key, entity.id ?? '', entity.reference ?? ''].map(named).filter(Boolean).join(' ')}: ${named(entity.status ?? 'no status')}`
    : 'nothing that can be identified';
  return `${named(reasonCode ?? 'no reason')}${number}  ${of}`;
}

function named(value: unknown): string {
  const text = visible(typeof value === 'string' ? value : JSON.stringify(value)).replaceAll('\n', '\\n');
  return text.length > maxNameLength ? `${text.slice(0, maxNameLength)}…` : text;
}

function remarkLines(remark: KciRemark, layout: Layout): readonly string[] {
  if ('note' in remark) return labelled('note', remark.note, 2, layout);
  const { level } = kciRequirements[remark.requirement];
  const word = level === 'MUST' ? styled('FAIL', 'red', layout) : styled('WARN', 'yellow', layout);
  return [`  ${word}       ${remark.requirement} (${level})`, ...factLines(remark, layout)];
}

function factLines({ reason, expected, actual, pointer }: KciFinding, layout: Layout): readonly string[] {
  return [
    ...labelled('reason', reason, 4, layout),
    ...labelled('expected', expected, 4, layout),
    ...labelled('actual', actual, 4, layout),
    ...(pointer === undefined ? [] : labelled('at', pointer === '' ? 'the whole body' : pointer, 4, layout)),
  ];
}
