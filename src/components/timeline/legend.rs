//! What the marks mean, shown by marks.

use fonds_core::figure::samples;
use fonds_core::say;

use super::super::plot::drawn;
use crate::el::{El, el};

/// The legend, folded.
pub fn legend() -> El {
    el("details").class("legend").child(el("summary").text(say!("What the marks mean"))).child(marks())
}

/// Each kind of mark with what it means.
pub fn marks() -> El {
    let line =
        |(shape, words): (_, &'static str)| el("div").child(el("dt").child(drawn(shape))).child(el("dd").text(words));
    el("dl").class("samples").children(samples().into_iter().map(line))
}
