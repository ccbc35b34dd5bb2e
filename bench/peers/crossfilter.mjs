// Counts facets only: the hits are those of the scan, whose time is `search_ms`; `search_facets_native_ms` is
// Crossfilter alone.

import crossfilter from 'crossfilter2';

import { FACETS, year } from '../lib/facets.mjs';
import scan from './scan.mjs';

const COLUMNS = [...FACETS, 'year'];
const lastHits = new Map();
let isHit;
let byRecord;
let groups;

export default {
  version: '1.5.4',
  modes: { exact: 'counts under a given set of hits; no search of its own' },
  build(records) {
    scan.build(records);
    isHit = new Uint8Array(records.length);
    const rows = crossfilter(records.map((record, id) => ({ ...record, id, year: Number(year(record)) })));
    byRecord = rows.dimension((row) => row.id);
    const group = (column) => rows.dimension((row) => row[column], Array.isArray(records[0][column])).group();
    groups = COLUMNS.map(group);
  },
  search(query) {
    const hits = scan.search(query);
    lastHits.set(query, hits);
    return hits;
  },
  hits: (result) => result,
  facets(query) {
    isHit.fill(0);
    for (const hit of lastHits.get(query)) isHit[hit] = 1;
    byRecord.filterFunction((id) => isHit[id]);
    return groups.map((group) => group.top(20));
  },
};
