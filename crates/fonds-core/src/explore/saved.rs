//! The reading list as the page shows it: the records that it names, in its order.

use super::{Answer, Ask, Explorer, Opened, RecordLink, Saved};
use crate::catalogue::Record;
use crate::say;
use crate::speech::number_words;
use crate::view::View;
use fonds_search::listed::Listed;

impl Explorer {
    /// The records of a view, in its order.
    pub fn selected(&self, query: &str) -> Vec<&Record> {
        let (view, _) = self.resolve(&View::parse(query).0);
        let found = self.found(&view);
        self.window(&found, 0, found.count).into_iter().map(|doc| self.record(doc)).listed()
    }

    /// The records with these ids, in their order; those that the catalogue does not have are left out.
    pub fn with_ids(&self, ids: &[String]) -> Vec<&Record> {
        ids.iter().filter_map(|id| self.number(id)).map(|doc| self.record(doc)).listed()
    }

    /// The answer to a view that shows a reading list: that of the address, else the reader's own. No condition applies to it.
    pub(super) fn show_list(&self, view: &View, ask: &Ask, answer: Answer) -> Answer {
        let ids = if view.items.is_empty() { &ask.own } else { &view.items };
        let saved = ids.iter().map(|id| self.saved(view, id)).listed();
        let here = saved.iter().map(|saved| &saved.link).filter(|link| !link.href.is_empty()).listed();
        let (matched, total) = (here.len(), answer.total);
        Answer {
            canonical: answer.canonical,
            total,
            matched,
            status: say!("{0} of {1} records, reading list"; matched, number_words(total)),
            opened: answer.opened.map(|opened| among(opened, &here)),
            saved,
            ..Answer::default()
        }
    }

    fn saved(&self, view: &View, id: &str) -> Saved {
        match self.number(id) {
            Some(doc) => Saved {
                link: RecordLink { id: id.to_owned(), ..self.record_link(view, doc) },
                date_rank: self.date_rank(doc) as usize,
            },
            None => Saved { link: RecordLink { id: id.to_owned(), ..RecordLink::default() }, date_rank: self.len() },
        }
    }
}

/// A record's page with its neighbours in a list instead of those in the results.
fn among(mut opened: Opened, links: &[&RecordLink]) -> Opened {
    if let Opened::Record(page) = &mut opened {
        let at = links.iter().position(|link| link.id == page.id);
        let link = |at: Option<usize>| at.and_then(|at| links.get(at)).map(|link| (*link).clone());
        page.position = at.map_or(0, |at| at + 1);
        page.previous = link(at.and_then(|at| at.checked_sub(1)));
        page.next = link(at.map(|at| at + 1));
    }
    opened
}
