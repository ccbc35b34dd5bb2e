// What runs before the first paint: it decides how the page begins, starts the program, and says so if it cannot.
//
// A classic script, blocking in <head>, and small. It reads, and sets, only this:
//   <html data-version …>   written by `cargo xtask build`; absent under plain `trunk serve`, then nothing is kept offline
//   <html class="js">       scripts run
//   <html class="deep">     the address asks for more than the first page: style hides the static list before it is painted
//   <script id="boot" data-app-js data-app-wasm data-worker>   where the program's files are
//   <div id="notice" role="alert" hidden>                      where a failure is told
//   localStorage 'fonds:SCOPE:offline' = 'no'                  the reader deleted the offline copy: make none
// SCOPE is the path of the site's folder, such as /repo/ .
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

  class Sorry extends Error {}
  const FROM_A_FILE = 'This page was opened as a file, and browsers do not let a page that is opened so load its program. The records are listed below. To search them, put the folder on any web server, or run “cargo xtask serve”, and open the address that it prints.';
  const NO_WEBASSEMBLY = 'This browser has no WebAssembly, or it is switched off, and searching needs it. The records are listed below. Use a current Firefox, Safari or Chromium, or allow WebAssembly for this site (in Lockdown Mode: for this site only).';
  const BLOCKED = 'The browser did not accept the page’s program: WebAssembly is blocked by a policy, or the file was changed on its way. The records are listed below. Reload the page; if that does not help, allow WebAssembly for this site.';
  const NOT_REACHED = 'Not all of the page’s program could be loaded: the connection failed, or the site is just being renewed. The records are listed below. Reload the page to try again.';

  page.classList.add('js');
  if (location.search.length > 1) page.classList.add('deep');
  if (version) holdVersion();
  start().then(keepOffline, tell);

  function holdVersion() {
    if (!navigator.locks) return;
    navigator.locks.request(`fonds:${scope}:${version}`, { mode: 'shared' }, () => new Promise(() => {})).catch(() => {});
  }

  // The downloads begin at once; the program itself begins when the whole page is there.
  async function start() {
    if (location.protocol === 'file:') throw new Sorry(FROM_A_FILE);
    if (typeof WebAssembly !== 'object') throw new Sorry(NO_WEBASSEMBLY);
    const wasm = reached(files.appWasm);
    const app = import(address(files.appJs));
    await Promise.all([wasm, app, parsed()]).catch(() => { throw new Sorry(NOT_REACHED); });
    await (await app).default({ module_or_path: wasm });
  }

  function address(relative) {
    return new URL(relative, document.baseURI).href;
  }

  async function reached(relative) {
    const response = await fetch(address(relative));
    if (!response.ok) throw new Sorry(NOT_REACHED);
    return response;
  }

  function parsed() {
    if (document.readyState !== 'loading') return null;
    return new Promise(done => document.addEventListener('DOMContentLoaded', done, { once: true }));
  }

  async function keepOffline() {
    if (!version || !wanted()) return;
    const { controller } = navigator.serviceWorker;
    await registered().then(kept => controller && renewed(kept)).catch(() => {});
    if (controller) controller.postMessage({ type: 'tidy' });
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
    if (error instanceof WebAssembly.CompileError) return BLOCKED;
    return `The program could not be started (${error}). The records are listed below. Reload the page; if that does not help, tell whoever keeps this site.`;
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
