// What the documentation of ItemsJS recommends: MiniSearch finds, ItemsJS counts.

import itemsjs from 'itemsjs';

import { documentsOf, options } from './itemsjs.mjs';
import minisearch from './minisearch.mjs';

let engine;

export default {
  version: '2.4.4 and MiniSearch 7.2.0',
  modes: minisearch.modes,
  build(records) {
    minisearch.build(records);
    engine = itemsjs(documentsOf(records), { ...options, native_search_enabled: false, searchableFields: [] });
  },
  search: minisearch.search,
  hits: minisearch.hits,
  facets(query, mode) {
    const ids = minisearch.search(query, mode).map((hit) => hit.id);
    return engine.search({ ids, per_page: 20 });
  },
};
