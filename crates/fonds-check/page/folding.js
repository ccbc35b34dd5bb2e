// Folding by the browser's own tables: compatibility decomposition, marks taken away, lower case.

// What the engine's table covers (crates/fonds-search/src/fold.rs): Latin, Greek, Cyrillic, Arabic, letters raised and
// lowered, number forms, Kana, ligatures, full and half width.
const COVERED = [
  [0xaa, 0x24f],
  [0x2b0, 0x2b8],
  [0x370, 0x52f],
  [0x620, 0x6d5],
  [0x1e00, 0x1fff],
  [0x2070, 0x209c],
  [0x2100, 0x218b],
  [0x3041, 0x30ff],
  [0xfb00, 0xfb06],
  [0xff10, 0xff5a],
  [0xff66, 0xff9d],
];
// Letters that Unicode does not take apart, and that readers type as others.
const EXCEPTIONS = new Map(
  ('ß ss, æ ae, œ oe, ø o, ł l, đ d, ð d, þ th, ħ h, ŧ t, ı i, ĸ k, ŋ n, ŉ n, ƀ b, ƒ f, ƚ l, ǥ g, ς σ, ґ г, ẚ a')
    .split(', ')
    .map((pair) => pair.split(' ')),
);
const LETTER = /^[\p{Alphabetic}\p{N}]$/u;
const ALL_LETTERS = /^[\p{Alphabetic}\p{N}]*$/u;
const MARK = /[\p{Mn}\u0640]/gu;
const LONGEST = 20;
const MOST_TOLD = 20;

// Texts that `fold` does not fold as the browser does: every covered letter, and random texts of them, composed and
// decomposed. At most 20 are told.
export function differences(fold, seed, texts) {
  const letters = coveredLetters();
  const next = random(seed);
  const told = letters.filter((letter) => fold(letter) !== folded(letter));
  for (let made = 0; made < texts; made += 1) {
    const text = textOf(letters, next);
    if (fold(text) !== folded(text)) told.push(text);
  }
  const tell = (text) => `${text} (${codes(text)}): ${fold(text)}, by the browser ${folded(text)}`;
  return { letters: letters.length, told: told.slice(0, MOST_TOLD).map(tell) };
}

// Letters and digits that are made of letters and digits: of 1 / 2, its sign stays.
function coveredLetters() {
  const range = ([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => String.fromCodePoint(first + at));
  const bare = (letter) => letter.normalize('NFKD').replace(MARK, '');
  return COVERED.flatMap(range).filter((letter) => LETTER.test(letter) && ALL_LETTERS.test(bare(letter)));
}

function folded(text) {
  const plain = (letter) => EXCEPTIONS.get(letter) ?? letter;
  const lower = Array.from(text.toLowerCase(), plain).join('');
  const bare = lower.normalize('NFKD').replace(MARK, '').toLowerCase();
  return Array.from(bare, plain).join('');
}

function textOf(letters, next) {
  const length = 1 + Math.floor(next() * LONGEST);
  const letter = () => letters[Math.floor(next() * letters.length)];
  const text = Array.from({ length }, () => (next() < 0.2 ? ' ' : letter())).join('');
  return next() < 0.5 ? text : text.normalize('NFD');
}

const codes = (text) => Array.from(text, (letter) => letter.codePointAt(0).toString(16)).join(' ');

// Mulberry32 (Tommy Ettinger, public domain), 0 to 1.
function random(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
