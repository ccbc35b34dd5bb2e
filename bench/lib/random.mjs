// Numbers that look random and are the same in every run.

// sfc32 (Chris Doty-Humphrey, PractRand): a function that gives the next number from 0 up to 1.
export function random(seed) {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let counter = seed | 0;
  const next = () => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 4294967296;
  };
  for (let round = 0; round < 20; round += 1) next();
  return next;
}

// Draws places of a list of weights, each as often as its weight says (Walker's alias method): takes a source of
// numbers.
export function weighted(weights) {
  const count = weights.length;
  const share = new Float64Array(count);
  const alias = new Uint32Array(count);
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const small = [];
  const large = [];
  for (let place = 0; place < count; place += 1) {
    share[place] = (weights[place] * count) / total;
    (share[place] < 1 ? small : large).push(place);
  }
  while (small.length && large.length) {
    const low = small.pop();
    const high = large.pop();
    alias[low] = high;
    share[high] += share[low] - 1;
    (share[high] < 1 ? small : large).push(high);
  }
  return (next) => {
    const drawn = next() * count;
    const place = drawn | 0;
    const keeps = drawn - place < share[place] || (!alias[place] && share[place] >= 0.999);
    return keeps ? place : alias[place];
  };
}

// Draws places 0 to count - 1 by Zipf's law as Mandelbrot has it: 1 / (rank + shift) ^ exponent.
export function zipf(count, exponent = 1.05, shift = 2.7) {
  return weighted(Float64Array.from({ length: count }, (_, place) => 1 / Math.pow(place + 1 + shift, exponent)));
}

// One of a list.
export const pick = (list, next) => list[(next() * list.length) | 0];
