import { writeFileSync } from 'node:fs';
import { asListed, listFile } from '../harness/engine/listed-purposes.js';
import { allPurposes } from '../harness/engine/suite-files.js';

/** Lists the test purposes, for every process that needs to know of them but does not run them. */
writeFileSync(listFile, JSON.stringify((await allPurposes()).map(asListed)));
