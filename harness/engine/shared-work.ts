import type { SharedTools, TestContext } from '../authoring/purpose.js';
import { Given } from '../given/given.js';
import type { JsonObject } from '../json/json.js';
import { Journal } from '../session/journal.js';
import type { Session } from '../session/session.js';
import type { Reply } from '../wire/reply.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** Sends the requests of an attempt. */
export function supplierIn(session: Session, journal: Journal): Pick<TestContext['supplier'], 'send'> {
  return {
    send: async (request) => {
      const reply = await session.send(request, journal);
      journal.answered(reply);
      return reply;
    },
  };
}

/** Makes what several test purposes share, once in a run. */
export function sharing(session: Session, { turn }: Journal): NonNullable<TestContext['shared']> {
  const { settings, profile, facts, lending } = session;
  const begin: SharedTools['begin'] = () => {
    const journal = new Journal(undefined, turn);
    const { send } = supplierIn(session, journal);
    const supplier = { send, sendUnlessRefused: send };
    return { given: new Given(session, journal), supplier, exchanges: () => session.evidenceOf(journal) };
  };
  const tools = { seed: settings.seed, runs: profile.limits.propertyRuns, begin };
  return (what, make) => facts.once(what, () => lending.apart(() => make(tools)));
}

/** The refusal of a request that another test case has had refused before, or of this very request. */
export async function sharedRefusal(
  request: SupplierRequest,
  plain: JsonObject,
  send: (request: SupplierRequest) => Promise<Reply>,
  { sharedRefusals, lending }: Session,
  journal: Journal,
): Promise<Reply | undefined> {
  const shared = await sharedRefusals.refusalOf(request, plain, async () => ({
    reply: await send(request),
    about: lending.exchangesOf(request),
  }));
  if (!shared || shared.reply.journal === journal) return shared?.reply;
  journal.record(shared.reply.exchange);
  for (const exchange of shared.about) journal.borrowed.add(exchange);
  return shared.reply.in(journal);
}
