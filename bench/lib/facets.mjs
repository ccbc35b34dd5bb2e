// Counts of five facets and of the years over some records, for peers that have none of their own.

export const FACETS = ['people', 'places', 'type', 'subjects', 'languages'];
const FIRST_YEAR = 1940;
const YEARS = 56;

export const year = (record) => record.date.slice(0, 4);
export const valuesOf = (record, facet) => {
  const value = facet === 'year' ? year(record) : record[facet];
  return Array.isArray(value) ? value : [value];
};

// The obvious way: plain objects, counted up record by record.
export function countObviously(records, hits) {
  const counts = { people: {}, places: {}, type: {}, subjects: {}, languages: {} };
  const years = {};
  for (const hit of hits) {
    const record = records[hit];
    for (const value of record.people) counts.people[value] = (counts.people[value] || 0) + 1;
    for (const value of record.places) counts.places[value] = (counts.places[value] || 0) + 1;
    counts.type[record.type] = (counts.type[record.type] || 0) + 1;
    for (const value of record.subjects) counts.subjects[value] = (counts.subjects[value] || 0) + 1;
    for (const value of record.languages) counts.languages[value] = (counts.languages[value] || 0) + 1;
    const of = year(record);
    years[of] = (years[of] || 0) + 1;
  }
  return { counts, years };
}

// What a careful engineer would write: each facet's values as numbers in one typed array, with where each record's
// begin.
export function typedColumns(records) {
  return {
    columns: FACETS.map((facet) => typedColumn(records, facet)),
    year: Uint8Array.from(records, (record) => Number(year(record)) - FIRST_YEAR),
    years: new Uint32Array(YEARS),
  };
}

function typedColumn(records, facet) {
  const numbers = new Map();
  const starts = new Uint32Array(records.length + 1);
  const values = [];
  records.forEach((record, place) => {
    for (const value of valuesOf(record, facet)) {
      let number = numbers.get(value);
      if (number === undefined) numbers.set(value, (number = numbers.size));
      values.push(number);
    }
    starts[place + 1] = values.length;
  });
  return { starts, values: Uint16Array.from(values), counts: new Uint32Array(numbers.size) };
}

// Leaves the counts in the columns' `counts` and in `years`.
export function countTyped(typed, hits) {
  for (const { starts, values, counts } of typed.columns) {
    counts.fill(0);
    for (let k = 0; k < hits.length; k += 1) {
      const hit = hits[k];
      for (let at = starts[hit], end = starts[hit + 1]; at < end; at += 1) counts[values[at]] += 1;
    }
  }
  typed.years.fill(0);
  for (let k = 0; k < hits.length; k += 1) typed.years[typed.year[hits[k]]] += 1;
}
