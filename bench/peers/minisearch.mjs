import MiniSearch from 'minisearch';

import { names } from '../lib/text.mjs';

const options = { fields: ['title', 'abstract', 'names'], storeFields: [], idField: 'id' };
const exact = { combineWith: 'AND', boost: { title: 2 }, prefix: (word, place, words) => place === words.length - 1 };
const edits = (word) => (word.length > 7 ? 2 : word.length > 3 ? 1 : false);
const asked = { exact, full: { ...exact, fuzzy: edits } };
let index;

export default {
  version: '7.2.0',
  modes: {
    exact: 'all words, the last a beginning; BM25+, all hits',
    full: 'the same with 1 edit (4 to 7 letters) or 2 (8 and more)',
  },
  build(records) {
    index = new MiniSearch(options);
    records.forEach((record, id) => {
      index.add({ id, title: record.title, abstract: record.abstract, names: names(record) });
    });
  },
  search: (query, mode) => index.search(query, asked[mode]),
  hits: (result) => result.map((hit) => hit.id),
  serialize: () => JSON.stringify(index),
  load([saved]) {
    index = MiniSearch.loadJSON(saved, options);
  },
};
