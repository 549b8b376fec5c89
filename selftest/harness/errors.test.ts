import { expect, test } from 'vitest';
import { messageOf } from '../../harness/report/errors.js';

test.each([
  ['an error', new Error('It broke.'), 'It broke.'],
  ['an error with a cause', new Error('It broke', { cause: new Error('a fuse') }), 'It broke: a fuse'],
  ['several errors', new AggregateError([new Error('one'), new Error('two')]), 'one; two'],
  ['a text', 'no fuse', 'no fuse'],
  ['nothing', undefined, 'undefined'],
  ['an error from another thread', Object.assign(Object.create(null), { message: 'no fuse' }), 'no fuse'],
  ['an object that no text can be made of', Object.create(null), '[Object: null prototype] {}'],
])('%s has a message', (_, thrown, message) => {
  expect(messageOf(thrown)).toBe(message);
});
