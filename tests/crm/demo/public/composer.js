// The reply box, controlled as a framework would: `input` events move text into the state, and every render
// writes the state back. Text that reaches an editor without an `input` event is lost at the next render.
import { postText } from './api.js';
import { el } from './dom.js';

const emptyDraft = () => ({ plain: '', rich: { text: '', html: '' }, note: '' });
const drafts = new Map(); // by ticket, so that a draft survives in-app navigation

export function createComposer({ ticketId, isRich, onWritten }) {
  if (!drafts.has(ticketId)) drafts.set(ticketId, emptyDraft());
  let mode = isRich ? 'rich' : 'plain';
  const draft = () => drafts.get(ticketId);
  const text = () => (mode === 'rich' ? draft().rich.text : draft()[mode]);
  const ui = buildComposer();

  function render() {
    for (const [name, tab] of Object.entries(ui.tabs)) {
      tab.setAttribute('aria-selected', String(name === mode));
      ui.panels[name].hidden = name !== mode;
    }
    writeBack(ui, draft());
    ui.count.textContent = `草稿 ${[...text()].length} 字`;
    ui.send.textContent = mode === 'note' ? '保存备注' : '发送';
    ui.send.disabled = text().trim() === '';
    ui.element.classList.toggle('composer--internal', mode === 'note');
  }

  ui.plain.addEventListener('input', () => change({ plain: ui.plain.value }));
  ui.note.addEventListener('input', () => change({ note: ui.note.value }));
  ui.rich.addEventListener('input', () => change({ rich: { text: richText(ui.rich), html: ui.rich.innerHTML } }));
  for (const [name, tab] of Object.entries(ui.tabs)) {
    tab.addEventListener('click', () => {
      mode = name;
      render();
    });
  }
  ui.send.addEventListener('click', send);

  function change(part) {
    Object.assign(draft(), part);
    render();
  }

  async function send() {
    const kind = mode === 'note' ? 'note' : 'reply';
    const { message } = await postText(`/tickets/${ticketId}/${kind}`, text());
    change({ [mode]: emptyDraft()[mode] });
    onWritten(message);
  }

  render();
  return { element: ui.element, render };
}

function writeBack(ui, { plain, rich, note }) {
  if (ui.plain.value !== plain) ui.plain.value = plain;
  if (ui.note.value !== note) ui.note.value = note;
  if (ui.rich.innerHTML !== rich.html) ui.rich.innerHTML = rich.html; // our own editor's markup, never a customer's
}

// Only innerText knows the line breaks between blocks
const richText = (editor) => editor.innerText.replace(/\n$/, '');

function buildComposer() {
  const plain = el('textarea', {
    id: 'reply-plain',
    name: 'reply',
    rows: '3',
    'aria-label': '回复客户',
    placeholder: '回复客户…',
  });
  const rich = el('div', {
    id: 'reply-rich',
    class: 'rich',
    contenteditable: 'true',
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': '回复客户（富文本）',
  });
  const note = el('textarea', {
    id: 'internal-note',
    name: 'note',
    rows: '3',
    'aria-label': '内部备注',
    placeholder: '仅同事可见，不会发给客户…',
  });
  const tabs = { plain: tab('plain', '纯文本'), rich: tab('rich', '富文本'), note: tab('note', '内部备注') };
  const panels = { plain: panel('plain', plain), rich: panel('rich', rich), note: panel('note', note) };
  const count = el('output', { id: 'draft-count' });
  const send = el('button', { id: 'send', type: 'button', class: 'button' });
  const element = el(
    'div',
    { class: 'composer' },
    el('div', { class: 'tabs', role: 'tablist', 'aria-label': '回复方式' }, ...Object.values(tabs)),
    ...Object.values(panels),
    el('div', { class: 'composer__foot' }, count, send),
  );
  return { element, plain, rich, note, tabs, panels, count, send };
}

function tab(name, label) {
  return el('button', { type: 'button', role: 'tab', id: `tab-${name}`, 'aria-controls': `panel-${name}`, class: 'tab' }, label);
}

function panel(name, editor) {
  return el('div', { role: 'tabpanel', id: `panel-${name}`, 'aria-labelledby': `tab-${name}` }, editor);
}
