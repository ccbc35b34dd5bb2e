//! What the results and their dates leave aside: counted, and listed on demand, so that nothing is silently missing.

use fonds_core::explore::{Answer, dateless, not_understood};
use fonds_core::say;
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
    let Answer { elsewhere, undated, .. } = answer;
    if elsewhere.count + undated.count + answer.dateless.count == 0 {
        return nothing();
    }
    // The timeline says itself what it cannot place.
    let is_timeline = View::parse(&answer.canonical).0.layout == Layout::Timeline;
    el("div")
        .class("missing")
        .view(aside(
            elsewhere,
            &say!(
                "{0} record is listed under another date, but its own words give one inside: show|{0} records are listed under other dates, but their own words give one inside: show";
                elsewhere.count
            ),
        ))
        .view(aside(
            undated,
            &say!(
                "{0} record has no date, so it may belong here: show|{0} records have no date, so they may belong here: show";
                undated.count
            ),
        ))
        .view(if is_timeline { nothing() } else { aside(&answer.dateless, &dateless(answer.dateless.count)) })
        .view(aside(&answer.not_understood, &not_understood(answer.not_understood.count)))
        .into_any()
}
