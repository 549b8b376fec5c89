import { killMatrix, needsInbox } from './kill.js';

killMatrix('every fault that KCIs show against every test purpose that it can reach', needsInbox);
