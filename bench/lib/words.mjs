// What the made-up catalogue is written with: common English words, words of archives, and the parts that names and
// further words are put together from. The order of every list matters: the records follow from it.

const words = (text) => text.trim().split(/\s+/);
const names = (text) => text.trim().split(/\s*,\s*/);

// The most frequent words, which no query asks for.
export const FUNCTION_WORDS = words(`
  the of and to in a for on with from by is was at as that his an be it are not which or this their has were its
  but had they he have also been who other after all into between about more under during over when through
  against no one two first may than only out would up some these both such before most new she we there her him
  them so if can any what could where while since until those each many because although however very being same
  within
`);

// The next most frequent.
export const ARCHIVE_WORDS = words(`
  letter report minutes memorandum telegram photograph interview programme broadcast radio transcript draft
  meeting committee party government state ministry council union congress secretary general minister president
  foreign policy war army police trial prison camp refugee border emigration exile church bishop press newspaper
  article editor journalist censorship propaganda economy industry factory worker strike wage trade export
  agriculture collective harvest village school student university professor research science literature writer
  poet novel film theatre music culture youth women children family health hospital housing city capital region
  county river railway road bridge embassy consul visit delegation conference treaty agreement negotiation protest
  demonstration revolution uprising invasion troops soviet american british german french hungarian polish czech
  romanian bulgarian russian yugoslav italian austrian communist socialist democratic national international
  political social economic military religious cultural historical secret confidential official personal private
  public original copy carbon typescript handwritten signed undated annotated enclosed regarding concerning
  correspondence discussion summary analysis review comment statement declaration speech resolution proposal plan
  budget account document file folder collection archive record series material list note card index page volume
  item evidence witness testimony victim arrest sentence release amnesty rights human freedom law court judge
  lawyer election candidate vote parliament opposition dissident movement group member leader organization
  association institute library museum fund support aid relief shipment supply food price shortage market shop
  goods production quota target norm technical engineer machine energy coal oil steel electric nuclear weapon
  missile defence security intelligence agent informer surveillance operation
`);

// How a syllable begins; a repeated one is drawn more often.
export const ONSETS = words(`
  b c d f g h j k l m n p r s t v w b c d f g h l m n p r s t br ch cl cr dr fl fr gr ph pl pr qu sh sp st tr th z
`);

// Its vowels.
export const NUCLEI = words('a e i o u a e i o a e i o ea ou io ai');

// How it ends.
export const CODAS = ['', '', '', '', '', '', 'n', 'r', 's', 't', 'l', 'm', 'd', 'ck', 'nt', 'st', 'x'];

// What turns a stem into a family of words.
export const SUFFIXES = ['', 's', 'ed', 'ing', 'er', 'tion', 'al', 'ment', 'ly', 'ity', 'ic', 'ism', 'ist', 'ness'];

// How given names begin,
export const GIVEN_BEGINNINGS = words(`
  A E I O B D F G H J K L M N P R S T V Z Cs Sz Gy St Br Kr Vl Mi Ja Pe Ro Al An Er Fe La Is Kat Mar Zo
`);

// and how they end.
export const GIVEN_ENDINGS = [
  'ndor', 'tván', 'szló', 'rik', 'na', 'ria', 'bert', 'los', 'dimir', 'kolas', 'zana', 'lena', 'nos', 'ter',
  'mas', 'jan', 'slav', 'gard', 'nrich', 'lia', 'tin', 'ka', 'dor', 'nes', 'rgy', 'olf', 'ward', 'chael', 'len',
  'us',
];

// How surnames begin,
export const SURNAME_BEGINNINGS = words(`
  Ba Be Bo Bu Ca Csi Da De Du Fa Fe Fo Ga Ge Gro Ha Ho Hor Ja Ka Ke Ko Kra Kov La Le Lu Ma Me Mo Mül Na No Nov Pa
  Pe Po Ra Ro Sa Sch Sik Sze Ste Ta To Tur Va Ve Vo Wa We Za Zie Zub
`);

// go on,
export const SURNAME_MIDDLES = ['', 'l', 'r', 'n', 'lan', 'ren', 'd', 'st', 'ves', 'rad', 'min', 'b', 'ro', 'li'];

// and end.
export const SURNAME_ENDINGS = [
  'ács', 'ény', 'ó', 'ák', 'ski', 'witz', 'mann', 'berg', 'escu', 'ov', 'enko', 'ich', 'er', 'son', 'ák', 'nyi',
  'lay', 'dos', 'ler', 'rath', 'ton', 'ell', 'inger', 'avec', 'ová', 'a', 'es', 'ing', 'usz', 'ek', 'ka', 'ar',
];

// How names of places end.
export const PLACE_ENDINGS = [
  'burg', 'grad', 'vár', 'pest', 'stadt', 'ville', 'ford', 'ice', 'ów', 'ava', 'hely', 'falva', 'in', 'ova',
  'sk', 'haven', 'ton', 'ești',
];

// Types of records, the most frequent first.
export const TYPES = names(`
  Letter, Report, Photograph, Minutes, Memorandum, Telegram, Interview, Radio programme, Newspaper clipping, Manuscript,
  Speech, Poster, Map, Film, Sound recording, Questionnaire, Diary, Pamphlet, Press release, Court record, Personal file,
  List, Postcard, Drawing, Form
`);

// Languages, the most frequent first.
export const LANGUAGES = names(`
  English, Hungarian, German, Russian, Polish, Czech, French, Romanian, Slovak, Bulgarian, Serbian, Croatian, Italian,
  Ukrainian, Spanish, Slovenian, Lithuanian, Estonian, Latvian, Albanian
`);
