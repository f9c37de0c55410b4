import { createEmptyHistoryState, registerHistory } from '#@lexical/history';
import { registerRichText } from '#@lexical/rich-text';
import { $getRoot, createEditor } from '#lexical';
import { show } from './page.js';

show((place, { readOnly }) => {
  const box = document.createElement('div');
  Object.assign(box, { id: 'reply-rich', contentEditable: String(!readOnly) });
  place.append(box);
  const editor = createEditor({
    editable: !readOnly,
    onError: (error) => {
      throw error;
    },
  });
  editor.setRootElement(box);
  registerRichText(editor);
  registerHistory(editor, createEmptyHistoryState(), 300);
  return {
    blocks: () =>
      editor.getEditorState().read(() =>
        $getRoot()
          .getChildren()
          .map((node) => node.getTextContent()),
      ),
  };
});
