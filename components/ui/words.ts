/** The words (say.ts) as the components get them. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../lib/case/ids';
import { type Say, sayIn } from './say';

export { isWordKey, type Say, sayIn, type WordKey } from './say';

export const WordsContext = createContext<{ language: Language; say: Say }>({ language: 'zh-CN', say: sayIn('zh-CN') });
export const useWords = () => useContext(WordsContext);
