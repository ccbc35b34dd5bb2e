// What each query should find, by the plainest means: every record's text is looked through for every word.
//
// All words must be there, the last may be a beginning; a phrase is whole words side by side.

import { isPhrase, searched, tokens } from './text.mjs';

// Places in a text of words with a space before and after each, longest first: the first that is missing decides
// soonest.
export function needles(query) {
  const words = tokens(query);
  if (isPhrase(query)) return [` ${words.join(' ')} `];
  const needle = (word, place) => (place < words.length - 1 ? ` ${word} ` : ` ${word}`);
  return words.map(needle).sort((a, b) => b.length - a.length);
}

export function haystack(records) {
  return records.map((record) => ` ${searched(record)} `);
}

// Ordinals of the texts that hold all the needles.
export function scan(texts, wanted) {
  const found = [];
  for (let place = 0; place < texts.length; place += 1) {
    if (wanted.every((needle) => texts[place].includes(needle))) found.push(place);
  }
  return found;
}
