import { Bold, ClassicEditor, Essentials, Link, List, Paragraph } from '#ckeditor5';
import '#ckeditor5/ckeditor5.css';
import { blocksOfHtml, show } from './page.js';

show(async (place, { readOnly }) => {
  const area = document.createElement('div');
  place.append(area);
  const editor = await ClassicEditor.create(area, {
    licenseKey: 'GPL',
    plugins: [Essentials, Paragraph, Bold, Link, List],
    toolbar: ['undo', 'redo', 'bold', 'link', 'bulletedList'],
  });
  if (readOnly) editor.enableReadOnlyMode('test');
  // Through its view: it takes foreign attributes off its element.
  editor.editing.view.change((writer) => writer.setAttribute('id', 'reply-rich', editor.editing.view.document.getRoot()));
  return { blocks: () => blocksOfHtml(editor.getData()) };
});
