// A stand-in for the hub while the screens are made: serves the built console as the hub does, with
// its policy, and answers from data.mjs. Never part of what is shipped.
//   node mock/server.mjs [--port 4173] [--dist dist] [--new] [--rights metadata,inhoud]
import { createReadStream, existsSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { answer } from './answers.mjs';

const { values } = parseArgs({
  options: {
    port: { type: 'string', default: '4173' },
    dist: { type: 'string', default: 'dist' },
    new: { type: 'boolean', default: false },
    rights: { type: 'string', default: '' },
  },
});

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
};
const HEADERS = {
  'Content-Security-Policy':
    "default-src 'self'; style-src 'self'; script-src 'self'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Cache-Control': 'no-store',
};
const state = {
  loggedIn: !values.new,
  setUp: !values.new,
  rights: values.rights === '' ? null : values.rights.split(','),
};

/** @param {import('node:http').ServerResponse} response @param {string} path */
function serveFile(response, path) {
  const wanted = join(values.dist, normalize(path));
  const file =
    existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(values.dist, 'index.html');
  const type = TYPES[/** @type {keyof typeof TYPES} */ (extname(file))];
  response.writeHead(200, { ...HEADERS, 'Content-Type': type ?? 'application/octet-stream' });
  createReadStream(file).pipe(response);
}

const server = createServer((request, response) => {
  const url = new URL(request.url ?? '/', 'http://mock');
  if (!url.pathname.startsWith('/v1/')) return serveFile(response, url.pathname);
  if (url.pathname === '/v1/gebeurtenissen') {
    response.writeHead(200, { ...HEADERS, 'Content-Type': 'text/event-stream' });
    response.write(': hello\n\n');
    return undefined;
  }
  let body = '';
  request.on('data', (chunk) => (body += chunk));
  request.on('end', () => {
    const given = answer(state, {
      method: request.method ?? 'GET',
      path: url.pathname.slice('/v1'.length),
      query: url.searchParams,
      body: body === '' ? undefined : JSON.parse(body),
    });
    response.writeHead(given.status, {
      ...HEADERS,
      'API-Version': '1.0.0',
      'Content-Type': given.status >= 400 ? 'application/problem+json' : 'application/json',
    });
    response.end(given.body === undefined ? '' : JSON.stringify(given.body));
  });
  return undefined;
});
server.listen(Number(values.port), '127.0.0.1', () => {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : values.port;
  console.log(`http://127.0.0.1:${port}`);
});
