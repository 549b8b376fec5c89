import { describe, test } from 'vitest';
import { expectConformant, modes } from './conforming.js';

describe('a conforming supplier gets no fail, no warn and no doubt', () => {
  test.concurrent.each(modes)('in its usual style, $mode, inbox $inbox', (mode) =>
    expectConformant({ ...mode, seed: 99 }),
  );
});
