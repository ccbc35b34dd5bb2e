//! How cost grows, as a picture: four plots with logarithmic axes, a line for each engine.

use std::fmt::Write as _;

use super::figures::Figures;
use super::growth::{CURVES, Curve, growing, label, stands_out};

const WIDTH: f64 = 960.0;
const HEIGHT: f64 = 680.0;
const PLOT_WIDTH: f64 = 360.0;
const PLOT_HEIGHT: f64 = 220.0;
const LEFT: [f64; 2] = [80.0, 560.0];
const TOP: [f64; 2] = [40.0, 330.0];
const LEGEND_TOP: f64 = 610.0;
/// Distinct also to those who do not see all colours (Okabe and Ito, 2008).
const COLOURS: [&str; 7] = ["#000000", "#777777", "#d55e00", "#0072b2", "#009e73", "#cc79a7", "#e69f00"];

/// The picture as an SVG document.
pub fn svg(figures: &Figures) -> String {
    let peers = growing(figures);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n"
    );
    for (place, curve) in CURVES.iter().enumerate() {
        svg += &plot(curve, figures, &peers, LEFT[place % 2], TOP[place / 2]);
    }
    for (place, peer) in peers.iter().enumerate() {
        svg += &legend(peer, place);
    }
    svg + "</svg>\n"
}

fn plot(curve: &Curve, figures: &Figures, peers: &[&str], left: f64, top: f64) -> String {
    let lines: Vec<Vec<(f64, f64)>> = peers.iter().map(|peer| curve.points(figures, peer)).collect();
    let all = || lines.iter().flatten();
    let (Some(x), Some(y)) = (Scale::over(all().map(|point| point.0)), Scale::over(all().map(|point| point.1))) else {
        return String::new();
    };
    let x_px = |records: f64| left + PLOT_WIDTH * x.share(records);
    let y_px = |cost: f64| top + PLOT_HEIGHT * (1.0 - y.share(cost));
    let title = format!("{} ({}) by number of records", curve.title, curve.unit);
    let mut svg = format!("<text x=\"{left}\" y=\"{}\" font-weight=\"bold\">{title}</text>\n", top - 14.0);
    for power in x.powers() {
        let at = x_px(power);
        let _ = writeln!(svg, "<path d=\"M{at:.1} {top}v{PLOT_HEIGHT}\" stroke=\"#dddddd\"/>");
        let below = top + PLOT_HEIGHT + 16.0;
        let _ = writeln!(svg, "<text x=\"{at:.1}\" y=\"{below}\" text-anchor=\"middle\">{}</text>", short(power));
    }
    for power in y.powers() {
        let at = y_px(power);
        let _ = writeln!(svg, "<path d=\"M{left} {at:.1}h{PLOT_WIDTH}\" stroke=\"#dddddd\"/>");
        let text = short(power);
        let _ = writeln!(svg, "<text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{text}</text>", left - 6.0, at + 4.0);
    }
    for ((peer, points), colour) in peers.iter().zip(&lines).zip(COLOURS) {
        let places: Vec<String> = points.iter().map(|&(n, cost)| format!("{:.1},{:.1}", x_px(n), y_px(cost))).collect();
        let width = if stands_out(peer) { 3.0 } else { 1.5 };
        let places = places.join(" ");
        let _ =
            writeln!(svg, "<polyline points=\"{places}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\"/>");
    }
    svg
}

fn legend(peer: &str, place: usize) -> String {
    let (x, y) = (LEFT[0] + 220.0 * (place % 4) as f64, LEGEND_TOP + 24.0 * (place / 4) as f64);
    let (colour, width) = (COLOURS[place % COLOURS.len()], if stands_out(peer) { 3.0 } else { 1.5 });
    format!(
        "<path d=\"M{x} {y}h24\" stroke=\"{colour}\" stroke-width=\"{width}\"/><text x=\"{}\" y=\"{}\">{}</text>\n",
        x + 30.0,
        y + 4.0,
        label(peer)
    )
}

/// A logarithmic axis from one power of ten to another.
struct Scale {
    from: i32,
    to: i32,
}

impl Scale {
    /// Wide enough for all values; `None` if there are none.
    fn over(values: impl Iterator<Item = f64>) -> Option<Self> {
        let logs: Vec<f64> = values.map(f64::log10).collect();
        let least = logs.iter().copied().reduce(f64::min)?.floor() as i32;
        let most = logs.iter().copied().reduce(f64::max)?.ceil() as i32;
        Some(Self { from: least, to: most.max(least + 1) })
    }

    fn share(&self, value: f64) -> f64 {
        (value.log10() - f64::from(self.from)) / f64::from(self.to - self.from)
    }

    fn powers(&self) -> impl Iterator<Item = f64> {
        (self.from..=self.to).map(|power| 10_f64.powi(power))
    }
}

/// `0.01`, `100`, `10k`, `1M`.
fn short(value: f64) -> String {
    match value {
        1e9.. => format!("{}G", value / 1e9),
        1e6.. => format!("{}M", value / 1e6),
        1e3.. => format!("{}k", value / 1e3),
        1.0.. => format!("{value}"),
        _ => format!("{value:.*}", -value.log10().floor() as usize),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_axis_reaches_from_power_to_power() {
        let scale = Scale::over([0.02, 3.0].into_iter()).expect("values");
        assert_eq!((scale.from, scale.to), (-2, 1));
        assert!((scale.share(0.01), scale.share(10.0)) == (0.0, 1.0));
        assert_eq!(scale.powers().map(short).collect::<Vec<_>>(), ["0.01", "0.1", "1", "10"]);
        assert!(Scale::over(std::iter::empty()).is_none());
    }

    #[test]
    fn numbers_on_axes_are_short() {
        assert_eq!((short(1e3), short(1e5), short(1e6)), ("1k".into(), "100k".into(), "1M".into()));
    }

    #[test]
    fn each_engine_that_grows_has_a_line_and_a_name() {
        let line = |peer: &str, n: u32, ms: u32| {
            format!("{{\"peer\":\"{peer}\",\"n\":{n},\"metric\":\"build_ms\",\"value\":{ms}}}\n")
        };
        let lines = line("ours", 1000, 5) + &line("ours", 10_000, 60) + &line("sqlite", 1000, 9);
        let svg = svg(&Figures::read(&lines));
        assert_eq!(svg.matches("<polyline").count(), 1);
        assert!(svg.contains(">ours</text>") && !svg.contains("sqlite"), "{svg}");
    }
}
