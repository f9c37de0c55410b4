/**
 * Is the drawer really in view, or has the page laid something over it, faded it or shrunk it to steal a click?
 * IntersectionObserver v2 answers that in Chromium; where it is missing the answer is `unknown` and the caller asks twice.
 */
export type Visibility = 'visible' | 'covered' | 'unknown';

/** The observer's own shortest interval for `trackVisibility`. */
const shortestDelayMs = 100;
/** An occluded frame may report late; after this long without a word it counts as covered. */
const patienceMs = 600;

type TrackingOptions = IntersectionObserverInit & { trackVisibility: boolean; delay: number };

export function trueVisibility(element: Element): Promise<Visibility> {
  if (!('isVisible' in IntersectionObserverEntry.prototype)) return Promise.resolve('unknown');
  return new Promise((resolve) => {
    const done = (answer: Visibility) => {
      observer.disconnect();
      clearTimeout(timer);
      resolve(answer);
    };
    const options: TrackingOptions = { trackVisibility: true, delay: shortestDelayMs };
    const observer = new IntersectionObserver((entries) => {
      const last = entries.at(-1) as (IntersectionObserverEntry & { isVisible?: boolean }) | undefined;
      if (last?.isVisible) done('visible');
    }, options);
    const timer = setTimeout(() => done('covered'), patienceMs);
    observer.observe(element);
  });
}
