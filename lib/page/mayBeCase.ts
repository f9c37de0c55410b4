/**
 * Is this page worth the generic reader? A glance at its short texts, through open shadow roots and same-origin frames, within
 * two milliseconds: two different words of service work must stand there.
 */
import { dataOf, firstChild, isElement, isText, nextSibling, parentNode, tagOf } from './dom';

const glanceMs = 2;
const longest = 40;
const kinds: readonly RegExp[] = [
  /客户|车主|联系人|用户|customer|client|request[eo]r|contact|caller|owner/i,
  /工单|单号|案件|服务单|投诉|ticket|case\b|issue|work order|incident|complaint/i,
  /车型|车牌|车辆|车系|vehicle|\bcar\b|model|plate|registration/i,
  /配件|零件|缺件|备件|到货|承诺|\bparts?\b|\beta\b|promised|lead time/i,
  /状态|status|state|assignee|处理人|顾问|agent|advis[eo]r/i,
  /建单|创建|受理|报修|created|opened|reported/i,
];
const enough = 3;

export function mayBeCase(doc: Document): boolean {
  const seen = new Set<RegExp>();
  const until = performance.now() + glanceMs;
  return doc.body !== null && glance(doc.body, seen, until);
}

function glance(root: Node, seen: Set<RegExp>, until: number): boolean {
  let count = 0;
  for (let node: Node | null = firstChild(root); node; node = after(node, root)) {
    if (++count % 50 === 0 && performance.now() > until) return false;
    if (isText(node)) {
      if (says(dataOf(node), seen)) return true;
    } else if (isElement(node)) {
      const inner = insideOf(node);
      if (inner && glance(inner, seen, until)) return true;
    }
  }
  return false;
}

function says(text: string, seen: Set<RegExp>): boolean {
  if (text.length > longest * 4 || text.length < 2) return false;
  for (const kind of kinds) if (!seen.has(kind) && kind.test(text)) seen.add(kind);
  return seen.size >= enough;
}

function insideOf(element: Element): Node | null {
  if (tagOf(element) !== 'iframe') return element.shadowRoot;
  try {
    return (element as HTMLIFrameElement).contentDocument?.body ?? null;
  } catch {
    // Another origin's frame is no part of this page.
    return null;
  }
}

function after(node: Node, root: Node): Node | null {
  const child = isElement(node) && ['script', 'style', 'svg', 'template'].includes(tagOf(node)) ? null : firstChild(node);
  if (child) return child;
  for (let each: Node | null = node; each && each !== root; each = parentNode(each)) {
    const next = nextSibling(each);
    if (next) return next;
  }
  return null;
}
