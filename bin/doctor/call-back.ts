import type { SupplierProfile } from '../../config/supplier-profile.js';
import type { Check } from './check.js';
import { messageOf } from '../../harness/report/errors.js';
import { HttpClient } from '../../harness/wire/http-client.js';
import { KciInbox } from '../../harness/kci/inbox/inbox.js';
import { readTlsMaterial, type TlsMaterial } from '../../harness/wire/tls-files.js';

/** Whether a KCI sent to the public address arrives, as far as this machine can see. */
export async function callBack(profile: SupplierProfile): Promise<Check> {
  const name = 'KCIs';
  const { kcis } = profile;
  if (!kcis)
    return {
      name,
      outcome: 'unsure',
      message: 'The profile names no place to receive them: what follows a 202 will not be examined.',
      todo: 'You: if your supplier answers 202, give kcis.listen.',
    };
  const { hostname, port } = new URL(`http://${kcis.listen}`);
  const wrong = (message: string, todo: string): Check => ({ name, outcome: 'wrong', message, todo });
  let inbox: KciInbox;
  try {
    inbox = await KciInbox.open({
      host: hostname.replace(/^\[|\]$/g, ''),
      port: Number(port || 80),
      ...(kcis.token !== undefined && { token: kcis.token }),
    });
  } catch (thrown) {
    return wrong(
      `Nothing can listen at ${kcis.listen} (${messageOf(thrown)}).`,
      'You: choose a free address of this machine as kcis.listen.',
    );
  }
  const http = new HttpClient({ timeoutMs: 5_000, connections: 1, tls: authoritiesOf(profile) });
  try {
    const { response, failure } = await http.send({
      method: 'POST',
      url: `${kcis.publicUrl.replace(/\/$/, '')}/kcis`,
      headers: [
        ['Content-Type', 'application/json'],
        ...(kcis.token === undefined ? [] : [['Authorization', `Bearer ${kcis.token}`] as const]),
      ],
      body: '{}',
    });
    if (inbox.arrivals > 0 && response)
      return {
        name,
        outcome: 'ok',
        message: `A KCI sent to ${kcis.publicUrl} from here arrives. Make sure that the supplier can reach it too.`,
      };
    return wrong(
      `A KCI sent to ${kcis.publicUrl} from here does not arrive (${response ? `answered ${response.status} by something else` : failure?.message}).`,
      `You: make ${kcis.publicUrl} lead to ${kcis.listen}. It may still be reachable from the supplier, which this cannot show.`,
    );
  } finally {
    await http.close();
    await inbox.close();
  }
}

/** A public address may have a certificate of the profile's own authority. What is wrong with its files is said before. */
function authoritiesOf(profile: SupplierProfile): TlsMaterial {
  try {
    return readTlsMaterial(profile);
  } catch {
    return {};
  }
}
