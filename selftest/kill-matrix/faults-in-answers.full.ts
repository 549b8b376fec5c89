import { killMatrix, needsInbox } from './kill.js';

// Two files, so that two workers share the faults, and each needs its own runs without a fault only.
killMatrix('every fault that answers show against every test purpose that it can reach', (fault) => !needsInbox(fault));
