/** Who reads, judges and writes a case does it in turn: what two do at once must not undo each other. */
const queues = new Map<string, Promise<unknown>>();

/** Work that waits for more work of the same case would wait for ever: start that one, and do not await it. */
export function inTurn<Value>(caseId: string, work: () => Promise<Value>): Promise<Value> {
  const mine = (queues.get(caseId) ?? Promise.resolve()).then(work);
  const settled = mine
    .catch(() => {}) // the caller of this work sees the error; the next one must not
    .then(() => {
      if (queues.get(caseId) === settled) queues.delete(caseId);
    });
  queues.set(caseId, settled);
  return mine;
}
