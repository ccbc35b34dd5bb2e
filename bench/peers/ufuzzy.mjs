import uFuzzy from '@leeoniya/ufuzzy';

import { searched, withoutQuotes } from '../lib/text.mjs';

const MOST_RANKED = 1000;
const searchers = {
  exact: new uFuzzy({ intraMode: 0, intraIns: 0, interLft: 2 }),
  full: new uFuzzy({ intraMode: 1, interLft: 1 }),
};
let texts;

export default {
  version: '1.0.19',
  modes: {
    exact: 'all words in any order, each a beginning; ranked if 1,000 hits at most',
    full: 'the same with one error a word',
  },
  build(records) {
    texts = records.map(searched);
  },
  search: (query, mode) => searchers[mode].search(texts, withoutQuotes(query), 1, MOST_RANKED),
  hits: ([found, info, order]) => (order ? Array.from(order, (place) => info.idx[place]) : found || []),
  serialize: () => texts.join('\n'),
  load([saved]) {
    texts = saved.split('\n');
  },
};
