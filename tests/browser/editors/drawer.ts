import type { InsertResult, SidebarView } from '../../../lib/case/view';
import type { RequestOf } from '../../../lib/messaging/catalogue';

type Answer<Value> = { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly code: string };

/** Runs in the drawer's page: asks the background as its Insert button does, with a text of ours. */
export async function askFromDrawer(text: string): Promise<InsertResult> {
  type Runtime = { sendMessage(message: { name: string; request: object }): Promise<unknown> };
  const world = globalThis as unknown as { browser?: { runtime: Runtime }; chrome: { runtime: Runtime } };
  const { runtime } = world.browser ?? world.chrome;
  const shown = (await runtime.sendMessage({ name: 'case/view', request: { tabId: null } })) as Answer<SidebarView>;
  if (!shown.ok || shown.value.kind !== 'case') throw new Error(`no case: ${JSON.stringify(shown)}`);
  const { caseId, replyBox } = shown.value.view;
  const request: RequestOf<'talk/insert'> = { tabId: null, caseId, trackId: 'contract', text, box: replyBox };
  const put = (await runtime.sendMessage({ name: 'talk/insert', request })) as Answer<InsertResult>;
  if (!put.ok) throw new Error(`not put in: ${put.code}`);
  return put.value;
}
