/** The review rules that come with RiteSide, both languages. */
import type { Language } from '../case/ids';
import { type CompiledReview, compileReview } from './compileReview';
import enFields from './en/review/fields.json';
import enFindings from './en/review/findings.json';
import enFrames from './en/review/frames.json';
import enRules from './en/review/rules.json';
import enWords from './en/review/words.json';
import { loadReviewPack, type ReviewPack } from './reviewSchema';
import type { Policy } from './schema';
import policy from './shared/policy.json';
import zhFields from './zh-CN/review/fields.json';
import zhFindings from './zh-CN/review/findings.json';
import zhFrames from './zh-CN/review/frames.json';
import zhRules from './zh-CN/review/rules.json';
import zhWords from './zh-CN/review/words.json';

let shipped: CompiledReview | null = null;

/** The review rules that come with RiteSide, both languages: compiled on first use. */
export function shippedReview(): CompiledReview {
  shipped ??= compileReview(shippedReviewPacks(), policy as Pick<Policy, 'expectation' | 'authority'>);
  return shipped;
}

export function shippedReviewPacks(): Readonly<Record<Language, ReviewPack>> {
  return {
    'zh-CN': loadReviewPack({ findings: zhFindings, words: zhWords, frames: zhFrames, rules: zhRules, fields: zhFields }),
    en: loadReviewPack({ findings: enFindings, words: enWords, frames: enFrames, rules: enRules, fields: enFields }),
  };
}
