/** R, risk of publicity: who the customer is, or what was threatened. The highest that applies. `[kit]` */
import type { Dimension } from '../../case/assessment';
import { evidence, type Facts, fieldEvidence } from '../facts';
import { actions, threats } from '../meanings';

export function judgePublicity(facts: Facts): Dimension {
  const { publicity } = facts.pack.policy.rite;
  const { fields, everHeard, spoken } = facts;
  const followers = spoken.followers ?? 0;
  const named = [...fields.of('job-media', 'job-big-name', 'job-lawyer'), ...everHeard.of('self-media', 'self-lawyer')];
  if (named.length > 0) return { points: publicity.media, assumed: false, evidence: evidence(named, facts.pack) };
  if (followers >= publicity.bigNameFollowers) return byFollowers(facts, publicity.bigName, 'big-name-followers');
  const leading = [...fields.of('job-kol', 'job-executive'), ...everHeard.of('self-kol', 'self-executive')];
  if (leading.length > 0) return { points: publicity.opinionLeader, assumed: false, evidence: evidence(leading, facts.pack) };
  if (followers >= publicity.opinionLeaderFollowers)
    return byFollowers(facts, publicity.opinionLeader, 'opinion-leader-followers');
  const said = facts.heard.of(...threats, ...actions, 'scene');
  if (said.length > 0) return { points: publicity.threatened, assumed: false, evidence: evidence(said, facts.pack) };
  return { points: publicity.none, assumed: true, evidence: [] };
}

function byFollowers(facts: Facts, points: number, rule: string): Dimension {
  const value = facts.spoken.reading.customer?.followers;
  return { points, assumed: false, evidence: [fieldEvidence('customer.followers', value, rule)] };
}
