//! The figure as a file of its own: SVG with its looks, its title and its caption in it.

use super::shape::xml;
use super::{Shape, figure, px};
use crate::explore::Picture;

/// Looks of the file: ink on white, readable in print. The page's own sheet has tokens and themes instead.
pub const FILE_STYLE: &str = "svg{background:#fff;font:12px system-ui,sans-serif;fill:#24211c}\
a{text-decoration:none}.target{fill:none}.tick line,.lane line{stroke:#d9d1c0}.tick.major line{stroke:#857c6b}\
.year,.count{fill:#5d564a}.head,.title{font-weight:600}.title{font-size:16px}\
.bins,.bar,.point{fill:#8a2f1c}.hollow{fill:#fff}.point{stroke:#8a2f1c;stroke-width:1.5}\
.within{fill:#f4e3dc;stroke:#8a2f1c}.fade{stop-color:#8a2f1c}.link{stroke:#8a2f1c;stroke-width:1.5}\
.either{stroke-dasharray:3 3}.ground,.ghost{fill:#d9d1c0}.label,.head{paint-order:stroke;stroke:#fff;stroke-width:3px}\
.left{text-anchor:end}.alone{text-anchor:middle}\
.sign{fill:#8a2f1c;font-weight:700}";

/// Room around the drawing, and height of a line of the caption, in CSS px.
const MARGIN_PX: f64 = 16.0;
const LINE_PX: f64 = 18.0;

/// What is written around the drawing.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Caption {
    /// Above it.
    pub title: String,
    /// Below it, line by line.
    pub lines: Vec<String>,
    /// The page's address without its query: links in the file lead there.
    pub page: String,
}

/// The figure as a file.
pub fn svg(picture: &Picture, width_px: f64, caption: &Caption) -> String {
    let mut drawing = figure(picture, width_px, "");
    lead_to(&mut drawing, &caption.page);
    let top = MARGIN_PX + 24.0;
    let below = top + picture.height + LINE_PX;
    let height = below + caption.lines.len() as f64 * LINE_PX;
    let line = |(at, words): (usize, &String)| Shape::words("year", 0.0, below + at as f64 * LINE_PX, words);
    let lines = caption.lines.iter().enumerate().map(line);
    let mut shapes = vec![Shape::words("title", 0.0, MARGIN_PX, &caption.title)];
    shapes.push(drawing.px("y", top));
    shapes.extend(lines);
    let (width, all) = (px(width_px + 2.0 * MARGIN_PX), px(height + MARGIN_PX));
    let (title, description) = (xml(&caption.title), xml(&caption.lines.join(" ")));
    let mut out = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{all}\" viewBox=\"-{} 0 {width} {all}\" \
         role=\"img\"><title>{title}</title><desc>{description}</desc><style>{FILE_STYLE}</style>",
        px(MARGIN_PX)
    );
    shapes.iter().for_each(|shape| shape.write(&mut out));
    out.push_str("</svg>\n");
    out
}

/// Links that were relative to the page lead to it from anywhere, and nothing is said that is only for the page.
fn lead_to(shape: &mut Shape, page: &str) {
    shape.attributes.retain(|(name, _)| !matches!(*name, "tabindex" | "data-mark" | "data-record" | "aria-current"));
    for (name, value) in &mut shape.attributes {
        if *name == "href" {
            value.insert_str(0, page);
        }
    }
    shape.children.iter_mut().for_each(|child| lead_to(child, page));
}
