/**
 * The page around an editor: what the demo adapter takes for a ticket, with a foreign editor as its reply box. Leaves
 * `window.box.blocks()` behind: the paragraphs that the editor's own model holds, a line break inside one as `\n`.
 */
const ticket = `
  <div id="app" class="shell">
    <nav class="rail"><a class="rail__brand" href="/tickets">售后工作台</a></nav>
    <main id="view" data-page="ticket" data-ticket-id="17">
      <h1 id="ticket-subject">等电池，已经三周</h1><span id="ticket-status">等待配件</span>
      <section id="customer-card"><dl><dt>客户姓名</dt><dd>李婷</dd></dl></section>
      <ol id="timeline"><li class="message" data-side="customer"><span class="message__author">李婷</span>
        <time datetime="2026-11-18T09:00:00+08:00">2026-11-18 09:00</time>
        <p class="message__text">第三次问了，到底什么时候到货？再没有答复我就去投诉。</p></li></ol>
      <div id="place" style="width: 700px"></div>
      <button id="aside" type="button">别处</button>
    </main>
  </div>`;

export async function show(mount) {
  document.body.innerHTML = ticket;
  const place = document.getElementById('place');
  const options = new URLSearchParams(location.search);
  window.box = await mount(place, { readOnly: options.has('read-only') });
  document.documentElement.dataset.editor = 'ready';
}

/** For editors that are a script of their own and fetch their parts from where it lies. */
export function loadScript(src) {
  return new Promise((resolve, reject) => {
    document.head.append(Object.assign(document.createElement('script'), { src, onload: resolve, onerror: reject }));
  });
}

const isBlock = (element) => /^(P|DIV|LI|UL|OL|BODY|BLOCKQUOTE|H[1-6])$/.test(element.tagName);

/** The paragraphs of what an editor would send as HTML. */
export function blocksOfHtml(html) {
  return blocksOf(new DOMParser().parseFromString(html, 'text/html').body);
}

export function blocksOf(root) {
  const blocks = [];
  let open = null;
  const close = () => {
    if (open !== null) blocks.push(open.replace(/\n$/, ''));
    open = null;
  };
  const visit = (node) => {
    if (node.nodeType === Node.TEXT_NODE) {
      // White space between blocks is markup, not text.
      if (open !== null || node.data.trim() !== '')
        open = (open ?? '') + node.data.replace(/\u00a0/g, ' ').replace(/^\n|\n$/g, '');
    } else if (node.nodeName === 'BR') open = `${open ?? ''}\n`;
    else {
      if (isBlock(node)) close();
      for (const child of node.childNodes) visit(child);
      if (isBlock(node)) close();
    }
  };
  visit(root);
  return blocks;
}
