/** docs/playbook.md: the table of contents of the shipped talk tracks, made from the tracks themselves. */
import { fileURLToPath } from 'node:url';
import { type Language, type SituationId, situationIds } from '../../lib/case/ids';
import type { Track } from '../../lib/packs/trackSchema';

export const playbookPath = fileURLToPath(new URL('../../docs/playbook.md', import.meta.url));

type Shipped = Readonly<Record<Language, readonly Track[]>>;

/** The groups of the domain, by the first situation of each. */
const groups: readonly (readonly [SituationId, string])[] = [
  ['threatens-post', 'High-risk talks · 高风险场面'],
  ['part-delayed', 'Bad news · 坏消息'],
  ['repeat-fault', 'Complaints · 投诉'],
  ['first-notice', 'Shortage diary · 缺件日记'],
  ['manager-first-call', 'Rescue · 挽回'],
  ['spec-request', 'Inside the company · 公司内部'],
];

export function makePlaybook(shipped: Shipped): string {
  const count = (language: Language) => shipped[language].length;
  const head = [
    '# The playbook',
    '',
    `Every talk track that comes with RiteSide: ${situationIds.length} situations, ${count('zh-CN')} tracks in Chinese, ${count('en')} in English.`,
    'Each is a Markdown file in `lib/packs/<language>/tracks`, with its points in order, what to avoid, and a Liquid body per channel.',
    'A number behind a channel counts its wordings: the same words are never offered twice in a row to the same customer.',
    'This page is generated (`npm exec tsx tests/talk/writePlaybook.ts`); a test says when it is out of date.',
  ];
  const rows = situationIds.flatMap((situation) => {
    const group = groups.find(([first]) => first === situation);
    const heading = group
      ? ['', `## ${group[1]}`, '', '| situation | 中文 | English | model | channels | source |', '|---|---|---|---|---|---|']
      : [];
    return [...heading, row(situation, shipped)];
  });
  return `${[...head, ...rows].join('\n')}\n`;
}

function row(situation: SituationId, shipped: Shipped): string {
  const chinese = shipped['zh-CN'].filter((track) => track.situation === situation);
  const english = shipped.en.filter((track) => track.situation === situation);
  const link = (language: Language, title: string | undefined) =>
    `[${title ?? ''}](../lib/packs/${language}/tracks/${situation}.md)`;
  const channels = [...new Set(chinese.map(({ channel }) => channel))].map((channel) => {
    const wordings = chinese.filter((track) => track.channel === channel).length;
    return wordings > 1 ? `${channel} ×${wordings}` : channel;
  });
  const cells = [
    `\`${situation}\``,
    link('zh-CN', chinese[0]?.title),
    link('en', english[0]?.title),
    chinese[0]?.model ?? '',
    channels.join(', '),
    chinese[0]?.source ?? '',
  ];
  return `| ${cells.join(' | ')} |`;
}
