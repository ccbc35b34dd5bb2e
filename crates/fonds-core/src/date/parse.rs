//! Reads the grammar of EDTF, levels 0 to 2 (Library of Congress specification of 2019).
//!
//! ```text
//! edtf     = set / interval / time / date
//! set      = "[" members "]" / "{" members "}"        ; one of / all of
//! members  = member *("," *" " member)
//! member   = date / date ".." date / ".." date / date ".."
//! interval = end "/" end                              ; at least one is a date; the end not before the start
//! end      = date / ".." / ""                         ; "" is unknown
//! time     = date "T" hh ":" mm ":" ss ["Z" / shift]  ; the date a day without X or qualifier
//! shift    = ("+" / "-") hh [":" mm]                  ; at most 14:00, and not -00:00
//! date     = [q] year [q] ["-" [q] month [q] ["-" [q] day [q]]] / [q] year [q] "-" [q] season [q] / [q] long [q]
//! year     = ["-"] 4(digit / "X")                     ; not -0000
//! long     = "Y" ["-"] digits ["E" digits] [sig] / ["-"] 4digit sig   ; after Y: beyond 9999, no leading zero
//! sig      = "S" digits                               ; 1 to the number of digits of the year
//! q        = "?" / "~" / "%"                          ; before: this component; after: it and all to its left
//! ```

use super::civil::days_in_month;
use super::edtf::{
    Choice, DAY, Date, Detail, Digits, Doubts, EdtfError, Form, MAX_YEAR, MONTH, Member, Season, Span, YEAR, Year,
    signed,
};
use crate::speech::Text;

const LONGEST_FOUND: usize = 30;

pub(super) fn parse(text: &str) -> Result<Form, EdtfError> {
    let mut cursor = Cursor { text, at: 0, failure: Failure { at: 0, end: 0, expected: const { Text::of("a date") } } };
    whole(&mut cursor).ok_or_else(|| cursor.failure.error(text))
}

fn whole(cursor: &mut Cursor) -> Option<Form> {
    let form = form(cursor)?;
    if cursor.is_at_end() { Some(form) } else { cursor.unexpected(const { Text::of("the end of the date") }) }
}

fn form(cursor: &mut Cursor) -> Option<Form> {
    if cursor.eat("[") {
        return set(cursor, Choice::OneOf, "]", const { Text::of("a comma or ]") });
    }
    if cursor.eat("{") {
        return set(cursor, Choice::AllOf, "}", const { Text::of("a comma or }") });
    }
    let start = end(cursor)?;
    if cursor.eat("/") { interval(cursor, start) } else { single(cursor, start) }
}

fn set(cursor: &mut Cursor, choice: Choice, close: &str, comma_or_close: Text) -> Option<Form> {
    let mut members = vec![member(cursor)?];
    while cursor.eat(",") {
        while cursor.eat(" ") {}
        members.push(member(cursor)?);
    }
    if !cursor.eat(close) {
        return cursor.unexpected(comma_or_close);
    }
    Some(Form::Set(choice, members))
}

fn member(cursor: &mut Cursor) -> Option<Member> {
    if cursor.eat("..") {
        return Some(Member::OrEarlier(date(cursor)?));
    }
    let start = date(cursor)?;
    if !cursor.eat("..") {
        return Some(Member::One(start));
    }
    if matches!(cursor.peek(), b',' | b']' | b'}') {
        return Some(Member::OrLater(start));
    }
    let end_at = cursor.at;
    let end = date(cursor)?;
    cursor.check_order(&start, &end, end_at)?;
    Some(Member::Range(start, end))
}

enum End {
    Date(Date),
    Open,
    Unknown,
}

fn end(cursor: &mut Cursor) -> Option<End> {
    if cursor.eat("..") {
        Some(End::Open)
    } else if cursor.is_at_end() || cursor.peek() == b'/' {
        Some(End::Unknown)
    } else {
        date(cursor).map(End::Date)
    }
}

fn interval(cursor: &mut Cursor, start: End) -> Option<Form> {
    let end_at = cursor.at;
    let span = match (start, end(cursor)?) {
        (End::Date(start), End::Date(end)) => {
            cursor.check_order(&start, &end, end_at)?;
            Span::Closed(start, end)
        }
        (End::Date(start), End::Open) => Span::OpenEnd(start),
        (End::Date(start), End::Unknown) => Span::UnknownEnd(start),
        (End::Open, End::Date(end)) => Span::OpenStart(end),
        (End::Unknown, End::Date(end)) => Span::UnknownStart(end),
        _ => return cursor.fail(0, cursor.at, const { Text::of("a date on at least one side of the slash") }),
    };
    Some(Form::Interval(Box::new(span)))
}

fn single(cursor: &mut Cursor, start: End) -> Option<Form> {
    match start {
        End::Date(date) if cursor.peek() == b'T' && is_plain_day(&date) => {
            time(cursor)?;
            Some(Form::Time(date))
        }
        End::Date(date) => Some(Form::Date(date)),
        End::Open => cursor.unexpected(const { Text::of("a slash after the two dots") }),
        End::Unknown => cursor.unexpected(const { Text::of("a date") }),
    }
}

fn is_plain_day(date: &Date) -> bool {
    let is_full = |month: Digits, day: Digits| month.known().and(day.known()).and(date.year.known()).is_some();
    date.doubts == Doubts::default() && matches!(date.detail, Detail::Day(month, day) if is_full(month, day))
}

fn time(cursor: &mut Cursor) -> Option<()> {
    cursor.eat("T");
    cursor.two_digits(23, const { Text::of("an hour from 00 to 23") })?;
    cursor.require(":", const { Text::of("a colon and the minutes") })?;
    let minute = cursor.two_digits(59, const { Text::of("a minute from 00 to 59") })?;
    cursor.require(":", const { Text::of("a colon and the seconds") })?;
    // A leap second is the last of its minute, which is the last of an hour in every zone but a few.
    let last_second = if minute == 59 { 60 } else { 59 };
    cursor.two_digits(last_second, const { Text::of("a second from 00 to 59") })?;
    if cursor.eat("Z") { Some(()) } else { shift(cursor) }
}

fn shift(cursor: &mut Cursor) -> Option<()> {
    let at = cursor.at;
    let is_west = cursor.eat("-");
    if !is_west && !cursor.eat("+") {
        return Some(());
    }
    let hours = cursor.two_digits(14, const { Text::of("a shift from UTC of at most 14 hours") })?;
    let minutes =
        if cursor.eat(":") { cursor.two_digits(59, const { Text::of("a minute from 00 to 59") })? } else { 0 };
    let total = hours * 60 + minutes;
    if total > 14 * 60 {
        return cursor.fail(at, cursor.at, const { Text::of("a shift from UTC of at most 14 hours") });
    }
    if is_west && total == 0 {
        return cursor.fail(at, cursor.at, const { Text::of("+00:00 or Z for no shift from UTC") });
    }
    Some(())
}

fn date(cursor: &mut Cursor) -> Option<Date> {
    let mut doubts = Doubts::default();
    cursor.qualifier(&mut doubts, YEAR);
    let year = year(cursor)?;
    cursor.qualifier(&mut doubts, YEAR);
    let mut date = Date { year, detail: Detail::Year, doubts };
    if matches!(year, Year::Digits { .. }) && cursor.eat("-") {
        month_or_season(cursor, &mut date)?;
    }
    Some(date)
}

fn month_or_season(cursor: &mut Cursor, date: &mut Date) -> Option<()> {
    cursor.qualifier(&mut date.doubts, MONTH);
    let at = cursor.at;
    let month = cursor.digits(2, const { Text::of("a month of two digits") })?;
    date.detail = match month.known() {
        Some(number @ 21..=41) => Detail::Season(Season(number as u8)),
        Some(20 | 42..) => return cursor.fail(at, cursor.at, const { Text::of("a season from 21 to 41") }),
        _ => Detail::Month(month),
    };
    if !date.exists() {
        return cursor.fail(at, cursor.at, const { Text::of("a month from 01 to 12") });
    }
    cursor.qualifier(&mut date.doubts, YEAR | MONTH);
    if matches!(date.detail, Detail::Month(_)) && cursor.eat("-") {
        day(cursor, date, month)?;
    }
    Some(())
}

fn day(cursor: &mut Cursor, date: &mut Date, month: Digits) -> Option<()> {
    cursor.qualifier(&mut date.doubts, DAY);
    let at = cursor.at;
    let day = cursor.digits(2, const { Text::of("a day of two digits") })?;
    date.detail = Detail::Day(month, day);
    if !date.exists() {
        return cursor.fail(at, cursor.at, expected_day(date.year, month));
    }
    cursor.qualifier(&mut date.doubts, YEAR | MONTH | DAY);
    Some(())
}

fn expected_day(year: Year, month: Digits) -> Text {
    let length = year.known().zip(month.known()).map(|(year, month)| days_in_month(year, month as u8));
    match length {
        Some(28) => const { Text::of("a day from 01 to 28") },
        Some(29) => const { Text::of("a day from 01 to 29") },
        Some(30) => const { Text::of("a day from 01 to 30") },
        Some(_) => const { Text::of("a day from 01 to 31") },
        None => const { Text::of("a day that this month has") },
    }
}

fn year(cursor: &mut Cursor) -> Option<Year> {
    let at = cursor.at;
    if cursor.eat("Y") {
        return long_year(cursor, at);
    }
    let negative = cursor.eat("-");
    let digits = cursor.digits(4, const { Text::of("a year of four digits, or Y before a longer one") })?;
    if negative && digits.known() == Some(0) {
        return cursor.fail(at, cursor.at, const { Text::of("a year other than -0000") });
    }
    match digits.known() {
        Some(year) if cursor.peek() == b'S' => {
            let length = u64::from(year.checked_ilog10().unwrap_or(0)) + 1;
            let significant = significant(cursor, length)?;
            Some(Year::Number { value: signed(negative, year.into()), significant })
        }
        _ => Some(Year::Digits { negative, digits }),
    }
}

fn long_year(cursor: &mut Cursor, at: usize) -> Option<Year> {
    let negative = cursor.eat("-");
    if cursor.peek() == b'0' {
        return cursor.unexpected(const { Text::of("a year without a leading zero after Y") });
    }
    let mantissa = cursor.number(const { Text::of("the digits of a year after Y") })?;
    let exponent = if cursor.eat("E") { cursor.number(const { Text::of("an exponent of ten") })?.value } else { 0 };
    let magnitude = times_power_of_ten(mantissa.value, exponent);
    if magnitude <= 9999 {
        return cursor.fail(at, cursor.at, const { Text::of("a year of more than four digits after Y") });
    }
    let length = exponent.saturating_add(mantissa.length);
    let significant = if cursor.peek() == b'S' { significant(cursor, length)? } else { 0 };
    Some(Year::Number { value: signed(negative, magnitude), significant })
}

fn times_power_of_ten(mantissa: u64, exponent: u64) -> i64 {
    // Ten to the twelfth is beyond the largest year for every mantissa.
    let power = 10_u64.pow(exponent.min(12) as u32);
    mantissa.saturating_mul(power).min(MAX_YEAR as u64) as i64
}

/// How many digits count, 0 standing for all of the `length` digits of the year.
fn significant(cursor: &mut Cursor, length: u64) -> Option<u8> {
    cursor.eat("S");
    let at = cursor.at;
    let count = cursor.number(const { Text::of("a number of significant digits") })?.value;
    if count == 0 || count > length {
        return cursor.fail(at, cursor.at, const { Text::of("1 to as many significant digits as the year has") });
    }
    Some(if count == length { 0 } else { count.min(255) as u8 })
}

/// A place in the text. What is behind it is ASCII, so `at` is always on a character boundary.
///
/// What fails answers `None` and leaves the reason here: small values travel through the grammar, and small code.
struct Cursor<'a> {
    text: &'a str,
    at: usize,
    failure: Failure,
}

/// Why reading failed, and the bytes that are to blame.
struct Failure {
    at: usize,
    end: usize,
    expected: Text,
}

impl Failure {
    fn error(&self, text: &str) -> EdtfError {
        let found = text.get(self.at..self.end).unwrap_or("").chars().take(LONGEST_FOUND).collect();
        EdtfError { at: self.at, expected: self.expected.said(), found }
    }
}

struct Number {
    /// Saturated far beyond the largest year.
    value: u64,
    /// How many digits it was written with.
    length: u64,
}

impl Cursor<'_> {
    fn is_at_end(&self) -> bool {
        self.at >= self.text.len()
    }

    /// The next byte, 0 at the end; no byte that the grammar asks for is 0.
    fn peek(&self) -> u8 {
        self.text.as_bytes().get(self.at).copied().unwrap_or(0)
    }

    fn eat(&mut self, token: &str) -> bool {
        let is_next = self.text.as_bytes()[self.at..].starts_with(token.as_bytes());
        if is_next {
            self.at += token.len();
        }
        is_next
    }

    fn require(&mut self, token: &str, expected: Text) -> Option<()> {
        if self.eat(token) { Some(()) } else { self.unexpected(expected) }
    }

    fn qualifier(&mut self, doubts: &mut Doubts, components: u8) {
        let (uncertain, approximate) = match self.peek() {
            b'?' => (components, 0),
            b'~' => (0, components),
            b'%' => (components, components),
            _ => return,
        };
        doubts.uncertain |= uncertain;
        doubts.approximate |= approximate;
        self.at += 1;
    }

    /// Exactly `count` digits or X, two or four, and no further one.
    fn digits(&mut self, count: usize, expected: Text) -> Option<Digits> {
        let rest = &self.text.as_bytes()[self.at..];
        let length = rest.iter().take_while(|&&byte| byte == b'X' || byte.is_ascii_digit()).count();
        if length != count {
            return self.unexpected(expected);
        }
        let mut digits = *b"0000";
        digits[4 - count..].copy_from_slice(&rest[..count]);
        self.at += count;
        Some(Digits(digits))
    }

    fn two_digits(&mut self, largest: u16, expected: Text) -> Option<u16> {
        let at = self.at;
        match self.digits(2, expected)?.known() {
            Some(number) if number <= largest => Some(number),
            _ => self.fail(at, self.at, expected),
        }
    }

    fn number(&mut self, expected: Text) -> Option<Number> {
        let mut number = Number { value: 0, length: 0 };
        while self.peek().is_ascii_digit() {
            let digit = u64::from(self.peek() - b'0');
            number.value = number.value.saturating_mul(10).saturating_add(digit);
            number.length += 1;
            self.at += 1;
        }
        if number.length == 0 { self.unexpected(expected) } else { Some(number) }
    }

    fn check_order(&mut self, start: &Date, end: &Date, end_at: usize) -> Option<()> {
        if start.may_precede(end) {
            return Some(());
        }
        self.fail(end_at, self.at, const { Text::of("an end that is not before the start") })
    }

    /// Fails at this place, with the word that stands there.
    fn unexpected<T>(&mut self, expected: Text) -> Option<T> {
        let rest = &self.text.as_bytes()[self.at..];
        let word = rest.iter().take_while(|byte| byte.is_ascii_alphanumeric() || !byte.is_ascii()).count();
        let end = self.at + word.max(1).min(rest.len());
        self.fail(self.at, end, expected)
    }

    /// Fails with the text from `at` to `end`, both on character boundaries.
    fn fail<T>(&mut self, at: usize, end: usize, expected: Text) -> Option<T> {
        self.failure = Failure { at, end, expected };
        None
    }
}
