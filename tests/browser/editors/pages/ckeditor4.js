import { blocksOfHtml, loadScript, show } from './page.js';

show(async (place, { readOnly }) => {
  const area = document.createElement('textarea');
  area.id = 'composer';
  place.append(area);
  window.CKEDITOR_BASEPATH = '/npm/ckeditor4/';
  await loadScript('/npm/ckeditor4/ckeditor.js');
  const editor = window.CKEDITOR.replace(area, { versionCheck: false, readOnly, language: 'en' });
  await new Promise((ready) => editor.on('instanceReady', ready));
  document.querySelector('iframe.cke_wysiwyg_frame').id = 'reply-rich';
  return { blocks: () => blocksOfHtml(editor.getData()) };
});
