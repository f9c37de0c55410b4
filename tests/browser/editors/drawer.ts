/** Runs in the drawer's page: asks the background as its Insert button does, with a text of ours. */
export async function askFromDrawer(text: string): Promise<unknown> {
  type Runtime = { sendMessage(message: unknown): Promise<{ ok: boolean; value: never; code?: string }> };
  const world = globalThis as unknown as { browser?: { runtime: Runtime }; chrome: { runtime: Runtime } };
  const { runtime } = world.browser ?? world.chrome;
  const ask = async (name: string, request: object) => {
    const reply = await runtime.sendMessage({ name, request: { tabId: null, ...request } });
    if (!reply.ok) throw new Error(`${name}: ${reply.code}`);
    return reply.value;
  };
  const { view } = (await ask('case/view', {})) as { view: { caseId: string } };
  return ask('talk/insert', { caseId: view.caseId, trackId: 'contract', text });
}
