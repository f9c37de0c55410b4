import { blocksOf, show } from './page.js';

show((place, { readOnly }) => {
  const box = document.createElement('div');
  Object.assign(box, { id: 'reply-rich', contentEditable: String(!readOnly) });
  place.append(box);
  return { blocks: () => blocksOf(box) };
});
