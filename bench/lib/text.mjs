// Folding and words, for the peers that leave these to their caller.

// Without diacritics, in lower case.
export function fold(text) {
  return text.normalize('NFD').replace(/\p{M}+/gu, '').toLowerCase();
}

export function tokens(text) {
  return fold(text).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// The third text field of every engine, beside title and abstract.
export function names(record) {
  return [...record.people, ...record.places, ...record.subjects].join(' ');
}

// All that is searched, folded, one space between words.
export function searched(record) {
  return tokens(`${record.title} ${record.abstract} ${names(record)}`).join(' ');
}

export const isPhrase = (query) => query[0] === '"';
export const withoutQuotes = (query) => query.replace(/"/g, '');
