/** Form controls and what names them: `label for`, a control in its label, `aria-labelledby`, a name of their own. */
import { attributeOf } from '../dom';
import { around, Box, childIn, type Leaf, type Part, within } from './box';
import { type LabelPath, labelPath, otherPath } from './labels';
import type { Pair } from './pair';
import type { Snapshot } from './snapshot';
import { controlValue, fieldValue } from './values';

const controlTags = new Set(['input', 'select', 'textarea']);
const sectionRoles = /^(?:group|region|radiogroup|section|form|table|list|tabpanel|dialog|article)$/;

/** The control (or what stands for one) that this label names. */
export function labelledControl(page: Snapshot, top: Part, box: Box): Box | null {
  for (const each of around(box, 6)) {
    if (each.tag === 'label') {
      const named = each.attr('for');
      const control = named ? byId(each, `#${CSS.escape(named)}`) : within(each, 20).find(({ tag }) => controlTags.has(tag));
      const found = control instanceof Box ? control : control && boxFor(page, control, each);
      if (found) return found;
    }
    const id = each.attr('id');
    const labelled = id ? byId(each, `[aria-labelledby~="${CSS.escape(id)}"]`) : null;
    if (labelled && !labelled.contains(each.element)) {
      const found = boxFor(page, labelled, each);
      if (found && !sectionRoles.test(found.role ?? found.tag)) return found;
    }
    if (each === top || !(top instanceof Box)) break;
  }
  return null;
}

/** Looked for where the label itself lives: ids do not reach across shadow roots. */
function byId({ element }: Box, css: string): Element | null {
  const root = Node.prototype.getRootNode.call(element) as Document | ShadowRoot;
  const query = 'host' in root ? DocumentFragment.prototype.querySelector : Document.prototype.querySelector;
  return query.call(root, css);
}

/** Near the label, nearly always: the rows around it are looked through first. */
function boxFor({ boxes }: Snapshot, element: Element, near: Box): Box | null {
  for (const each of around(near.parent, 3)) {
    const found = within(each, 60).find((box) => box.element === element);
    if (found) return found;
  }
  return boxes.find((box) => box.element === element) ?? null;
}

/** What the control says for this field; null if it is no control or says nothing that fits. */
export function controlPair(control: Box, path: LabelPath): Pair | null {
  if (!controlTags.has(control.tag)) return null;
  if (attributeOf(control.element, 'type') === 'checkbox') {
    const isYesNo = path === 'customer.vip' || path === 'vehicle.drivable';
    return isYesNo ? { path, value: (control.element as HTMLInputElement).checked, box: control, weight: 4 } : null;
  }
  const made = fieldValue(path, controlValue(control.element)) ?? besideEmpty(control, path);
  return made && { ...made, box: control, weight: 4 };
}

/** A chosen record stands beside an empty search box (Lookup fields): the name of its link. */
function besideEmpty(control: Box, path: LabelPath): ReturnType<typeof fieldValue> {
  const row = control.parent;
  if (!row || controlValue(control.element) !== '') return null;
  for (const box of within(row, 12)) {
    const name = box.role === 'link' ? box.attr('aria-label') : null;
    if (name && childIn(row, box)) return fieldValue(path, name);
  }
  return null;
}

/** A control that names itself. */
export function pairOfControl({ box }: Leaf): Pair[] {
  const name = box.attr('aria-label') ?? box.attr('title');
  const path = name ? labelPath(name) : null;
  const made = path && path !== otherPath ? fieldValue(path, controlValue(box.element)) : null;
  return made ? [{ ...made, box, weight: 3 }] : [];
}
