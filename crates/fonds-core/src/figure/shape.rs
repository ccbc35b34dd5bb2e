//! An element of SVG as a value.

use crate::static_page::escape;

/// An element with its attributes, its text and what is in it. The text comes first.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// Its tag. `svg:a` is a link in a drawing.
    pub tag: &'static str,
    /// Its attributes.
    pub attributes: Vec<(&'static str, String)>,
    /// Its text.
    pub text: String,
    /// The elements in it.
    pub children: Vec<Shape>,
}

/// A length as SVG has it, to a hundredth: finer is not seen, and the general printer of numbers is large.
pub fn px(px: f64) -> String {
    let hundredths = (px * 100.0).round() as i64;
    let sign = if hundredths < 0 { "-" } else { "" };
    let (whole, part) = (hundredths.abs() / 100, hundredths.abs() % 100);
    format!("{sign}{whole}.{part:02}")
}

impl Shape {
    /// An element without anything.
    pub fn new(tag: &'static str) -> Self {
        Self { tag, attributes: Vec::new(), text: String::new(), children: Vec::new() }
    }

    /// A group of a class.
    pub fn group(class: &str) -> Self {
        Self::new("g").class(class)
    }

    /// A rectangle.
    pub fn rect(x: f64, width: f64, y: f64, height: f64) -> Self {
        Self::new("rect").px("x", x).px("width", width).px("y", y).px("height", height)
    }

    /// A line of text at a place.
    pub fn words(class: &str, x: f64, y: f64, text: &str) -> Self {
        Self::new("text").class(class).px("x", x).px("y", y).text(text)
    }

    /// With an attribute.
    pub fn set(mut self, name: &'static str, value: &str) -> Self {
        self.attributes.push((name, value.to_owned()));
        self
    }

    /// With a length.
    pub fn px(mut self, name: &'static str, length: f64) -> Self {
        self.attributes.push((name, px(length)));
        self
    }

    /// With a class.
    pub fn class(self, class: &str) -> Self {
        self.set("class", class)
    }

    /// Not for assistive technology.
    pub fn hidden(self) -> Self {
        self.set("aria-hidden", "true")
    }

    /// With text.
    pub fn text(mut self, text: &str) -> Self {
        self.text.push_str(text);
        self
    }

    /// With an element in it.
    pub fn child(mut self, child: Self) -> Self {
        self.children.push(child);
        self
    }

    /// With elements in it.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// Appends the element as XML.
    pub fn write(&self, out: &mut String) {
        let tag = self.tag.trim_start_matches("svg:");
        out.push('<');
        out.push_str(tag);
        for (name, value) in &self.attributes {
            [" ", name, "=\"", &xml(value), "\""].iter().for_each(|part| out.push_str(part));
        }
        out.push('>');
        out.push_str(&xml(&self.text));
        self.children.iter().for_each(|child| child.write(out));
        ["</", tag, ">"].iter().for_each(|part| out.push_str(part));
    }
}

/// Text as XML has it, without the characters that no XML may hold (XML 1.0, production 2).
pub fn xml(text: &str) -> String {
    let is_allowed = |c: &char| matches!(c, '\t' | '\n' | '\r' | ' '..='\u{FFFD}' | '\u{10000}'..);
    escape(&text.chars().filter(is_allowed).collect::<String>())
}
