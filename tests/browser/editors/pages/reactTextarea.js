/** Controlled: React owns the text and writes it back at every render; what came without its `input` event is lost. */
import { createElement, useEffect, useState } from '#react';
import { createRoot } from '#react-dom/client';
import { show } from './page.js';

show((place, { readOnly }) => {
  let state = '';
  return new Promise((ready) => {
    function Reply() {
      const [text, setText] = useState('');
      const [, tick] = useState(0);
      state = text;
      useEffect(() => {
        const timer = setInterval(() => tick((count) => count + 1), 20);
        ready({ blocks: () => [state] });
        return () => clearInterval(timer);
      }, []);
      return createElement('textarea', {
        id: 'reply-plain',
        rows: 8,
        value: text,
        readOnly,
        onChange: (event) => setText(event.target.value),
      });
    }
    createRoot(place).render(createElement(Reply));
  });
});
