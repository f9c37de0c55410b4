/** What the advisor calls a thing that can be read or taught. */
import { isWordKey, type Say } from '../ui/words';

export function sayField(path: string, say: Say): string {
  if (path === 'messages') return say('page.messages');
  if (path === 'reply-box') return say('page.box');
  if (path === 'internal-note') return say('page.internalNote');
  const key = `field.${path}`;
  return isWordKey(key) ? say(key) : path;
}
