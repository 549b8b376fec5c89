export { freePort } from '../bin/free-port.js';
