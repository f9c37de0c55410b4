/** Answering in the background: every message is checked for its sender's role and its shape before a handler sees it. */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { catalogue, type MessageName, type Refusal, type Reply, type ReplyOf, type RequestOf } from './catalogue';
import type { Role } from './role';

export interface Asker {
  readonly role: Role;
  readonly tabId: number | null;
  readonly frameId: number | null;
  readonly origin: string | null;
}

export type HandlersFor<Names extends MessageName> = {
  [Name in Names]: (request: RequestOf<Name>, asker: Asker) => Promise<ReplyOf<Name>> | ReplyOf<Name>;
};
export type Handlers = HandlersFor<MessageName>;

/** An answer that is no fault of ours: the code reaches the face as it is. */
export class Refuse extends Error {
  constructor(
    readonly code: Refusal,
    readonly detail?: string,
  ) {
    super(detail ?? code);
  }
}

const envelope = v.object({ name: v.string(), request: v.unknown() });
const known = (name: string): name is MessageName => Object.hasOwn(catalogue, name);

/** Answers one message; never throws. `resolveRole` may look up whether a frame has presented its nonce. */
export async function answer(
  message: unknown,
  sender: Runtime.MessageSender,
  resolveRole: (sender: Runtime.MessageSender) => Promise<Role | null>,
  handlers: Handlers,
): Promise<Reply<unknown>> {
  const parsed = v.safeParse(envelope, message);
  if (!parsed.success || !known(parsed.output.name)) return { ok: false, code: 'malformed' };
  const { name } = parsed.output;
  const role = await resolveRole(sender);
  if (!role || !(catalogue[name].roles as readonly Role[]).includes(role)) return { ok: false, code: 'forbidden' };
  const request = v.safeParse(catalogue[name].request as v.GenericSchema, parsed.output.request);
  if (!request.success) return { ok: false, code: 'malformed', detail: `${name}: ${v.getDotPath(request.issues[0]) ?? ''}` };
  return handle(handlers[name] as (request: unknown, asker: Asker) => unknown, request.output, askerOf(sender, role));
}

function askerOf(sender: Runtime.MessageSender, role: Role): Asker {
  return { role, tabId: sender.tab?.id ?? null, frameId: sender.frameId ?? null, origin: originOf(sender) };
}

function originOf(sender: Runtime.MessageSender): string | null {
  return sender.url && URL.canParse(sender.url) ? new URL(sender.url).origin : null;
}

async function handle(
  handler: (request: unknown, asker: Asker) => unknown,
  request: unknown,
  asker: Asker,
): Promise<Reply<unknown>> {
  try {
    return { ok: true, value: await handler(request, asker) };
  } catch (error) {
    if (error instanceof Refuse) return { ok: false, code: error.code, detail: error.detail };
    return { ok: false, code: 'failed', detail: String(error) };
  }
}
