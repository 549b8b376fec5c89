// cspell:ignore quots
import { PassThrough } from 'node:stream';
import { expect, test } from 'vitest';
import { helpWidth } from '../../bin/terminal/usage-help.js';
import { ask } from '../../bin/init/starter-questions.js';
import { starterProfile } from '../../bin/init/starter-text.js';

/** Answers each question as it is asked, and gives what was printed. */
function terminalThatAnswers(...answers: readonly string[]) {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const left = [...answers];
  let printed = '';
  output.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
    if (printed.endsWith(': ')) input.write(`${left.shift() ?? ''}\n`);
  });
  return { input, output, printed: () => printed };
}

test('init asks on a terminal for the areas that there are, until each is one', async () => {
  const { input, output, printed } = terminalThatAnswers('', '', '', '', '', 'quots, orders', 'quotes, orders');
  const answers = await ask({}, { input, output });
  expect(answers.area).toEqual(['quotes', 'orders']);
  expect(printed()).toContain('There is no area quots. Did you mean quotes?');
  expect(starterProfile(answers)).toMatch(/quotes: true\n[\s\S]*orders:\s+create:[\s\S]*service-problems: false\n/);
});

test('init takes an empty answer for all areas', async () => {
  const { area } = await ask({}, terminalThatAnswers());
  expect(area).toContain('service-problems');
  expect(area).not.toContain('kcis');
});

test.each([
  [undefined, 100],
  [60, 60],
  [240, 100],
])('help on a terminal of %s columns is %s wide', (columns, width) => {
  expect(helpWidth(columns)).toBe(width);
});
