/** Controlled: React owns the text and writes it back at every render; what came without its `input` event is lost. */
import { createElement, useEffect, useState } from '#react';
import { createRoot } from '#react-dom/client';
import { show } from './page.js';

let state = '';

function Reply({ readOnly, ready }) {
  const [text, setText] = useState('');
  const [, tick] = useState(0);
  state = text;
  useEffect(() => {
    const timer = setInterval(() => tick((count) => count + 1), 20);
    ready({ blocks: () => [state] });
    return () => clearInterval(timer);
  }, [ready]);
  const onChange = (event) => setText(event.target.value);
  return createElement('textarea', { id: 'reply-plain', rows: 8, value: text, readOnly, onChange });
}

show((place, { readOnly }) => new Promise((ready) => createRoot(place).render(createElement(Reply, { readOnly, ready }))));
