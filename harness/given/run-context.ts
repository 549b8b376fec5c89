import type { SupplierProfile } from '../../config/supplier-profile.js';
import type { KciConversations } from '../kci/conversations.js';
import type { KciInbox } from '../kci/inbox/inbox.js';
import type { Recorder } from '../report/recorder.js';
import type { Redactor } from '../report/redaction.js';
import type { Bookkeeping } from '../session/bookkeeping.js';
import type { Journal } from '../session/journal.js';
import type { KnownFacts } from '../session/known-facts.js';
import type { Ledger } from '../session/ledger.js';
import type { Lending } from '../session/lending/lending.js';
import type { Operator } from '../session/operator.js';
import type { PlatformIds } from '../session/platform-ids.js';
import type { RunSettings } from '../session/settings.js';
import type { SlotPool } from '../session/slot-pool.js';
import type { HttpClient } from '../wire/http-client.js';
import type { Reply } from '../wire/reply.js';
import type { SupplierRequest } from '../wire/supplier-request.js';

/** What is needed of a run to make the supplier act. */
export interface StimulusContext {
  readonly profile: SupplierProfile;
  readonly settings: Pick<RunSettings, 'assumed'>;
  readonly probeClient: Pick<HttpClient, 'send'>;
  readonly recorder: Pick<Recorder, 'record'>;
  readonly redactor: Pick<Redactor, 'text'>;
  /** Undefined where there is no terminal. */
  readonly operator: Pick<Operator, 'ask'> | undefined;
  /** Aborted when the run ends: nothing is waited for any longer. */
  readonly ended: AbortSignal;
}

/** What is needed of a run to make what test purposes start from. */
export interface RunContext extends StimulusContext {
  readonly ids: Pick<PlatformIds, 'next'>;
  readonly facts: KnownFacts;
  readonly slots: Pick<SlotPool, 'lend' | 'giveBack'>;
  readonly books: Pick<Bookkeeping, 'resolves' | 'resolvesProblems'>;
  readonly ledger: Pick<Ledger, 'closed'>;
  readonly lending: Lending;
  /** Undefined where no KCI inbox is open. */
  readonly inbox: KciInbox | undefined;
  readonly conversations: KciConversations;
  send(request: SupplierRequest, journal: Journal): Promise<Reply>;
}
