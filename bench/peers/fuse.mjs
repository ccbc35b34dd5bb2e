import Fuse from 'fuse.js';

import { names, withoutQuotes } from '../lib/text.mjs';

const keys = [{ name: 'title', weight: 2 }, 'abstract', 'names'];
const whole = { keys, ignoreLocation: true, threshold: 0.25, shouldSort: true };
const byWord = { ...whole, useTokenSearch: true, tokenMatch: 'all' };
const extended = { ...whole, useExtendedSearch: true };
let documents;
let index;
let searchers;

export default {
  version: '7.5.0',
  modes: {
    full: 'all words, each within a threshold of .25; TF-IDF, all hits',
    bitap: 'the query as one pattern within a threshold of .25, all hits',
    exact: 'all words, each anywhere within a word, all hits',
  },
  build(records) {
    const document = (record, id) => ({ id, title: record.title, abstract: record.abstract, names: names(record) });
    documents = records.map(document);
    index = Fuse.createIndex(keys.map((key) => key.name || key), documents);
    searchers = {
      full: new Fuse(documents, byWord),
      bitap: new Fuse(documents, whole, index),
      exact: new Fuse(documents, extended, index),
    };
  },
  search(query, mode) {
    const text = withoutQuotes(query);
    const includes = (word) => `'${word}`;
    return searchers[mode].search(mode === 'exact' ? text.split(' ').map(includes).join(' ') : text);
  },
  hits: (result) => result.map((hit) => hit.refIndex),
  serialize: () => JSON.stringify(index.toJSON()),
  load([saved]) {
    searchers.bitap = new Fuse(documents, whole, Fuse.parseIndex(JSON.parse(saved)));
  },
};
