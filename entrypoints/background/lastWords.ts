/** Keeps the texts that faces are still typing, and saves what is left of them when a face is gone. */
import * as v from 'valibot';
import type { Runtime } from 'webextension-polyfill';
import { noteMessages } from '../../lib/messaging/catalogue/notes';
import { lastWordsPort } from '../../lib/messaging/lastWords';
import type { Role } from '../../lib/messaging/role';
import { answer, type Handlers } from '../../lib/messaging/serve';

const save = noteMessages['note/save'].request;
const word = v.union([v.object({ held: save }), v.object({ kept: v.object({ noteId: v.string(), text: v.string() }) })]);

type ResolveRole = (sender: Runtime.MessageSender) => Promise<Role | null>;

/** Who speaks is asked when the channel opens: when it ends, its tab is forgotten. */
export function hearLastWords(port: Runtime.Port, resolveRole: ResolveRole, handlers: Handlers): void {
  const { name, sender } = port;
  if (name !== lastWordsPort || !sender) return;
  const role = resolveRole(sender);
  const held = new Map<string, v.InferOutput<typeof save>>();
  port.onMessage.addListener((message: unknown) => {
    const { success, output } = v.safeParse(word, message);
    if (!success) return;
    if ('held' in output) held.set(output.held.noteId, output.held);
    else if (held.get(output.kept.noteId)?.text === output.kept.text) held.delete(output.kept.noteId);
  });
  port.onDisconnect.addListener(() => {
    for (const request of held.values()) void answer({ name: 'note/save', request }, sender, () => role, handlers);
  });
}
