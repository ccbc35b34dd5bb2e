//! What the marks mean, shown by marks.

use fonds_core::figure::samples;

use super::super::plot::drawn;
use crate::el::{El, el};

/// The legend, folded.
pub fn legend() -> El {
    let line =
        |(shape, words): (_, &'static str)| el("div").child(el("dt").child(drawn(shape))).child(el("dd").text(words));
    el("details")
        .class("legend")
        .child(el("summary").text("What the marks mean"))
        .child(el("dl").children(samples().into_iter().map(line)))
}
