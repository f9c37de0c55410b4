/** The faces' words in both languages, as data; `{name}` in a text is replaced. */
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Language } from '../../lib/case/ids';
import enCase from './words/en/case.json';
import enCommon from './words/en/common.json';
import enDesk from './words/en/desk.json';
import enDraft from './words/en/draft.json';
import enList from './words/en/list.json';
import enNotes from './words/en/notes.json';
import enSettings from './words/en/settings.json';
import enTalk from './words/en/talk.json';
import enTeach from './words/en/teach.json';
import zhCase from './words/zh-CN/case.json';
import zhCommon from './words/zh-CN/common.json';
import zhDesk from './words/zh-CN/desk.json';
import zhDraft from './words/zh-CN/draft.json';
import zhList from './words/zh-CN/list.json';
import zhNotes from './words/zh-CN/notes.json';
import zhSettings from './words/zh-CN/settings.json';
import zhTalk from './words/zh-CN/talk.json';
import zhTeach from './words/zh-CN/teach.json';

const zh = { ...zhCommon, ...zhCase, ...zhTalk, ...zhNotes, ...zhSettings, ...zhDesk, ...zhList, ...zhDraft, ...zhTeach };
const en = { ...enCommon, ...enCase, ...enTalk, ...enNotes, ...enSettings, ...enDesk, ...enList, ...enDraft, ...enTeach };

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
