/** ProseMirror with what most sites put around it. */
import { Editor } from '#@tiptap/core';
import StarterKit from '#@tiptap/starter-kit';
import { show } from './page.js';

show((place, { readOnly }) => {
  const editor = new Editor({
    element: place,
    extensions: [StarterKit],
    editable: !readOnly,
    editorProps: { attributes: { id: 'reply-rich' } },
  });
  return {
    blocks() {
      const blocks = [];
      editor.state.doc.descendants((node) => {
        if (node.isTextblock) blocks.push(node.textBetween(0, node.content.size, '', '\n'));
      });
      return blocks;
    },
  };
});
