/** Shipped tracks as the tests need them: by id, and filled for a case with the advisor's answers. */
import type { Language } from '../../lib/case/ids';
import type { Track } from '../../lib/packs/trackSchema';
import { shippedTracks } from '../../lib/packs/tracks';
import { companyScope } from '../../lib/talk/company';
import { defaultPolicy } from '../../lib/talk/policy';
import { fillSlots, type Rendered } from '../../lib/talk/render';
import type { Slots } from '../../lib/talk/slotIds';
import { makeSlots } from '../../lib/talk/slots';
import { cases, profile, recordOf, type TalkCase } from './cases';

export const tracksIn = (language: Language) => shippedTracks(language);

export function trackOf(language: Language, id: string): Track {
  const track = shippedTracks(language).find((each) => each.id === id);
  if (!track) throw new Error(`no track ${id} in ${language}`);
  return track;
}

export function slotsOf({ reading, assessment }: TalkCase, language: Language): Slots {
  const own = makeSlots({ reading, assessment, policy: defaultPolicy, profile, language });
  return { ...own, ...companyScope(cases.map(recordOf), { now: reading.now, language }) };
}

/** What an advisor would type into each slot that is asked for. */
const answers: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    'customer.salutation': '王女士',
    part: '中控主板',
    done: '跟仓库核过单号，又问了两家店',
    tomorrow: '上午先核发货清单，下午再问第三家店',
    cause: '到店的那一件型号对不上，退回重发',
    changed: '交车前多留十五分钟给车主自己看车',
    repair: '更换插头和线束，再做一遍防水',
    finding: '左前轮速传感器的插头进了水',
    price: '1280元',
    price_was: '860元',
    appointment: '后天上午10点',
    appointment_was: '明天上午10点',
    ready_time: '下午5点半',
    colleague: '前台的同事',
    oversold_item: '上周的空调清洗',
    cost: '每周代步费用约六千元',
    ask: '请批两台代步车',
    taboo: '催他评价、提别家的进度',
  },
  en: {
    'customer.salutation': 'Ms Wang',
    part: 'the centre display board',
    done: 'I matched the order number with the warehouse and asked two centres',
    tomorrow: 'check the dispatch list, then ask a third centre',
    cause: 'the piece that came had the wrong number and went back',
    changed: 'a quarter of an hour for every owner to look the car over',
    repair: 'a new plug and harness, sealed again',
    finding: 'water got into the plug of the wheel speed sensor',
    price: 'CNY 1,280',
    price_was: 'CNY 860',
    appointment: 'Friday 27 Nov at 10 am',
    appointment_was: 'tomorrow at 10 am',
    ready_time: 'half past five',
    colleague: 'the colleague at the desk',
    oversold_item: "last week's air conditioning clean",
    cost: 'about CNY 6,000 a week in loaners',
    ask: 'approval for two loaners',
    taboo: 'asking for a rating',
  },
};

/** The track with everything answered: fails when a slot of a shipped track has no answer. */
export function answered(track: Track, talkCase: TalkCase, own: Readonly<Record<string, string>> = {}): Rendered {
  const slots = slotsOf(talkCase, track.language);
  const given = { ...answers[track.language], ...own };
  const known = Object.fromEntries(Object.entries(given).filter(([slot]) => !slots[slot]));
  const rendered = fillSlots(track, slots, known);
  if (!rendered.ok) throw new Error(`${track.id}:${rendered.line}:${rendered.column} ${rendered.message}`);
  if (rendered.missing.length > 0)
    throw new Error(`${track.id}: no answer for ${rendered.missing.map(({ slot }) => slot).join(', ')}`);
  return rendered;
}
