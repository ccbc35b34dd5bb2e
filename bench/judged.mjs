// How well other engines rank: the queries of crates/fonds-bench/judged/queries.tsv, as our engine is asked them by
// `cargo run --release -p fonds-bench --example judged`, in the same words of the same table.
//
//     node judged.mjs frus_dev.jsonl.gz tate.jsonl.gz [--queries=FILE]     after `npm install` here

import { createReadStream, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { createGunzip } from 'node:zlib';

import { readRecords } from './lib/records.mjs';

const QUERIES = new URL('../crates/fonds-bench/judged/queries.tsv', import.meta.url);
const DEPTH_FIRST = 10;
const DEPTH_ALL = 50;
// With typos where an engine has them.
const ENGINES = [
  ['minisearch', 'full'],
  ['minisearch', 'exact'],
  ['flexsearch', 'exact'],
];
const KINDS = ['title', 'description', 'misspelt', 'variant', 'phrase'];

const files = process.argv.slice(2).filter((word) => !word.startsWith('--'));
const named = process.argv.find((word) => word.startsWith('--queries='))?.slice('--queries='.length);
const queries = readQueries(named ?? QUERIES);
const outcomes = new Map(ENGINES.map((engine) => [engine.join(', '), []]));
for (const file of files) {
  const records = await recordsOf(file);
  const own = queries.filter(({ catalogue }) => basename(file).startsWith(catalogue));
  for (const [name, mode] of ENGINES) {
    const { default: engine } = await import(`./peers/${name}.mjs`);
    engine.build(records);
    outcomes.get(`${name}, ${mode}`).push(...own.map((query) => outcome(query, engine, mode, records)));
  }
}
console.log(`${'MRR@10, recall@50'.padEnd(31)}${[...KINDS, 'all'].map((kind) => `  ${kind.padEnd(11)}`).join('').trimEnd()}`);
for (const [engine, own] of outcomes) tell(engine, own);

function readQueries(file) {
  const lines = readFileSync(file, 'utf8').trimEnd().split('\n').slice(1);
  return lines.map((line) => {
    const [catalogue, kind, text, relevant] = line.split('\t');
    return { catalogue, kind, text, relevant: new Set(relevant.split(' ')) };
  });
}

async function recordsOf(file) {
  const bytes = createReadStream(file);
  return readRecords(file.endsWith('.gz') ? bytes.pipe(createGunzip()) : bytes);
}

function outcome({ catalogue, kind, text, relevant }, engine, mode, records) {
  const found = engine.hits(engine.search(text, mode), mode).slice(0, DEPTH_ALL);
  const isRelevant = (place) => relevant.has(records[place].id);
  const first = found.slice(0, DEPTH_FIRST).findIndex(isRelevant);
  const recall = found.filter(isRelevant).length / relevant.size;
  return { catalogue, kind, rank: first < 0 ? 0 : 1 / (first + 1), recall };
}

function tell(engine, all) {
  for (const catalogue of new Set(all.map((one) => one.catalogue))) {
    console.log(row(engine, catalogue, all.filter((one) => one.catalogue === catalogue)));
  }
  console.log(row(engine, 'all', all));
}

function row(engine, catalogue, own) {
  const cells = KINDS.map((kind) => cell(own.filter((one) => one.kind === kind)));
  return `${engine.padEnd(25)} ${catalogue.padEnd(5)}${cells.join('')}${cell(own)}`;
}

function cell(own) {
  const mean = (key) => (own.reduce((sum, one) => sum + one[key], 0) / Math.max(own.length, 1)).toFixed(3);
  return `  ${mean('rank')} ${mean('recall')}`;
}
