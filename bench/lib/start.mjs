// The page's beginning: fetches records and queries, and hands them and the peer to the harness when asked.

import { measure } from './page.mjs';
import { readRecords } from './records.mjs';

const SOURCES = 1000;

export function start(peer) {
  window.measurePeer = async ({ count, budget, countsAll }) => {
    const records = await readRecords((await fetch(`/data/records-${count}.ndjson`)).body);
    const ordinals = new Map(records.slice(0, SOURCES).map((record, place) => [record.id, place]));
    const found = (await json(`/data/found-${count}.json`)) ?? [];
    const known = (query, place) => ({ ...query, ordinal: ordinals.get(query.src), expected: found[place] ?? null });
    const typed = (query) => known(query, -1);
    const sets = {
      queries: (await json('/data/queries.json')).map(known),
      typing: (await json('/data/typing.json')).map(typed),
    };
    const emit = (figure) => window.put({ version: peer.version, ...figure });
    await measure(peer, { records, sets, emit, sizes, budget, countsAll });
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
