/**
 * Is this page worth the generic reader? A glance at its short texts, through open shadow roots and same-origin frames: words of
 * three different kinds of service work must stand there. Bounded by what is looked at, not by the clock: a busy computer must
 * not turn a case into none. On usual pages it takes about a millisecond.
 */
import { dataOf, firstChild, isElement, isText, lengthOfText, nextSibling, nodeType, parentNode, select, tagOf } from './dom';

const fragment = 11;
const longest = 160;
const mostNodes = 6_000;
/** Texts are asked together: asking each of them is what takes time. */
const atOnce = 4_000;
const kinds: readonly RegExp[] = [
  /客户|车主|联系人|用户|投诉人|来电人|customer|client|request(?:e|o)r|contact|caller|owner|reporter/,
  /工单|单号|案件|案例|服务单|投诉|客诉|会话|ticket|case\b|issue|work order|incident|complaint|conversation|inbox/,
  /车型|车牌|车辆|车系|vehicle|\bcar\b|model|plate|registration/,
  /配件|零件|缺件|备件|到货|承诺|\bparts?\b|\beta\b|promised|lead time|due date/,
  /状态|status|state|assignee|处理人|顾问|坐席|客服|agent|advis[eo]r|\breply\b|回复/,
  /建单|创建|受理|报修|created|opened|reported/,
];
const enough = 3;
const silent = new Set(['script', 'style', 'svg', 'template', 'noscript']);

export function mayBeCase(doc: Document): boolean {
  const body = select(doc, 'body, frameset');
  return body !== null && new Glance().at(body);
}

class Glance {
  private readonly left = new Set(kinds);
  private seen = '';
  private nodes = 0;

  at(root: Node): boolean {
    return this.walk(root) || this.asks();
  }

  private walk(root: Node): boolean {
    for (let node: Node | null = firstChild(root); node && this.nodes < mostNodes; node = after(node, root)) {
      this.nodes++;
      if (isText(node)) {
        if (this.reads(node)) return true;
      } else if (isElement(node)) {
        const inner = insideOf(node);
        if (inner && this.walk(inner)) return true;
      }
    }
    return false;
  }

  private reads(text: Text): boolean {
    const length = lengthOfText(text);
    if (length < 2 || length > longest) return false;
    this.seen += `${dataOf(text)}\n`;
    return this.seen.length > atOnce && this.asks();
  }

  private asks(): boolean {
    const said = this.seen.toLowerCase();
    this.seen = '';
    for (const kind of this.left) if (kind.test(said)) this.left.delete(kind);
    return kinds.length - this.left.size >= enough;
  }
}

function insideOf(element: Element): Node | null {
  const tag = tagOf(element);
  if (tag !== 'iframe' && tag !== 'frame') {
    const shadow = element.shadowRoot;
    // A form's control may be called so.
    return shadow && nodeType(shadow) === fragment ? shadow : null;
  }
  try {
    return (element as HTMLIFrameElement).contentDocument?.body ?? null;
  } catch {
    // Another origin's frame is no part of this page.
    return null;
  }
}

function after(node: Node, root: Node): Node | null {
  const child = isElement(node) && silent.has(tagOf(node)) ? null : firstChild(node);
  if (child) return child;
  for (let each: Node | null = node; each && each !== root; each = parentNode(each)) {
    const next = nextSibling(each);
    if (next) return next;
  }
  return null;
}
