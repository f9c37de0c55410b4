/**
 * Is the drawer really in view, or has the page laid something over it, faded it or shrunk it to steal a click?
 * IntersectionObserver v2 answers that in Chromium. It is asked twice: from the start, for a cover that is lifted right
 * after the click was there at the click; and afresh in the click, for a report comes up to 100 ms late. Where the
 * observer is missing the answer is `unknown` and the caller asks for a second click.
 */
export type Visibility = 'visible' | 'covered' | 'unknown';

/** The observer's own shortest interval for `trackVisibility`. */
const shortestDelayMs = 100;
/** An occluded frame may report late; after this long without a word it counts as covered. */
const patienceMs = 600;

type TrackingOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

/** Starts watching at once; the function that it returns is asked inside the click. */
export function watchVisibility(element: Element): () => Promise<Visibility> {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return async () => 'unknown';
  let wasCovered = false;
  observe(element, (visible) => {
    wasCovered = !visible;
  });
  return async () => (wasCovered ? 'covered' : lookAfresh(element));
}

function lookAfresh(element: Element): Promise<Visibility> {
  return new Promise((resolve) => {
    const done = (answer: Visibility) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(answer);
    };
    const observer = observe(element, (visible) => visible && done('visible'));
    const timer = setTimeout(() => done('covered'), patienceMs);
  });
}

function observe(element: Element, report: (visible: boolean) => void): IntersectionObserver {
  const options: TrackingOptions = { trackVisibility: true, delay: shortestDelayMs };
  const observer = new IntersectionObserver((entries) => {
    const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
    if (last) report(last.isVisible === true);
  }, options);
  observer.observe(element);
  return observer;
}
