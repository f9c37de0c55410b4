/** The packs that come with RiteSide. Their text is checked by tests, so loading them cannot fail in front of a user. */
import type { Language } from '../case/ids';
import { type CompiledPack, compilePack } from './compile';
import enAbout from './en/about.json';
import enContext from './en/context.json';
import enModes from './en/modes.json';
import enRules from './en/rules.json';
import enSentences from './en/sentences.json';
import enWords from './en/words.json';
import { preparedSeeds } from './preparedSeeds';
import type { Pack } from './schema';
import { readSeeds } from './seedIndex';
import policy from './shared/policy.json';
import situations from './shared/situations.json';
import zhAbout from './zh-CN/about.json';
import zhContext from './zh-CN/context.json';
import zhModes from './zh-CN/modes.json';
import zhRules from './zh-CN/rules.json';
import zhSentences from './zh-CN/sentences.json';
import zhWords from './zh-CN/words.json';

/** What `zh-CN` and `en` have in common is written once, in `shared`. */
const shared = { policy, situations };

export const shippedPacks = {
  'zh-CN': {
    ...shared,
    about: zhAbout,
    context: zhContext,
    modes: zhModes,
    rules: zhRules,
    sentences: zhSentences,
    words: zhWords,
  } as unknown as Pack,
  en: {
    ...shared,
    about: enAbout,
    context: enContext,
    modes: enModes,
    rules: enRules,
    sentences: enSentences,
    words: enWords,
  } as unknown as Pack,
} satisfies Record<Language, Pack>;

/** Both languages at once; thresholds of the first. */
export function compileShipped(first: Language = 'zh-CN'): CompiledPack {
  if (first === 'en') return compilePack([shippedPacks.en, shippedPacks['zh-CN']]);
  return compilePack(shippedOrder, preparedSeeds === null ? null : readSeeds(preparedSeeds));
}

/** The order for which the build prepares the index. */
export const shippedOrder: readonly [Pack, Pack] = [shippedPacks['zh-CN'], shippedPacks.en];
