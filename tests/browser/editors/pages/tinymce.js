import { blocksOfHtml, loadScript, show } from './page.js';

show(async (place, { readOnly }) => {
  const area = document.createElement('textarea');
  area.id = 'composer';
  place.append(area);
  await loadScript('/npm/tinymce/tinymce.min.js');
  const [editor] = await window.tinymce.init({
    target: area,
    license_key: 'gpl',
    plugins: 'lists link autolink',
    readonly: readOnly,
    promotion: false,
  });
  editor.iframeElement.id = 'reply-rich';
  return { blocks: () => blocksOfHtml(editor.getContent()) };
});
