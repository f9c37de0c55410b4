/** The slots that the advisor's profile fills, in every track alike. */
import type { Language } from '../case/ids';
import { managerOf, type TalkProfile } from './profile';
import type { Known } from './slotIds';

/** `superior` is never missing: without a name it is 我们经理, our manager. */
export function makeProfileSlots(profile: TalkProfile, language: Language): Known {
  const manager = managerOf(profile);
  const other = manager.name === profile.name ? null : manager.name;
  return {
    'advisor.name': profile.name,
    'advisor.post': profile.post,
    'advisor.phone': profile.phone,
    'manager.name': manager.name,
    'manager.phone': manager.phone,
    superior: language === 'en' ? `our manager${other ? ` ${other}` : ''}` : `${other ?? '我们'}经理`,
    centre: profile.centre,
    brand: profile.brand,
  };
}
