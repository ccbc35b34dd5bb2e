// DuckDB as WebAssembly, on the page's thread. Its full-text search is an extension that is downloaded from
// elsewhere: so texts are scanned with contains(), and nothing is saved.

import * as duckdb from '../node_modules/@duckdb/duckdb-wasm/dist/duckdb-browser-blocking.mjs';
import { Int32, Utf8 } from 'apache-arrow';

import { FACETS, valuesOf } from '../lib/facets.mjs';
import { needles } from '../lib/reference.mjs';
import { searched } from '../lib/text.mjs';

const COLUMNS = [...FACETS, 'year'];
const BATCH = 50_000;
let connection;
let db;

const where = (query) => needles(query).map((needle) => `contains(txt, '${needle}')`).join(' and ');

// `rows` gives the lines of one record, as CSV.
function insertTable(name, columns, records, rows) {
  for (let start = 0; start < records.length; start += BATCH) {
    const lines = records.slice(start, start + BATCH).flatMap((record, place) => rows(start + place, record));
    const file = `${name}${start}.csv`;
    const table = start ? `${name}_next` : name;
    db.registerFileText(file, `${lines.join('\n')}\n`);
    const format = { schema: 'main', detect: false, header: false, delimiter: ',' };
    connection.insertCSVFromPath(file, { ...format, name: table, columns: columns() });
    if (start) connection.query(`insert into ${name} select * from ${table}; drop table ${table}`);
    db.dropFile(file);
  }
}

function insertFacet(records, column) {
  const numbers = new Map();
  const numberOf = (value) => {
    if (!numbers.has(value)) numbers.set(value, numbers.size);
    return numbers.get(value);
  };
  const rows = (id, record) => valuesOf(record, column).map((value) => `${id},${numberOf(value)}`);
  insertTable(`f_${column}`, () => ({ i: new Int32(), v: new Int32() }), records, rows);
}

export default {
  version: '1.32.0',
  modes: { exact: 'all words, the last a beginning; unranked, all hits' },
  async init() {
    const module = (kind) => `/modules/@duckdb/duckdb-wasm/dist/duckdb-${kind}.wasm`;
    const bundle = (kind) => ({ mainModule: module(kind), mainWorker: null });
    const bundles = { mvp: bundle('mvp'), eh: bundle('eh') };
    db = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.BROWSER_RUNTIME);
    await db.instantiate(() => {});
    connection = db.connect();
  },
  build(records) {
    const text = (id, record) => [`${id}, ${searched(record)} `];
    insertTable('d', () => ({ i: new Int32(), txt: new Utf8() }), records, text);
    for (const column of COLUMNS) insertFacet(records, column);
    connection.query('create temp table h(i integer)');
  },
  search: (query) => connection.query(`select i from d where ${where(query)}`),
  hits: (result) => result.getChildAt(0).toArray(),
  facets(query) {
    connection.query('delete from h');
    connection.query(`insert into h select i from d where ${where(query)}`);
    const counts = (column) => `select v, count(*) n from f_${column} semi join h using(i)
      group by v order by n desc limit 60`;
    return COLUMNS.map((column) => connection.query(counts(column)));
  },
};
