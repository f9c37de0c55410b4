/** The popup's questions. */
import type { siteMessages } from '../../../lib/messaging/catalogue/sites';
import type { HandlersFor } from '../../../lib/messaging/serve';
import { isOn, switchOff, switchOn } from '../sites';

export const siteHandlers: HandlersFor<keyof typeof siteMessages> = {
  'site/state': ({ origin }) => isOn(origin),
  'site/on': ({ origin }) => switchOn(origin),
  async 'site/off'({ origin }) {
    await switchOff(origin);
    return null;
  },
};
