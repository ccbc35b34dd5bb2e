// node generate.mjs N FOLDER: writes what is measured with into the folder, unless it is there already:
//   records-N.ndjson   N made-up records (lib/catalogue.mjs)
//   queries.json       200 queries (lib/queries.mjs)
//   typing.json        240 keystrokes of 20 of them
//   found-N.json       which records each query should find (lib/reference.mjs), up to 100,000 records

import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

import { catalogue } from './lib/catalogue.mjs';
import { makeQueries, makeTyping } from './lib/queries.mjs';
import { haystack, needles, scan } from './lib/reference.mjs';
import { readRecords } from './lib/records.mjs';

// Figures can be compared only if they are of the same records and queries: SHA-256 of the first 1,000 records, a
// line each, and of the queries.
const SAME = {
  records: '19939db2fe96a47830a7ed27a8bf9730fc1246e1508335272899086e90610cab',
  queries: 'a22029ac3a0a42dd279115b5f3856f7995a848818e0695e197a4590f2df5ed2e',
};
const BATCH = 5000;
// Kinds whose answers are a matter of words being there.
const EXACT_KINDS = ['common', 'rare', 'two', 'three', 'prefix', 'phrase'];
const MOST_TO_SCAN = 100_000;

const [count, folder] = [Number(process.argv[2]), process.argv[3]];
fs.mkdirSync(folder, { recursive: true });
const file = (name) => path.join(folder, name);

const queries = makeQueries();
fs.writeFileSync(file('queries.json'), json(queries));
fs.writeFileSync(file('typing.json'), json(makeTyping(queries)));
check('queries', json(queries));
check('records', lines(1000).next().value);
await once(`records-${count}.ndjson`, writeRecords);
if (count <= MOST_TO_SCAN) await once(`found-${count}.json`, writeFound);

// Written under another name first, so that a run that was broken off leaves nothing half done.
async function once(name, write) {
  if (fs.existsSync(file(name))) return;
  const begun = file(`${name}.begun`);
  await write(begun);
  fs.renameSync(begun, file(name));
}

function writeRecords(target) {
  const out = fs.openSync(target, 'w');
  for (const batch of lines(count)) fs.writeSync(out, batch);
  fs.closeSync(out);
}

// The first records as text, up to 5,000 at a time.
function* lines(most) {
  const records = catalogue();
  for (let written = 0; written < most; written += BATCH) {
    const batch = Array.from({ length: Math.min(BATCH, most - written) }, () => JSON.stringify(records.next().value));
    yield `${batch.join('\n')}\n`;
  }
}

async function writeFound(target) {
  const texts = haystack(await readRecords(fs.createReadStream(file(`records-${count}.ndjson`))));
  const found = queries.map(({ q, cls }) => (EXACT_KINDS.includes(cls) ? scan(texts, needles(q)) : null));
  fs.writeFileSync(target, JSON.stringify(found));
}

function json(value) {
  return JSON.stringify(value, null, 1);
}

function check(what, text) {
  const found = createHash('sha256').update(text).digest('hex');
  if (found !== SAME[what]) throw new Error(`The ${what} are not those of earlier runs (SHA-256 ${found}).`);
}
