/** Loaded by its own script from /npm/tinymce, as it must be: it fetches its parts from where it lies. */
import { blocksOfHtml, show } from './page.js';

show(async (place, { readOnly }) => {
  const area = document.createElement('textarea');
  area.id = 'composer';
  place.append(area);
  await import('/npm/tinymce/tinymce.min.js');
  const [editor] = await window.tinymce.init({
    target: area,
    license_key: 'gpl',
    iframe_attrs: { id: 'reply-rich' },
    plugins: 'lists link autolink',
    readonly: readOnly,
    promotion: false,
  });
  return { blocks: () => blocksOfHtml(editor.getContent()) };
});
