// The service worker: the offline copy of one version of the site, taken and dropped as a whole.
//
// A template: `cargo xtask build` writes the values of the six constants below. All names carry the path of the site's
// folder, because all sites of one account on a shared host share one origin.
//
// Messages to it:
//   { type: 'take-over' }  to a waiting worker, once the reader asked for the new version: it becomes the active one;
//                          the page reloads itself at `controllerchange` (and never otherwise at that event)
//   { type: 'parts' }      fetch the parts of the program, so that all of it is there without a network; answers on a port, if one
//                          comes with it, when that is done or has failed
//   { type: 'tidy' }       fetch what is loaded later, so that it is there without a network; delete the caches of versions that
//                          no tab reads any more. A page sends it from its second visit on
//   { type: 'version' }    with a port: answers { version, bytes, cached, catalogue } on it: the version that this worker
//                          keeps, the bytes of its offline copy, whether all of it is there, whether the catalogue is
//   { type: 'keep' }       make the copy again (after 'forget' in the same tab); answers { kept } if a port comes with it
//   { type: 'forget' }     delete all copies of this site and unregister; answers { forgotten: true } if a port comes with it
// A catalogue too large to be copied unasked is put by the page into the cache `fonds:SCOPE:VERSION` under its own
// address; it is found there like every other file.
const VERSION = /*fonds:version*/ '';
const BYTES = /*fonds:bytes*/ 0;
const CATALOGUE = /*fonds:catalogue*/ '';
const FILES = /*fonds:files*/ [];
// Parts of the program, which load when they are asked for; copied once the page is in use.
const PARTS = /*fonds:parts*/ [];
// Loaded when it is asked for, and kept from then on, or from the second visit on.
const LATER = /*fonds:later*/ [];

const SCOPE = new URL(self.registration.scope);
const PREFIX = `fonds:${SCOPE.pathname}:`;
const CACHE = PREFIX + VERSION;

self.addEventListener('install', event => event.waitUntil(keep()));
self.addEventListener('activate', event => event.waitUntil(self.clients.claim().then(() => keepLater(LATER, kept)).then(tidy)));
self.addEventListener('fetch', event => {
  const { request } = event;
  const url = new URL(request.url);
  if (request.method !== 'GET' || !inScope(url)) return;
  if (request.mode !== 'navigate') event.respondWith(file(request));
  else if (isPage(url)) event.respondWith(ownPage(request));
});
self.addEventListener('message', event => {
  const answer = ANSWERS[event.data && event.data.type];
  if (answer) event.waitUntil(answer().then(value => event.ports[0] && event.ports[0].postMessage(value), () => {}));
});

const ANSWERS = {
  'take-over': () => self.skipWaiting(),
  parts: () => keepLater(PARTS, fresh).then(() => ({ done: true })),
  tidy: () => keepLater([...PARTS, ...LATER], fresh).then(tidy),
  version: state,
  keep: () => keep().then(() => ({ kept: true }), () => ({ kept: false })),
  forget,
};

function inScope(url) {
  return url.origin === SCOPE.origin && url.pathname.startsWith(SCOPE.pathname);
}

// The one page, whatever its query asks for; another site in a folder below is none of ours.
function isPage(url) {
  return url.pathname === SCOPE.pathname || url.pathname === `${SCOPE.pathname}index.html`;
}

async function ownPage(request) {
  return (await caches.match(SCOPE.href, { cacheName: CACHE })) || fetch(request);
}

// Names carry a hash of the content, so that files of several versions can be looked up side by side.
async function file(request) {
  const there = await kept(request);
  if (there) return there;
  const response = await fetch(request);
  const isLater = [...PARTS, ...LATER].some(([path]) => new URL(path, SCOPE).href === request.url);
  if (isLater && response.ok && await caches.has(CACHE)) {
    const cache = await caches.open(CACHE);
    await cache.put(request.url, response.clone()).catch(() => {});
  }
  return response;
}

async function kept(request) {
  for (const name of [CACHE, ...await ownCaches()]) {
    const there = await caches.match(request, { cacheName: name, ignoreVary: true });
    if (there) return there;
  }
  return null;
}

// Puts what is loaded later into the copy, from where `get` gets it; a reader who has deleted the copy gets none. What
// cannot be had now can be had another time.
async function keepLater(files, get) {
  if (!await caches.has(CACHE)) return;
  try {
    const cache = await caches.open(CACHE);
    for (const [path, sha256] of files) {
      if (await has(path)) continue;
      const request = new Request(new URL(path, SCOPE).href);
      const response = await get(request, sha256);
      if (response) await cache.put(request.url, response);
    }
  } catch { /* No network, or no room. */ }
}

async function ownCaches() {
  return (await caches.keys()).filter(name => name.startsWith(PREFIX));
}

function fresh(request, sha256) {
  return genuine(request.url, sha256).then(file => file.response);
}

// All or nothing: nothing is written before every file is there and is the one that belongs to this version. A reader who
// has a copy gets the next version with all its parts.
async function keep() {
  const existed = await caches.has(CACHE);
  const wanted = (await ownCaches()).length > 0 ? [...FILES, ...PARTS] : FILES;
  const files = await Promise.all(wanted.map(([path, sha256]) => genuine(new URL(path, SCOPE).href, sha256)));
  try {
    const cache = await caches.open(CACHE);
    await Promise.all(files.map(({ url, response }) => cache.put(url, response)));
  } catch (error) {
    if (!existed) await caches.delete(CACHE);
    throw error;
  }
}

// The file from another version's cache, else as the page just fetched it, else from the host itself: a host that lets
// files be kept for ten minutes would otherwise put an old file into a new copy. The page may be served as index.html only.
async function genuine(url, sha256) {
  const sources = [
    () => file(new Request(url)),
    () => fetch(url, { cache: 'reload' }),
  ];
  if (url === SCOPE.href) sources.push(() => fetch(`${url}index.html`, { cache: 'reload' }));
  for (const source of sources) {
    const response = await source().catch(() => null);
    if (!response || !response.ok) continue;
    const bytes = await response.arrayBuffer();
    if (await digest(bytes) !== sha256) continue;
    const headers = { 'Content-Type': response.headers.get('Content-Type') || 'application/octet-stream' };
    return { url, response: new Response(bytes, { headers }) };
  }
  throw new Error(`${url} is not the file of version ${VERSION}`);
}

async function digest(bytes) {
  const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes));
  return Array.from(hash, byte => byte.toString(16).padStart(2, '0')).join('');
}

// Old copies go when nobody reads them. A tab holds its version's lock from its first script on; if there are more tabs
// than locks, one is still loading, and a worker that is installing or waiting needs its copy too: then another time.
async function tidy() {
  const old = (await ownCaches()).filter(name => name !== CACHE);
  if (old.length === 0 || !navigator.locks) return;
  const { held } = await navigator.locks.query();
  const read = held.map(lock => lock.name).filter(name => name.startsWith(PREFIX));
  const tabs = await self.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  const loading = tabs.filter(tab => inScope(new URL(tab.url))).length > read.length;
  // A worker that another has taken the place of would take that one's copy for an old one.
  const isOver = self.serviceWorker && self.serviceWorker.state === 'redundant';
  if (isOver || loading || self.registration.installing || self.registration.waiting) return;
  await Promise.all(old.filter(name => !read.includes(name)).map(name => caches.delete(name)));
}

async function state() {
  const there = await Promise.all([...FILES, ...PARTS].map(([path]) => has(path)));
  return { version: VERSION, bytes: BYTES, cached: there.every(Boolean), catalogue: await has(CATALOGUE) };
}

async function has(path) {
  return Boolean(await caches.match(new URL(path, SCOPE).href, { cacheName: CACHE }));
}

async function forget() {
  await Promise.all((await ownCaches()).map(name => caches.delete(name)));
  await self.registration.unregister();
  return { forgotten: true };
}
