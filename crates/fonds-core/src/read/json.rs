//! The grammar of JSON (RFC 8259), as far as needed to tell values apart: they stay text.
//!
//! It is checked here and not with serde_json, because a reader needs to know where and why a file breaks, and because a
//! page is small only without a general decoder.

use super::problem::char_start;

/// An item of a broken list is known again by its first name if that ends within so many bytes.
const HEAD: usize = 200;

/// How deep lists and objects may stand in each other: far more than any catalogue, far less than the stack.
const MAX_DEPTH: usize = 200;

/// Where a text is not JSON, and why.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Break {
    /// Byte offset.
    pub at: usize,
    pub why: Why,
}

/// What stands at the place where a text breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Why {
    /// The end of the text, though something is still open.
    End,
    /// No value where there should be one.
    Value,
    /// No name in quotation marks where a field should begin.
    Name,
    /// No colon after a field's name.
    Colon,
    /// Neither a comma nor the closing bracket after a value.
    Comma,
    /// A line break or another control character inside a text.
    Control,
    /// A backslash with a letter after it that means nothing.
    Escape,
    /// A number that goes wrong.
    Number,
    /// More text after the end.
    Trailing,
    /// A list or object too deep inside others.
    Depth,
    /// Something else than an object.
    NotAnObject,
}

/// Takes the name (with its quotation marks; empty in a list) and the value of a part.
type Visit<'v, 'a> = &'v mut dyn FnMut(&'a str, &'a str);

/// The one value that `text` is, without the white space around it.
pub(crate) fn value(text: &str) -> Result<&str, Break> {
    let mut scanner = Scanner { text, at: 0, depth: 0 };
    let value = scanner.value(&mut |_, _| {})?;
    scanner.end()?;
    Ok(value)
}

/// Visits the fields of the one object that `text` is.
pub(crate) fn fields<'a>(text: &'a str, visit: Visit<'_, 'a>) -> Result<(), Break> {
    let mut scanner = Scanner { text, at: 0, depth: 0 };
    scanner.skip_space();
    if scanner.peek() == b'{' {
        scanner.value(visit)?;
        return scanner.end();
    }
    scanner.value(&mut |_, _| {})?;
    let last = scanner.at - 1;
    scanner.end()?;
    Err(Break { at: last, why: Why::NotAnObject })
}

/// The items of a list that is known to be JSON.
pub(crate) fn items(list: &str) -> Vec<&str> {
    let mut items = Vec::new();
    let mut scanner = Scanner { text: list, at: 0, depth: 0 };
    // The list was checked when the text around it was.
    let _ = scanner.value(&mut |_, item| items.push(item));
    items
}

/// Visits the fields of an object up to where it ends or breaks, and gives the break.
pub(crate) fn fields_so_far<'a>(text: &'a str, visit: Visit<'_, 'a>) -> Option<Break> {
    let mut scanner = Scanner { text, at: 0, depth: 0 };
    scanner.value(visit).err()
}

/// The items of a list that may be broken: one by one, each with what is wrong with it.
pub(crate) struct Items<'a> {
    text: &'a str,
    /// Where the next item is looked for, in bytes; after the last item, behind the closing bracket.
    pub at: usize,
    /// Where commas are missing between items.
    pub missing_commas: Vec<usize>,
    is_first: bool,
}

/// An item of a list.
pub(crate) enum Item<'a> {
    /// A value.
    Whole(&'a str),
    /// Text that is no value, up to where the next item seems to begin; places are in it.
    Broken(&'a str, Break),
}

impl<'a> Items<'a> {
    /// `at` is behind the opening bracket.
    pub fn new(text: &'a str, at: usize) -> Self {
        Self { text, at, missing_commas: Vec::new(), is_first: true }
    }

    /// Whether the list goes on, after spaces and commas.
    fn goes_on(&mut self) -> bool {
        let bytes = self.text.as_bytes();
        let mut commas = 0;
        while let Some(byte) = bytes.get(self.at).filter(|byte| b" \t\r\n,".contains(byte)) {
            commas += usize::from(*byte == b',');
            self.at += 1;
        }
        let closes = bytes.get(self.at) == Some(&b']');
        self.at += usize::from(closes);
        let goes_on = !closes && self.at < bytes.len();
        if goes_on && commas == 0 && !self.is_first {
            self.missing_commas.push(self.at);
        }
        self.is_first = false;
        goes_on
    }

    /// Where the next item begins after one that breaks at `broken`: where the text begins in the same way again, with the
    /// same white space and the same first name. What is neither an object nor a list goes to the next comma or line.
    fn resume(&self, start: usize, broken: usize) -> usize {
        let from =
            char_start(self.text, broken).max(start + self.text[start..].chars().next().map_or(0, char::len_utf8));
        let rest = &self.text[from..];
        let next = match self.head(start) {
            Some(head) => rest.find(head),
            None => rest.find([',', '\n', ']']),
        };
        let next = next.or_else(|| rest.rfind("\"authorities\"").and_then(|at| rest[..at].rfind(']')));
        next.map_or(self.text.len(), |at| from + at)
    }

    /// How an object or a list at `start` begins: up to its first name or text, if that is short, or its bracket.
    fn head(&self, start: usize) -> Option<&'a str> {
        let text = &self.text[start..];
        let beginning = &text[..char_start(text, HEAD)];
        let length = beginning.match_indices('"').nth(1).map_or(1, |(at, _)| at + 1);
        text.starts_with(['{', '[']).then(|| &text[..length])
    }
}

impl<'a> Iterator for Items<'a> {
    type Item = Item<'a>;

    fn next(&mut self) -> Option<Item<'a>> {
        if !self.goes_on() {
            return None;
        }
        let start = self.at;
        let mut scanner = Scanner { text: self.text, at: start, depth: 0 };
        match scanner.value(&mut |_, _| {}) {
            Ok(value) => {
                self.at = scanner.at;
                Some(Item::Whole(value))
            }
            Err(broken) => {
                self.at = self.resume(start, broken.at);
                // The comma after it is part of the broken text.
                self.is_first = true;
                let broken = Break { at: broken.at - start, ..broken };
                Some(Item::Broken(&self.text[start..self.at], broken))
            }
        }
    }
}

/// The text that a JSON string stands for; `None` if half of a surrogate pair is missing.
pub(crate) fn unescaped(string: &str) -> Option<String> {
    let mut rest = string.strip_prefix('"')?.strip_suffix('"')?;
    let mut text = String::with_capacity(rest.len());
    while let Some(at) = rest.find('\\') {
        text.push_str(&rest[..at]);
        let (c, length) = escaped(&rest.as_bytes()[at..])?;
        text.push(c);
        rest = &rest[at + length..];
    }
    text.push_str(rest);
    Some(text)
}

/// The character that an escape at the beginning of `bytes` stands for, and how many bytes the escape has.
fn escaped(bytes: &[u8]) -> Option<(char, usize)> {
    let plain = match bytes.get(1)? {
        b'b' => '\u{8}',
        b'f' => '\u{C}',
        b'n' => '\n',
        b'r' => '\r',
        b't' => '\t',
        b'u' => return surrogates(bytes),
        other => char::from(*other),
    };
    Some((plain, 2))
}

/// `\u1234`, or two of them for a character beyond U+FFFF.
fn surrogates(bytes: &[u8]) -> Option<(char, usize)> {
    let high = code(bytes)?;
    match char::from_u32(high) {
        Some(c) => Some((c, 6)),
        None => {
            let low = code(bytes.get(6..)?).filter(|low| high < 0xDC00 && (0xDC00..0xE000).contains(low))?;
            Some((char::from_u32(0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00))?, 12))
        }
    }
}

/// The number in `\u1234`.
fn code(bytes: &[u8]) -> Option<u32> {
    let digits = bytes.strip_prefix(b"\\u")?.get(..4)?;
    digits.iter().try_fold(0, |code, digit| Some(code * 16 + char::from(*digit).to_digit(16)?))
}

struct Scanner<'a> {
    text: &'a str,
    at: usize,
    depth: usize,
}

impl<'a> Scanner<'a> {
    /// Reads a value and visits its parts.
    fn value(&mut self, visit: Visit<'_, 'a>) -> Result<&'a str, Break> {
        self.skip_space();
        let start = self.at;
        match self.peek() {
            b'{' => self.group(b'}', visit)?,
            b'[' => self.group(b']', visit)?,
            b'"' => self.string()?,
            b'-' | b'0'..=b'9' => self.number()?,
            b't' => self.word("true")?,
            b'f' => self.word("false")?,
            b'n' => self.word("null")?,
            _ => return self.fail(Why::Value),
        }
        Ok(&self.text[start..self.at])
    }

    /// Reads a list or an object up to the bracket that closes it.
    fn group(&mut self, close: u8, visit: Visit<'_, 'a>) -> Result<(), Break> {
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            return self.fail(Why::Depth);
        }
        self.at += 1;
        self.skip_space();
        if !self.eat(close) {
            loop {
                let name = if close == b'}' { self.name()? } else { "" };
                visit(name, self.value(&mut |_, _| {})?);
                self.skip_space();
                if self.eat(close) {
                    break;
                }
                self.require(b',', Why::Comma)?;
            }
        }
        self.depth -= 1;
        Ok(())
    }

    /// Reads a field's name and the colon after it.
    fn name(&mut self) -> Result<&'a str, Break> {
        self.skip_space();
        let start = self.at;
        if self.peek() != b'"' {
            return self.fail(Why::Name);
        }
        self.string()?;
        let name = &self.text[start..self.at];
        self.skip_space();
        self.require(b':', Why::Colon)?;
        Ok(name)
    }

    fn string(&mut self) -> Result<(), Break> {
        self.at += 1;
        loop {
            match self.peek() {
                b'"' => break,
                b'\\' => self.escape()?,
                0..0x20 => return self.fail(Why::Control),
                _ => self.at += 1,
            }
        }
        self.at += 1;
        Ok(())
    }

    fn escape(&mut self) -> Result<(), Break> {
        self.at += 1;
        let digits = match self.peek() {
            b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' => 0,
            b'u' => 4,
            _ => return self.fail(Why::Escape),
        };
        self.at += 1;
        for _ in 0..digits {
            if !self.peek().is_ascii_hexdigit() {
                return self.fail(Why::Escape);
            }
            self.at += 1;
        }
        Ok(())
    }

    fn number(&mut self) -> Result<(), Break> {
        self.eat(b'-');
        if !self.eat(b'0') {
            self.digits()?;
        } else if self.peek().is_ascii_digit() {
            return self.fail(Why::Number);
        }
        if self.eat(b'.') {
            self.digits()?;
        }
        if self.eat(b'e') || self.eat(b'E') {
            let _sign = self.eat(b'+') || self.eat(b'-');
            self.digits()?;
        }
        Ok(())
    }

    /// Reads at least one digit.
    fn digits(&mut self) -> Result<(), Break> {
        if !self.peek().is_ascii_digit() {
            return self.fail(Why::Number);
        }
        while self.peek().is_ascii_digit() {
            self.at += 1;
        }
        Ok(())
    }

    fn word(&mut self, word: &str) -> Result<(), Break> {
        word.bytes().try_for_each(|byte| self.require(byte, Why::Value))
    }

    /// Passes over white space, after which nothing may come.
    fn end(&mut self) -> Result<(), Break> {
        self.skip_space();
        if self.at < self.text.len() { self.fail(Why::Trailing) } else { Ok(()) }
    }

    fn skip_space(&mut self) {
        while matches!(self.peek(), b' ' | b'\t' | b'\n' | b'\r') {
            self.at += 1;
        }
    }

    fn require(&mut self, byte: u8, why: Why) -> Result<(), Break> {
        if self.eat(byte) { Ok(()) } else { self.fail(why) }
    }

    fn eat(&mut self, byte: u8) -> bool {
        let is_next = self.peek() == byte;
        self.at += usize::from(is_next);
        is_next
    }

    /// The next byte, 0 at the end; no JSON has that byte.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    /// What breaks at the end of the text breaks because it ends.
    fn fail<T>(&self, why: Why) -> Result<T, Break> {
        let is_end = self.at >= self.text.len();
        let (at, why) = if is_end { (self.text.len().saturating_sub(1), Why::End) } else { (self.at, why) };
        Err(Break { at, why })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Texts that are JSON, nearly JSON, or not at all.
    fn text() -> impl Strategy<Value = String> {
        let token = prop_oneof![
            "[\\[\\]{},: \n]",
            "[\\[\\]{},:]{2}",
            Just("\"a\"".to_owned()),
            "\"[a\\\\u0-9d\n]{0,7}\"",
            Just("\"\\ud83d\\ude00\"".to_owned()),
            "-?[0-9]{0,2}(\\.[0-9]?)?([eE][+-]?[0-9]?)?",
            Just("true".to_owned()),
            Just("nul".to_owned()),
            Just("null".to_owned()),
        ];
        prop::collection::vec(token, 0..12).prop_map(|tokens| tokens.concat())
    }

    fn is_json(text: &str) -> bool {
        serde_json::from_str::<&serde_json::value::RawValue>(text).is_ok()
    }

    #[test]
    fn lists_that_stand_too_deep_are_refused() {
        let nested = |depth| "[".repeat(depth) + &"]".repeat(depth);
        assert!(value(&nested(MAX_DEPTH)).is_ok());
        assert_eq!(value(&nested(100_000)), Err(Break { at: MAX_DEPTH, why: Why::Depth }));
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(500))]

        #[test]
        fn what_is_json_is_what_serde_json_takes(text in text()) {
            prop_assert_eq!(value(&text).is_ok(), is_json(&text));
            let is_object = is_json(&text) && text.trim_start().starts_with('{');
            prop_assert_eq!(fields(&text, &mut |_, _| {}).is_ok(), is_object);
        }

        #[test]
        fn any_string_is_read_back(text in any::<String>()) {
            let json = serde_json::to_string(&text).expect("a string can be written");
            prop_assert_eq!(value(&json), Ok(json.as_str()));
            prop_assert_eq!(unescaped(&json), Some(text));
        }

        #[test]
        fn escapes_are_those_of_serde_json(inner in "([a\"/bfnrt]|\\\\[\"\\\\/bfnrt]|\\\\u(00[4-6][0-9a-fA-F]|d[89a-f][0-9]{2})){0,6}") {
            let json = format!("\"{inner}\"");
            prop_assert_eq!(value(&json).ok().and_then(unescaped), serde_json::from_str::<String>(&json).ok());
        }

        #[test]
        fn the_items_of_a_list_are_those_of_serde_json(texts in prop::collection::vec(text(), 0..5)) {
            let list = format!("[{}]", texts.join(" , "));
            if let Ok(raw) = serde_json::from_str::<Vec<&serde_json::value::RawValue>>(&list) {
                prop_assert_eq!(items(&list), raw.iter().map(|item| item.get()).collect::<Vec<_>>());
            }
        }
    }
}
