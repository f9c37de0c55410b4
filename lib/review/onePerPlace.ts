/** What of a review is told of one place: the list names the same words once, and what is missing stands nowhere. */
import type { Finding } from '../case/draft';

const order = ['hint', 'warning', 'error'] as const;

/** What an answer lacks is told in the list and by the meter; no words are underlined for it. */
export function isAboutWords({ id }: Finding): boolean {
  return id !== 'missing-part';
}

/** The very same words are listed once, with the gravest reason; the first of two that weigh the same. */
export function onePerPlace<One extends Finding>(findings: readonly One[]): One[] {
  const weightOf = ({ severity }: One) => order.indexOf(severity);
  const isBeside = (one: One) => (other: One) => isAboutWords(other) && other.start === one.start && other.end === one.end;
  return findings.filter((finding) => {
    if (!isAboutWords(finding)) return true;
    const [first, ...others] = findings.filter(isBeside(finding));
    return others.reduce((most, other) => (most && weightOf(other) <= weightOf(most) ? most : other), first) === finding;
  });
}
