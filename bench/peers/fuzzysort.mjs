import fuzzysort from 'fuzzysort';

import { searched, withoutQuotes } from '../lib/text.mjs';

let texts;

export default {
  version: '4.0.2',
  modes: { full: 'letters in order, within a threshold of .5; all hits' },
  build(records) {
    texts = records.map((record, id) => ({ id, prepared: fuzzysort.prepare(searched(record)) }));
  },
  search: (query) => fuzzysort.go(withoutQuotes(query), texts, { key: 'prepared', threshold: 0.5 }),
  hits: (result) => Array.from(result, (hit) => hit.obj.id),
};
