// SQLite's FTS5 as WebAssembly: texts in an index without its content, each facet in a table of its own.

import init from '@sqlite.org/sqlite-wasm';

import { FACETS, valuesOf } from '../lib/facets.mjs';
import { isPhrase, names, tokens } from '../lib/text.mjs';

const COLUMNS = [...FACETS, 'year'];
const DESERIALIZE_FREE_ON_CLOSE = 1;
const DESERIALIZE_RESIZEABLE = 2;
let sqlite;
let db;

const open = () => new sqlite.oo1.DB(':memory:');

function match(query) {
  const words = tokens(query);
  if (isPhrase(query)) return `"${words.join(' ')}"`;
  return words.map((word, place) => `"${word}"${place === words.length - 1 ? ' *' : ''}`).join(' AND ');
}

function createTables() {
  const columns = COLUMNS.map((column) => `create table f_${column}(i integer, v integer)`).join(';');
  db.exec(`pragma page_size=8192; pragma temp_store=memory;
    create virtual table t using fts5(title, abstract, names, content='', prefix='2 3', detail=full);
    ${columns};
    create temp table h(i integer primary key)`);
}

// Each facet's values as numbers, in the order in which they are met.
function insertAll(records) {
  const numbers = COLUMNS.map(() => new Map());
  const text = db.prepare('insert into t(rowid, title, abstract, names) values(?, ?, ?, ?)');
  const columns = COLUMNS.map((column) => db.prepare(`insert into f_${column} values(?, ?)`));
  db.exec('begin');
  records.forEach((record, id) => {
    text.bind([id, record.title, record.abstract, names(record)]).step();
    text.reset();
    COLUMNS.forEach((column, place) => {
      for (const value of valuesOf(record, column)) {
        let number = numbers[place].get(value);
        if (number === undefined) numbers[place].set(value, (number = numbers[place].size));
        columns[place].bind([id, number]).step();
        columns[place].reset();
      }
    });
  });
  [text, ...columns].forEach((statement) => statement.finalize());
  db.exec('commit');
}

export default {
  version: '3.54.1-build1',
  modes: {
    exact: 'all words, the last a beginning; unranked, all hits',
    top20: 'the same, best 20 by BM25',
  },
  async init() {
    const locateFile = () => '/modules/@sqlite.org/sqlite-wasm/dist/sqlite3.wasm';
    sqlite = await init({ print() {}, printErr() {}, locateFile });
  },
  build(records) {
    db = open();
    createTables();
    insertAll(records);
    db.exec("insert into t(t) values('optimize')");
    for (const column of COLUMNS) db.exec(`create index x_${column} on f_${column}(i, v)`);
  },
  search(query, mode) {
    const best = "and rank match 'bm25(2.0, 1.0, 1.0)' order by rank limit 20";
    return db.selectArrays(`select rowid from t where t match ? ${mode === 'top20' ? best : ''}`, [match(query)]);
  },
  hits: (rows) => rows.map(([id]) => id),
  facets(query) {
    db.exec('delete from h');
    db.exec({ sql: 'insert into h select rowid from t where t match ?', bind: [match(query)] });
    const counts = (column) => `select v, count(*) c from h cross join f_${column} f on f.i = h.i
      group by v order by c desc limit 60`;
    return COLUMNS.map((column) => db.selectArrays(counts(column)));
  },
  serialize: () => sqlite.capi.sqlite3_js_db_export(db.pointer),
  load([saved]) {
    db.close();
    db = open();
    const at = sqlite.wasm.allocFromTypedArray(saved);
    const flags = DESERIALIZE_FREE_ON_CLOSE | DESERIALIZE_RESIZEABLE;
    db.checkRc(sqlite.capi.sqlite3_deserialize(db.pointer, 'main', at, saved.length, saved.length, flags));
    db.exec('pragma temp_store=memory; create temp table h(i integer primary key)');
    // The first query reads the schema.
    db.selectArrays('select count(*) from t where t match ?', [match('report')]);
  },
  sideMemory: () => sqlite.wasm.heap8u().length,
};
