//! Bytes to text, whatever the encoding.
//!
//! A byte order mark decides, then the encoding that was asked for, then the look of the bytes: UTF-16 by its NULs,
//! UTF-8 if it is valid or all but valid, else the legacy encoding whose letters make the likeliest words. Encodings and
//! their names are those of the WHATWG Encoding Standard. Nothing fails and nothing is lost unsaid: bytes that stand for
//! no character become U+FFFD, and are counted with their places.
//!
//! ```
//! let text = fonds_core::import::decode::text(b"title\nCaf\xe9", None);
//! assert_eq!((text.text.as_ref(), text.encoding), ("title\nCafé", "windows-1252"));
//! ```

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{DecoderResult, Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// So many places of bytes that stand for nothing are kept; all are counted.
pub const PLACES: usize = 100;

/// So many bytes, from the first line that is not ASCII on, are looked at to find a legacy encoding. More is slower and
/// hardly surer.
const SAMPLE: usize = 1 << 20;

/// So many bytes of text are decoded at once. Each broken byte costs a look at the room for a piece, so that this is small.
const PIECE: usize = 1 << 13;

/// Valid UTF-8 sequences for each broken byte that make a file broken UTF-8 and not a legacy encoding, in which such
/// sequences come about by chance: hardly ever in European ones, about one for every two others in GB18030.
const VALID_FOR_A_BROKEN_ONE: usize = 3;

/// The text of a file, and how its bytes were understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text<'a> {
    /// The text without its byte order mark. Borrowed if the bytes are valid UTF-8.
    pub text: Cow<'a, str>,
    /// The encoding by its WHATWG name (`UTF-8`, `windows-1252`), or `UTF-32LE` and `UTF-32BE`, which WHATWG lacks.
    pub encoding: &'static str,
    /// How the encoding was found.
    pub found: Found,
    /// How many byte sequences stood for no character; each is U+FFFD in the text.
    pub replaced: usize,
    /// Where the first [`PLACES`] of them begin, in bytes from the beginning of the file.
    pub places: Vec<usize>,
    /// What to tell the reader if the encoding that was asked for is not known. It was then found by looking.
    pub complaint: Option<String>,
}

/// How an encoding was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// By a byte order mark.
    Mark,
    /// By the caller's word.
    Wanted,
    /// By its form: UTF-8 and UTF-16 can be told with next to no doubt.
    Form,
    /// By what the letters would spell: a guess that the reader should confirm.
    Guess,
}

/// Decodes a file. `wanted` is any label of the WHATWG Encoding Standard (`latin1`, `cp1251`, `sjis`), in any case; a
/// byte order mark is stronger than it (Encoding Standard, section 6, “decode”).
pub fn text<'a>(bytes: &'a [u8], wanted: Option<&str>) -> Text<'a> {
    let named = wanted.map(str::trim).filter(|label| !label.is_empty());
    let encoding = named.and_then(|label| Encoding::for_label(label.as_bytes()));
    let mut text = match (marked(bytes), encoding) {
        (Some(text), _) => text,
        (None, Some(encoding)) => Text { found: Found::Wanted, ..decoded(bytes, 0, encoding) },
        (None, None) => looked_at(bytes),
    };
    if let (Some(label), None) = (named, encoding) {
        text.complaint = Some(unknown(label, text.encoding));
    }
    text
}

fn unknown(label: &str, used: &str) -> String {
    format!(
        "Expected the name of an encoding, such as utf-8, utf-16le, windows-1252 or shift_jis, but found “{label}”. The \
         file was read as {used}, judging by its bytes."
    )
}

/// The text of a file with a byte order mark. UTF-32LE comes before UTF-16LE, whose mark its own begins with.
fn marked(bytes: &[u8]) -> Option<Text<'_>> {
    if let Some(rest) = bytes.strip_prefix(b"\xff\xfe\0\0") {
        return Some(utf_32(rest, "UTF-32LE", u32::from_le_bytes));
    }
    if let Some(rest) = bytes.strip_prefix(b"\0\0\xfe\xff") {
        return Some(utf_32(rest, "UTF-32BE", u32::from_be_bytes));
    }
    let (encoding, length) = Encoding::for_bom(bytes)?;
    Some(Text { found: Found::Mark, ..decoded(bytes, length, encoding) })
}

fn looked_at(bytes: &[u8]) -> Text<'_> {
    let is_valid = str::from_utf8(bytes).is_ok();
    let (encoding, found) = match utf_16(bytes, is_valid) {
        Some(encoding) => (encoding, Found::Form),
        None if is_valid || is_nearly_utf_8(bytes) => (UTF_8, Found::Form),
        None => (legacy(bytes), Found::Guess),
    };
    Text { found, ..decoded(bytes, 0, encoding) }
}

/// Whether the bytes are UTF-8 with a few broken ones.
fn is_nearly_utf_8(bytes: &[u8]) -> bool {
    let (mut valid, mut broken) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        // Each character that is not ASCII has one lead byte, 0xC2 or higher.
        valid += chunk.valid().bytes().filter(|byte| *byte >= 0xc0).count();
        broken += usize::from(!chunk.invalid().is_empty());
    }
    valid >= broken * VALID_FOR_A_BROKEN_ONE
}

/// UTF-16 without a mark: of every two bytes the same one is NUL, in half of the pairs if the letters are Latin, at the
/// spaces and separators if they are not. UTF-16 of Latin letters is valid UTF-8 too, so that needs many NULs.
fn utf_16(bytes: &[u8], is_utf_8: bool) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    if bytes.len() % 2 == 1 || memchr::memchr(0, sample).is_none() {
        return None;
    }
    let zeros = |parity| sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let one_in = if is_utf_8 { 4 } else { 50 };
    let is_pattern = |many: usize, few: usize| many * one_in > sample.len() / 2 && few * 10 <= many;
    match (zeros(0), zeros(1)) {
        (even, odd) if is_pattern(odd, even) => Some(UTF_16LE),
        (even, odd) if is_pattern(even, odd) => Some(UTF_16BE),
        _ => None,
    }
}

/// The likeliest legacy encoding, from the first line that is not ASCII on.
fn legacy(bytes: &[u8]) -> &'static Encoding {
    let ascii = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(0);
    let start = memchr::memrchr(b'\n', &bytes[..ascii]).map_or(0, |at| at + 1).max(ascii.saturating_sub(SAMPLE / 2));
    let rest = &bytes[start..];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&rest[..rest.len().min(SAMPLE)], rest.len() <= SAMPLE);
    detector.guess(None, Utf8Detection::Deny)
}

/// Decodes what follows the first `mark` bytes.
fn decoded<'a>(bytes: &'a [u8], mark: usize, encoding: &'static Encoding) -> Text<'a> {
    let rest = &bytes[mark..];
    let mut replaced = Replaced::default();
    let text = match str::from_utf8(rest) {
        Ok(valid) if encoding == UTF_8 => Cow::Borrowed(valid),
        _ => Cow::Owned(with_replacements(rest, encoding, |at| replaced.add(mark + at))),
    };
    replaced.in_text(text, encoding.name())
}

/// Decodes piece by piece, so that the place of each sequence that stands for nothing is known.
fn with_replacements(bytes: &[u8], encoding: &'static Encoding, mut place: impl FnMut(usize)) -> String {
    let mut decoder = encoding.new_decoder_without_bom_handling();
    // Room for the text at its likely length; where that does not suffice, more is made.
    let mut text = String::with_capacity(bytes.len() / 2 * 3 + 16);
    let mut piece = String::with_capacity(PIECE);
    let mut at = 0;
    loop {
        piece.clear();
        let (result, read) = decoder.decode_to_string_without_replacement(&bytes[at..], &mut piece, true);
        text.push_str(&piece);
        at += read;
        match result {
            DecoderResult::InputEmpty => return text,
            DecoderResult::OutputFull => {}
            DecoderResult::Malformed(length, after) => {
                place(at.saturating_sub(usize::from(length) + usize::from(after)));
                text.push(char::REPLACEMENT_CHARACTER);
            }
        }
    }
}

/// Decodes what follows a UTF-32 mark of four bytes. The Encoding Standard leaves UTF-32 out; some databases write it.
fn utf_32<'a>(rest: &[u8], name: &'static str, from_bytes: fn([u8; 4]) -> u32) -> Text<'a> {
    let mut replaced = Replaced::default();
    let character = |(unit, bytes): (usize, &[u8])| {
        let number = <[u8; 4]>::try_from(bytes).ok().map(from_bytes);
        number.and_then(char::from_u32).unwrap_or_else(|| {
            replaced.add(4 + unit * 4);
            char::REPLACEMENT_CHARACTER
        })
    };
    let text = rest.chunks(4).enumerate().map(character).collect();
    Text { found: Found::Mark, ..replaced.in_text(Cow::Owned(text), name) }
}

/// The byte sequences that stood for nothing.
#[derive(Default)]
struct Replaced {
    count: usize,
    places: Vec<usize>,
}

impl Replaced {
    fn add(&mut self, place: usize) {
        self.count += 1;
        if self.places.len() < PLACES {
            self.places.push(place);
        }
    }

    fn in_text<'a>(self, text: Cow<'a, str>, encoding: &'static str) -> Text<'a> {
        let Self { count, places } = self;
        Text { text, encoding, found: Found::Form, replaced: count, places, complaint: None }
    }
}
