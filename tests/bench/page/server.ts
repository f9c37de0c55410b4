/** Serves the synthetic pages on a loopback port. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { inPage } from './inPage';
import { emptyShell, messagesHtml, noCasePage, type PageSize, ticketPage, ticketView, unknownPage } from './ticketPage';

export const sizes = {
  usual: { nodes: 3_000, messages: 200 },
  large: { nodes: 15_000, messages: 200 },
  /** As large, with the history in proportion. */
  longHistory: { nodes: 15_000, messages: 1_000 },
} satisfies Record<string, PageSize>;

export interface PageServer {
  readonly url: string;
  close(): void;
}

export async function servePages(): Promise<PageServer> {
  const pages = renderPages();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://bench');
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.setHeader('cache-control', 'no-store');
    const html = pages.get(pathname);
    if (html === undefined) response.statusCode = 404;
    // The history is as late as the measure asks for: that delay is what is measured.
    setTimeout(() => response.end(html ?? ''), Number(searchParams.get('delay') ?? 0));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => server.close() };
}

function renderPages(): ReadonlyMap<string, string> {
  const pages = new Map<string, string>();
  for (const [name, size] of Object.entries(sizes)) {
    pages.set(`/ticket/${name}`, ticketPage(size, inPage));
    pages.set(`/unknown/${name}`, unknownPage(size, inPage));
    pages.set(`/other/${name}`, noCasePage(size, inPage));
  }
  pages.set('/late', emptyShell(sizes.usual, inPage));
  pages.set('/part/ticket', ticketView);
  pages.set('/part/messages', messagesHtml(sizes.usual.messages));
  return pages;
}
