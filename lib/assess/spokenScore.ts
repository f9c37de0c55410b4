/** The number in a customer's rating: 打3分, two out of ten, 一星. Stars count double. */
import { parseNumberRange } from '../text/numerals';

const word = /[零一二两三四五六]|\b(?:zero|one|two|three|four|five|six)\b/;

export function spokenScore(quote: string): number | null {
  const isStars = /星|⭐|star/i.test(quote);
  const said = /\d/.exec(quote)?.[0] ?? word.exec(quote.toLowerCase())?.[0];
  if (said === undefined) return null;
  const points = said === 'zero' ? 0 : (parseNumberRange(said)?.min ?? null);
  return points === null ? null : points * (isStars ? 2 : 1);
}
