/**
 * What the synthetic page itself runs (it is the page's, not ours): it stamps the moments and streams additions. Kept as
 * text because it runs in the page as it is, before any other script.
 */

/**
 * `bench.chip` is the time from the ticket's last text in the DOM to the end of the frame that painted the chip. The
 * closed shadow root hides the chip, not the host it stands in: chip and host are added in the same task, the page's
 * observer hears of it at the end of that task, and a message posted from the next animation frame arrives right after
 * that frame was laid out and painted.
 */
export const inPage = `
const bench = { textAt: Number.POSITIVE_INFINITY };
bench.chip = new Promise((resolve) => {
  const painted = () => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => { performance.mark('bench-chip'); resolve(performance.now() - bench.textAt); };
    port2.postMessage(0);
  };
  new MutationObserver((records, observer) => {
    const ours = records.some(({ addedNodes }) => Array.from(addedNodes).some(({ localName }) => localName === 'div'));
    if (!ours) return;
    observer.disconnect();
    performance.mark('bench-host');
    requestAnimationFrame(painted);
  }).observe(document.documentElement, { childList: true });
});
bench.drawLate = async (delayMs) => {
  const view = document.getElementById('view');
  view.dataset.page = 'ticket';
  view.dataset.ticketId = '1001';
  view.innerHTML = await (await fetch('/part/ticket')).text();
  const history = await (await fetch('/part/messages?delay=' + delayMs)).text();
  const timeline = document.getElementById('timeline');
  timeline.innerHTML = history;
  timeline.removeAttribute('aria-busy');
  bench.textAt = performance.now();
};
/** Adds to \`into\` at an even pace for the whole window; the pace is kept by the clock, not by the number of calls. */
bench.stream = (into, html, perSecond, windowMs) => new Promise((resolve) => {
  const parent = document.querySelector(into);
  const template = document.createElement('template');
  template.innerHTML = html;
  const from = performance.now();
  let added = 0;
  const timer = setInterval(() => {
    const elapsed = Math.min(performance.now() - from, windowMs);
    for (; added < elapsed * perSecond / 1000; added++) parent.append(template.content.cloneNode(true));
    if (elapsed < windowMs) return;
    clearInterval(timer);
    resolve(added);
  }, 5);
});
/** Whoever waits for an idle moment was here before us. */
bench.settled = async () => {
  for (let turn = 0; turn < 5; turn++) await new Promise((resolve) => requestIdleCallback(resolve));
};
globalThis.bench = bench;
`;
