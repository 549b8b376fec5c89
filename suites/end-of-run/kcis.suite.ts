import { checks, everyKci, expectKeptPromises, expectSoundRun, lastSuite } from '../../harness/index.js';

const promised = [
  'SP-CREATE-KCI',
  'SP-AMEND-KCI',
  'SP-CANCEL-KCI',
  'OR-CREATE-KCI',
  'OR-AMEND-KCI',
  'OR-CANCEL-KCI',
] as const;

lastSuite('all KCIs of the run', (test) => {
  test(
    'each 202 of the run is followed by the KCI that it promises',
    checks('kcis.every-promise', promised, { kind: 'kci', smoke: true }),
    ({ given }) => expectKeptPromises(given, promised),
  );

  test(
    'every KCI of the run is as documented, whatever test case it comes from',
    checks('kcis.every-kci', everyKci, { kind: 'kci', smoke: true }),
    ({ given }) => {
      expectSoundRun(given);
      return Promise.resolve();
    },
  );
});
