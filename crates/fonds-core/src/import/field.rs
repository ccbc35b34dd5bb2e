//! Where a foreign column goes: the fields of a record, and the names that other systems give them.
//!
//! Sources of the names: DCMI Metadata Terms (Dublin Core), CollectionBuilder's and Wax's metadata columns, Omeka's
//! CSV import, the Wilson Center Digital Archive, the New York Public Library's and Tate's published data sets,
//! ISAD(G) 2nd edition (element names in English, German, French and Spanish), correspSearch (CMIF).

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a column can be.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Field {
    /// The identifier.
    Id,
    /// The title.
    Title,
    /// The date, as EDTF or as people write it.
    Date,
    /// The date as the source shows it, beside one for machines.
    DateDisplay,
    /// The first day, month or year that is possible.
    DateStart,
    /// The last one.
    DateEnd,
    /// Summary, scope and content.
    Description,
    /// Letter, telegram, minutes, ...
    Kind,
    /// A person or body whose part is not stated.
    Agent,
    /// A person or body with the part that [`Field::role`] gives.
    Author,
    /// See [`Field::Author`].
    Recipient,
    /// See [`Field::Author`].
    Participant,
    /// See [`Field::Author`].
    Mentioned,
    /// See [`Field::Author`].
    Translator,
    /// Places.
    Place,
    /// Subjects.
    Subject,
    /// Languages.
    Language,
    /// Collection, series or fonds.
    Collection,
    /// The institution that keeps the original.
    Repository,
    /// Archival reference.
    Source,
    /// *Secret*, ...
    Classification,
    /// Rights.
    Rights,
    /// Address of the record.
    Url,
    /// Address of an archived copy.
    ArchivedUrl,
    /// Addresses of scans and transcripts.
    File,
    /// Ids of related records.
    Related,
    /// Earlier ids.
    Alias,
    /// Notes, taken as they are.
    Notes,
    /// Second dates, as JSON.
    OtherDates,
    /// Added values with their evidence, as JSON.
    Added,
    /// A note with the column's name before it: what has no field of its own.
    Note,
    /// Not taken over, because the mapping says so.
    LeftOut,
}

use Field::{
    Added, Agent, Alias, ArchivedUrl, Author, Classification, Collection, Date, DateDisplay, DateEnd, DateStart,
    Description, File, Id, Kind, Language, LeftOut, Mentioned, Note, Notes, OtherDates, Participant, Place, Recipient,
    Related, Repository, Rights, Source, Subject, Title, Translator, Url,
};

/// Each field by the name that a mapping file and the bundled format call it.
const NAMES: [(Field, &str); 32] = [
    (Id, "id"),
    (Title, "title"),
    (Date, "date"),
    (DateDisplay, "date_display"),
    (DateStart, "date_start"),
    (DateEnd, "date_end"),
    (Description, "description"),
    (Kind, "type"),
    (Agent, "agents"),
    (Author, "author"),
    (Recipient, "recipient"),
    (Participant, "participant"),
    (Mentioned, "mentioned"),
    (Translator, "translator"),
    (Place, "places"),
    (Subject, "subjects"),
    (Language, "languages"),
    (Collection, "collection"),
    (Repository, "repository"),
    (Source, "source"),
    (Classification, "classification"),
    (Rights, "rights"),
    (Url, "url"),
    (ArchivedUrl, "archived_url"),
    (File, "files"),
    (Related, "related"),
    (Alias, "aliases"),
    (Notes, "notes"),
    (OtherDates, "other_dates"),
    (Added, "added"),
    (Note, "note"),
    (LeftOut, "leave out"),
];

/// What other systems call a field, folded (see [`folded`]); of two columns for one field that holds one value, the one
/// whose name stands first here is taken.
const KNOWN: [(Field, &[&str]); 29] = [
    (
        Id,
        &[
            "id",
            "objectid",
            "recordid",
            "identifier",
            "dctermsidentifier",
            "dcidentifier",
            "uuid",
            "pid",
            "slug",
            "accessionnumber",
            "databaseid",
            "itemid",
            "objectnumber",
            "inventorynumber",
            "docid",
            "documentid",
            "signatur",
            "kennung",
            "inventarnummer",
            "identifiant",
            "cote",
            "identificador",
            "signatura",
            "идентификатор",
            "шифр",
        ],
    ),
    (
        Title,
        &[
            "title",
            "dctermstitle",
            "dctitle",
            "name",
            "label",
            "objecttitle",
            "documenttitle",
            "unittitle",
            "caption",
            "titel",
            "titre",
            "intitule",
            "titulo",
            "titolo",
            "название",
            "заглавие",
            "заголовок",
            "题名",
            "标题",
        ],
    ),
    (
        Date,
        &[
            "date",
            "edtf",
            "dateedtf",
            "edtfdate",
            "dctermsdate",
            "dcdate",
            "datecreated",
            "dctermscreated",
            "created",
            "creationdate",
            "docdate",
            "documentdate",
            "unitdate",
            "datum",
            "datierung",
            "fecha",
            "data",
            "datering",
            "дата",
            "日期",
            "year",
            "jahr",
            "annee",
            "ano",
        ],
    ),
    (
        DateDisplay,
        &[
            "datedisplay",
            "datetext",
            "displaydate",
            "dateexpression",
            "dateaswritten",
            "datewritten",
            "datestring",
            "dates",
            "datesoriginal",
            "originaldate",
        ],
    ),
    (
        DateStart,
        &[
            "datestart",
            "startdate",
            "dateearliest",
            "earliestdate",
            "datefrom",
            "datebegin",
            "begindate",
            "notbefore",
            "yearfrom",
            "startyear",
            "datedebut",
            "datumvon",
            "laufzeitvon",
            "fechainicial",
        ],
    ),
    (
        DateEnd,
        &[
            "dateend",
            "enddate",
            "datelatest",
            "latestdate",
            "dateto",
            "notafter",
            "yearto",
            "endyear",
            "datefin",
            "datumbis",
            "laufzeitbis",
            "fechafinal",
        ],
    ),
    (
        Description,
        &[
            "description",
            "dctermsdescription",
            "dcdescription",
            "abstract",
            "dctermsabstract",
            "summary",
            "scopecontent",
            "scopeandcontent",
            "scope",
            "beschreibung",
            "enthalt",
            "inhalt",
            "zusammenfassung",
            "resume",
            "descripcion",
            "alcanceycontenido",
            "descrizione",
            "описание",
            "аннотация",
            "摘要",
        ],
    ),
    (
        Kind,
        &[
            "type",
            "dctermstype",
            "dctype",
            "objecttype",
            "documenttype",
            "doctype",
            "resourcetype",
            "genre",
            "itemtype",
            "kind",
            "format",
            "recordtype",
            "art",
            "dokumenttyp",
            "gattung",
            "typ",
            "tipo",
            "тип",
            "类型",
        ],
    ),
    (
        Agent,
        &[
            "agents",
            "agent",
            "people",
            "persons",
            "person",
            "names",
            "contributor",
            "contributors",
            "dctermscontributor",
            "dccontributor",
            "personen",
            "beteiligte",
            "personnes",
            "personas",
            "люди",
            "人物",
        ],
    ),
    (
        Author,
        &[
            "author",
            "authors",
            "creator",
            "creators",
            "dctermscreator",
            "dccreator",
            "artist",
            "artists",
            "from",
            "fromnames",
            "fromname",
            "sender",
            "senders",
            "verfasser",
            "autor",
            "autoren",
            "urheber",
            "absender",
            "auteur",
            "expediteur",
            "remitente",
            "автор",
            "作者",
        ],
    ),
    (
        Recipient,
        &[
            "recipient",
            "recipients",
            "to",
            "tonames",
            "toname",
            "addressee",
            "addressees",
            "empfanger",
            "adressat",
            "destinataire",
            "destinatario",
            "адресат",
            "получатель",
        ],
    ),
    (Participant, &["participant", "participants", "teilnehmer", "participante", "participantes", "участники"]),
    (Mentioned, &["mentioned", "mentions", "peoplementioned", "subjectname", "erwahnt", "erwahntepersonen"]),
    (Translator, &["translator", "translators", "ubersetzer", "traducteur", "traductor", "переводчик"]),
    (
        Place,
        &[
            "places",
            "place",
            "location",
            "coverage",
            "dctermsspatial",
            "dctermscoverage",
            "dccoverage",
            "spatial",
            "subjectgeographic",
            "geographicsubject",
            "placename",
            "city",
            "country",
            "orte",
            "ort",
            "lieux",
            "lieu",
            "lugares",
            "lugar",
            "места",
            "место",
            "地点",
        ],
    ),
    (
        Subject,
        &[
            "subjects",
            "subject",
            "dctermssubject",
            "dcsubject",
            "keywords",
            "keyword",
            "tags",
            "topics",
            "topic",
            "subjecttopical",
            "schlagworte",
            "schlagworter",
            "schlagwort",
            "themen",
            "sujets",
            "sujet",
            "motscles",
            "materias",
            "temas",
            "palabrasclave",
            "темы",
            "ключевыеслова",
            "主题",
        ],
    ),
    (
        Language,
        &[
            "languages",
            "language",
            "dctermslanguage",
            "dclanguage",
            "lang",
            "langmaterial",
            "sprache",
            "sprachen",
            "langue",
            "langues",
            "idioma",
            "idiomas",
            "lengua",
            "язык",
            "语言",
        ],
    ),
    (
        Collection,
        &[
            "collection",
            "collections",
            "dctermsispartof",
            "ispartof",
            "series",
            "fonds",
            "bestand",
            "sammlung",
            "serie",
            "fondo",
            "coleccion",
            "collectionname",
            "фонд",
            "全宗",
        ],
    ),
    (
        Repository,
        &[
            "repository",
            "archive",
            "institution",
            "holdinginstitution",
            "heldby",
            "contributinginstitution",
            "archiv",
            "institutionarchive",
            "archivo",
            "архив",
            "档案馆",
        ],
    ),
    (
        Source,
        &[
            "source",
            "dctermssource",
            "dcsource",
            "reference",
            "referencecode",
            "archivalreference",
            "callnumber",
            "shelfmark",
            "identifiercallnumber",
            "originalclassification",
            "quelle",
            "archivsignatur",
            "creditline",
            "источник",
        ],
    ),
    (Classification, &["classification", "securityclassification", "geheimhaltungsgrad", "гриф", "密级"]),
    (
        Rights,
        &[
            "rights",
            "dctermsrights",
            "dcrights",
            "licence",
            "license",
            "rightsstatement",
            "rightsnotice",
            "usagerights",
            "rechte",
            "lizenz",
            "droits",
            "derechos",
            "права",
        ],
    ),
    (
        Url,
        &[
            "url",
            "link",
            "referenceurl",
            "permalink",
            "uri",
            "website",
            "digitalcollectionsurl",
            "weburl",
            "recordurl",
            "itemurl",
            "href",
            "dctermsreferences",
            "enlace",
            "lien",
            "ссылка",
        ],
    ),
    (ArchivedUrl, &["archivedurl", "archiveurl", "waybackurl"]),
    (
        File,
        &[
            "files",
            "file",
            "fileurl",
            "filename",
            "fullimage",
            "image",
            "images",
            "objectlocation",
            "imagesmall",
            "imagethumb",
            "thumbnailurl",
            "thumbnail",
            "scan",
            "scans",
            "pdf",
            "transcript",
        ],
    ),
    (Related, &["related", "relateditems", "dctermsrelation", "dcrelation", "relation", "seealso"]),
    (Alias, &["aliases", "alias", "oldid", "oldids", "formerid"]),
    (Notes, &["notes"]),
    (OtherDates, &["otherdates"]),
];

impl Field {
    /// The field that a mapping file or the bundled format calls so.
    pub fn from_name(name: &str) -> Option<Self> {
        let name = name.trim().to_lowercase().replace(' ', "_");
        let named = NAMES.iter().find(|(_, own)| own.replace(' ', "_") == name);
        named.map(|(field, _)| *field)
    }

    /// What the bundled format and a mapping file call the field.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(field, _)| *field == self).map_or("note", |(_, name)| name)
    }

    /// The names of all fields, for a sentence.
    pub fn names() -> String {
        let names: Vec<&str> = NAMES.iter().map(|(_, name)| *name).collect();
        names.join(", ")
    }

    /// The field of a column by its name, and how well it fits: 0 is best.
    pub fn of_column(name: &str) -> Option<(Self, usize)> {
        if name.trim() == "added" {
            return Some((Added, 0));
        }
        static BY_NAME: LazyLock<HashMap<String, (Field, usize)>> = LazyLock::new(by_name);
        BY_NAME.get(&folded(name)).copied()
    }

    /// The part that a person or body of this column has in the record; empty if it is not stated.
    pub fn role(self) -> &'static str {
        match self {
            Author => "author",
            Recipient => "recipient",
            Participant => "participant",
            Mentioned => "mentioned",
            Translator => "translator",
            _ => "",
        }
    }

    /// Whether the field holds people and bodies.
    pub fn is_agent(self) -> bool {
        self == Agent || !self.role().is_empty()
    }

    /// Whether a record can have several values of the field, so that a cell is split.
    pub fn is_list(self) -> bool {
        self.is_agent() || matches!(self, Place | Subject | Language | File | Related | Alias | Notes)
    }

    /// Whether the field holds JSON, as only the bundled format's own tables have it.
    pub fn is_json(self) -> bool {
        matches!(self, OtherDates | Added)
    }

    /// Whether further columns for the field have to go to the notes.
    pub fn holds_one(self) -> bool {
        !self.is_list() && !self.is_json() && !matches!(self, Note | LeftOut)
    }
}

/// The fields of all known names, folded; of a name that stands twice the first.
fn by_name() -> HashMap<String, (Field, usize)> {
    let mut fields = HashMap::new();
    for (field, names) in KNOWN {
        for (rank, name) in names.iter().enumerate() {
            fields.entry(folded(name)).or_insert((field, rank));
        }
    }
    fields
}

/// A column's name without case, accents, spaces and signs: `Date Start`, `dateStart` and `date_start` are one.
fn folded(name: &str) -> String {
    fonds_search::fold(name).chars().filter(|c| c.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_any_case_and_with_any_signs() {
        let field = |name| Field::of_column(name).map(|(field, _)| field);
        for (name, expected) in [
            ("dcterms:title", Title),
            ("Date Start", DateStart),
            ("dateText", DateDisplay),
            ("DC.Creator", Author),
            ("Empfänger", Recipient),
            ("Résumé", Description),
            ("objectid", Id),
            ("digitalCollectionsURL", Url),
            ("Дата", Date),
            ("题名", Title),
            ("other_dates", OtherDates),
            ("added", Added),
        ] {
            assert_eq!(field(name), Some(expected), "{name}");
        }
        assert_eq!(field("medium"), None);
    }

    #[test]
    fn every_field_is_found_by_its_own_name() {
        for (field, name) in NAMES {
            assert_eq!(Field::from_name(name), Some(field));
            assert_eq!(field.name(), name);
            let is_special = matches!(field, Note | LeftOut);
            assert!(is_special || Field::of_column(name).is_some_and(|(found, _)| found == field), "{name}");
        }
    }

    #[test]
    fn no_name_stands_twice() {
        let all: Vec<String> = KNOWN.iter().flat_map(|(_, names)| names.iter().map(|name| folded(name))).collect();
        for (at, name) in all.iter().enumerate() {
            assert!(!all[..at].contains(name), "{name}");
        }
    }
}
