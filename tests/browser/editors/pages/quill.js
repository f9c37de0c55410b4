import Quill from '#quill';
import '#quill/dist/quill.snow.css';
import { show } from './page.js';

show((place, { readOnly }) => {
  const area = document.createElement('div');
  place.append(area);
  const quill = new Quill(area, { theme: 'snow', readOnly });
  quill.root.id = 'reply-rich';
  return { blocks: () => quill.getText().replace(/\n$/, '').split('\n') };
});
