import { Document } from 'flexsearch';

import { names, withoutQuotes } from '../lib/text.mjs';

const make = () =>
  new Document({
    tokenize: 'forward',
    fastupdate: false,
    document: { id: 'id', index: ['title', 'abstract', 'names'] },
  });
let index;
let count;
let keys;

export default {
  version: '0.8.212',
  modes: {
    exact: 'all words in one field, each a beginning; by position in the text, all hits',
    top20: 'the same, 20 of each field',
  },
  build(records) {
    count = records.length;
    index = make();
    records.forEach((record, id) => {
      index.add({ id, title: record.title, abstract: record.abstract, names: names(record) });
    });
  },
  search: (query, mode) => index.search(withoutQuotes(query), { limit: mode === 'top20' ? 20 : count }),
  hits(fields) {
    if (fields.length < 2) return fields.length ? fields[0].result : [];
    const all = new Set();
    for (const { result } of fields) for (const id of result) all.add(id);
    return [...all];
  },
  async serialize() {
    const parts = [];
    keys = [];
    await index.export((key, value) => {
      if (value == null) return;
      keys.push(key);
      parts.push(value);
    });
    return parts;
  },
  load(parts) {
    index = make();
    parts.forEach((part, place) => index.import(keys[place], part));
  },
};
