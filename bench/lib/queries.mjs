// What is asked: 200 queries of seven kinds, and 20 of them typed letter by letter.
//
// All are made from the first 1,000 records alone, so that each has at least the record that it comes from as an
// answer, however many records there are. A query is { q, cls, src }: what is typed, its kind, the id of that record.

import { SEED, catalogue } from './catalogue.mjs';
import { random } from './random.mjs';
import { FUNCTION_WORDS } from './words.mjs';

const SOURCES = 1000;
const NO_PHRASE_AFTER = 30;

export function makeQueries(seed = SEED) {
  const next = random(seed + 99);
  const records = firstRecords(seed);
  const texts = records.map((record) => words(`${record.title} ${record.abstract}`));
  const source = { next, texts, frequency: frequencies(texts) };
  const queries = [];
  const used = new Set();
  const add = (cls, count, make) => {
    for (let made = 0; made < count; ) {
      const place = whole(SOURCES, next);
      const q = make(place);
      if (q && !used.has(q)) {
        used.add(q);
        queries.push({ q, cls, src: records[place].id });
        made += 1;
      }
    }
  };
  add('common', 30, (place) => wordOf(place, source, 25, 400));
  add('rare', 30, (place) => wordOf(place, source, 1, 2, 5));
  add('two', 40, (place) => severalOf(place, source, [[8, 400], [1, 60]]));
  add('three', 20, (place) => severalOf(place, source, [[12, 400], [4, 200], [1, 60]]));
  let prefixes = 0;
  add('prefix', 40, (place) => {
    const word = wordOf(place, source, 2, 400, 7);
    if (!word) return null;
    const prefix = word.slice(0, 2 + (prefixes % 5));
    if (!used.has(prefix)) prefixes += 1;
    return prefix;
  });
  add('typo', 30, (place) => misspelt(wordOf(place, source, 1, 400, 6), source));
  add('phrase', 10, (place) => phraseOf(place, source));
  return queries;
}

// Every beginning of 20 of the queries, as it stands after each key; `cls` is how many letters there are.
export function makeTyping(queries) {
  const five = (cls, place) => queries.filter((query) => query.cls === cls).slice(place * 5, place * 5 + 5);
  const typed = ['common', 'rare', 'two', 'two'].flatMap(five);
  const keystrokes = ({ q, src }) =>
    Array.from(q, (_, place) => ({
      q: q.slice(0, place + 1),
      cls: `letters ${Math.min(5, place + 1)}${place > 3 ? '+' : ''}`,
      src,
    }));
  return typed.flatMap(keystrokes).filter(({ q }) => !q.endsWith(' '));
}

function firstRecords(seed) {
  const records = catalogue(seed);
  return Array.from({ length: SOURCES }, () => records.next().value);
}

// Words in lower case, not folded: a query is typed with the accents that the text has.
function words(text) {
  return text.toLowerCase().split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

// In how many of the first records each word is.
function frequencies(texts) {
  const counts = new Map();
  for (const text of texts) {
    for (const word of new Set(text)) counts.set(word, (counts.get(word) || 0) + 1);
  }
  return counts;
}

const stop = new Set(FUNCTION_WORDS);
const whole = (below, next) => (next() * below) | 0;

// A word of a record that is in `least` to `most` of the first records; null if it has none.
function wordOf(place, { next, texts, frequency }, least, most, letters = 4) {
  const fits = (word) => {
    const count = frequency.get(word);
    return !stop.has(word) && !/\d/.test(word) && word.length >= letters && count >= least && count <= most;
  };
  const candidates = texts[place].filter(fits);
  return candidates.length ? candidates[whole(candidates.length, next)] : null;
}

function severalOf(place, source, ranges) {
  const found = ranges.map(([least, most]) => wordOf(place, source, least, most));
  return found.every(Boolean) && new Set(found).size === found.length ? found.join(' ') : null;
}

// A letter left out, put in, put in the place of another, or two exchanged; null if that is a word of the records.
function misspelt(word, { next, frequency }) {
  if (!word) return null;
  const at = 1 + whole(word.length - 2, next);
  const letter = String.fromCharCode(97 + whole(26, next));
  const before = word.slice(0, at);
  const ways = [
    before + word.slice(at + 1),
    before + letter + word.slice(at),
    before + letter + word.slice(at + 1),
    before + word[at + 1] + word[at] + word.slice(at + 2),
  ];
  const q = ways[whole(4, next)];
  return q === word || frequency.has(q) ? null : q;
}

// Two words that stand side by side.
function phraseOf(place, { next, texts, frequency }) {
  const text = texts[place];
  const fits = (word) => !stop.has(word) && frequency.get(word) < 200 && word.length > 3;
  for (let attempt = 0; attempt < NO_PHRASE_AFTER; attempt += 1) {
    const at = whole(text.length - 2, next);
    if (text.slice(at, at + 2).every(fits)) return `"${text[at]} ${text[at + 1]}"`;
  }
  return null;
}
