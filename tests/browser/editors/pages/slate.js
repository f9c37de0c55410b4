import { createElement, useEffect, useState } from '#react';
import { createRoot } from '#react-dom/client';
import { createEditor, Node } from '#slate';
import { withHistory } from '#slate-history';
import { Editable, Slate, withReact } from '#slate-react';
import { show } from './page.js';

const empty = [{ type: 'paragraph', children: [{ text: '' }] }];
const renderElement = ({ attributes, children }) => createElement('p', attributes, children);

function Reply({ readOnly, ready }) {
  const [editor] = useState(() => withHistory(withReact(createEditor())));
  useEffect(() => ready({ blocks: () => editor.children.map((node) => Node.string(node)) }), [editor, ready]);
  const box = createElement(Editable, { id: 'reply-rich', readOnly, renderElement });
  return createElement(Slate, { editor, initialValue: empty }, box);
}

show((place, { readOnly }) => new Promise((ready) => createRoot(place).render(createElement(Reply, { readOnly, ready }))));
