// The baseline, without any library: every text is looked through for every word.

import { haystack, needles, scan } from '../lib/reference.mjs';

const PART = 100_000;
let texts;

export default {
  version: '1',
  modes: { exact: 'all words, the last a beginning; unranked, all hits' },
  build(records) {
    texts = haystack(records);
  },
  search: (query) => scan(texts, needles(query)),
  hits: (result) => result,
  // In parts, since one string can hold half a gigabyte.
  serialize() {
    const parts = Math.ceil(texts.length / PART);
    return Array.from({ length: parts }, (_, part) => `${texts.slice(part * PART, (part + 1) * PART).join('\n')}\n`);
  },
  load(parts) {
    texts = parts.flatMap((part) => part.slice(0, -1).split('\n'));
  },
};
