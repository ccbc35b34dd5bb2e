// A made-up archival catalogue: words as frequent as Zipf's law has them, families of words, names, five facets,
// dates that crowd around four years. Always the same, and the first records are the same however many are made.
//
// A record is { id, date, title, abstract, people, places, type, subjects, languages }; its date is a day, a month or
// a year from 1940 to 1995, as ISO 8601 writes it. The order of the draws decides what is written: none can be moved.

import { pick, random, weighted, zipf } from './random.mjs';
import * as parts from './words.mjs';

export const SEED = 1956;

const WORDS = 60_000;
const PEOPLE = 5_000;
const PLACES = 800;
const SUBJECTS = 300;
const GIVEN_NAMES = 420;
const SURNAMES = 2_600;
// Words that a subject has of its own.
const SUBJECT_WORDS = 400;
// Words so rare that most stand once: each is made when it is drawn.
const RARE_WORDS = 1 << 20;
const FIRST_YEAR = 1940;
const YEARS = 56;
const SHORT_MONTHS = [4, 6, 9, 11];

export function* catalogue(seed = SEED) {
  const vocabulary = makeVocabulary(random(seed));
  const next = random(seed * 7 + 1);
  const draw = makeDraws(next);
  for (let number = 0; ; number += 1) yield record(number, vocabulary, draw, next);
}

function makeVocabulary(next) {
  const words = makeWords(next);
  const one = (list) => pick(list, next);
  const given = distinct(GIVEN_NAMES, () => one(parts.GIVEN_BEGINNINGS) + one(parts.GIVEN_ENDINGS));
  const surnames = distinct(
    SURNAMES,
    () => one(parts.SURNAME_BEGINNINGS) + one(parts.SURNAME_MIDDLES) + one(parts.SURNAME_ENDINGS),
  );
  const people = distinct(PEOPLE, () => `${one(surnames)}, ${one(given)}`);
  const places = distinct(PLACES, () => capitalized(stem(next() < 0.4 ? 2 : 1, next)) + one(parts.PLACE_ENDINGS));
  const frequent = () => words[120 + ((next() * 1500) | 0)];
  const subjects = distinct(SUBJECTS, () => capitalized(frequent()) + (next() < 0.6 ? ` ${frequent()}` : ''));
  const anyOf = (start) => words[start + Math.floor(Math.pow(next(), 2.2) * (WORDS - start))];
  const ofSubject = subjects.map(() => Array.from({ length: SUBJECT_WORDS }, () => anyOf(110)));
  return { words, people, places, subjects, ofSubject };
}

// Families of a stem and some suffixes, longer the rarer they are.
function makeWords(next) {
  const words = [...new Set([...parts.FUNCTION_WORDS, ...parts.ARCHIVE_WORDS])];
  const seen = new Set(words);
  while (words.length < WORDS) {
    const syllables = words.length < 1500 ? 1 + (next() < 0.6) : 2 + (next() < 0.3);
    const begun = stem(syllables, next);
    const members = 1 + ((next() * 4) | 0);
    for (let member = 0; member < members && words.length < WORDS; member += 1) {
      const word = begun + (member ? pick(parts.SUFFIXES, next) : '');
      if (word.length > 2 && word.length < 15 && !seen.has(word)) {
        seen.add(word);
        words.push(word);
      }
    }
  }
  return words;
}

function stem(syllables, next) {
  let made = '';
  for (let syllable = 0; syllable < syllables; syllable += 1) {
    made += pick(parts.ONSETS, next) + pick(parts.NUCLEI, next) + pick(parts.CODAS, next);
  }
  return made;
}

function rareWord(number) {
  return stem(2 + (number & 1), random(number ^ 0x5bd1e995));
}

function distinct(count, make) {
  const made = new Set();
  while (made.size < count) made.add(make());
  return [...made];
}

// How often each word, name, subject, type, language and year is drawn.
function makeDraws(next) {
  const from = (places) => () => places(next);
  return {
    word: from(zipf(WORDS)),
    subjectWord: from(zipf(SUBJECT_WORDS, 0.9)),
    person: from(zipf(PEOPLE, 0.85, 8)),
    place: from(zipf(PLACES, 0.9, 4)),
    subject: from(zipf(SUBJECTS, 0.7, 5)),
    type: from(zipf(parts.TYPES.length, 1, 1)),
    language: from(zipf(parts.LANGUAGES.length, 1.2, 0.6)),
    rareWord: from(zipf(RARE_WORDS, 0.6, 10)),
    year: from(weighted(Float64Array.from({ length: YEARS }, (_, place) => weightOfYear(FIRST_YEAR + place)))),
  };
}

// Much of what happened was in 1956, 1968, 1981 and 1989.
function weightOfYear(year) {
  const bell = (middle, width, height) => height * Math.exp(-((year - middle) ** 2) / (2 * width * width));
  return 0.25 + bell(1956, 3, 3) + bell(1968, 3, 1.2) + bell(1981, 4, 0.8) + bell(1989, 2.5, 2);
}

function record(number, vocabulary, draw, next) {
  const peopleCount = Math.min(6, Math.floor(-Math.log(1 - next()) * 2.2));
  const placeCount = Math.min(4, Math.floor(-Math.log(1 - next()) * 1.5));
  const people = some(peopleCount, draw.person, vocabulary.people);
  const places = some(placeCount, draw.place, vocabulary.places);
  const subjects = Array.from({ length: 1 + ((next() * 3) | 0) }, draw.subject);
  const type = parts.TYPES[draw.type()];
  const about = { people, places, ofSubject: vocabulary.ofSubject[subjects[0]] };
  const word = () => drawWord(about.ofSubject, vocabulary.words, draw, next);
  const title = makeTitle(type, about, word, next);
  const abstract = makeAbstract(about, word, next);
  const date = makeDate(draw, next);
  const languages = some(1 + (next() < 0.15), draw.language, parts.LANGUAGES);
  return {
    id: `HU-${300 + (number % 97)}-${1 + (((number / 97) | 0) % 60)}-${number}`,
    date,
    title,
    abstract,
    people,
    places,
    type,
    subjects: [...new Set(subjects)].map((subject) => vocabulary.subjects[subject]),
    languages,
  };
}

function some(count, draw, list) {
  const drawn = new Set();
  for (let times = 0; times < count; times += 1) drawn.add(list[draw()]);
  return [...drawn];
}

function drawWord(ofSubject, words, draw, next) {
  const kind = next();
  if (kind < 0.25) return ofSubject[draw.subjectWord()];
  if (kind < 0.254) return rareWord(draw.rareWord());
  if (kind < 0.258) return String(1 + ((next() * 1990) | 0));
  return words[draw.word()];
}

// 8 to 15 words: *Letter from Given Surname to ... in Place*.
function makeTitle(type, { people, places }, word, next) {
  const title = [type.toLowerCase()];
  const length = 8 + ((next() * 8) | 0);
  if (people[0] && next() < 0.5) title.push('from', ...spoken(people[0]).split(' '));
  if (people[1] && next() < 0.4) title.push('to', ...spoken(people[1]).split(' '));
  while (title.length < length) title.push(word());
  title.length = Math.min(title.length, 15);
  if (places[0] && next() < 0.4) {
    title.length = Math.min(title.length, length - 2);
    title.push('in', places[0]);
  }
  return capitalized(title.join(' '));
}

// 30 to 120 words in sentences, with the record's people and places among them.
function makeAbstract({ people, places }, word, next) {
  const length = 30 + Math.floor(90 * Math.pow(next(), 1.4));
  const written = [];
  let count = 0;
  let inSentence = 0;
  let begins = true;
  while (count < length) {
    let text = wordOrName(people, places, word, next);
    count += text.includes(' ') ? 2 : 1;
    inSentence += 1;
    if (begins) {
      text = capitalized(text);
      begins = false;
    }
    if ((inSentence > 7 && next() < 0.09) || count >= length) {
      text += '.';
      begins = true;
      inSentence = 0;
    } else if (next() < 0.06) {
      text += ',';
    }
    written.push(text);
  }
  return written.join(' ');
}

function wordOrName(people, places, word, next) {
  const kind = next();
  if (kind < 0.02 && people.length) return spoken(pick(people, next));
  if (kind < 0.035 && places.length) return pick(places, next);
  return word();
}

// Most dates are of a day, few of a month, some of a year.
function makeDate(draw, next) {
  const year = FIRST_YEAR + draw.year();
  const month = 1 + ((next() * 12) | 0);
  const days = month === 2 ? 28 : SHORT_MONTHS.includes(month) ? 30 : 31;
  const day = 1 + ((next() * days) | 0);
  const precision = next();
  const two = (number) => String(number).padStart(2, '0');
  if (precision < 0.85) return `${year}-${two(month)}-${two(day)}`;
  if (precision < 0.88) return `${year}-${two(month)}`;
  return `${year}`;
}

// *Surname, Given* as a sentence has it.
function spoken(person) {
  const [surname, given] = person.split(', ');
  return `${given} ${surname}`;
}

function capitalized(text) {
  return text[0].toUpperCase() + text.slice(1);
}
