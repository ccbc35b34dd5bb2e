//! The pictures of the README, taken of the page as it is: `cargo xtask pictures` writes them down.

use crate::harness::*;

/// A picture: its name, the view, and width and height in CSS px (with a width below 500, as on a telephone).
const PICTURES: [(&str, &str, u32, u32); 5] = [
    ("cards", "", 1280, 900),
    ("timeline", "?view=timeline&lane=agent", 1280, 900),
    ("record", "?record=1952-09-17-letter-filippov-stalin-to-mao-zedong", 1280, 900),
    ("phone", "?q=nehru", 390, 780),
    ("night", "?view=table&agent=Zhou%20Enlai", 1280, 700),
];
/// A picture of nothing is smaller than this, in bytes.
const LEAST_BYTES: usize = 20_000;

#[test]
#[ignore = "needs a built site and Chromium: cargo xtask test"]
fn the_pictures_of_the_readme_can_be_taken() {
    visit(Site::Seed).run(|page| {
        for (name, query, width, height) in PICTURES {
            page.prefers(if name == "night" { "dark" } else { "light" });
            page.has_size(width, height);
            page.open(query);
            let picture = page.browser.picture();
            assert!(picture.len() > LEAST_BYTES, "{name} is {} bytes", picture.len());
            if let Some(folder) = std::env::var_os("FONDS_PICTURES") {
                std::fs::write(std::path::Path::new(&folder).join(format!("{name}.png")), picture).unwrap();
            }
        }
    });
}
