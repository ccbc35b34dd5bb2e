//! The keys of the timeline: to another record, to another lane, nearer and farther.

use fonds_core::date::Day;
use fonds_core::explore::Picture;
use fonds_core::timeline::{self as geometry, Scale};
use fonds_core::view::Window;

use super::{ZOOM_IN, ZOOM_OUT, show, zoom};
use crate::browser::dom::{self, Event};
use crate::browser::{focus, settle};
use crate::desk::{Desk, Step};
use crate::leptos::*;

/// What a key asks for.
enum Move {
    To(Window),
    Fit,
    Visit(String),
    Reach(String, Window),
}

/// A key on the marks, or anywhere in the timeline.
pub fn press(desk: Desk, event: &Event) {
    let Some(key) = dom::plain_key(event) else { return };
    let width_px = desk.asked.with_untracked(|asked| asked.width_px);
    let asked = desk.plot.with_untracked(|plot| asked_by(&key, plot.answer.picture.as_ref()?, width_px));
    let Some(asked) = asked else { return };
    event.prevent_default();
    settle::next();
    // The marks are drawn anew, each in the place of another: the focus is to stay with its record.
    let here = focus::attribute("data-mark");
    match asked {
        Move::To(window) => want(desk, here, Some(window)),
        Move::Fit => want(desk, here, None),
        Move::Reach(mark, window) => want(desk, Some(mark), Some(window)),
        Move::Visit(mark) => stop_at(desk, &mark),
    }
}

/// A mark that is reached in any way is the one that keys start from, and that Tab comes back to.
pub fn arrive(desk: Desk) {
    if let Some(mark) = focus::attribute("data-mark") {
        desk.plot.update_untracked(|plot| plot.mark = mark);
    }
}

/// Shows a window, and then gives a mark in it the focus: by its key, or by its record's id.
fn want(desk: Desk, mark: Option<String>, window: Option<Window>) {
    if let Some(mark) = mark {
        desk.plot.update_untracked(|plot| {
            plot.mark.clone_from(&mark);
            plot.wanted = mark;
        });
    }
    show(desk, window, Step::Replace);
}

fn asked_by(key: &str, picture: &Picture, width_px: f64) -> Option<Move> {
    let window = picture.shown()?;
    let here = focus::attribute("data-mark");
    let at = here.and_then(|key| picture.marks.iter().position(|mark| mark.key() == key));
    match key {
        "0" => return Some(Move::Fit),
        "+" | "=" => return Some(nearer(picture, at, Scale::new(window, width_px), ZOOM_IN)),
        "-" => return Some(nearer(picture, at, Scale::new(window, width_px), ZOOM_OUT)),
        _ => {}
    }
    let at = at?;
    let visit = |at: usize| Some(Move::Visit(picture.marks.get(at)?.key()));
    let beside = |step: isize, beyond: &Option<(String, i64)>| match picture.beside(at, step) {
        Some(at) => visit(at),
        None => reach(picture, window, beyond.as_ref()),
    };
    match key {
        "Home" => reach(picture, window, picture.first.as_ref()),
        "End" => reach(picture, window, picture.last.as_ref()),
        "ArrowLeft" => beside(-1, &picture.before.nearest),
        "ArrowRight" => beside(1, &picture.after.nearest),
        "ArrowUp" => visit(picture.in_lane_beside(at, -1)?),
        "ArrowDown" => visit(picture.in_lane_beside(at, 1)?),
        _ => None,
    }
}

/// Zooms about the mark that has the focus, so that it stays in the window; else about the middle.
fn nearer(picture: &Picture, at: Option<usize>, scale: Scale, factor: f64) -> Move {
    match at.and_then(|at| picture.marks.get(at)) {
        Some(mark) => Move::Reach(mark.key(), geometry::zoom_at(&scale, mark.mark.middle(), factor)),
        None => Move::To(zoom(&scale, factor)),
    }
}

/// A record that may lie outside the window, which then moves to it.
fn reach(picture: &Picture, window: Window, stop: Option<&(String, i64)>) -> Option<Move> {
    let (id, day) = stop?;
    let drawn = picture.marks.iter().find(|mark| mark.link.id == *id);
    Some(match drawn {
        Some(mark) => Move::Visit(mark.key()),
        None => Move::Reach(id.clone(), geometry::reveal(window, Day(*day))),
    })
}

fn stop_at(desk: Desk, mark: &str) {
    desk.plot.update(|plot| plot.mark = mark.to_owned());
    focus::to(&focus::selector("a", "data-mark", mark));
}
