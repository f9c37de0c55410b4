/** I, impact: how many people hear this customer. `[kit]` */
import type { Dimension } from '../../case/assessment';
import { evidence, type Facts } from '../facts';
import { followersOf } from './followers';

export function judgeReach(facts: Facts): Dimension {
  const { reach } = facts.pack.policy.rite;
  const followers = followersOf(facts);
  const some = facts.everHeard.of('reach-some');
  if (followers) {
    const points = reach.steps.find((step) => followers.count >= step.followers)?.points ?? reach.unknown;
    if (points >= reach.some || some.length === 0) return { points, assumed: false, evidence: followers.evidence('followers') };
  }
  if (some.length > 0) return { points: reach.some, assumed: false, evidence: evidence(some, facts.pack) };
  const hardly = facts.everHeard.of('reach-hardly');
  if (hardly.length > 0) return { points: reach.hardly, assumed: false, evidence: evidence(hardly, facts.pack) };
  return { points: reach.unknown, assumed: true, evidence: [] };
}
