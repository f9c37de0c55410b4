/** Asking the background. Imports only types of the catalogue: the content script stays small. */
import type { MessageName, Refusal, Reply, ReplyOf, RequestOf } from './catalogue';

/** The background said no, or nobody answered (`gone`): the extension was reloaded, or the browser is closing. */
export class Refused extends Error {
  constructor(
    readonly code: Refusal,
    readonly detail?: string,
  ) {
    super(detail ? `${code}: ${detail}` : code);
  }
}

/** What carries a message; `browser.runtime.sendMessage` everywhere but in tests. */
export type Carrier = (message: { name: string; request: unknown }) => Promise<unknown>;

/** A typed `ask(name, request)` over a carrier. A sleeping background is woken by the browser; one lost answer is asked again. */
export function createAsk(carry: Carrier) {
  return async function ask<Name extends MessageName>(name: Name, request: RequestOf<Name>): Promise<ReplyOf<Name>> {
    const reply = (await (onceOnly.has(name) ? carry : carryAgain(carry))({ name, request })) as Reply<ReplyOf<Name>> | undefined;
    if (!reply) throw new Refused('gone');
    if (!reply.ok) throw new Refused(reply.code, reply.detail);
    return reply.value;
  };
}

export type Ask = ReturnType<typeof createAsk>;

/** Said twice these would stand twice: in a customer's reply, in the log. */
const onceOnly: ReadonlySet<string> = new Set([
  'talk/insert',
  'contact/add',
  'promise/add',
  'reminder/add',
  'draft/fix',
  'draft/answer',
]);

const carryAgain =
  (carry: Carrier): Carrier =>
  (message) =>
    carryOnceMore(carry, message);

/** A worker that dies between receiving and answering closes the channel: a request that is safe to repeat is asked once more. */
async function carryOnceMore(carry: Carrier, message: { name: string; request: unknown }): Promise<unknown> {
  try {
    return await carry(message);
  } catch (error) {
    if (!/message (channel|port) closed|Receiving end does not exist|Could not establish/i.test(String(error))) throw error;
    return carry(message);
  }
}
