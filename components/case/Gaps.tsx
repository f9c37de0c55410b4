/** Says plainly what the page did not tell: fields not found, and values that could not be understood. */
import type { Unread } from '../../lib/case/reading';
import { isWordKey, useWords } from '../ui/words';

interface GapsProps {
  readonly missing: readonly string[];
  readonly unread: readonly Unread[];
  readonly partial: boolean;
  /** Messages of which the page does not say who speaks: they count as nobody's. */
  readonly unsure: number;
}

export function Gaps({ missing, unread, partial, unsure }: GapsProps) {
  const { say, language } = useWords();
  const name = (path: string) => {
    const key = `field.${path.replace(/^messages\..*/, 'messages')}`;
    return isWordKey(key) ? say(key) : path;
  };
  const list = (paths: readonly string[]) => [...new Set(paths.map(name))].join(language === 'en' ? ', ' : '、');
  const notUnderstood = unread.map((item) => `${item.field} ${JSON.stringify(item.value) ?? ''}`);
  if (missing.length === 0 && unread.length === 0 && !partial && unsure === 0) return null;
  return (
    <section class="gaps quiet">
      {partial && <p>{say('partial')}</p>}
      {unsure > 0 && <p class="unsure">{say('unsureSpeakers', { count: unsure })}</p>}
      {missing.length > 0 && <p>{say('missing', { fields: list(missing) })}</p>}
      {unread.length > 0 && (
        <p title={notUnderstood.join('\n')}>{say('unread', { fields: list(unread.map((item) => item.field)) })}</p>
      )}
    </section>
  );
}
