/** How many SMS a text costs: GSM 7-bit 160 (153 each when split), everything else 70 (67 each). GSM 03.38 and 03.40. */

const gsmBasic = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const gsmDouble = new Set('^{}\\[~]|€');

export function countSegments(text: string): number {
  if (text === '') return 0;
  let septets = 0;
  for (const character of text) {
    if (gsmDouble.has(character)) septets += 2;
    else if (gsmBasic.has(character)) septets += 1;
    else return split(text.length, 70, 67);
  }
  return split(septets, 160, 153);
}

function split(length: number, single: number, part: number): number {
  return length <= single ? 1 : Math.ceil(length / part);
}
