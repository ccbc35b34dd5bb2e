import lunr from 'lunr';

import { names, tokens } from '../lib/text.mjs';

const presence = lunr.Query.presence.REQUIRED;
const beginning = { presence, wildcard: lunr.Query.wildcard.TRAILING, usePipeline: false };
const clause = {
  exact: (word, isLast) => (isLast ? beginning : { presence }),
  full(word, isLast) {
    return isLast && word.length < 5 ? beginning : { presence, editDistance: word.length > 3 ? 1 : 0 };
  },
};
let index;

export default {
  version: '2.3.9',
  modes: {
    exact: 'all words, the last a beginning; BM25, all hits',
    full: 'all words with 1 edit, the last a beginning only below 5 letters',
  },
  build(records) {
    index = lunr(function define() {
      this.ref('id');
      this.field('title', { boost: 2 });
      this.field('abstract');
      this.field('names');
      records.forEach((record, id) => {
        this.add({ id, title: record.title, abstract: record.abstract, names: names(record) });
      });
    });
  },
  search(query, mode) {
    const words = tokens(query);
    return index.query((asked) => {
      words.forEach((word, place) => asked.term(word, clause[mode](word, place === words.length - 1)));
    });
  },
  hits: (result) => result.map((hit) => Number(hit.ref)),
  serialize: () => JSON.stringify(index),
  load([saved]) {
    index = lunr.Index.load(JSON.parse(saved));
  },
};
