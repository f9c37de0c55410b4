/** Whether two names are one person's, as CRMs write them. */
import { splitTokens } from './names';
import words from './words.json' with { type: 'json' };

const honorific = new RegExp(`(?:${words.honorifics.filter((word) => /[\u3400-\u9fff]/.test(word)).join('|')})$`, '');

export function bareName(name: string): string {
  return name
    .toLowerCase()
    .replace(/[(（[【].*$/u, '')
    .replace(/\b(?:mr|mrs|ms|miss|dr)\b\.?/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The same name, in another order (`Brooks, Daniel`), with a title (`李女士` for 李雪), or masked (`李*`). */
export function samePerson(author: string | null, person: string | null): boolean {
  if (!author || !person) return false;
  const [a, b] = [bareName(author), bareName(person)];
  if (a === '' || b === '') return false;
  if (a === b || a.replace(/\s/g, '') === b.replace(/\s/g, '')) return true;
  const sorted = (text: string) => [...splitTokens(text)].sort().join(' ');
  if (/[a-z]/.test(a) && a.includes(' ') && sorted(a) === sorted(b)) return true;
  return isTitled(a, b) || isTitled(b, a) || isMasked(a, b) || isMasked(b, a);
}

/** `李女士` is 李雪梅; 李雪梅 written out is not any 李女士's other name. */
function isTitled(short: string, full: string): boolean {
  if (!/[\u3400-\u9fff]/u.test(short) || !honorific.test(short)) return false;
  const surname = short.replace(honorific, '');
  const rest = full.replace(honorific, '');
  return (
    surname !== '' &&
    surname.length <= 2 &&
    rest.startsWith(surname) &&
    (!honorific.test(full) || rest === surname) &&
    rest.length <= 4
  );
}

function isMasked(masked: string, full: string): boolean {
  if (!masked.includes('*') || masked.length !== full.length || full.includes('*')) return false;
  return [...masked].every((character, index) => character === '*' || character === full[index]);
}
