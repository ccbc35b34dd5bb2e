import itemsjs from 'itemsjs';

import { FACETS, year } from '../lib/facets.mjs';
import { names, withoutQuotes } from '../lib/text.mjs';

const facet = (size) => ({ size, conjunction: true });
const aggregations = { ...Object.fromEntries(FACETS.map((name) => [name, facet(20)])), year: facet(56) };
export const options = { aggregations, searchableFields: ['title', 'abstract', 'names'] };

export function documentsOf(records) {
  return records.map((record, id) => {
    const { title, abstract, people, places, type, subjects, languages } = record;
    return { id, title, abstract, names: names(record), people, places, type, subjects, languages, year: year(record) };
  });
}

let engine;
let documents;

export default {
  version: '2.4.4',
  modes: { exact: "lunr's search with the facets' counts, which cannot be left out" },
  build(records) {
    documents = documentsOf(records);
    engine = itemsjs(documents, options);
  },
  search: (query) => engine.search({ query: withoutQuotes(query), per_page: 20, is_all_filtered_items: false }),
  hits: () => null,
  total: (result) => result.pagination.total,
  facets: (query) => engine.search({ query: withoutQuotes(query), per_page: 20 }),
  serialize: () => JSON.stringify(engine.serializeAll()),
  load([saved]) {
    const { fulltext, facets } = JSON.parse(saved);
    engine = itemsjs(documents, { ...options, fulltextSnapshot: fulltext, facetsSnapshot: facets });
  },
};
