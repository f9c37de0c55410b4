import Draft from '#draft-js';
import '#draft-js/dist/Draft.css';
import { createElement, useEffect, useState } from '#react';
import { createRoot } from '#react-dom/client';
import { show } from './page.js';

const { Editor, EditorState, RichUtils } = Draft;

show(
  (place, { readOnly }) =>
    new Promise((ready) => {
      let state = EditorState.createEmpty();
      function Reply() {
        const [editorState, setState] = useState(state);
        state = editorState;
        useEffect(() => {
          document.querySelector('.public-DraftEditor-content').id = 'reply-rich';
          ready({
            blocks: () =>
              state
                .getCurrentContent()
                .getBlocksAsArray()
                .map((block) => block.getText()),
          });
        }, []);
        return createElement(Editor, {
          editorState,
          readOnly,
          onChange: setState,
          handleKeyCommand(command, current) {
            const next = RichUtils.handleKeyCommand(current, command);
            if (next) setState(next);
            return next ? 'handled' : 'not-handled';
          },
        });
      }
      createRoot(place).render(createElement(Reply));
    }),
);
