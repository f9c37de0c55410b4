import Draft from '#draft-js';
import '#draft-js/dist/Draft.css';
import { createElement, useEffect, useState } from '#react';
import { createRoot } from '#react-dom/client';
import { show } from './page.js';

const { Editor, EditorState, RichUtils } = Draft;
let state = EditorState.createEmpty();
const blocks = () =>
  state
    .getCurrentContent()
    .getBlocksAsArray()
    .map((block) => block.getText());

function Reply({ readOnly, ready }) {
  const [editorState, setState] = useState(state);
  state = editorState;
  useEffect(() => {
    document.querySelector('.public-DraftEditor-content').id = 'reply-rich';
    ready({ blocks });
  }, [ready]);
  const handleKeyCommand = (command, current) => {
    const next = RichUtils.handleKeyCommand(current, command);
    if (next) setState(next);
    return next ? 'handled' : 'not-handled';
  };
  return createElement(Editor, { editorState, readOnly, onChange: setState, handleKeyCommand });
}

show((place, { readOnly }) => new Promise((ready) => createRoot(place).render(createElement(Reply, { readOnly, ready }))));
