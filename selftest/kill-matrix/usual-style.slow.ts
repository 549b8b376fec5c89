import { describe, test } from 'vitest';
import { expectConformant, modes } from './conforming.js';

describe('a conforming supplier gets no fail, no warn and no doubt', () => {
  // The full matrix tries those without an inbox too.
  test.concurrent.each(modes.filter(({ inbox }) => inbox))('in its usual style, $mode, inbox $inbox', (mode) =>
    expectConformant({ ...mode, seed: 99 }),
  );
});
