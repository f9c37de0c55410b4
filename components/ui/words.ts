/** The faces' words in both languages, as data; `{name}` in a text is replaced. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../lib/case/ids';
import en from './words/en.json';
import zh from './words/zh-CN.json';

export type WordKey = keyof typeof zh;
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

const dictionaries: Record<Language, Record<WordKey, string>> = { 'zh-CN': zh, en };

export function sayIn(language: Language): Say {
  return (key, values = {}) => dictionaries[language][key].replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** True for keys such as `signal.threat` that are made from an id of the trade. */
export function isWordKey(key: string): key is WordKey {
  return Object.hasOwn(zh, key);
}

export const WordsContext = createContext<{ language: Language; say: Say }>({ language: 'zh-CN', say: sayIn('zh-CN') });
export const useWords = () => useContext(WordsContext);
