// The page's beginning: fetches records and queries, and hands them and the peer to the harness when asked.

import { measure } from './page.mjs';
import { readRecords } from './records.mjs';

const SOURCES = 1000;

export function start(peer) {
  window.measurePeer = async ({ count, budget, countsAll }) => {
    const records = await readRecords((await fetch(`/data/records-${count}.ndjson`)).body);
    const ordinals = new Map(records.slice(0, SOURCES).map((record, place) => [record.id, place]));
    const queries = async (name) =>
      (await json(`/data/${name}.json`)).map((query) => ({ ...query, ordinal: ordinals.get(query.src) }));
    const sets = { queries: await queries('queries'), typing: await queries('typing') };
    const found = await json(`/data/found-${count}.json`);
    const emit = (figure) => window.put({ version: peer.version, ...figure });
    await measure(peer, { records, sets, found, emit, sizes, budget, countsAll });
  };
}

// Null if there is no such file.
async function json(address) {
  const response = await fetch(address);
  return response.ok ? response.json() : null;
}

// Weighed outside of the page, which waits.
async function sizes(parts) {
  const response = await fetch('/sizes', { method: 'POST', body: new Blob(parts) });
  return response.json();
}
