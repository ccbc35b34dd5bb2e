//! The timeline of a view: which records are in its window, and where their marks lie.

use super::found::Found;
use super::{Ask, Explorer, Picture, PictureMark};
use crate::catalogue::When;
use crate::date::{Day, Interval, day_words};
use crate::timeline::{self, Item, MARKS_MAX, Mark, Outside, Scale};
use crate::view::{Layout, Sort, View, Window};
use fonds_search::listed::Listed;

/// A result with a place on the axis.
type Placed = (u32, Interval);

impl Explorer {
    pub(super) fn picture(&self, view: &View, found: &Found, ask: &Ask) -> Option<Picture> {
        if view.layout != Layout::Timeline || view.record.is_some() {
            return None;
        }
        let (placed, undated) = self.placed(found);
        let fit = timeline::fit(placed.iter().map(|(_, interval)| interval));
        let window = view.window.unwrap_or(fit);
        let inside: Vec<Placed> = placed.iter().copied().filter(|(_, i)| timeline::is_in(window, i)).listed();
        let mut picture = Picture {
            window: window.to_string(),
            fit: fit.to_string(),
            words: format!("{} to {}", day_words(window.from), day_words(window.to)),
            in_window: inside.len(),
            before: self.outside(placed.iter().rev().filter(|(_, i)| i.latest.is_some_and(|day| day < window.from))),
            after: self.outside(placed.iter().filter(|(_, i)| i.earliest.is_some_and(|day| day > window.to))),
            first: placed.first().map(|placed| self.stop(placed)),
            last: placed.last().map(|placed| self.stop(placed)),
            undated: self.aside(view, &undated),
            ..Picture::default()
        };
        self.draw(&mut picture, view, &inside, &Scale::new(window, ask.width_px), ask.limit);
        Some(picture)
    }

    fn draw(&self, picture: &mut Picture, view: &View, inside: &[Placed], scale: &Scale, limit: usize) {
        picture.ticks = timeline::ticks(scale);
        if inside.len() > MARKS_MAX {
            picture.bins = timeline::bins(inside.iter().map(|(_, interval)| interval), scale);
            picture.list = inside.iter().take(limit).map(|(doc, _)| self.record_link(view, *doc)).listed();
            return;
        }
        let item = |(doc, interval): &Placed| Item { doc: *doc, interval: *interval, label: &self.record(*doc).title };
        let marks = timeline::stack(&inside.iter().map(item).listed(), scale);
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
        let is_span = self.days[mark.doc as usize].is_some_and(|days| days.single_day().is_none());
        PictureMark { mark, link, uncertain, approximate, is_span }
    }

    /// Results in time order with their days, and those without.
    fn placed(&self, found: &Found) -> (Vec<Placed>, Vec<u32>) {
        let (mut placed, mut undated) = (Vec::new(), Vec::new());
        for doc in self.sorted(&found.docs, Sort::Date, &[]) {
            match self.days[doc as usize] {
                Some(days) => placed.push((doc, days)),
                None => undated.push(doc),
            }
        }
        (placed, undated)
    }

    fn outside<'a>(&self, mut placed: impl Iterator<Item = &'a Placed>) -> Outside {
        let Some(first) = placed.next() else { return Outside::default() };
        Outside { count: 1 + placed.count(), nearest: Some(self.stop(first)) }
    }

    /// Where an arrow key goes: a record and a day of its own.
    fn stop(&self, (doc, interval): &Placed) -> (String, i64) {
        let day = interval.earliest.or(interval.latest).unwrap_or(Day(0));
        (self.record(*doc).id().to_owned(), day.0)
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
