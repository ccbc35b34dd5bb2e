//! The timeline of a view: which records are in its window, and where their marks lie.

use std::cmp::Ordering;

use super::found::Found;
use super::rows::date_text;
use super::{Ask, Explorer, RecordLink};
use crate::catalogue::When;
use crate::date::{Day, day_words};
use crate::say;
use crate::timeline::{self, Bin, Item, Mark, Outside, ROW_PX, Scale, Tick};
use crate::view::{Layout, View, Window};
use fonds_search::columns::{Histogram, Spread};
use fonds_search::listed::Listed;

mod in_time;

pub(super) use in_time::{Course, InTime, Lane};

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
    course: &'a Course,
}

impl Explorer {
    pub(super) fn picture(&self, view: &View, found: &Found, ask: &Ask) -> Option<Picture> {
        if view.layout != Layout::Timeline {
            return None;
        }
        let course = &*self.course(found);
        let Course { placed, fit, .. } = course;
        let window = view.window.unwrap_or(*fit);
        let scale = Scale::new(window, ask.width_px);
        let mut picture = Picture {
            window: window.to_string(),
            fit: fit.to_string(),
            words: window_words(window),
            ticks: timeline::ticks(&scale),
            in_window: placed.count(window, Ordering::Equal),
            before: Outside {
                count: placed.count(window, Ordering::Less),
                nearest: self.stop(placed.last(window, Ordering::Less)),
            },
            after: Outside {
                count: placed.count(window, Ordering::Greater),
                nearest: self.stop(placed.first(window, Ordering::Greater)),
            },
            first: self.stop(placed.docs.first().copied()),
            last: self.stop(placed.docs.last().copied()),
            overview: overview(timeline::hull(*fit, window), window, ask.width_px, course),
            ..Picture::default()
        };
        let edges = timeline::bin_edges(&scale);
        self.draw(&mut picture, &Scene { view, scale, edges, course }, ask.limit);
        Some(picture)
    }

    fn draw(&self, picture: &mut Picture, scene: &Scene, limit: usize) {
        let (course, lane) = (scene.course, scene.view.lane);
        let most = if lane.is_none() { MARKS_MAX } else { LANED_MARKS_MAX };
        let room = match (picture.in_window <= most, lane) {
            (true, _) => most,
            (false, None) => 0,
            (false, Some(_)) => LANE_MARKS_MAX,
        };
        let lanes = lane.map(|facet| self.lanes(course, facet, scene.view.filters.role));
        let bands = match &lanes {
            Some(lanes) => lanes.iter().map(|lane| (&*lane.label, &lane.placed)).listed(),
            None => vec![("", &course.placed)],
        };
        let mut top = AXIS_PX;
        for (label, placed) in bands {
            let count = placed.count(scene.scale.window, Ordering::Equal);
            let mut band = Band { count, top, body: top, ..Band::default() };
            band.body += if lane.is_some() { HEAD_PX } else { 0.0 };
            band.label = label.to_owned();
            self.fill(picture, &mut band, scene, placed, room);
            top = band.body + band.height + AIR_PX;
            picture.highest = picture.highest.max(timeline::highest(&band.bins));
            picture.bands.push(band);
        }
        picture.height = top;
        let is_binned = picture.bands.iter().any(|band| !band.bins.is_empty());
        if is_binned {
            picture.list = self.links(scene.view, &course.placed.inside(scene.scale.window, limit));
        }
        self.lay_ground(picture, scene, is_binned && lane.is_none());
    }

    /// Draws a band's records one by one if there is room for them, else as counts.
    fn fill(&self, picture: &mut Picture, band: &mut Band, scene: &Scene, placed: &InTime, room: usize) {
        let is_laned = scene.view.lane.is_some();
        band.height = if is_laned && band.count == 0 { 0.0 } else { ROW_PX };
        if band.count <= room {
            let docs = placed.inside(scene.scale.window, room);
            let item = |doc: u32| match &self.record(doc).date {
                When::Known(date) => Some(Item { doc, date, label: &self.record(doc).title }),
                When::Unknown | When::NotUnderstood(_) => None,
            };
            let marks = timeline::stack(&docs.into_iter().filter_map(item).listed(), &scene.scale);
            let rows = marks.iter().map(|mark| mark.row + 1).max().unwrap_or(0);
            if rows <= if room == LANE_MARKS_MAX { LANE_ROWS_MAX } else { ROWS_MAX } {
                band.height = band.height.max(rows as f64 * ROW_PX);
                let (number, body) = (picture.bands.len(), band.body);
                let links = self.links(scene.view, &marks.iter().map(|mark| mark.doc).listed());
                let drawn = marks.into_iter().zip(links);
                picture.marks.extend(drawn.map(|(mark, link)| self.picture_mark(mark, link, number, body)));
                return;
            }
        }
        band.height = BINS_PX[usize::from(is_laned)];
        band.bins = bins(placed, &scene.scale, &scene.edges);
    }

    /// The catalogue's other records, behind the results.
    fn lay_ground(&self, picture: &mut Picture, scene: &Scene, is_behind: bool) {
        let (rest, window) = (&scene.course.rest, scene.scale.window);
        let count = rest.count(window, Ordering::Equal);
        if count == 0 {
            return;
        }
        picture.height += if is_behind { 0.0 } else { GROUND_PX };
        if count > GHOSTS_MAX || is_behind {
            picture.ground = bins(rest, &scene.scale, &scene.edges);
            return;
        }
        let ghosts = rest.inside(window, GHOSTS_MAX);
        picture.ghosts = ghosts.into_iter().map(|doc| self.ghost(scene, doc)).listed();
    }

    fn ghost(&self, scene: &Scene, doc: u32) -> Ghost {
        let (left, right) = scene.scale.edges(&self.days(doc).unwrap_or_default());
        let (left, right) = (left.max(0.0), right.min(scene.scale.width_px));
        let record = self.record(doc);
        Ghost { x: left, width: (right - left).max(2.0), label: [&date_text(record), ": ", &*record.title].concat() }
    }

    fn picture_mark(&self, mark: Mark, link: RecordLink, band: usize, body: f64) -> PictureMark {
        let (uncertain, approximate) = match &self.record(mark.doc).date {
            When::Known(date) => (date.is_uncertain(), date.is_approximate()),
            When::Unknown | When::NotUnderstood(_) => (false, false),
        };
        PictureMark {
            band,
            top: body + mark.row as f64 * ROW_PX,
            order: self.date_rank(mark.doc) as usize,
            link,
            uncertain,
            approximate,
            mark,
        }
    }

    /// Records in a line each: what their links have in common is made once.
    fn links(&self, view: &View, docs: &[u32]) -> Vec<RecordLink> {
        let href = view.record_hrefs();
        docs.iter().map(|doc| self.link(view, *doc, href(self.record(*doc).id()))).listed()
    }

    /// Where an arrow key goes: a record and a day of its own.
    fn stop(&self, doc: Option<u32>) -> Option<(String, i64)> {
        let days = self.days(doc?)?;
        let day = days.earliest.or(days.latest).unwrap_or(Day(0));
        Some((self.record(doc?).id().to_owned(), day.0))
    }
}

fn overview(span: Window, window: Window, width_px: f64, course: &Course) -> Overview {
    let scale = Scale::new(span, width_px);
    let edges = timeline::bin_edges(&scale);
    let (left, width) = timeline::frame(&scale, window);
    let ground = if course.rest.docs.is_empty() { Vec::new() } else { bins(&course.rest, &scale, &edges) };
    Overview { span: span.to_string(), left, width, bins: bins(&course.placed, &scale, &edges), ground }
}

fn bins(docs: &InTime, scale: &Scale, edges: &[i32]) -> Vec<Bin> {
    timeline::bins(edges, &Histogram::of(&docs.dates, edges, Spread::Evenly).bins, scale)
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
