// Our engine, as crates/fonds-bench/src/engine.rs has it for this harness, built with the profile `release`.

import { FACETS, valuesOf } from '../lib/facets.mjs';

const RECORDS_AT_ONCE = 1000;
const RECORD = '\u001e';
const PART = '\u001f';
const VALUE = '\u001d';
const DAY_MS = 86_400_000;
const MAY_BE_MISSPELT = { exact: false, full: true, top20: false };

// The program of one profile. Its memory never shrinks: so what was built is opened in a second instance, whose
// memory is what a reader's browser would have who opens the index from bytes.
export function make(profile) {
  let builder;
  let opener;
  let engine;
  let memory;
  let times;
  return {
    version: profile,
    modes: {
      exact: 'all words, the last a beginning; BM25F, all hits, the best 20 in order',
      full: 'the same, and what a word that stands nowhere may be a slip for',
      top20: 'the same as exact, the best 20 given out',
    },
    async init() {
      const bytes = await (await fetch(`/ours/${profile}/fonds_bench_bg.wasm`)).arrayBuffer();
      const module = await WebAssembly.compile(bytes);
      builder = await instance(profile, 'builder', module);
      opener = await instance(profile, 'opener', module);
    },
    build(records) {
      memory = builder.memory;
      const building = new builder.program.Building();
      times = { build_crossing_ms: 0, build_add_ms: 0, build_finish_ms: 0 };
      for (let start = 0; start < records.length; start += RECORDS_AT_ONCE) {
        const begun = performance.now();
        const text = records.slice(start, start + RECORDS_AT_ONCE).map(written).join(RECORD);
        const crossed = performance.now();
        building.add(text);
        times.build_crossing_ms += crossed - begun;
        times.build_add_ms += performance.now() - crossed;
      }
      const begun = performance.now();
      engine = building.finish();
      times.build_finish_ms = performance.now() - begun;
    },
    details: () => times,
    search: (query, mode) => engine.search(query, MAY_BE_MISSPELT[mode]),
    hits: (_, mode) => (mode === 'top20' ? engine.best() : engine.hits()),
    facets: (query, mode) => engine.facets(query, MAY_BE_MISSPELT[mode]),
    serialize: () => engine.save(),
    load([saved]) {
      engine = opener.program.Engine.open(saved);
      memory = opener.memory;
      builder = null;
    },
    sideMemory: () => memory.buffer.byteLength,
  };
}

export default make('release');

// The program's script keeps one instance: another address makes another.
async function instance(profile, name, module) {
  const program = await import(`/ours/${profile}/fonds_bench.js?${name}`);
  const { memory } = program.initSync({ module });
  return { program, memory };
}

function written(record) {
  const facets = FACETS.map((facet) => valuesOf(record, facet).join(VALUE));
  return [record.title, record.abstract, ...facets, ...days(record.date)].join(PART);
}

// The first and the last day of a day, a month or a year, counted from 1 January 1970.
function days(date) {
  const [year, month, day] = date.split('-').map(Number);
  const first = Date.UTC(year, (month ?? 1) - 1, day ?? 1) / DAY_MS;
  if (day) return [first, first];
  const next = month ? Date.UTC(year, month, 1) : Date.UTC(year + 1, 0, 1);
  return [first, next / DAY_MS - 1];
}
