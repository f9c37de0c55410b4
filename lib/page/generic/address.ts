/** Words to the customer or about them: 葛女士您好, `Hi Tomasz,`, 已与桑先生通电话. Nobody speaks so of oneself. */
import words from './words.json' with { type: 'json' };

const beginning = 40;
const titles = '先生|女士|小姐|太太|老师|总|师傅';
const greetings = 'hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|thanks|thank you|sorry';
const wide = words.honorifics.filter((word) => /^[a-z]/.test(word)).join('|');

/** Whether a text is addressed to this customer or speaks of them; nothing is where the record names none. */
export function addressing(customer: string | null): (text: string) => boolean {
  if (!customer) return () => false;
  return /[\u3400-\u9fff]/.test(customer) ? inChinese(customer) : inEnglish(customer);
}

const doubled = /^(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯)/;

function inChinese(customer: string): (text: string) => boolean {
  const surname = customer.replace(new RegExp(`(?:${titles})$`), '').slice(0, doubled.test(customer) ? 2 : 1);
  if (surname === '') return () => false;
  const called = new RegExp(`(?<!我是)${escaped(surname)}[\\u3400-\\u9fff]{0,2}(?:${titles})`);
  return (text) => called.test(text);
}

function inEnglish(customer: string): (text: string) => boolean {
  const names = customer.split(/\s+/).filter((name) => name.length > 1);
  const [first, last] = [names[0], names[names.length - 1]];
  if (!first || !last) return () => false;
  const called = `(?:${escaped(first)}|(?:${wide})\\.? (?:${escaped(first)} )?${escaped(last)}|${escaped(customer)})`;
  const opening = new RegExp(`^\\s*(?:(?:${greetings})[ ,]+)?${called}\\s*[,，:：!—–-]`, 'i');
  const greeted = new RegExp(`^\\s*(?:${greetings})[ ,]+(?:\\w+ )?${called}\\b`, 'i');
  return (text) => opening.test(text.slice(0, beginning)) || greeted.test(text.slice(0, beginning));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
