/** Runs in the drawer's page: asks the background as its Insert button does, with a text of ours. */
export async function askFromDrawer(text: string): Promise<unknown> {
  type Runtime = { sendMessage(message: unknown): Promise<{ value?: never; code?: string }> };
  const world = globalThis as unknown as { browser?: { runtime: Runtime }; chrome: { runtime: Runtime } };
  const { runtime } = world.browser ?? world.chrome;
  const shown = await runtime.sendMessage({ name: 'case/view', request: { tabId: null } });
  const { caseId } = (shown.value as unknown as { view: { caseId: string } }).view;
  const request = { tabId: null, caseId, trackId: 'contract', text };
  const { value, code } = await runtime.sendMessage({ name: 'talk/insert', request });
  return value ?? { how: code };
}
