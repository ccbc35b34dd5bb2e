// Files for the page from 127.0.0.1, with the isolation from other pages that gives it a clock of 5 µs; and a scale:
// bytes that are posted to /sizes are weighed raw and compressed.

import fs from 'node:fs';
import http from 'node:http';
import path from 'node:path';
import { promisify } from 'node:util';
import zlib from 'node:zlib';

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.json': 'application/json',
  '.ndjson': 'text/plain',
  '.wasm': 'application/wasm',
};
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};
const GZIP_LEVEL = 6;
const BROTLI_WINDOW = 24;
const MOST_TO_COMPRESS = 1.5e9;

// `roots` maps the first folder of an address to a folder of this machine. `quality` is brotli's.
export function serve(roots, quality) {
  const server = http.createServer((request, response) => {
    const answer = request.method === 'POST' ? weigh(request, response, quality) : send(request, response, roots);
    answer.catch(() => response.writeHead(500).end());
  });
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve({ url: `http://127.0.0.1:${server.address().port}`, close: () => server.close() });
    });
  });
}

async function send(request, response, roots) {
  const [, first, rest] = decodeURIComponent(request.url.split('?')[0]).match(/^\/([^/]*)\/(.*)$/) ?? [];
  const file = first in roots && path.join(roots[first], rest);
  if (!file || !file.startsWith(roots[first]) || !fs.existsSync(file) || !fs.statSync(file).isFile()) {
    return response.writeHead(404).end();
  }
  const type = TYPES[path.extname(file)] || 'application/octet-stream';
  response.writeHead(200, { ...ISOLATED, 'content-type': type, 'content-length': fs.statSync(file).size });
  return fs.createReadStream(file).pipe(response);
}

async function weigh(request, response, quality) {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const sizes = await compressed(Buffer.concat(chunks), quality);
  response.writeHead(200, { ...ISOLATED, 'content-type': 'application/json' }).end(JSON.stringify(sizes));
}

async function compressed(bytes, quality) {
  if (bytes.length > MOST_TO_COMPRESS) return { raw: bytes.length };
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_LGWIN, BROTLI_PARAM_SIZE_HINT } = zlib.constants;
  const params = {
    [BROTLI_PARAM_QUALITY]: quality,
    [BROTLI_PARAM_LGWIN]: BROTLI_WINDOW,
    [BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  const gzip = await promisify(zlib.gzip)(bytes, { level: GZIP_LEVEL });
  const brotli = await promisify(zlib.brotliCompress)(bytes, { params });
  return { raw: bytes.length, gzip6: gzip.length, brotli: brotli.length, brotli_quality: quality };
}
