/** repeat-your-story: asks for what the case already holds, so that nobody tells the story twice. `[expect]` `[kit]` */
import type { Finding } from '../case/draft';
import type { CaseReading } from '../case/reading';
import { fold } from '../text/fold';
import { type Desk, framesOf, isTakenBack, makeFinding } from './desk';
import { matchesOf } from './matches';
import { clauseSpan } from './prose';

export function judgeRepeats(desk: Desk): Finding[] {
  const { reading, said } = desk.facts;
  if (!reading) return [];
  return desk.languages.flatMap((language) => {
    const frames = framesOf(language, ['negated', 'confirming', 'needless']);
    return language.asked.flatMap((asked) => {
      const value = heldValue(reading, said, asked.field);
      if (value === null) return [];
      return matchesOf(asked.names, desk.prose.folded)
        .slice(0, 5)
        .flatMap((match) => {
          const span = { start: match.index, end: match.index + match[0].length };
          if (isTakenBack(desk, frames, span)) return [];
          const slots = { value: value || null };
          return [
            makeFinding(desk, {
              id: 'repeat-your-story',
              span: clauseSpan(desk.prose, span),
              rewrite: asked.rewrite,
              slots,
              language,
            }),
          ];
        });
    });
  });
}

/** Facts that people type into messages and fields alike. */
const written: Readonly<Record<string, RegExp>> = {
  'vehicle.plate':
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][a-z]·?[a-z0-9]{5,6}(?![a-z0-9])|(?<![a-z0-9])[a-z]{2}\d{2}\s?[a-z]{3}(?![a-z0-9])/,
  'customer.phone': /(?<!\d)1[3-9]\d{9}(?!\d)|\+\d[\d -]{8,15}\d/,
  'vehicle.vin': /(?<![a-z0-9])[a-hj-npr-z0-9]{17}(?![a-z0-9])/,
  'vehicle.mileage': /\d[\d,.]*\s?(?:万?公里|km\b|miles)/,
};
const shortestStory = 8;

/** The value, empty when it is held but cannot be quoted, null when the case does not know it. */
function heldValue(reading: CaseReading, said: string, field: string): string | null {
  if (field === 'messages')
    return reading.messages.some(({ from, text }) => from === 'customer' && text.trim().length >= shortestStory) ? '' : null;
  const [group = '', key = ''] = field.split('.');
  const holder = (reading as unknown as Record<string, Record<string, unknown> | undefined>)[group];
  const value = holder?.[key];
  if ((typeof value === 'string' && value.trim() !== '') || typeof value === 'number') return String(value).slice(0, 60);
  return written[field]?.exec(fold(said))?.[0] ?? null;
}
