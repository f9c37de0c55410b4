import { describe, expect, it } from 'vitest';
import { isClosed } from '../../lib/assess/closed';
import { compileShipped } from '../../lib/packs/shipped';

const pack = compileShipped();
const withStatus = (status: string | undefined) =>
  isClosed({ id: 'demo:ticket/1', now: '2026-11-20T10:00:00+08:00', messages: [], ticket: { status } }, pack);

describe('a ticket is over', () => {
  it.each(['已关闭', '已解决', '已完成', '已交车', 'resolved', 'Closed', 'handed over'])('when its status says %s', (status) => {
    expect(withStatus(status)).toBe(true);
  });
  it.each(['等待配件', '未解决', '未完成', '处理中', 'open', 'not resolved', 'unresolved', 'new', '', undefined])(
    'not when its status says %s',
    (status) => {
      expect(withStatus(status)).toBe(false);
    },
  );
});
