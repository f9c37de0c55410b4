/** The trust account of domain.md 5. `[expect]` */
import type { KeptPromise } from '../case/record';
import type { Policy } from '../packs/schema';

/** Its balance, by the pack's weights; open promises count nothing yet. */
export function trustBalance(promises: readonly KeptPromise[], weights: Policy['trust']): number {
  return promises.reduce((sum, { state }) => sum + (state === 'open' ? 0 : weights[state]), 0);
}
