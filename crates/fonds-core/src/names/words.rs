//! The words that names are made of beside the names themselves: titles, suffixes, particles, offices, short forms.
//!
//! All are folded (lower case, no diacritics, no points). English, German, French and Spanish, as archives list them.

/// Titles that anyone may have: a surname after them is still the same surname.
#[rustfmt::skip]
pub(super) const MODEST_TITLES: &[&str] = &[
    "mr", "mister", "messrs", "herr", "herrn", "monsieur", "senor", "signor", "comrade", "genosse", "tovarishch",
    "pandit",
];

/// Titles of one among many with the surname: they say who is meant, unless a given name does.
#[rustfmt::skip]
pub(super) const RANKS: &[&str] = &[
    "dr", "prof", "professor", "rev", "reverend", "hon", "rt", "honourable", "honorable", "sir", "dame", "lord",
    "lady", "miss", "fraulein", "mlle", "gen", "general", "generalissimo", "col", "colonel", "lt", "lieut", "lieutenant", "maj",
    "major", "capt", "captain", "adm", "admiral", "rear", "vice", "marshal", "marechal", "feldmarschall", "brig",
    "brigadier", "sgt", "sergeant", "commander", "cdr", "cmdr", "commodore", "count", "countess", "graf", "grafin",
    "freiherr", "freifrau", "baron", "baroness", "baronin", "furst", "furstin", "prinz", "prinzessin", "prince",
    "princess", "herzog", "herzogin", "duke", "duchess", "grossherzog", "grossherzogin", "erzherzog", "erzherzogin",
    "kaiser", "kaiserin", "konig", "konigin", "kurfurst", "kurfurstin", "king", "queen", "emperor", "empress", "tsar",
    "earl", "marquis", "marquess", "marquise", "viscount", "comte", "comtesse", "duc", "duchesse", "conde", "marques",
    "don", "dona", "ritter", "edler", "bischof", "bishop", "archbishop", "erzbischof", "cardinal", "kardinal", "pope",
    "papst", "father", "pater", "abbe", "president", "premier", "chairman", "ambassador", "senator", "governor",
    "judge", "justice",
];

/// Titles of nobility that German puts between the given name and the surname: *Ida Gräfin Hahn-Hahn*.
#[rustfmt::skip]
pub(super) const MIDDLE_TITLES: &[&str] = &[
    "graf", "grafin", "freiherr", "freifrau", "freiin", "furst", "furstin", "prinz", "prinzessin", "ritter", "edler",
    "baron",
];

/// What follows a name and does not change whose it is.
#[rustfmt::skip]
pub(super) const SUFFIXES: &[&str] = &[
    "esq", "esquire", "bt", "bart", "obe", "cbe", "kbe", "om", "ch", "ra", "pra", "ara", "frs", "md", "phd", "usn",
    "usa",
];

/// What follows a name and does: father and son.
#[rustfmt::skip]
pub(super) const GENERATIONS: &[&str] = &[
    "jr", "jnr", "snr", "junr", "junior", "sr", "senr", "senior", "2nd", "3rd",
];

/// Such as are names without their point (*Sun Yat Sen*).
pub(super) const POINTED_GENERATIONS: &[&str] = &["jun.", "sen."];

/// Titles that, before a man's name, are his wife's (*Mrs. William Seward*): never taken away.
pub(super) const MARRIED: &[&str] = &["mrs", "mme", "madame", "frau", "widow", "witwe", "senora"];

/// Small words that begin a surname.
#[rustfmt::skip]
pub(super) const PARTICLES: &[&str] = &[
    "von", "vom", "zu", "zum", "zur", "v", "van", "der", "den", "de", "du", "del", "della", "dei", "di", "da", "das",
    "dos", "do", "le", "la", "les", "los", "las", "ter", "ten", "te", "af", "av", "al", "el", "san", "santa", "bin",
    "ibn", "st",
];

/// Words that, after a name, tell whose of that name: wives and titles of nobility.
#[rustfmt::skip]
pub(super) const DISTINCTIONS: &[&str] = &[
    "mrs", "mme", "madame", "frau", "wife", "widow", "witwe", "king", "queen", "emperor", "empress", "prince",
    "princess", "duke", "duchess", "earl", "countess", "count", "marquis", "marquess", "marchioness", "viscount",
    "viscountess", "baron", "baroness", "lord", "lady", "bishop", "pope", "konig", "konigin", "kaiser", "kaiserin",
    "furst", "furstin", "herzog", "herzogin", "graf", "grafin",
];

/// Words that life dates begin with.
pub(super) const DATE_WORDS: &[&str] = &["b", "born", "d", "died", "fl", "active", "ca", "geb", "gest", "ne"];

/// Words that no person's name has: offices, bodies, directions to clerks.
#[rustfmt::skip]
pub(super) const OFFICES: &[&str] = &[
    "secretary", "minister", "ministry", "consul", "consulate", "commissioner", "commission", "committee", "director",
    "chief", "department", "dept", "division", "div", "office", "officer", "bureau", "agency", "station",
    "headquarters", "hq", "staff", "embassy", "legation", "government", "council", "assembly", "congress", "senate",
    "court", "army", "navy", "force", "company", "co", "corporation", "corp", "inc", "ltd", "cie", "gmbh", "ag",
    "bank", "bros", "brothers", "sons", "society", "association", "union", "league", "institute", "institut",
    "university", "universitat", "college", "school", "schule", "museum", "library", "bibliothek", "akademie",
    "academy", "redaktion", "verlag", "verein", "gesellschaft", "magistrat", "munizipalitat", "family", "familie",
    "group", "party", "press", "studio", "workshop", "works", "record", "file", "memo", "memorandum", "cos", "sac",
    "dcos", "info", "withheld", "none", "unknown", "unbekannt", "anonymous", "restricted", "assistant", "asst",
    "acting", "deputy", "counsel", "attorney", "counselor", "representative", "representatives", "all", "the", "of",
    "for", "to", "in", "and", "und", "et", "with", "section", "branch", "operations", "security", "addressees",
    "members", "member", "charge", "editor", "delegation", "mission", "command", "sub", "cia", "fbi", "states",
    "national", "international", "royal", "imperial",
];

/// Short forms of given names that are not their first letters.
pub(super) const SHORT_FORMS: &[(&str, &str)] = &[
    ("wm", "william"),
    ("jno", "john"),
    ("jas", "james"),
    ("chas", "charles"),
    ("thos", "thomas"),
    ("robt", "robert"),
    ("saml", "samuel"),
    ("danl", "daniel"),
    ("edwd", "edward"),
    ("richd", "richard"),
    ("fredk", "frederick"),
    ("nathl", "nathaniel"),
    ("hy", "henry"),
    ("geo", "george"),
    ("benj", "benjamin"),
    ("jos", "joseph"),
    ("theo", "theodore"),
    ("alex", "alexander"),
    ("fr", "friedrich"),
    ("hch", "heinrich"),
];
