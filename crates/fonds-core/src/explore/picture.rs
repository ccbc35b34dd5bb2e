//! The timeline of a view: which records are in its window, and where their marks lie.

use super::found::Found;
use super::{Ask, DATE, Explorer, Picture, PictureMark, days_of};
use crate::catalogue::When;
use crate::date::{Day, Interval, day_words};
use crate::timeline::{self, Item, MARKS_MAX, Mark, Outside, Scale};
use crate::view::{Layout, View, Window};
use fonds_search::DocSet;
use fonds_search::columns::Spread;
use fonds_search::listed::Listed;
use fonds_search::order::top_k;

impl Explorer {
    pub(super) fn picture(&self, view: &View, found: &Found, ask: &Ask) -> Option<Picture> {
        if view.layout != Layout::Timeline {
            return None;
        }
        let mut undated = self.columns.undated(DATE);
        undated.and(&found.docs);
        let mut placed = found.docs.clone();
        placed.and_not(&undated);
        let fit = timeline::fit(placed.iter().filter_map(|doc| self.days(doc)));
        let window = view.window.unwrap_or(fit);
        let (from, to) = days_of(&Interval { earliest: Some(window.from), latest: Some(window.to) });
        let mut inside = self.columns.possibly_inside(DATE, Some(from), Some(to));
        inside.and(&placed);
        let (before, after) = self.beside(&placed, &inside, from);
        let ends = self.ends(&placed);
        let mut picture = Picture {
            window: window.to_string(),
            fit: fit.to_string(),
            words: format!("{} to {}", day_words(window.from), day_words(window.to)),
            in_window: inside.count(),
            before: self.outside(&before, |(_, last)| last),
            after: self.outside(&after, |(first, _)| first),
            first: ends.map(|(first, _)| self.stop(first)),
            last: ends.map(|(_, last)| self.stop(last)),
            undated: self.aside(view, &undated),
            ..Picture::default()
        };
        self.draw(&mut picture, view, &inside, &Scale::new(window, ask.width_px), ask.limit);
        Some(picture)
    }

    fn draw(&self, picture: &mut Picture, view: &View, inside: &DocSet, scale: &Scale, limit: usize) {
        picture.ticks = timeline::ticks(scale);
        let by_date = |most| top_k(inside, &|doc| u64::from(self.date_rank(doc)), 0, most);
        if picture.in_window > MARKS_MAX {
            let edges = timeline::bin_edges(scale);
            let counts = self.columns.histogram(DATE, inside, &edges, Spread::AtEarliest).bins;
            picture.bins = timeline::bins(&edges, &counts, scale);
            picture.list = by_date(limit).into_iter().map(|doc| self.record_link(view, doc)).listed();
            return;
        }
        let item =
            |doc: u32| Item { doc, interval: self.days(doc).unwrap_or_default(), label: &self.record(doc).title };
        let marks = timeline::stack(&by_date(MARKS_MAX).into_iter().map(item).listed(), scale);
        picture.lanes = marks.iter().map(|mark| mark.lane + 1).max().unwrap_or(0);
        picture.marks = marks.into_iter().map(|mark| self.picture_mark(view, mark)).listed();
    }

    fn picture_mark(&self, view: &View, mark: Mark) -> PictureMark {
        let record = self.record(mark.doc);
        let link = self.record_link(view, mark.doc);
        let (uncertain, approximate) = match &record.date {
            When::Known(date) => (date.is_uncertain(), date.is_approximate()),
            When::Unknown | When::NotUnderstood(_) => (false, false),
        };
        let is_span = self.days(mark.doc).is_some_and(|days| days.single_day().is_none());
        PictureMark { mark, link, uncertain, approximate, is_span }
    }

    /// The days that a record may be from; `None` if it can be placed nowhere.
    fn days(&self, doc: u32) -> Option<Interval> {
        let (first, last) = self.columns.interval(DATE, doc)?;
        let day = |day: i32, open: i32| Some(Day(day.into())).filter(|_| day != open);
        Some(Interval { earliest: day(first, i32::MIN), latest: day(last, i32::MAX) })
    }

    /// Of the placed results those that end before the window, and those that begin after it.
    fn beside(&self, placed: &DocSet, inside: &DocSet, from: i32) -> (DocSet, DocSet) {
        let mut after = placed.clone();
        after.and_not(inside);
        let is_before = |doc: &u32| self.columns.interval(DATE, *doc).is_some_and(|(_, last)| last < from);
        let before = DocSet::of(self.len(), after.iter().filter(is_before));
        after.and_not(&before);
        (before, after)
    }

    /// How many, and the one at the end that faces the window.
    fn outside(&self, docs: &DocSet, facing: fn((u32, u32)) -> u32) -> Outside {
        let nearest = self.ends(docs).map(|ends| self.stop(facing(ends)));
        Outside { count: docs.count(), nearest }
    }

    /// The first and the last in time order.
    fn ends(&self, docs: &DocSet) -> Option<(u32, u32)> {
        let mut ends: Option<(u32, u32)> = None;
        docs.for_each(|doc| {
            let (first, last) = ends.unwrap_or((doc, doc));
            let earlier = if self.date_rank(doc) < self.date_rank(first) { doc } else { first };
            let later = if self.date_rank(doc) > self.date_rank(last) { doc } else { last };
            ends = Some((earlier, later));
        });
        ends
    }

    /// Where an arrow key goes: a record and a day of its own.
    fn stop(&self, doc: u32) -> (String, i64) {
        let days = self.days(doc).unwrap_or_default();
        let day = days.earliest.or(days.latest).unwrap_or(Day(0));
        (self.record(doc).id().to_owned(), day.0)
    }
}

impl Picture {
    /// The window shown.
    pub fn shown(&self) -> Option<Window> {
        Window::parse(&self.window)
    }

    /// The mark in the nearest used lane above (-1) or below (1) a mark that lies nearest to it in time.
    pub fn in_lane_beside(&self, at: usize, step: isize) -> Option<usize> {
        let here = &self.marks.get(at)?.mark;
        let lane = here.lane.checked_add_signed(step)?;
        let in_lane = self.marks.iter().enumerate().filter(|(_, mark)| mark.mark.lane == lane);
        let distance = |mark: &Mark| (mark.x + mark.width / 2.0 - here.x - here.width / 2.0).abs();
        in_lane.min_by(|(_, a), (_, b)| distance(&a.mark).total_cmp(&distance(&b.mark))).map(|(at, _)| at)
    }
}
