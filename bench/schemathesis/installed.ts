import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The folder of a virtual environment of Python 3.11 that has Schemathesis. */
const environment = process.env['SCHEMATHESIS_VENV'] ?? join(tmpdir(), 'schemathesis-venv');

/** The command of Schemathesis; undefined where it is not installed. */
export const schemathesis = [join(environment, 'bin/schemathesis')].find((file) => existsSync(file));
