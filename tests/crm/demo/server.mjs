// The demo CRM's server: static files, JSON, a strict CSP on everything, and a count of what was sent.
// `node server.mjs [--port 0] [--history-delay 400] [--now 2026-11-20T10:00:00+08:00]` prints its address.
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { createClock } from './clock.mjs';
import { customerRows, customerView, historyView, ticketRows, ticketView } from './store.mjs';

const securityHeaders = {
  'content-security-policy': "default-src 'self'; frame-src 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cache-control': 'no-store',
};
const contentTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const maxBodyBytes = 64 * 1024;
const publicFolder = new URL('./public/', import.meta.url);

export async function startDemoCrm({ port = 0, now = new Date(), timeZone, historyDelayMs = 400 } = {}) {
  const crm = { clock: createClock({ now, timeZone }), historyDelayMs, sent: [], notes: [], files: readPublicFiles() };
  const server = createServer((request, response) => {
    answer(crm, request).then(
      (reply) => respond(response, reply),
      (error) => respond(response, json({ error: String(error.message) }, error.status ?? 500)),
    );
  });
  await new Promise((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  const address = server.address();
  return { url: `http://127.0.0.1:${address.port}`, port: address.port, close: () => close(server) };
}

async function answer(crm, request) {
  const { pathname } = new URL(request.url, 'http://demo');
  const [, area, ...path] = pathname.split('/');
  if (area !== 'api')
    return request.method === 'GET' ? staticFile(crm.files, pathname) : json({ error: 'method not allowed' }, 405);
  if (request.method === 'POST') return post(crm, path, request);
  if (path[0] === 'sent') return json({ count: crm.sent.length, notes: crm.notes.length, replies: crm.sent });
  if (path[0] === 'tickets') return tickets(crm, path);
  if (path[0] === 'customers') return found(path[1] ? customerView(Number(path[1]), crm.clock) : customerRows());
  return found(null);
}

async function tickets({ clock, historyDelayMs, sent, notes }, [, idText, part]) {
  if (!idText) return found(ticketRows(clock));
  const id = Number(idText);
  if (part === undefined) return found(ticketView(id, clock));
  if (part !== 'history') return found(null);
  await wait(historyDelayMs, undefined, { ref: false });
  const written = [...sent, ...notes].filter(({ ticketId }) => ticketId === id).map(({ message }) => message);
  const history = historyView(id, clock);
  return found(history && [...history, ...written]);
}

async function post(crm, [area, idText, kind], request) {
  const id = Number(idText);
  if (area !== 'tickets' || !['reply', 'note'].includes(kind) || !ticketView(id, crm.clock)) return found(null);
  const text = await readText(request);
  if (!text) return json({ error: 'text is missing' }, 400);
  const internal = kind === 'note';
  const message = {
    side: internal ? 'internal' : 'staff',
    author: '王敏',
    channel: internal ? '内部' : '微信',
    at: crm.clock.current(),
    text,
  };
  (internal ? crm.notes : crm.sent).push({ ticketId: id, message });
  return json({ count: crm.sent.length, message }, 201);
}

async function readText(request) {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) {
    body += chunk;
    if (body.length > maxBodyBytes) throw Object.assign(new Error('too long'), { status: 413 });
  }
  try {
    const { text } = JSON.parse(body);
    return typeof text === 'string' ? text.trim() : '';
  } catch {
    return ''; // not JSON: answered like a missing text
  }
}

function readPublicFiles() {
  return new Map(readdirSync(publicFolder).map((name) => [`/${name}`, readFileSync(new URL(name, publicFolder))]));
}

/** A path without an extension is a page of the app: the shell answers it, so deep links work. */
function staticFile(files, pathname) {
  const name = extname(pathname) ? pathname : '/index.html';
  if (!files.has(name)) return found(null);
  return { status: 200, type: contentTypes[extname(name)], body: files.get(name) };
}

const found = (value) => (value ? json(value) : json({ error: 'not found' }, 404));
const json = (value, status = 200) => ({ status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) });

function respond(response, { status, type, body }) {
  response.writeHead(status, { ...securityHeaders, 'content-type': type }).end(body);
}

function close(server) {
  return new Promise((resolve, reject) => {
    server.close((error) => (error ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

function optionsFrom(args) {
  const value = (name) => (args.includes(name) ? args[args.indexOf(name) + 1] : undefined);
  return {
    port: Number(value('--port') ?? 0),
    historyDelayMs: Number(value('--history-delay') ?? 400),
    now: value('--now') ? new Date(value('--now')) : new Date(),
  };
}

if (process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) {
  const { url } = await startDemoCrm(optionsFrom(process.argv.slice(2)));
  console.log(url);
}
