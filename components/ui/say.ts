/**
 * The faces' words in both languages, as data; `{name}` in a text is replaced. The background says a few of them too, so nothing of a
 * face's framework stands here, and nothing is put together before it is asked for.
 */
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

const zh = [zhCommon, zhCase, zhTalk, zhNotes, zhSettings, zhDesk, zhList, zhDraft, zhTeach] as const;
const en = [enCommon, enCase, enTalk, enNotes, enSettings, enDesk, enList, enDraft, enTeach] as const;

type KeyOf<Part> = Part extends unknown ? keyof Part : never;
export type WordKey = KeyOf<(typeof zh)[number]>;
export type Say = (key: WordKey, values?: Readonly<Record<string, string | number>>) => string;

type Words = Readonly<Partial<Record<string, string>>>;
const dictionaries: Readonly<Record<Language, readonly Words[]>> = { 'zh-CN': zh, en };

const textOf = (language: Language, key: string): string | undefined =>
  dictionaries[language].find((words) => Object.hasOwn(words, key))?.[key];

export function sayIn(language: Language): Say {
  return (key, values = {}) =>
    (textOf(language, key) ?? key).replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/** True for keys such as `signal.threat` that are made from an id of the trade. */
export function isWordKey(key: string): key is WordKey {
  return textOf('zh-CN', key) !== undefined;
}
