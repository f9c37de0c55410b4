import { describe, expect, it } from 'vitest';
import { companyScope, renderCompany } from '../../lib/talk/company';
import { bare, cases, journalist, profile, recordOf } from './cases';
import { trackOf } from './shipped';

const now = journalist.reading.now;
const records = cases.map(recordOf);

describe('reports inside the company', () => {
  it('count cars, levels, waits, parts and missed promises', () => {
    expect(companyScope(records, { now, language: 'zh-CN' })).toMatchObject({
      'cases.count': '3',
      'cases.p0': '1',
      'cases.p1': '0',
      'cases.longest': '26',
      'cases.broken': '1',
      'cases.parts': '中控主板×1、headlight control unit×1',
      'cases.date': '11月20日',
    });
  });

  it('list the most dangerous first, with the words that were said', () => {
    const list = companyScope([...records].reverse(), { now, language: 'zh-CN' })['cases.list'] ?? '';
    expect(list.split('\n')[0]).toBe('1. 李女士，Model Y，中控主板，等了26天，P0（85分）：“再不修好我就发微博”');
    expect(list.split('\n')).toHaveLength(3);
  });

  it('hand over what was promised and by when', () => {
    expect(companyScope([recordOf(journalist)], { now, language: 'zh-CN' })['cases.detail']).toContain(
      '说过“3-5个工作日”（到10月30日周五，已失守）',
    );
  });

  it('ask for what the store does not know, and are complete with it', () => {
    const track = trackOf('zh-CN', 'daily-report/message');
    const asked = renderCompany(track, records, { profile, now });
    expect(asked.ok && asked.missing.map(({ slot }) => slot)).toEqual(['done', 'tomorrow']);
    const filled = renderCompany(track, records, { profile, now, answers: { done: '调到1件', tomorrow: '送车' } });
    expect(filled.ok && filled.missing).toEqual([]);
  });

  it('ask instead of inventing where there is no case or no part', () => {
    const none = companyScope([], { now, language: 'en' });
    expect(none).toMatchObject({ 'cases.count': '0', 'cases.longest': null, 'cases.parts': null, 'cases.list': null });
    expect(companyScope([recordOf(bare)], { now, language: 'en' })['cases.parts']).toBeNull();
  });
});
