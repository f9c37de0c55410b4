/** Words to the customer or about them: 葛女士您好, `Hi Tomasz,`, 已与桑先生通电话. Nobody speaks so of oneself. */
import words from './words.json' with { type: 'json' };

const beginning = 40;
const titles = '先生|女士|小姐|太太|老师|总|师傅';
const greetings = 'hi|hello|hey|dear|good (?:morning|afternoon|evening|day)|thanks|thank you|sorry';
const wide = words.honorifics.filter((word) => /^[a-z]/.test(word)).join('|');

/** `customer`: the record's customer; null where the record names none. */
export function speaksToCustomer(text: string, customer: string | null): boolean {
  if (!customer) return false;
  return /[\u3400-\u9fff]/.test(customer) ? speaksChinese(text, customer) : speaksEnglish(text, customer);
}

function speaksChinese(text: string, customer: string): boolean {
  const surname = escaped(customer.replace(new RegExp(`(?:${titles})$`), '').slice(0, isDouble(customer) ? 2 : 1));
  return surname !== '' && new RegExp(`(?<![\\u3400-\\u9fff]我是)${surname}[\\u3400-\\u9fff]{0,2}(?:${titles})`).test(text);
}

const doubled = /^(?:欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯)/;
const isDouble = (name: string): boolean => doubled.test(name);

function speaksEnglish(text: string, customer: string): boolean {
  const names = customer.split(/\s+/).filter((name) => name.length > 1);
  const [first, last] = [names[0], names[names.length - 1]];
  if (!first || !last) return false;
  const called = `(?:${escaped(first)}|(?:${wide})\\.? (?:${escaped(first)} )?${escaped(last)}|${escaped(customer)})`;
  const opening = new RegExp(`^\\s*(?:(?:${greetings})[ ,]+)?${called}\\s*[,，:：!—–-]`, 'i');
  const greeted = new RegExp(`^\\s*(?:${greetings})[ ,]+(?:\\w+ )?${called}\\b`, 'i');
  return opening.test(text.slice(0, beginning)) || greeted.test(text.slice(0, beginning));
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
