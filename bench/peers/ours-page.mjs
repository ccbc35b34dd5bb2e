// Our engine, built with the profile that the page is built with, for size.

import { make } from './ours.mjs';

export default make('page');
