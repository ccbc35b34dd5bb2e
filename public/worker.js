// The search worker: the same program as the page's, in a thread of its own. A module worker:
//   new Worker(URL of worker.js, { type: 'module' })
//
// First message to it: { js, wasm }, the absolute addresses of the program's files (`wasm` may be a WebAssembly.Module).
// The program's main() then finds itself in a WorkerGlobalScope, listens for 'message', dispatches 'fonds:serving', and takes
// over. Messages that come before that are kept, and delivered in order once it listens.
// Message from it if the program cannot start: { error: sentence }.
const early = [];
let started = false;

self.addEventListener('message', begin);

function begin(event) {
  event.stopImmediatePropagation();
  if (started) {
    early.push(event);
    return;
  }
  started = true;
  start(event.data).catch(error => self.postMessage({ error: `The search worker could not be started (${error}).` }));
}

async function start({ js, wasm }) {
  const serving = new Promise(done => self.addEventListener('fonds:serving', done, { once: true }));
  const { default: init } = await import(js);
  await init({ module_or_path: wasm });
  await serving;
  self.removeEventListener('message', begin);
  for (const { data, ports } of early) {
    self.dispatchEvent(new MessageEvent('message', { data, ports: [...ports] }));
  }
}
