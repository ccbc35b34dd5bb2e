// node measure.mjs PEER N [--data=FOLDER] [--work=FOLDER] [--ours=FOLDER] [--budget-ms=N]
//
// Measures one peer at one size in a page of its own in headless Chromium (CHROME names the program): one line of
// JSON on standard output for each figure. DATA holds what generate.mjs writes, WORK is for the page's files, OURS
// holds our engine as WebAssembly. A page that crashes or takes too long is told as a figure: { metric: 'died', why
// }.

import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { build } from 'esbuild';
import { chromium } from 'playwright-core';

import { serve } from './lib/server.mjs';

const TIME_CAP_S = 900;
const HEAP_CAP_MB = 4096;
const START_CAP_MS = 60_000;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--enable-precise-memory-info',
  `--js-flags=--expose-gc --max-old-space-size=${HEAP_CAP_MB}`,
];

const here = path.dirname(fileURLToPath(import.meta.url));
const { positionals, values: options } = parseArgs({
  allowPositionals: true,
  options: {
    data: { type: 'string', default: path.join(here, 'data') },
    work: { type: 'string', default: path.join(here, 'work') },
    ours: { type: 'string', default: path.join(here, 'work') },
    'budget-ms': { type: 'string', default: '10000' },
  },
});
const [peer, count] = [positionals[0], Number(positionals[1])];
const put = (figure) => {
  process.stdout.write(`${JSON.stringify({ t: new Date().toISOString(), peer, n: count, ...figure })}\n`);
};

const page = path.join(options.work, peer);
await bundle(page);
const roots = { page, data: options.data, ours: options.ours, modules: path.join(here, 'node_modules') };
const server = await serve(roots, brotliQuality(count));
const browser = await chromium.launch({ executablePath: process.env.CHROME || '/usr/bin/chromium', args: FLAGS });
let why = null;
try {
  await measureIn(await browser.newPage());
} catch (error) {
  put({ metric: 'died', why: why ?? String(error.message).split('\n')[0].slice(0, 200) });
}
await browser.close().catch(() => {});
server.close();
process.exit(0);

// The harness with one peer, as one script.
async function bundle(folder) {
  fs.mkdirSync(folder, { recursive: true });
  const entry = `import peer from './peers/${peer}.mjs';\nimport { start } from './lib/start.mjs';\nstart(peer);\n`;
  await build({
    stdin: { contents: entry, resolveDir: here },
    bundle: true,
    minify: true,
    format: 'esm',
    outfile: path.join(folder, 'page.js'),
    logLevel: 'error',
  });
  const head = '<!doctype html><meta charset="utf-8"><link rel="icon" href="data:,">';
  fs.writeFileSync(path.join(folder, 'index.html'), `${head}<script type="module" src="page.js"></script>`);
}

async function measureIn(tab) {
  tab.setDefaultTimeout(START_CAP_MS);
  tab.on('crash', () => end('the page crashed, most likely out of memory'));
  tab.on('pageerror', (error) => put({ metric: 'pageerror', error: String(error).slice(0, 300) }));
  await tab.exposeFunction('put', put);
  await tab.exposeFunction('cpuMs', await cpuClock());
  await tab.goto(`${server.url}/page/index.html`);
  await tab.waitForFunction('window.measurePeer');
  const cap = setTimeout(() => end(`took longer than ${TIME_CAP_S} s`), TIME_CAP_S * 1000);
  const task = { count, budget: Number(options['budget-ms']), countsAll: peer === 'scan' };
  await tab.evaluate((asked) => window.measurePeer(asked), task);
  clearTimeout(cap);
}

// Tells the CPU time, in milliseconds, of all pages so far: there is one page.
async function cpuClock() {
  const session = await browser.newBrowserCDPSession();
  return async () => {
    const { processInfo } = await session.send('SystemInfo.getProcessInfo');
    const pages = processInfo.filter(({ type }) => type === 'renderer');
    return pages.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
  };
}

function end(reason) {
  why = reason;
  browser.close();
}

// The same for all peers at one size, as good as there is time for.
function brotliQuality(records) {
  if (records <= 1_000) return 11;
  return records <= 10_000 ? 9 : 5;
}
