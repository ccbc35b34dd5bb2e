import { create, insert, load, save, search } from '@orama/orama';

import { year } from '../lib/facets.mjs';
import { withoutQuotes } from '../lib/text.mjs';

const schema = {
  title: 'string',
  abstract: 'string',
  people: 'string[]',
  places: 'string[]',
  type: 'string',
  subjects: 'string[]',
  languages: 'string[]',
  year: 'number',
};
const facets = {
  people: { limit: 20 },
  places: { limit: 20 },
  type: { limit: 25 },
  subjects: { limit: 20 },
  languages: { limit: 20 },
  year: { ranges: Array.from({ length: 56 }, (_, place) => ({ from: 1940 + place, to: 1940 + place })) },
};
const asked = (query, mode) => ({
  term: withoutQuotes(query),
  properties: ['title', 'abstract', 'people', 'places', 'subjects'],
  boost: { title: 2 },
  threshold: 0,
  limit: 20,
  ...(mode === 'full' && { tolerance: 1 }),
});
let index;

export default {
  version: '3.1.18',
  modes: { exact: 'all words, each a beginning; BM25, best 20', full: 'the same with 1 edit' },
  async build(records) {
    index = create({ schema });
    for (const [place, record] of records.entries()) {
      const { title, abstract, people, places, type, subjects, languages } = record;
      const id = String(place);
      await insert(index, {
        id, title, abstract, people, places, type, subjects, languages, year: Number(year(record)),
      });
    }
  },
  search: (query, mode) => search(index, asked(query, mode)),
  hits: () => null,
  total: (result) => result.count,
  facets: (query, mode) => search(index, { ...asked(query, mode), facets }),
  serialize: () => JSON.stringify(save(index)),
  load([saved]) {
    index = create({ schema });
    load(index, JSON.parse(saved));
  },
};
