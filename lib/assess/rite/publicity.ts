/** R, risk of publicity: who the customer is, or what was threatened. The highest that applies. `[kit]` */
import type { Dimension } from '../../case/assessment';
import { evidence, type Facts } from '../facts';
import { actions, threats } from '../meanings';
import { followersOf } from './followers';

export function judgePublicity(facts: Facts): Dimension {
  const { publicity } = facts.pack.policy.rite;
  const { fields, everHeard } = facts;
  const followers = followersOf(facts);
  const named = [...fields.of('job-media', 'job-big-name', 'job-lawyer'), ...everHeard.of('self-media', 'self-lawyer')];
  if (named.length > 0) return { points: publicity.media, assumed: false, evidence: evidence(named, facts.pack) };
  if (followers && followers.count >= publicity.bigNameFollowers)
    return { points: publicity.bigName, assumed: false, evidence: followers.evidence('big-name-followers') };
  const leading = [...fields.of('job-kol', 'job-executive'), ...everHeard.of('self-kol', 'self-executive')];
  if (leading.length > 0) return { points: publicity.opinionLeader, assumed: false, evidence: evidence(leading, facts.pack) };
  if (followers && followers.count >= publicity.opinionLeaderFollowers)
    return { points: publicity.opinionLeader, assumed: false, evidence: followers.evidence('opinion-leader-followers') };
  const said = facts.heard.of(...threats, ...actions, 'scene');
  if (said.length > 0) return { points: publicity.threatened, assumed: false, evidence: evidence(said, facts.pack) };
  return { points: publicity.none, assumed: true, evidence: [] };
}
