/** How to address the customer: only what the page says, never a guess at 先生 or 女士 from a name. */

import type { Language } from '../case/ids';
import type { CaseReading } from '../case/reading';

const zhTitles = '先生|女士|小姐|太太|老师|医生|大夫|律师|教授|总';
const titled = new RegExp(`^(\\p{Script=Han}{1,4}?)\\s*(${zhTitles})$`, 'u');
const compound = /^(?:欧阳|司马|上官|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|端木|长孙|宇文|夏侯)/u;
const masked = /[*＊×xX某]{1,}$|\*|＊/u;

/** 李女士; 王先生 for 王建国先生, or where our own messages on the page call him so; else the full name; null when masked or absent. */
export function readSalutation(reading: CaseReading, language: Language): string | null {
  const name = readName(reading);
  if (name === null) return null;
  const own = titled.exec(name);
  if (own) return say(surname(own[1] ?? ''), own[2] ?? '', language);
  if (masked.test(name) && !/^[A-Za-z .'-]+$/.test(name)) return null;
  const title = titleOnPage(name, reading);
  return title ? say(surname(name), title, language) : name;
}

/** The name as the page shows it, without a title; null when absent. */
export function readName(reading: CaseReading): string | null {
  const shown = reading.customer?.name;
  const name = typeof shown === 'string' ? shown.trim() : '';
  return name === '' ? null : name;
}

function surname(name: string): string {
  if (compound.test(name)) return name.slice(0, 2);
  return name.slice(0, 1);
}

/** What we called this customer before, in our own messages: `王先生您好` for 王建国. */
function titleOnPage(name: string, reading: CaseReading): string | null {
  if (!/^\p{Script=Han}{2,4}$/u.test(name)) return null;
  const called = new RegExp(`${surname(name)}(先生|女士|小姐|太太|老师)`, 'u');
  for (const message of reading.messages) {
    const hit = message.from === 'staff' ? called.exec(message.text) : null;
    if (hit) return hit[1] ?? null;
  }
  return null;
}

const enTitles: Readonly<Record<string, string>> = {
  先生: 'Mr',
  女士: 'Ms',
  小姐: 'Ms',
  太太: 'Mrs',
  医生: 'Dr',
  大夫: 'Dr',
  教授: 'Prof.',
};

function say(family: string, title: string, language: Language): string {
  const english = enTitles[title];
  return language === 'en' && english ? `${english} ${family}` : `${family}${title}`;
}
