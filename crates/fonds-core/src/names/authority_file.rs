//! An authority file of its own, as it lies beside a CSV: rows of cells, under a header.
//!
//! Either a row is an authority, with its variants in one cell (`Filippov [pseudonym] | Semenov`), or a row is a variant and
//! repeats the label. Splitting a file into rows and cells is the caller's; what the columns mean is decided here, from
//! their names in English, German, French and Spanish. Nothing is lost: what has no place of its own goes to the note as
//! `name: value` (`docs/names.md`).
//!
//! ```
//! use fonds_core::names::authority_file::authorities;
//! let header = ["label", "kind", "variants"].map(str::to_owned);
//! let row = ["Stalin", "person", "Filippov [pseudonym] | Joseph Stalin"].map(str::to_owned).to_vec();
//! let (authorities, remarks) = authorities(&header, [row].into_iter());
//! assert_eq!(authorities[0].variants[0].kind, "pseudonym");
//! assert!(remarks.is_empty());
//! ```

use std::collections::{HashMap, HashSet};

use fonds_search::fold;
use serde_json::Value;

use crate::authority::AuthorityFacet;
use crate::catalogue::{Authority, Link, Variant};
use crate::date::Edtf;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    Label,
    /// A name: the label's column if the file has no other, else a variant's.
    Name,
    Variants,
    Kind,
    VariantKind,
    Dates,
    Note,
    Links,
    /// Its header names it in the note.
    Other,
}

/// Column names, folded, without signs.
#[rustfmt::skip]
const COLUMNS: &[(Column, &[&str])] = &[
    (Column::Label, &[
        "label", "preferred", "preferred label", "preferred name", "preferred form", "pref label", "preflabel",
        "heading", "authorized form", "authorised form", "ansetzung", "ansetzungsform", "vorzugsbezeichnung",
        "vorzugsname", "forme retenue", "forme autorisee", "nom retenu", "vedette", "forma autorizada",
        "forma preferida", "encabezamiento",
    ]),
    (Column::Name, &["name", "namen", "nom", "nombre", "title", "titel", "titre", "titulo"]),
    (Column::Variants, &[
        "variant", "variants", "variant name", "variant names", "alternative", "alternative names",
        "alternate names", "alt label", "altlabel", "altlabels", "alias", "aliases", "also known as", "aka",
        "other names", "see from", "variante", "varianten", "namensvarianten", "namensformen", "andere namen",
        "verweisungsform", "verweisungsformen", "autres noms", "autre nom", "formes rejetees", "variantes",
        "otros nombres", "otro nombre", "formas variantes",
    ]),
    (Column::Kind, &[
        "kind", "type", "entity type", "category", "art", "typ", "entitatstyp", "genre", "type d entite", "tipo",
        "clase",
    ]),
    (Column::VariantKind, &[
        "variant kind", "variant type", "kind of variant", "type of variant", "variantenart", "variantentyp",
        "art der variante", "type de variante", "tipo de variante",
    ]),
    (Column::Dates, &[
        "dates", "date", "life dates", "dates of existence", "years", "daten", "lebensdaten", "datierung",
        "dates d existence", "dates de vie", "fechas", "fecha", "fechas de existencia",
    ]),
    (Column::Note, &[
        "note", "notes", "description", "biography", "scope note", "remark", "remarks", "anmerkung", "anmerkungen",
        "bemerkung", "bemerkungen", "beschreibung", "hinweis", "remarque", "remarques", "nota", "notas",
        "descripcion", "observaciones",
    ]),
    (Column::Links, &[
        "link", "links", "url", "urls", "uri", "uris", "same as", "sameas", "web", "website", "verweis", "lien",
        "liens", "enlace", "enlaces",
    ]),
];

/// Kinds in the words of other languages, folded, and the one that the catalogue has.
#[rustfmt::skip]
const KINDS: &[(&str, &[&str])] = &[
    ("person", &[
        "person", "persons", "people", "persona", "personas", "personne", "personnes", "personen", "individual", "p",
    ]),
    ("body", &[
        "body", "corporate body", "corporatebody", "corporate", "institution", "korperschaft", "collectivite",
        "entidad", "institucion", "organisme", "organismo",
    ]),
    ("organisation", &["organisation", "organization", "organizacion"]),
    ("family", &["family", "familie", "famille", "familia"]),
    ("place", &[
        "place", "places", "ort", "orte", "lieu", "lieux", "lugar", "lugares", "geographic", "geografikum",
        "location",
    ]),
    ("country", &["country", "land", "pays", "pais"]),
    ("city", &["city", "stadt", "ville", "ciudad"]),
    ("region", &["region"]),
    ("river", &["river", "fluss", "fleuve", "riviere", "rio"]),
    ("subject", &[
        "subject", "subjects", "topic", "concept", "thema", "schlagwort", "sachbegriff", "sujet", "matiere", "tema",
        "materia",
    ]),
];

/// Reads an authority file: the good part, and a sentence with its row for what was not as expected. Rows are numbered as
/// a spreadsheet shows them: the header is row 1, the first of `rows` row 2.
///
/// Rows with one label, and kinds of one facet, are one authority.
pub fn authorities(
    header: &[String],
    rows: impl Iterator<Item = Vec<String>>,
) -> (Vec<Authority>, Vec<(usize, String)>) {
    let mut reader = Reader::new(header);
    for (number, row) in rows.enumerate() {
        reader.row(number + 2, &row);
    }
    (reader.authorities, reader.remarks)
}

struct Reader<'a> {
    header: &'a [String],
    columns: Vec<Column>,
    authorities: Vec<Authority>,
    /// Where the authorities of a facet and label stand.
    known: HashMap<(AuthorityFacet, String), usize>,
    /// What is said of each authority: where it stands, and the name and kind of a variant or the line of a note.
    said: HashSet<(usize, String, Option<String>)>,
    remarks: Vec<(usize, String)>,
}

/// The cells of a row, by what they hold.
#[derive(Default)]
struct Row {
    label: String,
    kind: String,
    variants: Vec<Variant>,
    variant_kind: String,
    dates: String,
    links: Vec<Link>,
    /// Lines.
    note: Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(header: &'a [String]) -> Self {
        let mut columns: Vec<Column> = header.iter().map(|name| column(name)).collect();
        let names = if columns.contains(&Column::Label) { Column::Variants } else { Column::Label };
        columns.iter_mut().filter(|column| **column == Column::Name).for_each(|column| *column = names);
        let (authorities, known, said, remarks) = Default::default();
        let mut reader = Self { header, columns, authorities, known, said, remarks };
        if !reader.columns.contains(&Column::Label) {
            let found = header.join(", ");
            reader.remark(
                1,
                format!("Expected a column “label” (or “name”), but found only: {found}. No authority was read."),
            );
        } else if !reader.columns.contains(&Column::Kind) {
            reader.remark(
                1,
                "There is no column “kind” (person, body, city, subject, ...): all were taken for persons.".into(),
            );
        }
        reader
    }

    fn remark(&mut self, row: usize, sentence: String) {
        self.remarks.push((row, sentence));
    }

    fn row(&mut self, number: usize, cells: &[String]) {
        if cells.iter().all(|cell| cell.trim().is_empty()) || !self.columns.contains(&Column::Label) {
            return;
        }
        let mut row = self.sorted(number, cells);
        if row.label.is_empty() {
            match self.authorities.last() {
                Some(above) => row.label = above.label.clone(),
                None => {
                    return self.remark(
                        number,
                        format!("Expected a label, but the row has none: {}. It was set aside.", quoted(cells)),
                    );
                }
            }
            let sentence = format!("The row has no label; it was taken to belong to the one above, “{}”.", row.label);
            self.remark(number, sentence);
        }
        let at = self.place(number, &row);
        self.merge(number, at, row);
    }

    /// The cells by what they hold; several of one column's meaning are joined.
    fn sorted(&mut self, number: usize, cells: &[String]) -> Row {
        let mut row = Row::default();
        for (at, cell) in
            cells.iter().enumerate().map(|(at, cell)| (at, cell.trim())).filter(|(_, cell)| !cell.is_empty())
        {
            let name = self.header.get(at).map_or(String::new(), |name| name.trim().to_owned());
            let name = if name.is_empty() { format!("column {}", at + 1) } else { name };
            let column = self.columns.get(at).copied().unwrap_or(Column::Other);
            match column {
                Column::Label if row.label.is_empty() => row.label = cell.to_owned(),
                Column::Kind if row.kind.is_empty() => row.kind = kind(cell),
                Column::VariantKind if row.variant_kind.is_empty() => row.variant_kind = cell.to_owned(),
                Column::Dates if row.dates.is_empty() => row.dates = cell.to_owned(),
                Column::Variants => row.variants.extend(variants(cell)),
                Column::Links => self.take_links(number, &name, cell, &mut row),
                Column::Note => row.note.push(cell.to_owned()),
                _ => row.note.push(format!("{name}: {cell}")),
            }
        }
        let Row { variants, variant_kind, note, .. } = &mut row;
        if variants.is_empty() && !variant_kind.is_empty() {
            note.push(format!("variant kind: {variant_kind}"));
        }
        variants
            .iter_mut()
            .filter(|variant| variant.kind.is_empty())
            .for_each(|variant| variant.kind.clone_from(variant_kind));
        row
    }

    fn take_links(&mut self, number: usize, name: &str, cell: &str, row: &mut Row) {
        for text in items(cell) {
            match Link::new(&text) {
                Some(link) => row.links.push(link),
                None => {
                    row.note.push(format!("{name}: {text}"));
                    let sentence = format!(
                        "Expected an address that begins with http:// or https://, but found “{text}”. It was kept in the note."
                    );
                    self.remark(number, sentence);
                }
            }
        }
    }

    /// Where the row's authority stands, a new one if there is none. A row without a kind belongs to any of its label.
    fn place(&mut self, number: usize, row: &Row) -> usize {
        if let Some(at) = self.known_place(row) {
            return at;
        }
        let has_column = self.columns.contains(&Column::Kind);
        if row.kind.is_empty() && has_column {
            let sentence = "has no kind (person, body, city, ...); it counts as a subject until it has one.";
            self.remark(number, format!("“{}” {sentence}", row.label));
        }
        let kind = if has_column { row.kind.clone() } else { "person".to_owned() };
        self.known.insert((AuthorityFacet::from_kind(&kind), row.label.clone()), self.authorities.len());
        self.authorities.push(Authority { label: row.label.clone(), kind, ..Authority::default() });
        self.authorities.len() - 1
    }

    /// Where an authority of the row's label and facet stands, or one whose kind is not known yet.
    fn known_place(&mut self, row: &Row) -> Option<usize> {
        use AuthorityFacet::{Agent, Place, Subject};
        let place = |facet: AuthorityFacet| self.known.get(&(facet, row.label.clone())).copied();
        if row.kind.is_empty() {
            return [Agent, Place, Subject].into_iter().find_map(place);
        }
        let facet = AuthorityFacet::from_kind(&row.kind);
        let without_kind = || place(Subject).filter(|&at| self.authorities[at].kind.is_empty());
        let at = place(facet).or_else(without_kind)?;
        if self.authorities[at].kind.is_empty() {
            self.authorities[at].kind.clone_from(&row.kind);
            self.known.remove(&(Subject, row.label.clone()));
            self.known.insert((facet, row.label.clone()), at);
        }
        Some(at)
    }

    fn merge(&mut self, number: usize, at: usize, mut row: Row) {
        let authority = &mut self.authorities[at];
        if !row.kind.is_empty() && row.kind != authority.kind {
            row.note.push(format!("kind: {}", row.kind));
        }
        let dates = edtf(&row.dates);
        let is_date = Edtf::parse(&dates).is_ok();
        match () {
            () if dates.is_empty() || dates == authority.dates => {}
            () if is_date && authority.dates.is_empty() => authority.dates = dates,
            () => row.note.push(format!("dates: {}", row.dates)),
        }
        for variant in row.variants.into_iter().filter(|variant| variant.name != authority.label) {
            if self.said.insert((at, variant.name.clone(), Some(variant.kind.clone()))) {
                authority.variants.push(variant);
            }
        }
        for link in row.links {
            if !authority.links.contains(&link) {
                authority.links.push(link);
            }
        }
        for line in row.note {
            if self.said.insert((at, line.clone(), None)) {
                authority.note += if authority.note.is_empty() { "" } else { "\n" };
                authority.note += &line;
            }
        }
        if !row.dates.is_empty() && !is_date {
            let sentence = format!(
                "Expected dates in EDTF, such as 1878/1953, but found “{}”. They were kept in the note.",
                row.dates
            );
            self.remark(number, sentence);
        }
    }
}

fn column(name: &str) -> Column {
    let name = super::keys::words(&name.replace(['_', '-', '\'', '’', '.', ':'], " ")).join(" ");
    let known = COLUMNS.iter().find(|(_, names)| names.contains(&name.as_str()));
    known.map_or(Column::Other, |(column, _)| *column)
}

/// The catalogue's word for a kind; a kind that is not known stays as it is.
fn kind(written: &str) -> String {
    let folded = fold(written);
    match KINDS.iter().find(|(_, words)| words.contains(&folded.as_str())) {
        Some((kind, _)) => (*kind).to_owned(),
        None if AuthorityFacet::from_kind(&folded) != AuthorityFacet::Subject => folded,
        None => written.to_owned(),
    }
}

/// The variants in a cell: a list in JSON, or texts that may end in a kind in square brackets.
fn variants(cell: &str) -> Vec<Variant> {
    if let Some(Value::Array(list)) = json_list(cell) {
        return list.iter().map(variant_from_json).collect();
    }
    items(cell).iter().map(|text| variant(text)).collect()
}

fn variant_from_json(value: &Value) -> Variant {
    let text = |key: &str| value.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    match value {
        Value::Object(_) if !text("name").is_empty() => Variant { name: text("name"), kind: text("kind") },
        Value::String(name) => variant(name),
        _ => variant(&value.to_string()),
    }
}

fn variant(text: &str) -> Variant {
    let kind = text.strip_suffix(']').and_then(|text| text.rsplit_once('['));
    match kind.map(|(name, kind)| (name.trim(), kind.trim())) {
        Some((name, kind)) if !name.is_empty() && !kind.is_empty() => Variant { name: name.into(), kind: kind.into() },
        _ => Variant { name: text.to_owned(), kind: String::new() },
    }
}

/// The texts in a cell: those of a JSON list, or between ` | `, or else `; `, or lines.
fn items(cell: &str) -> Vec<String> {
    if let Some(Value::Array(list)) = json_list(cell) {
        let text = |value: &Value| value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        return list.iter().map(text).collect();
    }
    let sign =
        ["|", ";"].into_iter().find(|sign| cell.contains(&format!("{sign} ")) || cell.contains(&format!(" {sign}")));
    let pieces = cell.lines().flat_map(|line| line.split(sign.unwrap_or("\n")));
    pieces.map(|piece| piece.trim().to_owned()).filter(|piece| !piece.is_empty()).collect()
}

fn json_list(cell: &str) -> Option<Value> {
    cell.starts_with('[').then(|| serde_json::from_str(cell).ok()).flatten().filter(Value::is_array)
}

/// Years as they are commonly written, `1878-1953` or `1931-`, in EDTF; anything else as it is.
fn edtf(dates: &str) -> String {
    let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
    match dates.split_once(['-', '–']).map(|(from, to)| (from.trim(), to.trim())) {
        Some((from, to)) if is_year(from) && is_year(to) => format!("{from}/{to}"),
        Some((from, "")) if is_year(from) => format!("{from}/.."),
        _ => dates.to_owned(),
    }
}

fn quoted(cells: &[String]) -> String {
    let cells: Vec<&str> = cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
    format!("“{}”", cells.join(" · "))
}
