import { show } from './page.js';

show((place, { readOnly }) => {
  const box = document.createElement('textarea');
  Object.assign(box, { id: 'reply-plain', rows: 8, readOnly });
  place.append(box);
  return { blocks: () => [box.value] };
});
