// Gives `window.engine` to tests/browser/engine.rs: the program of this crate, and what it is held against.

import * as program from './fonds_check.js';
import { differences } from './folding.js';

await program.default();

window.engine = {
  properties: program.properties,
  fingerprint: program.fingerprint,
  differencesInFolding: (seed, texts) => differences(program.fold, seed, texts),
  // What is wrong with a property; null if it held in all cases.
  check(property, seed, cases) {
    try {
      return program.check(property, seed, cases) ?? null;
    } catch (error) {
      return `${error}: ${program.brokenOff()}`;
    }
  },
};
