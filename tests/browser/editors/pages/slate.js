import { createElement, useEffect, useMemo } from '#react';
import { createRoot } from '#react-dom/client';
import { createEditor, Node } from '#slate';
import { withHistory } from '#slate-history';
import { Editable, Slate, withReact } from '#slate-react';
import { show } from './page.js';

const empty = [{ type: 'paragraph', children: [{ text: '' }] }];

show(
  (place, { readOnly }) =>
    new Promise((ready) => {
      function Reply() {
        const editor = useMemo(() => withHistory(withReact(createEditor())), []);
        useEffect(() => ready({ blocks: () => editor.children.map((node) => Node.string(node)) }), [editor]);
        return createElement(
          Slate,
          { editor, initialValue: empty },
          createElement(Editable, {
            id: 'reply-rich',
            readOnly,
            renderElement: ({ attributes, children }) => createElement('p', attributes, children),
          }),
        );
      }
      createRoot(place).render(createElement(Reply));
    }),
);
