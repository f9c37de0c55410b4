/** In which language to speak to this customer: the one they write in, else the advisor's. */
import type { Language } from '../case/ids';
import type { CaseReading } from '../case/reading';

/** Enough of what they wrote to tell. */
const sampleLength = 2_000;

export function customerLanguage(reading: CaseReading, advisor: Language): Language {
  const words = reading.messages
    .filter((message) => message.from === 'customer')
    .map((message) => message.text.slice(0, sampleLength))
    .join(' ')
    .slice(0, sampleLength);
  if (/[\u3400-\u9fff]/u.test(words)) return 'zh-CN';
  return /[a-z]{2}/i.test(words) ? 'en' : advisor;
}
