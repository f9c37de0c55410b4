/** The head of a message: who, in which role, by which channel; and which of its texts are not the message's words. */
import { attributeOf, isElement, tagOf } from '../dom';
import type { Block } from './block';
import { splitTokens, tokensOf } from './blocks';
import { isAction } from './labels';
import { type Leaf, leavesIn, type Outline } from './outline';
import { timeIn } from './times';
import { ancestorsOf, childrenOf } from './tree';
import words from './words.json' with { type: 'json' };

export interface Head {
  readonly author: string | null;
  /** The author's mail address, if the head shows it. */
  readonly mail: string | null;
  readonly channel: string | null;
  /** Short texts of the head that name a role, a kind of note. */
  readonly marks: readonly string[];
  /** Words of class names, data attributes, titles. */
  readonly tokens: ReadonlySet<string>;
  readonly isInternal: boolean;
  /** Nodes that are no words of the message. */
  readonly meta: ReadonlySet<Node>;
}

const longestAuthor = 60;
const roles: ReadonlySet<string> = new Set([...words.customer, ...words.staff, ...words.system]);
const internal: ReadonlySet<string> = new Set(words.internal);
const channels: ReadonlySet<string> = new Set(words.channels);
const mailPattern = /[\w.+%-]+@[\w-]+(?:\.[\w-]+)+/;

export function headOf(outline: Outline, block: Block): Head {
  if (block.cells) return tableHead(outline, block, block.cells);
  const leaves = block.nodes.flatMap((node) => leavesIn(outline, node)).filter((leaf) => !leaf.isControl);
  const meta = new Set<Node>();
  const marks: string[] = [];
  let channel: string | null = null;
  const candidates: { readonly leaf: Leaf; readonly name: string; readonly weight: number; readonly mail: string | null }[] = [];
  const main = mainLeaf(leaves, block.time?.leaf ?? null);
  const mainAt = main ? leaves.indexOf(main) : leaves.length;
  const timeAt = block.time ? leaves.indexOf(block.time.leaf) : -1;
  for (const [index, leaf] of leaves.entries()) {
    if (leaf === main && leaf !== block.time?.leaf) continue;
    const text = leaf.text.toLowerCase().replace(/^[\s·•|()[\]（）【】<>:：-]+|[\s·•|()[\]（）【】:：-]+$/gu, '');
    const isFar = index > mainAt && index !== timeAt && !isNear(leaf, block.time?.leaf ?? null);
    if (leaf === block.time?.leaf || isOnlyTime(leaf)) meta.add(leaf.node);
    if (
      text === '' ||
      isAction(leaf.text) ||
      isButton(leaf) ||
      /^(?:#?\d{1,5}|\d+楼|\d+\s*(?:条回复|赞|replies|likes?))$/.test(text)
    )
      meta.add(leaf.node);
    else if (roles.has(text)) {
      // A word in running text beside others is no mark.
      if (!isFar) meta.add(leaf.node);
      if (!isFar || leaf.text.length < 12) marks.push(text);
    } else if (internal.has(text)) {
      marks.push(text);
      meta.add(leaf.node);
    } else if (channels.has(text.replace(/^(?:via|by|通过|来自|渠道)[:：\s]*/, '')) && !isFar) {
      channel ??= text.replace(/^(?:via|by|通过|来自|渠道)[:：\s]*/, '');
      meta.add(leaf.node);
    } else if (!isFar && leaf.text.length <= 160) {
      const found = authorIn(leaf, block);
      if (found) candidates.push({ leaf, ...found });
    }
  }
  candidates.sort((a, b) => b.weight - a.weight);
  const best = candidates[0] ?? null;
  if (best) {
    meta.add(best.leaf.node);
    for (const each of candidates) if (each.name === best.name || isInitial(each.leaf.text, best.name)) meta.add(each.leaf.node);
    marks.push(...rolesIn(best.leaf.text));
    addHeadRow(outline, block, best.leaf, leaves, main, meta);
  }
  const mail = best?.mail ?? mailBeside(leaves, main, meta);
  const author = best?.name ?? namedAround(block);
  const tokens = tokensAround(outline, block, main);
  const isInternal =
    marks.some((mark) => internal.has(mark)) ||
    words.internalTokens.some((token) => tokens.has(token)) ||
    titledInternal(outline, block, main);
  return { author, mail, channel, marks, tokens, isInternal, meta };
}

function tableHead(outline: Outline, block: Block, cells: NonNullable<Block['cells']>): Head {
  const texts = (cell: Element | null) => (cell ? leavesIn(outline, cell).map(({ text }) => text) : []);
  const says = [...texts(cells.author), ...texts(cells.role)].flatMap((text) => rolesIn(text).concat(text.toLowerCase()));
  const author = texts(cells.author)[0] ?? null;
  const meta = new Set<Node>();
  for (const node of block.nodes) for (const child of childrenOf(node)) if (child !== cells.body) meta.add(child);
  const marks = says.filter((text) => roles.has(text) || internal.has(text));
  const tokens = tokensAround(outline, block, null);
  return {
    author: author && cleanAuthor(author),
    mail: null,
    channel: null,
    marks,
    tokens,
    isInternal: [...marks, ...says].some((mark) => internal.has(mark)) || words.internalTokens.some((token) => tokens.has(token)),
    meta,
  };
}

/** The leaf that says most; what is named or placed as a head says less, what is named a body more. */
function mainLeaf(leaves: readonly Leaf[], time: Leaf | null): Leaf | null {
  let best: Leaf | null = null;
  let most = 0;
  for (const leaf of leaves) {
    const text = leaf.text.toLowerCase();
    if (
      leaf === time ||
      isOnlyTime(leaf) ||
      isButton(leaf) ||
      roles.has(text) ||
      internal.has(text) ||
      channels.has(text) ||
      isAction(text)
    )
      continue;
    const named = [leaf.element, ...take(ancestorsOf(leaf.element), 1)].map((each) => attributeOf(each, 'class') ?? '').join(' ');
    const bonus =
      (/body|content|bubble|message-?text|markdown|prose|wiki|comment-text/i.test(named) || tagOf(leaf.element) === 'p'
        ? 12
        : 0) -
      (authorNames.test(named) && leaf.text.length < 40 ? 20 : 0) -
      (time && isNear(leaf, time) ? 8 : 0);
    const weight = leaf.text.length + bonus;
    if (!best || weight >= most) [best, most] = [leaf, weight];
  }
  return best;
}

function isOnlyTime(leaf: Leaf): boolean {
  const time = timeIn(leaf.text);
  return time !== null && time.rest.replace(/[\s·•|,，()（）—-]|于|on|at/gi, '') === '';
}

function isButton({ element }: Leaf): boolean {
  let steps = 0;
  for (const each of [element, ...ancestorsOf(element)]) {
    if (++steps > 4) return false;
    if (tagOf(each) === 'button' || attributeOf(each, 'role') === 'button') return true;
  }
  return false;
}

/** In the same row as the time, for bubbles with their head below. */
function isNear(leaf: Leaf, time: Leaf | null): boolean {
  if (!time) return false;
  const around = new Set<Element>();
  let steps = 0;
  for (const each of [time.element, ...ancestorsOf(time.element)]) {
    if (++steps > 2) break;
    around.add(each);
  }
  steps = 0;
  for (const each of [leaf.element, ...ancestorsOf(leaf.element)]) {
    if (around.has(each)) return true;
    if (++steps > 2) return false;
  }
  return false;
}

const authorNames = /author|sender|from|user|name|creator|poster|nick|who|person|speaker|by\b/i;
const joining =
  /(?:^|\s)(?:wrote|writes|said|says|replied|commented|added|updated|posted|sent|created|via|on|at|by|from|to the customer|to customer|sent a message|left a note|added a note|added a comment|internal note)(?=\s|[:：,]|$)|写道|说道|回复了?|评论了?|添加了?(?:一条)?(?:备注|评论|留言)?|更新了?|发表了?|提交了?|创建了?|发送了?|留言|^由|于|^来自|之前|[:：]$/giu;

function authorIn(
  leaf: Leaf,
  block: Block,
): { readonly name: string; readonly weight: number; readonly mail: string | null } | null {
  const time = timeIn(leaf.text);
  if (time && time.rest === '') return null;
  const mail = mailPattern.exec(leaf.text)?.[0] ?? null;
  const isOwn = leaf === block.time?.leaf;
  const name = cleanAuthor(isOwn && time ? time.rest : time ? time.rest : leaf.text);
  if (!name || name.length > longestAuthor || !/\p{L}/u.test(name) || /[。!！?？;；]/.test(name))
    return name === null && mail ? { name: mail, weight: 3, mail } : null;
  if (name.split(/\s+/).length > 6) return null;
  const tag = tagOf(leaf.element);
  const named = [leaf.element, ...take(ancestorsOf(leaf.element), 1)].some((each) =>
    authorNames.test(
      `${attributeOf(each, 'class') ?? ''} ${attributeOf(each, 'itemprop') ?? ''} ${attributeOf(each, 'rel') ?? ''} ${attributeOf(each, 'data-testid') ?? ''}`,
    ),
  );
  const isMail = /^\S+@\S+$/.test(name);
  const weight =
    (named ? 6 : 0) +
    (['a', 'strong', 'b', 'h3', 'h4', 'h5', 'h6', 'cite', 'dt'].includes(tag) ? 2 : 0) +
    (isNear(leaf, block.time?.leaf ?? null) ? 3 : 0) +
    (/avatar|initial/i.test(attributeOf(leaf.element, 'class') ?? '') ? -7 : 0) +
    (name.length <= 1 || isMail ? -2 : 1) +
    (mail && !isMail ? 2 : 0);
  return weight > 0 ? { name, weight, mail } : null;
}

function* take<T>(many: Iterable<T>, count: number): Iterable<T> {
  let left = count;
  for (const each of many) {
    if (left-- <= 0) return;
    yield each;
  }
}

/** `李女士（客户）`, `Ann Lee · Service Advisor`, `From: Daniel <d@…>`: the name alone. */
export function cleanAuthor(text: string): string | null {
  const bare = text
    .replace(
      /^\s*(?:发件人|发送人|来自|作者|记录人|跟进人|操作人|提交人|from|by|author|sender|posted by|logged by|added by|updated by|reported by)\s*[:：]\s*/iu,
      '',
    )
    .replace(/^\s*(?:by|from|added by|updated by|posted by|created by|reported by|submitted by)\s+/iu, '')
    .replace(/<[^<>]*@[^<>]*>|\([^()]*@[^()]*\)|（[^（）]*@[^（）]*）/gu, ' ')
    .replace(/[(（[【][^()（）[\]【】]*[)）\]】]/gu, (part) => (isRoleText(part.slice(1, -1)) ? ' ' : part))
    .replace(joining, ' ')
    .replace(/\b(?:ago|about)\b/gi, ' ');
  const [first = '', ...rest] = bare.split(/\s*[·•|｜/,，]\s*|\s[—–-]\s/u).filter((part) => part.trim() !== '');
  const kept = rest.length > 0 && isRoleText(first) ? (rest[0] ?? '') : first;
  const name = kept.replace(/^[\s\-—–:：·•|"“”'#]+|[\s\-—–:：·•|"“”']+$/gu, '').replace(/\s+/g, ' ');
  // `客户 李女士`, `客服 李婷`: the role stands before the name.
  const parted = /^(\p{Script=Han}{2,4})\s+(\S.*)$/u.exec(name);
  const alone = parted && roles.has(parted[1] ?? '') ? (parted[2] ?? name) : name;
  return alone === '' || isRoleText(alone) ? null : alone;
}

export function isRoleText(text: string): boolean {
  const low = text.trim().toLowerCase();
  return roles.has(low) || internal.has(low) || channels.has(low);
}

/** Role words inside an author's text: in brackets, after a dot, before the name. */
function rolesIn(text: string): string[] {
  return text
    .toLowerCase()
    .split(/[()（）[\]【】·•|｜/,，:：<>]|\s[—–-]\s|\s{2,}/u)
    .flatMap((part) => [part.trim(), ...(/^\p{Script=Han}{2,4}\s/u.test(part.trim()) ? [part.trim().split(/\s/)[0] ?? ''] : [])])
    .filter((part) => roles.has(part) || internal.has(part));
}

const isInitial = (text: string, name: string): boolean =>
  text.length <= 2 && name.toLowerCase().includes((text[0] ?? '').toLowerCase());

/** The row that holds author and time holds no words of the message. */
function addHeadRow(
  outline: Outline,
  block: Block,
  author: Leaf,
  leaves: readonly Leaf[],
  main: Leaf | null,
  meta: Set<Node>,
): void {
  const time = block.time?.leaf;
  if (!time) return;
  const around = new Set<Element>([time.element, ...ancestorsOf(time.element)]);
  for (const each of [author.element, ...ancestorsOf(author.element)]) {
    if (!around.has(each)) continue;
    if (block.nodes.includes(each) && block.nodes.length === 1) break;
    const inside = leavesIn(outline, each);
    if (main && inside.includes(main) && main !== author && main !== time) break;
    const others = inside.filter((leaf) => !meta.has(leaf.node));
    if (others.reduce((sum, leaf) => sum + leaf.text.length, 0) < 60) meta.add(each);
    break;
  }
  // An avatar's initials before the name.
  for (const leaf of leaves) {
    if (leaf === author) break;
    if (leaf.text.length <= 2) meta.add(leaf.node);
  }
}

function mailBeside(leaves: readonly Leaf[], main: Leaf | null, meta: Set<Node>): string | null {
  for (const leaf of leaves) {
    if (leaf === main) return null;
    const mail = leaf.text.length < 80 ? mailPattern.exec(leaf.text)?.[0] : null;
    if (!mail) continue;
    meta.add(leaf.node);
    return mail;
  }
  return null;
}

const ariaAuthor = /^(?:message from|from|reply from|comment by|note by|来自)\s*([^,，:：]{1,40})/i;

/** No text says it: the label for screen readers, the picture's description, a data attribute may. */
function namedAround(block: Block): string | null {
  for (const node of block.nodes) {
    for (const each of [node, ...descendants(node, 60)]) {
      const said =
        attributeOf(each, 'data-author') ??
        attributeOf(each, 'data-sender-name') ??
        attributeOf(each, 'data-author-name') ??
        attributeOf(each, 'author') ??
        attributeOf(each, 'data-from-name');
      if (said && said.length <= longestAuthor && /\p{L}/u.test(said)) return cleanAuthor(said);
      const label = ariaAuthor.exec(attributeOf(each, 'aria-label') ?? '')?.[1];
      if (label) return cleanAuthor(label);
      if (tagOf(each) === 'img' || /avatar/i.test(attributeOf(each, 'class') ?? '')) {
        const alt = attributeOf(each, 'alt') ?? attributeOf(each, 'title') ?? attributeOf(each, 'aria-label');
        const name = alt && cleanAuthor(alt.replace(/的?头像$|'s (?:avatar|photo|picture)$|^avatar of |^photo of /i, ''));
        if (name && name.length <= 30 && !/avatar|photo|头像/i.test(name)) return name;
      }
    }
  }
  return null;
}

function* descendants(node: Node, limit: number): Iterable<Element> {
  let left = limit;
  const stack: Node[] = [node];
  while (stack.length > 0 && left-- > 0) {
    const each = stack.shift() as Node;
    for (const child of childrenOf(each)) {
      if (!isElement(child)) continue;
      yield child;
      stack.push(child);
    }
  }
}

const markAttributes =
  /^(?:class|title|alt|aria-label|role|type|side|from|direction|author-type|sender|variant|kind|visibility|data-.*)$/;

/** Of the block, its head and what is directly around it: not of the words. */
function tokensAround(outline: Outline, block: Block, main: Leaf | null): ReadonlySet<string> {
  const tokens = new Set<string>();
  const add = (element: Element) => {
    for (const name of element.getAttributeNames()) {
      const value = markAttributes.test(name) ? (attributeOf(element, name) ?? '') : '';
      if (value && value.length < 200) for (const token of splitTokens(value)) tokens.add(token);
    }
    for (const token of tokensOf(element)) tokens.add(token);
  };
  for (const node of block.nodes) {
    add(node);
    for (const each of descendants(node, 40)) if (!isWords(outline, each, main)) add(each);
  }
  return tokens;
}

/** Inside the words themselves. The element around the main text (a bubble) still is the block's own. */
function isWords(outline: Outline, element: Element, main: Leaf | null): boolean {
  return (
    main !== null &&
    ['p', 'a', 'strong', 'b', 'em', 'i', 'li', 'ul', 'ol', 'br', 'code', 'pre', 'blockquote'].includes(tagOf(element)) &&
    leavesIn(outline, element).includes(main)
  );
}

function titledInternal(outline: Outline, block: Block, main: Leaf | null): boolean {
  for (const node of block.nodes) {
    for (const each of [node, ...descendants(node, 40)]) {
      if (isWords(outline, each, main)) continue;
      const said =
        `${attributeOf(each, 'title') ?? ''}|${attributeOf(each, 'aria-label') ?? ''}|${attributeOf(each, 'alt') ?? ''}|${attributeOf(each, 'data-visibility') ?? ''}`.toLowerCase();
      if (
        said.length > 3 &&
        said.length < 100 &&
        said.split('|').some((part) => words.internal.some((word) => part === word || (word.length > 3 && part.includes(word))))
      )
        return true;
    }
  }
  return false;
}
