//! The timeline of a view: which records are in its window, and where their marks lie.

use super::found::Found;
use super::{Aside, Ask, DATE, Explorer, RecordLink, days_of};
use crate::catalogue::When;
use crate::date::{Day, Interval, day_words};
use crate::say;
use crate::timeline::{self, Bin, Item, Mark, Outside, ROW_PX, Scale, Tick};
use crate::view::{Layout, View, Window};
use fonds_search::DocSet;
use fonds_search::columns::Spread;
use fonds_search::listed::Listed;
use fonds_search::order::top_k;

/// Most records in the window that are all drawn one by one; beyond, there are counts.
const MARKS_MAX: usize = 150;
/// The same where there are lanes, in some of which a record may have several marks.
const LANED_MARKS_MAX: usize = 100;
/// If the window has more than that, a lane with up to this many draws them one by one.
const LANE_MARKS_MAX: usize = 20;
/// Marks of more rows than this are drawn as counts: a picture that must be scrolled through for long says less.
const ROWS_MAX: usize = 100;
/// Most records beside the results that are drawn one by one on the ground.
const GHOSTS_MAX: usize = 40;
/// The same, of a lane beside others that have too many records for marks.
const LANE_ROWS_MAX: usize = 6;
/// Height of the axis, in CSS px.
const AXIS_PX: f64 = 30.0;
/// Height of a lane's heading, in CSS px.
const HEAD_PX: f64 = 24.0;
/// Height of the counts, alone and in a lane, in CSS px.
const BINS_PX: [f64; 2] = [160.0, 48.0];
/// Height of the ground below marks and lanes, in CSS px.
pub const GROUND_PX: f64 = 36.0;
/// Air at the end of a band, in CSS px.
const AIR_PX: f64 = 8.0;

/// The timeline, drawn for a width. All lengths in CSS px.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// The window shown, as the address writes it.
    pub window: String,
    /// The window that fits the results.
    pub fit: String,
    /// The window in words.
    pub words: String,
    /// The axis.
    pub ticks: Vec<Tick>,
    /// The lanes; one without a name if none are asked for.
    pub bands: Vec<Band>,
    /// Marks of the records in the window, by band and then in time order; none of a band that has bins.
    pub marks: Vec<PictureMark>,
    /// Records in the window that are not among the results, if they are few.
    pub ghosts: Vec<Ghost>,
    /// Counts of the records that are not among the results, if they are many.
    pub ground: Vec<Bin>,
    /// The whole span.
    pub overview: Overview,
    /// Height of the whole.
    pub height: f64,
    /// The highest of all bands' counts.
    pub highest: f64,
    /// Records in the window.
    pub in_window: usize,
    /// The list of them, if not all are drawn: the first.
    pub list: Vec<RecordLink>,
    /// Results before the window.
    pub before: Outside,
    /// Results after the window.
    pub after: Outside,
    /// Id and day of the first result.
    pub first: Option<(String, i64)>,
    /// Id and day of the last result.
    pub last: Option<(String, i64)>,
    /// Results that have no place on the axis.
    pub undated: Aside,
}

/// A lane, or the whole plot if there are none.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Band {
    /// Its value; empty if there are no lanes.
    pub label: String,
    /// Records of it in the window.
    pub count: usize,
    /// Where it begins.
    pub top: f64,
    /// Where its marks begin, below its heading.
    pub body: f64,
    /// Height of its marks or bins.
    pub height: f64,
    /// Its counts, if its records are too many to draw.
    pub bins: Vec<Bin>,
}

/// A record on the timeline.
#[derive(Clone, Debug, PartialEq)]
pub struct PictureMark {
    /// Where in its band.
    pub mark: Mark,
    /// The number of its band.
    pub band: usize,
    /// Upper edge.
    pub top: f64,
    /// Its place in time among all marks: marks of one record have the same.
    pub order: usize,
    /// Which record.
    pub link: RecordLink,
    /// Qualified as uncertain.
    pub uncertain: bool,
    /// Qualified as approximate.
    pub approximate: bool,
}

/// A record that is not among the results.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ghost {
    /// Left edge.
    pub x: f64,
    /// Width.
    pub width: f64,
    /// Its date and title.
    pub label: String,
}

/// The span of all results, and where the window lies in it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Overview {
    /// The span, as the address writes a window.
    pub span: String,
    /// Left edge of the window's frame.
    pub left: f64,
    /// Width of the frame.
    pub width: f64,
    /// The results.
    pub bins: Vec<Bin>,
    /// The records that are not among them.
    pub ground: Vec<Bin>,
}

/// What a picture is made of.
struct Scene<'a> {
    view: &'a View,
    scale: Scale,
    /// The days at which bins begin.
    edges: Vec<i32>,
    /// Results that have a place on the axis.
    placed: DocSet,
    /// Those of them in the window.
    inside: DocSet,
    /// Records with a place that are not among the results.
    rest: DocSet,
}

impl Explorer {
    pub(super) fn picture(&self, view: &View, found: &Found, ask: &Ask) -> Option<Picture> {
        if view.layout != Layout::Timeline {
            return None;
        }
        let mut undated = self.columns.undated(DATE);
        let mut rest = undated.clone();
        rest.or(&found.docs);
        rest.negate();
        undated.and(&found.docs);
        let mut placed = found.docs.clone();
        placed.and_not(&undated);
        let fit = timeline::fit(placed.iter().filter_map(|doc| self.days(doc)));
        let window = view.window.unwrap_or(fit);
        let mut inside = self.in_window(window);
        inside.and(&placed);
        let scale = Scale::new(window, ask.width_px);
        let (before, after) = self.beside(&placed, &inside, window);
        let ends = self.ends(&placed);
        let mut picture = Picture {
            window: window.to_string(),
            fit: fit.to_string(),
            words: window_words(window),
            ticks: timeline::ticks(&scale),
            in_window: inside.count(),
            before: self.outside(&before, |(_, last)| last),
            after: self.outside(&after, |(first, _)| first),
            first: ends.map(|(first, _)| self.stop(first)),
            last: ends.map(|(_, last)| self.stop(last)),
            undated: self.aside(view, &undated),
            overview: self.overview(timeline::hull(fit, window), window, ask.width_px, [&placed, &rest]),
            ..Picture::default()
        };
        let edges = timeline::bin_edges(&scale);
        self.draw(&mut picture, &Scene { view, scale, edges, placed, inside, rest }, ask.limit);
        Some(picture)
    }

    fn draw(&self, picture: &mut Picture, scene: &Scene, limit: usize) {
        let lane = scene.view.lane;
        let most = if lane.is_none() { MARKS_MAX } else { LANED_MARKS_MAX };
        let room = match (picture.in_window <= most, lane) {
            (true, _) => most,
            (false, None) => 0,
            (false, Some(_)) => LANE_MARKS_MAX,
        };
        let mut top = AXIS_PX;
        for (label, docs) in self.lanes(scene.view, &scene.placed, &scene.inside) {
            let mut band = Band { count: docs.count(), top, body: top, ..Band::default() };
            band.body += if lane.is_some() { HEAD_PX } else { 0.0 };
            band.label = label;
            self.fill(picture, &mut band, scene, &docs, room);
            top = band.body + band.height + AIR_PX;
            picture.highest = picture.highest.max(timeline::highest(&band.bins));
            picture.bands.push(band);
        }
        picture.height = top;
        let is_binned = picture.bands.iter().any(|band| !band.bins.is_empty());
        if is_binned {
            let docs = self.by_date(&scene.inside, limit);
            picture.list = docs.into_iter().map(|doc| self.record_link(scene.view, doc)).listed();
        }
        self.lay_ground(picture, scene, is_binned && lane.is_none());
    }

    /// Draws a band's records one by one if there is room for them, else as counts.
    fn fill(&self, picture: &mut Picture, band: &mut Band, scene: &Scene, docs: &DocSet, room: usize) {
        let is_laned = scene.view.lane.is_some();
        band.height = if is_laned && band.count == 0 { 0.0 } else { ROW_PX };
        if band.count <= room {
            let docs = self.by_date(docs, room);
            let item = |doc: u32| match &self.record(doc).date {
                When::Known(date) => Some(Item { doc, date, label: &self.record(doc).title }),
                When::Unknown | When::NotUnderstood(_) => None,
            };
            let marks = timeline::stack(&docs.into_iter().filter_map(item).listed(), &scene.scale);
            let rows = marks.iter().map(|mark| mark.row + 1).max().unwrap_or(0);
            if rows <= if room == LANE_MARKS_MAX { LANE_ROWS_MAX } else { ROWS_MAX } {
                band.height = band.height.max(rows as f64 * ROW_PX);
                let (number, body) = (picture.bands.len(), band.body);
                picture.marks.extend(marks.into_iter().map(|mark| self.picture_mark(scene.view, mark, number, body)));
                return;
            }
        }
        band.height = BINS_PX[usize::from(is_laned)];
        band.bins = self.bins(docs, &scene.scale, &scene.edges);
    }

    /// The catalogue's other records, behind the results.
    fn lay_ground(&self, picture: &mut Picture, scene: &Scene, is_behind: bool) {
        let mut others = self.in_window(scene.scale.window);
        others.and(&scene.rest);
        let count = others.count();
        if count == 0 {
            return;
        }
        picture.height += if is_behind { 0.0 } else { GROUND_PX };
        if count > GHOSTS_MAX || is_behind {
            picture.ground = self.bins(&scene.rest, &scene.scale, &scene.edges);
            return;
        }
        let ghosts = self.by_date(&others, GHOSTS_MAX);
        picture.ghosts = ghosts.into_iter().map(|doc| self.ghost(scene, doc)).listed();
    }

    fn ghost(&self, scene: &Scene, doc: u32) -> Ghost {
        let (left, right) = scene.scale.edges(&self.days(doc).unwrap_or_default());
        let (left, right) = (left.max(0.0), right.min(scene.scale.width_px));
        let link = self.record_link(scene.view, doc);
        Ghost { x: left, width: (right - left).max(2.0), label: [&link.date, ": ", &*link.title].concat() }
    }

    fn overview(&self, span: Window, window: Window, width_px: f64, [placed, rest]: [&DocSet; 2]) -> Overview {
        let scale = Scale::new(span, width_px);
        let edges = timeline::bin_edges(&scale);
        let (left, width) = timeline::frame(&scale, window);
        let ground = if rest.is_empty() { Vec::new() } else { self.bins(rest, &scale, &edges) };
        Overview { span: span.to_string(), left, width, bins: self.bins(placed, &scale, &edges), ground }
    }

    fn bins(&self, docs: &DocSet, scale: &Scale, edges: &[i32]) -> Vec<Bin> {
        timeline::bins(edges, &self.columns.histogram(DATE, docs, edges, Spread::Evenly).bins, scale)
    }

    fn by_date(&self, docs: &DocSet, most: usize) -> Vec<u32> {
        top_k(docs, &|doc| u64::from(self.date_rank(doc)), 0, most)
    }

    fn picture_mark(&self, view: &View, mark: Mark, band: usize, body: f64) -> PictureMark {
        let record = self.record(mark.doc);
        let (uncertain, approximate) = match &record.date {
            When::Known(date) => (date.is_uncertain(), date.is_approximate()),
            When::Unknown | When::NotUnderstood(_) => (false, false),
        };
        PictureMark {
            band,
            top: body + mark.row as f64 * ROW_PX,
            order: self.date_rank(mark.doc) as usize,
            link: self.record_link(view, mark.doc),
            uncertain,
            approximate,
            mark,
        }
    }

    /// Records that may be from days of the window.
    fn in_window(&self, window: Window) -> DocSet {
        let (from, to) = days_of(&Interval { earliest: Some(window.from), latest: Some(window.to) });
        self.columns.possibly_inside(DATE, Some(from), Some(to))
    }

    /// The days that a record may be from; `None` if it can be placed nowhere.
    fn days(&self, doc: u32) -> Option<Interval> {
        let (first, last) = self.columns.interval(DATE, doc)?;
        let day = |day: i32, open: i32| Some(Day(day.into())).filter(|_| day != open);
        Some(Interval { earliest: day(first, i32::MIN), latest: day(last, i32::MAX) })
    }

    /// Of the placed results those that end before the window, and those that begin after it.
    fn beside(&self, placed: &DocSet, inside: &DocSet, window: Window) -> (DocSet, DocSet) {
        let mut after = placed.clone();
        after.and_not(inside);
        let is_before = |days: Interval| days.latest.is_some_and(|last| last < window.from);
        let before = after.iter().filter(|doc| self.days(*doc).is_some_and(is_before));
        let before = DocSet::of(self.len(), before);
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

fn window_words(window: Window) -> String {
    let first = day_words(window.from);
    if window.from == window.to { first } else { say!("{0} to {1}", first, day_words(window.to)) }
}

impl PictureMark {
    /// What it is found by on the page: a record may have a mark in several lanes.
    pub fn key(&self) -> String {
        [&self.band.to_string(), " ", &*self.link.id].concat()
    }
}

impl Picture {
    /// The window shown.
    pub fn shown(&self) -> Option<Window> {
        Window::parse(&self.window)
    }

    /// Whether there are lanes.
    pub fn has_lanes(&self) -> bool {
        self.bands.iter().any(|band| !band.label.is_empty())
    }

    /// The mark of the previous (-1) or next (1) record in time: in the same lane if it has one there.
    pub fn beside(&self, at: usize, step: isize) -> Option<usize> {
        let here = self.marks.get(at)?;
        let beyond = |mark: &PictureMark| {
            let distance = (mark.order as isize - here.order as isize) * step;
            (distance > 0).then_some((distance, mark.band != here.band))
        };
        nearest(self.marks.iter().map(beyond))
    }

    /// The mark in the nearest used lane above (-1) or below (1) a mark that lies nearest to it in time. Without lanes
    /// the rows are lanes.
    pub fn in_lane_beside(&self, at: usize, step: isize) -> Option<usize> {
        let lane = |mark: &PictureMark| if self.has_lanes() { mark.band } else { mark.mark.row } as isize;
        let here = self.marks.get(at)?;
        let beyond = |mark: &PictureMark| {
            let lanes = (lane(mark) - lane(here)) * step;
            // To a hundredth of a px, so that it can be compared.
            let px = ((mark.mark.middle() - here.mark.middle()).abs() * 100.0) as u64;
            (lanes > 0).then_some((lanes, px))
        };
        nearest(self.marks.iter().map(beyond))
    }
}

/// Where the least of the numbers is that there are.
fn nearest<T: PartialOrd>(distances: impl Iterator<Item = Option<T>>) -> Option<usize> {
    let mut best: Option<(usize, T)> = None;
    for (at, distance) in distances.enumerate() {
        if let Some(distance) = distance
            && best.as_ref().is_none_or(|(_, least)| distance < *least)
        {
            best = Some((at, distance));
        }
    }
    best.map(|(at, _)| at)
}
