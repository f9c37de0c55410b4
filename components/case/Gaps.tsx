/** Says plainly what the page did not tell: fields not found, and values that could not be understood. */
import type { Unread } from '../../lib/case/reading';
import { isWordKey, useWords } from '../ui/words';

export function Gaps({ missing, unread, partial }: { missing: readonly string[]; unread: readonly Unread[]; partial: boolean }) {
  const { say, language } = useWords();
  const name = (path: string) => {
    const key = `field.${path.replace(/^messages\..*/, 'messages')}`;
    return isWordKey(key) ? say(key) : path;
  };
  const list = (paths: readonly string[]) => [...new Set(paths.map(name))].join(language === 'en' ? ', ' : '、');
  const notUnderstood = unread.map((item) => `${item.field} ${JSON.stringify(item.value) ?? ''}`);
  if (missing.length === 0 && unread.length === 0 && !partial) return null;
  return (
    <section class="gaps quiet">
      {partial && <p>{say('partial')}</p>}
      {missing.length > 0 && <p>{say('missing', { fields: list(missing) })}</p>}
      {unread.length > 0 && (
        <p title={notUnderstood.join('\n')}>{say('unread', { fields: list(unread.map((item) => item.field)) })}</p>
      )}
    </section>
  );
}
