/** A note as it reads: headings, lists, boxes to tick, **bold**, `code`, and @times. Drawn as nodes: markup in a text stays text. */
import type { ComponentChildren } from 'preact';

interface Block {
  readonly kind: 'heading' | 'bullets' | 'numbers' | 'text';
  readonly lines: readonly string[];
}

const heading = /^#{1,4}\s+/;
const bullet = /^\s*[-*•]\s+/;
const number = /^\s*\d{1,3}[.)、]\s+/;
const inline = /(\*\*[^*\n]+\*\*|`[^`\n]+`|@(?:\d{1,2}月\d{1,2}日|\d{1,2} [A-Z][a-z]{2,4}),? \d{2}:\d{2})/;

export function MarkdownLight({ text }: { text: string }) {
  return (
    <div class="markdown">
      {blocksOf(text).map((block, at) => (
        <BlockView key={`${at} ${block.kind}`} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block: { kind, lines } }: { block: Block }) {
  if (kind === 'heading') return <h3>{inlineOf((lines[0] ?? '').replace(heading, ''))}</h3>;
  if (kind === 'text')
    return <p>{lines.flatMap((line, at) => (at === 0 ? inlineOf(line) : [<br key={line} />, ...inlineOf(line)]))}</p>;
  const sign = kind === 'bullets' ? bullet : number;
  const items = lines.map((line, at) => <li key={`${at} ${line}`}>{itemOf(line.replace(sign, ''))}</li>);
  return kind === 'bullets' ? <ul>{items}</ul> : <ol>{items}</ol>;
}

/** Neighbouring lines of one kind belong together; an empty line parts them. */
export function blocksOf(text: string): Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = [];
  let open = false;
  for (const line of text.split('\n')) {
    if (line.trim() === '') {
      open = false;
      continue;
    }
    const kind = kindOf(line);
    const last = blocks.at(-1);
    if (open && last?.kind === kind && kind !== 'heading') last.lines.push(line);
    else blocks.push({ kind, lines: [line] });
    open = true;
  }
  return blocks;
}

function kindOf(line: string): Block['kind'] {
  if (heading.test(line)) return 'heading';
  if (bullet.test(line)) return 'bullets';
  return number.test(line) ? 'numbers' : 'text';
}

function itemOf(text: string): ComponentChildren {
  const box = /^\[([ xX])\]\s+/.exec(text);
  if (!box) return inlineOf(text);
  return (
    <>
      <span aria-hidden="true">{box[1] === ' ' ? '☐' : '☑'} </span>
      {inlineOf(text.slice(box[0].length))}
    </>
  );
}

function inlineOf(text: string): ComponentChildren[] {
  return text.split(inline).map((part, at) => {
    const key = `${at} ${part}`;
    if (/^\*\*.+\*\*$/.test(part)) return <b key={key}>{part.slice(2, -2)}</b>;
    if (/^`.+`$/.test(part)) return <code key={key}>{part.slice(1, -1)}</code>;
    if (part.startsWith('@') && inline.test(part)) return <time key={key}>{part}</time>;
    return part;
  });
}
