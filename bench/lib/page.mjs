// What the page does with one peer: builds, saves, opens, asks every query, and emits a figure for each.
//
// A peer is an object (peers/*.mjs):
//   version                       of the library
//   modes                         { name: what it finds, in words }; each is measured apart
//   async init()                  loads what must be loaded; not timed
//   async build(records)          makes the index; timed
//   async search(query, mode)     timed
//   hits(result, mode)            ordinals of all hits, in a list or typed array; null where only a page of them is given
//   total(result)                 with hits() null: how many there are
//   async facets(query, mode)     search and the counts of five facets and of the years, by the peer itself; timed
//   async serialize()             the index as a string, a Uint8Array or a list of these
//   async load(parts, records)    opens that in place of the index; timed
//   sideMemory()                  bytes outside the JavaScript heap, such as WebAssembly's memory
//   details()                     further figures of the build, { metric: value }
// All but version, modes, build, search and hits may be missing.

import { countObviously, countTyped, typedColumns } from './facets.mjs';
import { distribution, mean, median, percentile, rounded } from './figures.mjs';

const MB = 1e6;
const RUNS = 3;
const WARM_UP = 20;
// However slow a peer is, so many queries are asked.
const FEWEST_QUERIES = 8;
// A query that takes so long is not asked again, in milliseconds.
const SLOW = 250;
// Work that takes as long, in milliseconds, is timed by the CPU too, which the browser tells to 10 ms.
const CPU_MATTERS = 100;
// Wall time as a multiple of measured time after which a mode ends, since counting facets for a peer takes time too.
const PATIENCE = 3;
const MOST_TO_WARM_UP_WITH = 200_000;
// So many loops take about 30 ms on a free core of 2024: says how busy the machine is.
const CALIBRATION_LOOPS = 30_000_000;

// `sets` is { name: queries }; a query is { q, cls, ordinal, expected }: what is asked, its kind, the record it comes
// from, and which records a plain scan finds (null if that is not known). `emit` takes a figure, `sizes` the parts of
// an index and gives their bytes. `budget` is milliseconds of measured time a mode.
export async function measure(peer, { records, sets, emit, sizes, budget, countsAll }) {
  calibration();
  await emit({ metric: 'calibration_ms', value: calibration() });
  await peer.init?.();
  await measureBuild(peer, records, emit);
  await measureBytes(peer, records, emit, sizes);
  const begun = performance.now();
  const columns = typedColumns(records);
  await emit({ metric: 'typed_columns_build_ms', value: since(begun) });
  for (const [set, queries] of Object.entries(sets)) {
    for (const mode of Object.keys(peer.modes)) {
      await measureMode(peer, mode, interleaved(queries), { set, records, columns, emit, budget });
    }
  }
  if (countsAll) await measureCountsOfAll(records, columns, emit);
  await emit({ metric: 'calibration_ms', value: calibration() });
}

function calibration() {
  const begun = performance.now();
  let number = 1;
  for (let loop = 0; loop < CALIBRATION_LOOPS; loop += 1) number = (Math.imul(number, 1664525) + 1013904223) | 0;
  return number === 0 ? null : since(begun);
}

function since(begun) {
  return rounded(performance.now() - begun);
}

// The time of a lengthy piece of work: `value` is the lesser of the wall time and the process's CPU time, which is at
// most what a machine with nothing else to do would take.
async function lengthy(metric, work, emit) {
  const cpuBegun = await window.cpuMs();
  const begun = performance.now();
  const result = await work();
  const wall = performance.now() - begun;
  const cpu = (await window.cpuMs()) - cpuBegun;
  const value = wall < CPU_MATTERS ? wall : Math.min(wall, cpu);
  await emit({ metric, value: rounded(value), wall: rounded(wall), cpu: rounded(cpu) });
  return result;
}

async function measureBuild(peer, records, emit) {
  const before = heap();
  await lengthy('build_ms', () => peer.build(records), emit);
  for (const [metric, value] of Object.entries(peer.details?.() ?? {})) await emit({ metric, value: rounded(value) });
  await emitMemory('built', before, peer, emit);
}

// Saves and opens. What is measured after this is what was opened.
async function measureBytes(peer, records, emit, sizes) {
  if (!peer.serialize) return;
  try {
    const saved = await lengthy('serialize_ms', () => peer.serialize(), emit);
    const parts = Array.isArray(saved) ? saved : [saved];
    await emit({ metric: 'index_bytes', ...(await sizes(parts)) });
    if (!peer.load) return;
    await lengthy('load_ms', () => peer.load(parts, records), emit);
    if (peer.sideMemory) await emit({ metric: 'side_mem_opened_mb', value: rounded(peer.sideMemory() / MB) });
  } catch (error) {
    await emit({ metric: 'serialize_fail', error: sentence(error) });
  }
}

async function emitMemory(when, before, peer, emit) {
  await emit({ metric: `heap_${when}_mb`, value: rounded((heap() - before) / MB) });
  if (peer.sideMemory) await emit({ metric: `side_mem_${when}_mb`, value: rounded(peer.sideMemory() / MB) });
}

// Bytes of the JavaScript heap that are in use. What one collection finalizes goes with the next.
function heap() {
  window.gc?.();
  window.gc?.();
  return performance.memory.usedJSHeapSize;
}

// Kinds of queries come in groups: asked in another order, no kind meets a colder machine than another.
function interleaved(queries) {
  return queries.map((_, place) => queries[(place * 37) % queries.length]);
}

async function measureMode(peer, mode, queries, { set, records, columns, emit, budget }) {
  const allowance = new Allowance(budget);
  const timings = { search: [], obvious: [], typed: [], own: [] };
  const answers = [];
  let failed = null;
  try {
    await warmUp(peer, mode, queries, records, columns, allowance);
    for (const query of queries) {
      const { ms, hits, total } = await ask(peer, query.q, mode, records, columns, allowance);
      for (const kind of Object.keys(timings)) if (ms[kind].length) timings[kind].push(median(ms[kind]));
      answers.push({ cls: query.cls, ms: median(ms.search), total, ...judged(query, hits) });
      if (allowance.isSpent() && answers.length >= FEWEST_QUERIES) break;
    }
  } catch (error) {
    failed = sentence(error);
  }
  const about = { set, mode, note: peer.modes[mode], nq: answers.length, ...(failed && { error: failed }) };
  if (!answers.length) return emit({ metric: 'search_ms', ...about });
  await emit({ metric: 'search_ms', ...about, ...distribution(timings.search), ...summary(answers) });
  const metrics = {
    obvious: 'search_facets_js_obvious_ms',
    typed: 'search_facets_js_typed_ms',
    own: 'search_facets_native_ms',
  };
  for (const [kind, metric] of Object.entries(metrics)) {
    if (timings[kind].length) await emit({ metric, ...about, ...distribution(timings[kind]) });
  }
}

// Measured time that a mode may take, and the wall time that goes with it.
class Allowance {
  constructor(ms) {
    this.left = ms;
    this.ms = ms;
    this.begun = performance.now();
  }

  spend(ms) {
    this.left -= ms;
  }

  isSpent(share = 1) {
    const waited = performance.now() - this.begun;
    return this.ms - this.left > this.ms * share || waited > PATIENCE * this.ms * share;
  }
}

async function warmUp(peer, mode, queries, records, columns, allowance) {
  for (const { q } of queries.slice(0, WARM_UP)) {
    const begun = performance.now();
    const hits = peer.hits(await peer.search(q, mode), mode);
    if (hits && hits.length < MOST_TO_WARM_UP_WITH) {
      countObviously(records, hits);
      countTyped(columns, hits);
    }
    await peer.facets?.(q, mode);
    allowance.spend(performance.now() - begun);
    if (allowance.isSpent(0.3)) break;
  }
}

// Asks one query up to three times. `search` is the library alone, `obvious` and `typed` add the hits as a list and
// their counts, `own` is the library's own search with facets.
async function ask(peer, query, mode, records, columns, allowance) {
  const ms = { search: [], obvious: [], typed: [], own: [] };
  let hits;
  let total;
  for (let run = 0; run < RUNS; run += 1) {
    const all = performance.now();
    const result = await peer.search(query, mode);
    const searched = performance.now();
    hits = peer.hits(result, mode);
    const listed = performance.now();
    ms.search.push(searched - all);
    total = hits ? hits.length : peer.total(result);
    if (hits) ms.typed.push(listed - all + timed(() => countTyped(columns, hits)));
    if (peer.facets) {
      const begun = performance.now();
      await peer.facets(query, mode);
      ms.own.push(performance.now() - begun);
    }
    allowance.spend(performance.now() - all);
    // Slow, and nothing that a page should do: it must not take the time of the others.
    if (hits) ms.obvious.push(listed - all + timed(() => countObviously(records, hits)));
    if (searched - all > SLOW || allowance.isSpent()) break;
  }
  return { ms, hits, total };
}

function timed(work) {
  const begun = performance.now();
  work();
  return performance.now() - begun;
}

// Whether the query's own record was found, and the share of what a plain scan finds; null where that is not known.
function judged({ ordinal, expected }, hits) {
  if (!hits) return { isFound: null, share: null };
  if (!expected) return { isFound: hits.includes(ordinal), share: null };
  const all = new Set(hits);
  const share = expected.filter((record) => all.has(record)).length / expected.length;
  return { isFound: all.has(ordinal), share };
}

// How much was found, and each kind's median time. `recall` is the share of queries whose own record is among the
// hits, `found` the mean share of what a plain scan finds.
function summary(answers) {
  const totals = answers.map((answer) => answer.total);
  const kinds = [...new Set(answers.map((answer) => answer.cls))];
  const of = (cls) => answers.filter((answer) => answer.cls === cls);
  const byKind = (figure) => Object.fromEntries(kinds.map((cls) => [cls, rounded(figure(of(cls)))]));
  const recall = (some) => mean(some.map((answer) => Number(answer.isFound)));
  const knowsHits = answers.every((answer) => answer.isFound !== null);
  const shares = answers.map((answer) => answer.share).filter((share) => share !== null);
  return {
    ms_by_kind: byKind((some) => median(some.map((answer) => answer.ms))),
    hits_p50: percentile(totals, 0.5),
    hits_mean: rounded(mean(totals)),
    recall: knowsHits ? rounded(recall(answers)) : null,
    recall_by_kind: knowsHits ? byKind(recall) : null,
    found: shares.length ? rounded(mean(shares)) : null,
    found_least: shares.length ? rounded(Math.min(...shares)) : null,
  };
}

// Counting over all records, which is the most that there can be to count.
async function measureCountsOfAll(records, columns, emit) {
  const all = Uint32Array.from(records, (_, place) => place);
  const ways = {
    facets_all_records_js_obvious_ms: () => countObviously(records, all),
    facets_all_records_js_typed_ms: () => countTyped(columns, all),
  };
  for (const [metric, count] of Object.entries(ways)) {
    const times = Array.from({ length: 7 }, () => timed(count));
    await emit({ metric, ...distribution(times) });
  }
}

function sentence(error) {
  return String(error?.message || error).slice(0, 200);
}
