/** The number in a customer's rating: 打3分, two out of ten, 一星. Stars count double. */
const scoreWords: Readonly<Record<string, number>> = {
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  zero: 0,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
};

export function spokenScore(quote: string): number | null {
  const isStars = /星|⭐|star/i.test(quote);
  const digits = /\d/.exec(quote)?.[0] ?? Object.entries(scoreWords).find(([word]) => quote.toLowerCase().includes(word))?.[1];
  return digits === undefined ? null : Number(digits) * (isStars ? 2 : 1);
}
