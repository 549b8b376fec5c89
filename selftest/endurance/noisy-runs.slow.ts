import { test } from 'vitest';
import { expectSteadyVerdicts } from './noisy-runs.js';

test('a network that resets connections at random changes no verdict', () => expectSteadyVerdicts(3));
