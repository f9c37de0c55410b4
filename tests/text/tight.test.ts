import { describe, expect, it } from 'vitest';
import { tighten } from '../../lib/text/tight';

describe('spaces between Chinese and digits', () => {
  it.each([
    ['预计 3 天内到货', '预计3天内到货'],
    ['11 月 18 号', '11月18号'],
    ['改到　１８　号', '改到１８号'],
  ])('%s is read as %s', (loose, tight) => {
    expect(tighten(loose)?.text).toBe(tight);
  });

  it.each(['预计3天内', 'within 3 days', '好的 明天到', '用 APP 预约', '分机 号'])('%s stays', (text) => {
    expect(tighten(text)).toBeNull();
  });

  it('every span of the tight text is widened to the same words of the original', () => {
    const loose = '您好,预计 11 月 18 号 到,最晚 20 号。';
    const tight = tighten(loose);
    if (!tight) throw new Error('nothing to take out');
    for (let start = 0; start < tight.text.length; start += 1) {
      for (let end = start + 1; end <= tight.text.length; end += 1) {
        const wide = tight.widen({ start, end });
        expect(loose.slice(wide.start, wide.end).replace(/(?<=\D) (?=\d)|(?<=\d) (?=\D)/g, '')).toBe(
          tight.text.slice(start, end),
        );
      }
    }
    const whole = tight.widen({ start: 0, end: tight.text.length });
    expect(loose.slice(whole.start, whole.end)).toBe(loose);
  });
});
