//! Where readers report an error in a record: an address with places for what the record is.

use serde::Serialize;

use crate::meta::is_web;
use crate::view::percent_encoded;

/// An address for reports, http, https or mailto; or none, which is empty. `{id}`, `{title}` and `{address}` stand for the
/// record's id, title and address on the web.
///
/// ```
/// use fonds_core::report::{ReportTo, with_address};
/// let report = ReportTo::new("mailto:desk@archive.example?subject=Error%20in%20{id}&body={address}").expect("a mailto address");
/// let of_record = report.of("ho 1", "Letter to the pilots");
/// assert_eq!(
///     with_address(&of_record, "https://archive.example/?record=ho+1"),
///     "mailto:desk@archive.example?subject=Error%20in%20ho%201&body=https://archive.example/%3Frecord%3Dho%2B1"
/// );
/// ```
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct ReportTo(String);

impl ReportTo {
    /// `None` if the text is another kind of address (`javascript:` could run code), or none at all.
    pub fn new(text: &str) -> Option<Self> {
        (is_web(text) || is_mail(text)).then(|| Self(text.to_owned()))
    }

    /// The address as written; empty if there is none.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The address for a record. Its place for the record's own address stays: only the page knows that.
    pub fn of(&self, id: &str, title: &str) -> String {
        filled(&filled(&self.0, "{id}", id), "{title}", title)
    }
}

/// What [`ReportTo::of`] gives, with the record's address on the web.
pub fn with_address(report: &str, address: &str) -> String {
    filled(report, "{address}", address)
}

/// What is filled in has no braces any more, so that it is never filled in itself.
fn filled(text: &str, place: &str, value: &str) -> String {
    text.replace(place, &percent_encoded(value))
}

/// Somebody at a host, with nothing that a link cannot have (RFC 6068).
fn is_mail(text: &str) -> bool {
    let scheme = text.get(..7).is_some_and(|head| head.eq_ignore_ascii_case("mailto:"));
    scheme && text.contains('@') && !text.chars().any(|c| c.is_whitespace() || c.is_control())
}
