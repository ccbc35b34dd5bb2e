//! Records in the order of their dates, those of the same days together: what a window holds of them is found by looking at
//! days, of which there are few, and not at records.

use std::cell::RefCell;
use std::cmp::Ordering;
use std::rc::Rc;

use fonds_search::DocSet;
use fonds_search::columns::SameDays;
use fonds_search::listed::Listed;

use crate::date::{Day, Interval};
use crate::explore::found::Found;
use crate::explore::{DATE, Explorer, days_of};
use crate::timeline;
use crate::view::Window;

/// What a timeline shows of some results, whatever its window.
pub struct Course {
    /// Results that have a place on the axis.
    pub placed: InTime,
    /// Records with a place that are not among the results.
    pub rest: InTime,
    /// The window that fits the results.
    pub fit: Window,
    /// The lanes that were last asked for, with the column whose values they stand for.
    pub lanes: RefCell<Option<(usize, Rc<Vec<Lane>>)>>,
}

/// A value with the results that have it.
pub struct Lane {
    /// Its name.
    pub label: String,
    /// The results.
    pub placed: InTime,
}

/// Some records that have a date.
#[derive(Default)]
pub struct InTime {
    /// They, in the order of dates.
    pub docs: Vec<u32>,
    /// Their days, each as often as it is interrupted by others.
    pub dates: Vec<SameDays>,
}

impl Explorer {
    /// What a timeline shows of the results; kept with them.
    pub(super) fn course(&self, found: &Found) -> Rc<Course> {
        let kept = found.course.borrow().clone();
        kept.unwrap_or_else(|| {
            let mut placed = found.docs.clone();
            placed.and_not(&found.dateless);
            let mut rest = self.columns.undated(DATE);
            rest.or(&found.docs);
            rest.negate();
            let [placed, rest] = [placed, rest].map(|docs| self.in_time(&docs));
            let fit = timeline::fit(placed.dates.iter().map(|same| interval(same.days)));
            let course = Rc::new(Course { placed, rest, fit, lanes: RefCell::default() });
            *found.course.borrow_mut() = Some(course.clone());
            course
        })
    }

    /// Those of the documents that have a date.
    fn in_time(&self, docs: &DocSet) -> InTime {
        let mut by_rank = vec![u32::MAX; self.len()];
        docs.for_each(|doc| by_rank[self.date_rank(doc) as usize] = doc);
        by_rank.retain(|doc| *doc != u32::MAX);
        let mut in_time = InTime::default();
        by_rank.into_iter().for_each(|doc| self.put(&mut in_time, doc));
        in_time
    }

    /// Adds a document that comes after all others in the order of dates.
    pub(in crate::explore) fn put(&self, in_time: &mut InTime, doc: u32) {
        let Some(days) = self.columns.interval(DATE, doc) else { return };
        in_time.docs.push(doc);
        match in_time.dates.last_mut().filter(|last| last.days == days) {
            Some(last) => last.count += 1,
            None => in_time.dates.push(SameDays { days, count: 1 }),
        }
    }

    /// The days that a record may be from; `None` if it can be placed nowhere.
    pub(super) fn days(&self, doc: u32) -> Option<Interval> {
        self.columns.interval(DATE, doc).map(interval)
    }
}

impl InTime {
    /// How many lie before the window, may be from days of it, or lie after it.
    pub fn count(&self, window: Window, place: Ordering) -> usize {
        self.parts(window, place).map(<[u32]>::len).sum()
    }

    /// The first of those.
    pub fn first(&self, window: Window, place: Ordering) -> Option<u32> {
        self.parts(window, place).next().and_then(|docs| docs.first().copied())
    }

    /// The last of those.
    pub fn last(&self, window: Window, place: Ordering) -> Option<u32> {
        self.parts(window, place).last().and_then(|docs| docs.last().copied())
    }

    /// Those that may be from days of the window, at most `most`.
    pub fn inside(&self, window: Window, most: usize) -> Vec<u32> {
        self.parts(window, Ordering::Equal).flatten().copied().take(most).listed()
    }

    /// Those with a place before the window, in it, or after it, in the order of dates: slices of the same days.
    fn parts(&self, window: Window, place: Ordering) -> impl Iterator<Item = &[u32]> {
        let window = days_of(&Interval { earliest: Some(window.from), latest: Some(window.to) });
        let mut end = 0;
        let parts = self.dates.iter().map(move |same| {
            let start = end;
            end += same.count as usize;
            (same.days, start..end)
        });
        parts.filter(move |(days, _)| beside(*days, window) == place).map(|(_, part)| &self.docs[part])
    }
}

/// Where days lie, seen from a window.
fn beside((first, last): (i32, i32), (from, to): (i32, i32)) -> Ordering {
    match () {
        () if last < from => Ordering::Less,
        () if first > to => Ordering::Greater,
        () => Ordering::Equal,
    }
}

fn interval((first, last): (i32, i32)) -> Interval {
    let day = |day: i32, open: i32| Some(Day(day.into())).filter(|_| day != open);
    Interval { earliest: day(first, i32::MIN), latest: day(last, i32::MAX) }
}
