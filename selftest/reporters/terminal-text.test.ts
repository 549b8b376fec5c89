import { describe, expect, test } from 'vitest';
import { inert, labelled, visible, visibleJson, wrap } from '../../reporters/terminal-text.js';

/** What a runner would take for a command: GitHub reads `::` at the beginning of a line, the others anywhere. */
const commands = /^\s*::|##(?:vso|teamcity)?\[/im;

describe('nothing that comes from outside is a command of a runner', () => {
  const attacks = [
    '::error::x',
    'fine\n  ::set-output name=a::b',
    'x ##vso[task.complete result=Succeeded]',
    "##teamcity[testFailed name='x']",
    '##[error]x',
    '####vso[x]',
    ':::error::',
    '\u001b[2K::warning::x',
    '##VSO[x]',
  ];

  test.each(attacks)('%j', (attack) => {
    for (const text of [visible(attack), inert(attack), ...wrap(attack, 20)]) expect(text).not.toMatch(commands);
  });

  test('where a line is wrapped right before it', () => {
    const text = 'a text that is as long ::error title=x::as a line';
    const lines = labelled('reason', text, 2, { colour: false, width: 40 });
    expect(lines.length).toBeGreaterThan(1);
    expect(wrap(text, 22)).toContain(': :error title=x::as a');
    for (let width = 20; width < 60; width++) for (const line of wrap(text, width)) expect(line).not.toMatch(commands);
  });

  test('in JSON, which means the same all the same', () => {
    const value = { '##vso[x]': ['##teamcity[y] ####[z]', '::error::', '\u009b2J\u2028\u202e'] };
    const json = visibleJson(value);
    expect(json).not.toMatch(commands);
    expect(json).toMatch(/^[ -~]*$/);
    expect(JSON.parse(json)).toEqual(value);
  });
});

test('other text stays as it is', () => {
  for (const text of ['# heading', 'a::b', '## [link]', 'https://[::1]:80', '12:30'])
    expect([inert(text), visible(text)]).toEqual([text, text]);
});
