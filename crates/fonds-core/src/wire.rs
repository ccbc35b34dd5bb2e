//! Questions and answers as bytes: how the page and its worker talk.
//!
//! Both are the same program, so the format has no version and no names: numbers of eight bytes (little-endian), texts
//! and lists with their length before them, the parts of a value in their order. It is not for files.

use crate::about::About;
use crate::date::Joined;
use crate::explore::*;
use crate::take::{Cited, Order};
use crate::timeline::{Bar, Bin, Kind, Mark, Outside, Piece, Tick};
use crate::view::Facet;

/// What can be sent.
pub trait Wire: Sized {
    /// Appends the value.
    fn write(&self, out: &mut Vec<u8>);

    /// Takes the value from the beginning of `from`. What is missing there is 0, empty or the first of its kind.
    fn read(from: &mut Bytes) -> Self;
}

/// A value as bytes.
pub fn to_bytes(value: &impl Wire) -> Vec<u8> {
    let mut out = Vec::new();
    value.write(&mut out);
    out
}

/// The value that was made into these bytes; `None` if they are too few or too many.
pub fn from_bytes<T: Wire>(bytes: &[u8]) -> Option<T> {
    let mut from = Bytes { rest: bytes, is_short: false };
    let value = T::read(&mut from);
    (from.rest.is_empty() && !from.is_short).then_some(value)
}

/// Bytes being read.
pub struct Bytes<'a> {
    rest: &'a [u8],
    /// Whether more was asked for than there is.
    is_short: bool,
}

impl<'a> Bytes<'a> {
    fn take(&mut self, count: usize) -> &'a [u8] {
        let Some((taken, rest)) = self.rest.split_at_checked(count) else {
            self.is_short = true;
            return &[];
        };
        self.rest = rest;
        taken
    }

    fn number(&mut self) -> u64 {
        self.take(8).try_into().map_or(0, u64::from_le_bytes)
    }
}

fn write_number(number: u64, out: &mut Vec<u8>) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// Numbers and signs that fit into eight bytes: how they go there and come back.
macro_rules! numbers {
    ($($type:ty: $to:expr, $from:expr;)+) => {
        $(impl Wire for $type {
            fn write(&self, out: &mut Vec<u8>) {
                write_number($to(*self), out);
            }

            fn read(from: &mut Bytes) -> Self {
                $from(from.number())
            }
        })+
    };
}

numbers! {
    usize: |n| n as u64, |n| n as usize;
    u32: u64::from, |n| n as u32;
    i64: |n| n as u64, |n| n as i64;
    f64: f64::to_bits, f64::from_bits;
    bool: u64::from, |n| n != 0;
    Facet: |facet| facet as u64, |n| Facet::ALL[n as usize % Facet::ALL.len()];
    ValueState: |state| state as u64, |n| match n {
        1 => ValueState::Included,
        2 => ValueState::Excluded,
        _ => ValueState::Off,
    };
    Kind: |kind| kind as u64, |n| [Kind::Point, Kind::Within, Kind::Lasting][n as usize % 3];
    Joined: |joined| joined as u64, |n| [Joined::Alone, Joined::AllOf, Joined::OneOf][n as usize % 3];
}

impl Wire for String {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        out.extend_from_slice(self.as_bytes());
    }

    fn read(from: &mut Bytes) -> Self {
        let length = usize::read(from);
        String::from_utf8_lossy(from.take(length)).into_owned()
    }
}

impl<T: Wire> Wire for Vec<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.len().write(out);
        self.iter().for_each(|item| item.write(out));
    }

    fn read(from: &mut Bytes) -> Self {
        let mut items = Vec::new();
        for _ in 0..usize::read(from) {
            if from.is_short {
                break;
            }
            items.push(T::read(from));
        }
        items
    }
}

impl<T: Wire> Wire for Option<T> {
    fn write(&self, out: &mut Vec<u8>) {
        self.is_some().write(out);
        if let Some(value) = self {
            value.write(out);
        }
    }

    fn read(from: &mut Bytes) -> Self {
        bool::read(from).then(|| T::read(from))
    }
}

impl<T: Wire> Wire for Box<T> {
    fn write(&self, out: &mut Vec<u8>) {
        T::write(self, out);
    }

    fn read(from: &mut Bytes) -> Self {
        Box::new(T::read(from))
    }
}

impl<A: Wire, B: Wire> Wire for (A, B) {
    fn write(&self, out: &mut Vec<u8>) {
        self.0.write(out);
        self.1.write(out);
    }

    fn read(from: &mut Bytes) -> Self {
        (A::read(from), B::read(from))
    }
}

impl Wire for Opened {
    fn write(&self, out: &mut Vec<u8>) {
        matches!(self, Opened::Record(_)).write(out);
        match self {
            Opened::Record(page) => page.write(out),
            Opened::Missing(link) => link.write(out),
        }
    }

    fn read(from: &mut Bytes) -> Self {
        if bool::read(from) { Opened::Record(Wire::read(from)) } else { Opened::Missing(Wire::read(from)) }
    }
}

/// Values that are sent as their parts, in the order given.
macro_rules! parts {
    ($($type:ident { $($part:ident),+ })+) => {
        $(impl Wire for $type {
            fn write(&self, out: &mut Vec<u8>) {
                $(self.$part.write(out);)+
            }

            fn read(from: &mut Bytes) -> Self {
                $type { $($part: Wire::read(from)),+ }
            }
        })+
    };
}

parts! {
    ListAsk { facet, find, by_name, most }
    Brush { bars, ground, ink, ticks }
    BrushBar { date, words, first }
    Ask { query, skip, is_move, limit, opened, width_px, own }
    Answer {
        canonical, total, matched, status, understood, notes, remarks, active, panels, full_list, brush, inside, dateless, not_understood, listed, at, rows, heads, jumps, undated,
        elsewhere, advice, picture, opened, saved, page
    }
    Understood { text, also, without }
    Remark { text, links }
    Link { label, href }
    Typing { query, before, after, wants_examples }
    Proposal { kind, label, detail, count, href }
    Aside { count, links }
    Saved { link, date_rank }
    RecordLink { id, title, date, href, why, is_open }
    Row { link, kind, description, agents, cells, title_marks, description_marks }
    Head { row, label, count, at, is_continued }
    Jump { label, count, at, href }
    Panel { facet, values, more, all, by_name, roles }
    PanelValue { label, name, count, state }
    Picture {
        window, fit, words, ticks, bands, marks, ghosts, ground, overview, height, highest, in_window, list, before,
        after, first, last
    }
    Band { label, count, top, body, height, bins }
    PictureMark { mark, band, top, order, link, uncertain, approximate }
    Mark { doc, x, width, row, label_x, label, goes_on_left, goes_on_right, pieces, joined }
    Piece { kind, from, sure_from, sure_to, to, is_doubted }
    Ghost { x, width, label }
    Overview { span, left, width, bins, ground }
    Tick { x, label, major }
    Bin { x, width, count }
    Outside { count, nearest }
    RecordPage {
        id, title, date_written, date_words, description, facts, position, previous, next, related, similar, report, back,
        permalink, json_ld, meta
    }
    Fact { term, values }
    FactValue { text, detail, href, evidence }
    About {
        title, description, publisher, rights, licence, version, homepage, language, records, problems, is_unreadable
    }
    Order { query, ids, form, style, day }
    Cited { name, text, italics }
}

impl Wire for Page {
    fn write(&self, out: &mut Vec<u8>) {
        fn kind(kind: u64, page: &impl Wire, out: &mut Vec<u8>) {
            write_number(kind, out);
            page.write(out);
        }
        match self {
            Page::Index(index) => kind(0, index, out),
            Page::Entry(entry) => kind(1, entry, out),
            Page::NoName(link) => kind(2, link, out),
            Page::Guide(guide) => kind(3, guide, out),
            Page::About(whole) => kind(4, whole, out),
        }
    }

    fn read(from: &mut Bytes) -> Self {
        match from.number() {
            0 => Page::Index(Wire::read(from)),
            1 => Page::Entry(Wire::read(from)),
            2 => Page::NoName(Wire::read(from)),
            3 => Page::Guide(Wire::read(from)),
            _ => Page::About(Wire::read(from)),
        }
    }
}

parts! {
    NamesIndex {
        facet, kinds, caption, typed, by_count, a_to_z, most_first, letters, sections, left
    }
    IndexKind { link, count, is_shown }
    IndexSection { letter, lines }
    IndexLine { see_from, label, id, href, count }
    Entry {
        id, label, kind, dates, note, links, variants, count, among, results, parts, span, bars, bars_words, undated, company, index
    }
    Part { heading, count, href, records }
    Company { heading, names, count, all }
    NameCount { link, count }
    Bar { x, width, height, label, count }
    Guide { record, dates, name, added, searches }
    DateExample { sort, written, words, link }
    AddedExample { value, field, text, link }
    Whole { span, undated, not_understood, names, with_added }
}
