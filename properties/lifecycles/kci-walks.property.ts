import { amendOrder, amendProblem, cancelOrder, cancelProblem, sendUpdate } from '../../contract/requirements/index.js';
import {
  checks,
  everyKci,
  expectWalks,
  orderWalks,
  orderWalkSource,
  problemWalks,
  problemWalkSource,
  suite,
} from '../../harness/index.js';

suite(sendUpdate, 'KCIs in any order of events', (test) => {
  test(
    'after any events of service problems, every KCI about them arrives and is as documented',
    checks('kci.any-problem-walk', [...everyKci, 'SP-AMEND-KCI', 'SP-CANCEL-KCI'], { kind: 'kci' }),
    async (tools) => {
      for (const operation of [amendProblem, cancelProblem]) await tools.given.plainRequest(operation);
      const source = problemWalkSource(await tools.problems.canBeResolved());
      await expectWalks(tools, problemWalks, source, sendUpdate);
    },
  );

  test(
    'after any events of orders, every KCI about them arrives and is as documented',
    checks('kci.any-order-walk', [...everyKci, 'OR-AMEND-KCI', 'OR-CANCEL-KCI'], { kind: 'kci' }),
    async (tools) => {
      for (const operation of [amendOrder, cancelOrder]) await tools.given.plainRequest(operation);
      await expectWalks(tools, orderWalks, orderWalkSource, sendUpdate);
    },
  );
});
