// What runs before the first paint: it decides how the page begins, starts the program, and says so if it cannot.
//
// A classic script, blocking in <head>, and small. It reads, and sets, only this:
//   <html data-version …>   written by `cargo xtask build`; absent under plain `trunk serve`, then nothing is kept offline
//   <html class="js">       scripts run
//   <html class="deep">     the address asks for more than the first page: style hides the static list before it is painted
//   <html data-parts="…">   the parts of the program that load when they are asked for
//   <html data-speech>      the files of other languages, `speech-TAG-….txt`, parted by spaces
//   <script id="boot" data-app-js data-app-wasm data-worker>   where the program's files are
//   <div id="notice" role="alert" hidden>                      where a failure is told
//   localStorage 'fonds:SCOPE:offline' = 'no'                  the reader deleted the offline copy: make none
//   localStorage 'fonds:SCOPE:theme', '…:density', '…:keys'    what was chosen in Settings, put on <html> as data-theme, data-density, data-keys
//   localStorage 'fonds:SCOPE:histogram' = 'open'              the histogram is unfolded on a narrow page: data-histogram
//   localStorage 'fonds:SCOPE:lang'                            the language that the reader chose
// SCOPE is the path of the site's folder, such as /repo/ .
//
// What it says itself is in English: it is said when no other language is there yet.
// It fetches the catalogue beside the program: `fonds.catalogue` is a promise of its bytes, or of an Error whose message is a
// sentence for the reader; `fonds.fetchCatalogue()` fetches it again. `fonds.speech` is a promise of the texts of the reader's
// language, empty if that is English or cannot be had: what the address asks for, else what was chosen, else what the browser prefers. And it keeps the page's side of the offline copy. The program asks by events on document,
//   'fonds:offline-ask', detail 'parts' (the page is in use: copy all of its program) | 'state' | 'newest' (load the page again, in the newest version) | 'forget' | 'keep'
// and hears by
//   'fonds:offline', detail 'kept' | 'none' | 'newer' (a newer version waits) | any other text (how far a copy has come)
//
// As long as the tab lives it holds the shared Web Lock `fonds:SCOPE:VERSION`, by which the service worker knows that
// the cache of that name is still needed. What can be said to the service worker is written at the top of sw.js, what to
// the search worker in worker.js.
(() => {
  'use strict';
  const page = document.documentElement;
  const files = document.currentScript.dataset;
  const version = page.dataset.version;
  const scope = new URL('./', document.baseURI).pathname;

  // What the page says here, by its English, in the reader's language once that is there: the last lines of its file.
  const words = new Map();
  const said = (english, ...parts) => (words.get(english) || english).replace(/\{(\d)\}/g, (_, at) => parts[at]);
  // A failure with a sentence for the reader.
  class Sorry extends Error {
    constructor(...sentence) {
      super();
      this.sentence = sentence;
    }

    get message() {
      return said(...this.sentence);
    }
  }
  const fromAFile = () => new Sorry('This page was opened as a file, and browsers do not let a page that is opened so load its program. The records are listed below. To search them, put the folder on any web server, or run “cargo xtask serve”, and open the address that it prints.');
  const notReached = () => new Sorry('Not all of the page’s program could be loaded: the connection failed, or the site is just being renewed. The records are listed below. Reload the page to try again.');

  page.classList.add('js');
  ['theme', 'density', 'keys', 'histogram'].forEach(recall);
  if (location.search.length > 1) page.classList.add('deep');
  if (version) holdVersion();
  const fetchCatalogue = progress => fetched(page.dataset.catalogue || 'catalogue.json', progress || (() => {}));
  const catalogue = fetchCatalogue(showProgress);
  catalogue.catch(() => {});
  globalThis.fonds = { catalogue, fetchCatalogue, speech: speech() };
  document.addEventListener('fonds:offline-ask', ({ detail }) => ASKED[detail]().catch(() => {}));
  start().then(keepOffline, tell);

  // Before the first paint, so that no reader of a dark page is shown a bright one first.
  function recall(name) {
    const choice = remembered(name);
    if (choice) page.dataset[name] = choice;
  }

  async function speech() {
    const files = (page.dataset.speech || '').split(' ');
    const wanted = [new URLSearchParams(location.search).get('lang'), remembered('lang'), ...navigator.languages];
    for (const tag of wanted.map(tag => String(tag).split('-')[0].toLowerCase())) {
      if (tag === 'en') return '';
      const file = files.find(name => name.startsWith(`speech-${tag}`));
      const texts = file && await fetch(address(file)).then(response => response.ok ? response.text() : '', () => '');
      if (!texts) continue;
      for (const [english, own] of texts.split('\n').map(line => line.split('\t'))) if (own) words.set(english, own);
      return texts;
    }
    return '';
  }

  function remembered(name) {
    try {
      return localStorage.getItem(`fonds:${scope}:${name}`);
    } catch {
      return null;
    }
  }

  function holdVersion() {
    if (!navigator.locks) return;
    navigator.locks.request(`fonds:${scope}:${version}`, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
  }

  // The downloads begin at once; the program itself begins when the whole page is there.
  async function start() {
    if (location.protocol === 'file:') throw fromAFile();
    if (typeof WebAssembly !== 'object') throw new Sorry('This browser has no WebAssembly, or it is switched off, and searching needs it. The records are listed below. Use a current Firefox, Safari or Chromium, or allow WebAssembly for this site (in Lockdown Mode: for this site only).');
    const wasm = reached(files.appWasm);
    const app = import(address(files.appJs));
    await Promise.all([wasm, app, parsed()]).catch(() => { throw notReached(); });
    await (await app).default({ module_or_path: wasm });
  }

  function address(relative) {
    return new URL(relative, document.baseURI).href;
  }

  async function reached(relative) {
    const response = await fetch(address(relative));
    if (!response.ok) throw notReached();
    return response;
  }

  function parsed() {
    if (document.readyState !== 'loading') return null;
    return new Promise(done => document.addEventListener('DOMContentLoaded', done, { once: true }));
  }

  // The bytes of a file of the site; `progress` hears how many are there.
  async function fetched(relative, progress) {
    if (location.protocol === 'file:') throw fromAFile();
    const response = await fetch(address(relative)).catch(() => { throw unreachable(relative); });
    if (!response.ok) throw refused(relative, response.status);
    const reader = response.body.getReader();
    const parts = [];
    for (let there = 0; ;) {
      const { done, value } = await reader.read().catch(() => { throw unreachable(relative); });
      if (done) break;
      parts.push(value);
      progress(there += value.length);
    }
    return new Uint8Array(await new Blob(parts).arrayBuffer());
  }

  function unreachable(file) {
    return new Sorry('The catalogue ({0}) could not be fetched: the network or the server did not answer. Check the connection and reload the page. The records that this page holds can be read below.', file);
  }

  function refused(file, status) {
    return new Sorry('The catalogue ({0}) could not be fetched: the server answered with status {1}. Whoever publishes this site should check that the file lies beside index.html. The records that this page holds can be read below.', file, status);
  }

  // A small catalogue is there at once and needs no words.
  function showProgress(there) {
    const total = Number(page.dataset.catalogueBytes);
    const line = document.getElementById('progress');
    if (!line || !(total > 1e6)) return;
    line.textContent = there < total
      ? said('Loading the catalogue: {0} of {1}', size(there), size(total))
      : said('Reading the catalogue and making it searchable…');
    line.hidden = false;
  }

  function size(bytes) {
    const number = (bytes / (bytes < 1e6 ? 1e3 : 1e6)).toFixed(1).split('.');
    return bytes < 1e6 ? said('{0}.{1} KB', ...number) : said('{0}.{1} MB', ...number);
  }

  async function keepOffline() {
    if (!version || !('serviceWorker' in navigator)) return;
    if (!wanted()) return say('none');
    const { controller } = navigator.serviceWorker;
    const registration = await registered().catch(() => null);
    if (!registration) return say('none');
    watch(registration, Boolean(controller));
    if (controller) {
      await renewed(registration);
      await ASKED.parts();
      controller.postMessage({ type: 'tidy' });
    } else {
      await navigator.serviceWorker.ready;
      await look();
    }
  }

  let kept = '';
  let newer = false;
  let partsAsked = false;
  let forgotten = false;

  function say(news) {
    if (news === 'newer') newer = true;
    else kept = news;
    document.dispatchEvent(new CustomEvent('fonds:offline', { detail: news }));
  }

  // Whether this version can be read without a network, its catalogue and all its parts too. Parts that nobody has asked for
  // yet are still to come.
  async function look() {
    const files = [page.dataset.catalogue, ...(page.dataset.parts || '').split(' ').filter(Boolean)];
    const copy = await caches.has(copyName()) ? await caches.open(copyName()) : { match() {} };
    const [catalogue, ...parts] = await Promise.all(files.map(file => copy.match(address(file))));
    // What was there a moment ago may have been deleted since.
    if (forgotten) return;
    if (catalogue && parts.every(Boolean)) say('kept');
    else if (!catalogue || partsAsked) say('none');
  }

  // Resolves to what the service worker answers.
  async function told(type) {
    const { active } = await navigator.serviceWorker.ready;
    return new Promise(done => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = ({ data }) => done(data);
      active.postMessage({ type }, [port2]);
    });
  }

  function copyName() {
    return `fonds:${scope}:${version}`;
  }

  // A newer version is ready when its worker waits, or when another tab has taken it already.
  function watch(registration, wasControlled) {
    const installed = worker => worker && worker.addEventListener('statechange', () => {
      if (worker.state === 'installed' && navigator.serviceWorker.controller) say('newer');
    });
    if (registration.waiting) say('newer');
    installed(registration.installing);
    registration.addEventListener('updatefound', () => installed(registration.installing));
    if (wasControlled) navigator.serviceWorker.addEventListener('controllerchange', () => say('newer'));
    lookEachHour(registration);
  }

  // The browser looks at each navigation; a tab that stays open for days looks when it is shown.
  function lookEachHour(registration) {
    let looked = performance.now();
    document.addEventListener('visibilitychange', () => {
      if (document.hidden || !navigator.onLine || performance.now() - looked < 3600e3) return;
      looked = performance.now();
      renewed(registration);
    });
  }

  const ASKED = {
    async state() {
      if (kept) say(kept);
      if (newer) say('newer');
    },
    async newest() {
      const registration = navigator.serviceWorker && await navigator.serviceWorker.getRegistration();
      if (!registration || !registration.waiting) return location.reload();
      navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
      registration.waiting.postMessage({ type: 'take-over' });
    },
    async parts() {
      if (!version || !wanted() || partsAsked) return;
      partsAsked = true;
      await told('parts');
      await look();
    },
    async forget() {
      forgotten = true;
      remember('no');
      await told('forget');
      say('none');
    },
    async keep() {
      forgotten = false;
      remember(null);
      const total = Number(page.dataset.catalogueBytes);
      if (!(total > 10e6)) return location.reload();
      if (!await navigator.serviceWorker.getRegistration()) watch(await registered(), false);
      partsAsked = true;
      await told('parts');
      await keepCatalogue(total).then(look, error => say(error instanceof Sorry ? error.message : said('The browser refused to keep the catalogue, perhaps for want of room on this computer.')));
    },
  };

  async function keepCatalogue(total) {
    const bytes = await fetched(page.dataset.catalogue, there => say(said('{0} of {1}', size(there), size(total))));
    const copy = await caches.open(copyName());
    await copy.put(address(page.dataset.catalogue), new Response(bytes, { headers: { 'Content-Type': 'application/json' } }));
  }

  // Kept where the next load finds it; where storage is refused it holds for this tab only.
  function remember(choice) {
    const key = `fonds:${scope}:offline`;
    try {
      if (choice) localStorage.setItem(key, choice);
      else localStorage.removeItem(key);
    } catch { /* The choice is not remembered; all else works. */ }
  }

  function registered() {
    return navigator.serviceWorker.register(address('sw.js'), { updateViaCache: 'none' });
  }

  // The browser looks for a new version by itself, but only seconds later. Offline there is none.
  function renewed(registration) {
    return registration.update().catch(() => {});
  }

  // Storage and workers may be refused altogether, in a private window or by a setting: the page works without.
  function wanted() {
    try {
      return 'serviceWorker' in navigator && localStorage.getItem(`fonds:${scope}:offline`) !== 'no';
    } catch {
      return 'serviceWorker' in navigator;
    }
  }

  async function tell(error) {
    await parsed();
    // In the reader's language, but not for ever without a word.
    await Promise.race([fonds.speech, new Promise(done => setTimeout(done, 2000))]);
    const progress = document.getElementById('progress');
    if (progress) progress.hidden = true;
    page.classList.remove('deep');
    const notice = document.getElementById('notice');
    if (notice && notice.hidden) {
      notice.textContent = sentence(error);
      notice.hidden = false;
    }
    await takeNewVersion().catch(() => {});
  }

  function sentence(error) {
    if (error instanceof Sorry) return error.message;
    if (error instanceof WebAssembly.CompileError) return said('The browser did not accept the page’s program: WebAssembly is blocked by a policy, or the file was changed on its way. The records are listed below. Reload the page; if that does not help, allow WebAssembly for this site.');
    return said('The program could not be started ({0}). The records are listed below. Reload the page; if that does not help, tell whoever keeps this site.', error);
  }

  // A version that cannot start cannot offer its successor either: a newer one that is ready is taken with the next reload.
  async function takeNewVersion() {
    if (!version || !navigator.serviceWorker) return;
    if (!await navigator.serviceWorker.getRegistration()) return;
    const registration = await registered();
    await renewed(registration);
    const next = registration.waiting || registration.installing;
    if (!next) return;
    const take = () => { if (next.state === 'installed') next.postMessage({ type: 'take-over' }); };
    next.addEventListener('statechange', take);
    take();
  }
})();
