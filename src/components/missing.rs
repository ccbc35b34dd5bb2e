//! What the results and their dates leave aside: counted, and listed on demand, so that nothing is silently missing.

use fonds_core::explore::{Answer, DATELESS, NOT_UNDERSTOOD};
use fonds_core::view::{Layout, View};

use super::text::aside;
use crate::desk::Desk;
use crate::el::{el, nothing};
use crate::leptos::*;

/// The asides of the present answer; none where a page stands in the place of the results.
pub fn missing(desk: Desk) -> AnyView {
    desk.answer(|answer| if answer.page.is_some() { nothing() } else { asides(answer) })
}

fn asides(answer: &Answer) -> AnyView {
    let Answer { elsewhere, undated, dateless, not_understood, .. } = answer;
    if elsewhere.count + undated.count + dateless.count == 0 {
        return nothing();
    }
    // The timeline says itself what it cannot place.
    let is_timeline = View::parse(&answer.canonical).0.layout == Layout::Timeline;
    el("div")
        .class("missing")
        .view(aside(
            elsewhere,
            "record is listed under another date, but its own words give one inside: show",
            "records are listed under other dates, but their own words give one inside: show",
        ))
        .view(aside(
            undated,
            "record has no date, so it may belong here: show",
            "records have no date, so they may belong here: show",
        ))
        .view(if is_timeline { nothing() } else { aside(dateless, DATELESS[0], DATELESS[1]) })
        .view(aside(not_understood, NOT_UNDERSTOOD[0], NOT_UNDERSTOOD[1]))
        .into_any()
}
