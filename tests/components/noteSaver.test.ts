import { afterEach, expect, test, vi } from 'vitest';
import { createSaver } from '../../components/notes/noteSaver';

afterEach(() => vi.useRealTimers());

test('who types on without a pause is saved meanwhile', async () => {
  vi.useFakeTimers();
  const saved: string[] = [];
  const saver = createSaver({ id: 'n1', text: '', revision: 0, savedAt: null });
  saver.save = (text, revision) => {
    saved.push(text);
    const at = '2026-11-20T10:00:00Z';
    return Promise.resolve({
      saved: { id: 'n1', caseId: 'c1', text, revision: revision + 1, createdAt: at, updatedAt: at, deletedAt: null },
    });
  };
  let typed = '';
  for (let key = 0; key < 30; key += 1) {
    typed += '字';
    saver.type(typed);
    await vi.advanceTimersByTimeAsync(100);
  }
  expect(saved.length).toBeGreaterThanOrEqual(2);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(saved.at(-1)).toBe(typed);
  const calls = saved.length;
  await vi.advanceTimersByTimeAsync(5_000);
  expect(saved).toHaveLength(calls);
});
