//! Records that one leads on to, in groups, each with its reason.

use fonds_core::explore::{RecordLink, RecordPage};
use fonds_core::say;

use super::super::text::record_list;
use crate::el::{El, el};

/// The groups that have records.
pub fn groups(record: &RecordPage) -> impl Iterator<Item = El> {
    let groups = [(say!("Related records"), &record.related), (say!("Similar in words"), &record.similar)];
    groups.into_iter().filter(|(_, links)| !links.is_empty()).map(|(heading, links)| group(heading, links))
}

fn group(heading: &str, links: &[RecordLink]) -> El {
    el("section").class("related").child(el("h4").text(heading)).child(record_list(links))
}
