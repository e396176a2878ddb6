import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBooks } from './books.mjs';

const DIST = fileURLToPath(new URL('../../dist', import.meta.url));
const POLICY =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; " +
  "font-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};

const fixture = (name) => JSON.parse(readFileSync(new URL(`../fixtures/${name}.json`, import.meta.url), 'utf8'));

function mondayOf(day) {
  const moment = new Date(`${day}T00:00:00Z`);
  moment.setUTCDate(moment.getUTCDate() - ((moment.getUTCDay() + 6) % 7));
  return moment.toISOString().slice(0, 10);
}

function byWeek(rows, metrics) {
  const weeks = new Map();
  for (const row of rows) {
    const key = `${mondayOf(row.date)} ${row.channel}`;
    const week = weeks.get(key) ?? { date: mondayOf(row.date), channel: row.channel };
    for (const metric of metrics) {
      week[metric] = Math.round(((week[metric] ?? 0) + (row[metric] ?? 0)) * 100) / 100;
      week[`${metric}_state`] ??= row[`${metric}_state`];
    }
    weeks.set(key, week);
  }
  return [...weeks.values()];
}

function series(query) {
  if (query.get('grain') === 'total') return fixture('cost');
  const answer = fixture('series');
  const [from, to] = [query.get('from') ?? answer.from, query.get('to') ?? answer.to];
  const days = answer.rows.filter(({ date }) => date >= from && date <= to);
  const grain = query.get('grain') ?? 'day';
  const rows = grain === 'week' ? byWeek(days, answer.metrics) : days;
  return { ...answer, from, to, grain, rows };
}

function problem(status, title, detail) {
  return { status, type: 'application/problem+json', body: { type: 'about:blank', title, status, detail } };
}

/** What a server says that wants to know who asks. */
export const wanting = problem(401, 'A token is needed', 'The request carries no token.');
wanting.body.type = 'urn:reachline:problem:token_wanted';

function answer(path, query, books) {
  const asOf = query.get('as_of');
  const meta = asOf ? { data_version: 36, as_of: '2026-10-06T09:00:00Z' } : {};
  if (path === '/v1/campaigns') return { ...fixture('campaigns'), ...books.meta() };
  if (path === '/v1/campaigns/ghgc/summary') return { ...fixture('summary'), ...meta };
  if (path === '/v1/campaigns/ghgc/series') return { ...series(query), ...meta };
  if (path === '/v1/campaigns/ghgc/pacing') return { ...fixture('pacing'), ...meta };
  if (path === '/v1/campaigns/ghgc/reach') return { ...fixture('reach'), ...meta };
  if (path === '/v1/coverage') return { ...fixture('coverage'), ...meta };
  if (path === '/v1/exports') return { ...books.list(), ...meta };
  if (path === '/v1/unassigned') return { ...fixture('unassigned'), ...meta };
  if (path === '/v1/rows') return { ...fixture('rows'), data_version: books.meta().data_version };
  if (path === '/v1/definitions') return fixture('definitions');
  if (path === '/v1/session') return { name: '', role: 'analyst', by: 'loopback', expires: null };
  return null;
}

async function bodyOf(request) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Only requests that say that they come from the page, or from a program, change anything. */
async function changed(request, url, books) {
  const body = await bodyOf(request);
  if (request.headers['x-reachline'] !== '1') return problem(403, 'Another site may not change this', 'No page of ours.');
  if (url.pathname === '/v1/exports') return books.take(url.searchParams);
  const id = /^\/v1\/exports\/([^/]+)\/decision$/.exec(url.pathname)?.[1];
  return id ? books.decide(id, JSON.parse(body)) : problem(404, 'Not found', url.pathname);
}

function sendFile(response, path) {
  const file = join(DIST, path);
  const found = file.startsWith(DIST) && path !== '/' && existsSync(file) ? file : join(DIST, 'index.html');
  response.writeHead(200, { 'content-type': TYPES[extname(found)] ?? 'application/octet-stream', 'content-security-policy': POLICY });
  createReadStream(found).pipe(response);
}

function send(response, { status, type, body }) {
  response.writeHead(status, { 'content-type': type, 'content-security-policy': POLICY });
  response.end(JSON.stringify(body));
}

/** Overrides map a path to an answer, to null for a server that fails, or to a refusal of `wanting`. */
export function startStub({ port = 0, overrides = {} } = {}) {
  const books = startBooks();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url, 'http://stub');
    if (!url.pathname.startsWith('/v1/') && !(url.pathname in overrides)) return sendFile(response, url.pathname);
    if (request.method === 'POST' && !(url.pathname in overrides)) return send(response, await changed(request, url, books));
    const given = url.pathname in overrides ? overrides[url.pathname] : answer(url.pathname, url.searchParams, books);
    if (given === null) return send(response, problem(503, 'The database is starting', 'It does not answer yet.'));
    return send(response, given === wanting ? wanting : { status: 200, type: 'application/json', body: given });
  });
  return new Promise((resolve) => {
    server.listen(port, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() });
    });
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { url } = await startStub({ port: Number(process.env.PORT ?? 4173) });
  console.log(`Example answers at ${url}`);
}
