/** I, impact: how many people hear this customer. `[kit]` */
import type { Dimension } from '../../case/assessment';
import { evidence, type Facts, fieldEvidence } from '../facts';

export function judgeReach(facts: Facts): Dimension {
  const { reach } = facts.pack.policy.rite;
  const { followers } = facts.spoken;
  const some = facts.everHeard.of('reach-some');
  const bySteps = followers === null ? null : (reach.steps.find((step) => followers >= step.followers)?.points ?? reach.unknown);
  if (bySteps !== null && (bySteps >= reach.some || some.length === 0)) {
    const value = facts.spoken.reading.customer?.followers;
    return { points: bySteps, assumed: false, evidence: [fieldEvidence('customer.followers', value, 'followers')] };
  }
  if (some.length > 0) return { points: reach.some, assumed: false, evidence: evidence(some, facts.pack) };
  const hardly = facts.everHeard.of('reach-hardly');
  if (hardly.length > 0) return { points: reach.hardly, assumed: false, evidence: evidence(hardly, facts.pack) };
  return { points: reach.unknown, assumed: true, evidence: [] };
}
