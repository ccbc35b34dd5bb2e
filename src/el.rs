//! An element whose tag, attributes and children are values, not types.
//!
//! Leptos's `view!` makes a type of its own of every element and instantiates its renderer for each, which made the program
//! more than twice as large. One element type is rendered by one piece of code. All else is Leptos: text, lists and
//! reactive parts are its `AnyView`, and an [`El`] can stand in a `view!` and the other way round.

use std::cell::Cell;
use std::sync::Arc;

use fonds_core::speech::{self, Language};

use crate::leptos::*;

use crate::browser::dom::{self, Element, Event, Listener, Node};

/// Elements without content or end tag (HTML, section 13.1.2).
const VOID: [&str; 3] = ["br", "input", "meta"];

/// An element to be drawn. A box, so that building one passes a pointer from call to call.
pub struct El(Box<Parts>);

struct Parts {
    tag: &'static str,
    attributes: Vec<Part>,
    children: Vec<AnyView>,
}

/// The value of an attribute or property.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// There, with this text.
    Text(String),
    /// There or not; of a property, true or false.
    Flag(bool),
}

/// A computed value: recomputed when the signals that it reads change.
type Live = Arc<dyn Fn() -> Value + Send + Sync>;
/// What an event does.
type Handler = Arc<dyn Fn(Event) + Send + Sync>;

enum Part {
    Fixed(&'static str, Value),
    Live(&'static str, Live),
    Property(&'static str, Live),
    Is(&'static str, Value),
    On(&'static str, Handler),
}

thread_local! {
    /// The language of the catalogue's texts, where it is not the page's.
    static RECORDS: Cell<Option<&'static str>> = const { Cell::new(None) };
}

/// Takes note of the language of the catalogue's texts, a BCP 47 tag; once, before anything is drawn.
pub fn records_are_in(tag: &str) {
    let is_pages = tag.is_empty() || Language::from_tag(tag) == Some(speech::language());
    // It lives as long as the page.
    RECORDS.set((!is_pages).then(|| &*Box::leak(tag.to_owned().into_boxed_str())));
}

/// An element with this tag; SVG's own tags are made in its namespace.
pub fn el(tag: &'static str) -> El {
    El(Box::new(Parts { tag, attributes: Vec::new(), children: Vec::new() }))
}

/// A part of the page that is drawn anew when the signals it reads change.
pub fn live(draw: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    live_boxed(Arc::new(draw))
}

/// Text that follows the signals it reads.
pub fn live_text(text: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    live(move || text().into_any())
}

/// Nothing.
pub fn nothing() -> AnyView {
    Vec::<AnyView>::new().into_any()
}

impl El {
    /// With a class.
    pub fn class(self, class: &str) -> Self {
        self.set("class", class)
    }

    /// With an attribute.
    pub fn set(self, name: &'static str, value: &str) -> Self {
        self.part(Part::Fixed(name, Value::Text(value.to_owned())))
    }

    /// With an attribute, if it has a value.
    pub fn set_if(self, name: &'static str, value: Option<&str>) -> Self {
        self.part(Part::Fixed(name, Value::from(value)))
    }

    /// With text of the catalogue's, which has a direction and a language of its own.
    pub fn of_record(self) -> Self {
        self.set("dir", "auto").in_records_language()
    }

    /// In the language of the catalogue's texts.
    pub fn in_records_language(self) -> Self {
        self.set_if("lang", RECORDS.get())
    }

    /// With an attribute in CSS px.
    pub fn px(self, name: &'static str, px: f64) -> Self {
        self.set(name, &fonds_core::figure::px(px))
    }

    /// With an attribute that follows the signals it reads.
    pub fn live(self, name: &'static str, value: impl Fn() -> Value + Send + Sync + 'static) -> Self {
        self.part(Part::Live(name, Arc::new(value)))
    }

    /// With a property (such as an input's value) that follows the signals it reads.
    pub fn property(self, name: &'static str, value: impl Fn() -> Value + Send + Sync + 'static) -> Self {
        self.part(Part::Property(name, Arc::new(value)))
    }

    /// With what others than this code may change, the reader or an effect: a property (if it is a flag) or an attribute
    /// (if it is a text) that is set whenever the element is drawn.
    pub fn is(self, name: &'static str, value: impl Into<Value>) -> Self {
        self.part(Part::Is(name, value.into()))
    }

    /// With what an event does.
    pub fn on(self, event: &'static str, act: impl Fn(Event) + Send + Sync + 'static) -> Self {
        self.part(Part::On(event, Arc::new(act)))
    }

    /// With text.
    pub fn text(self, text: &str) -> Self {
        self.view(text.to_owned().into_any())
    }

    /// With an element.
    pub fn child(self, child: Self) -> Self {
        self.view(child.into_any())
    }

    /// With elements.
    pub fn children(self, children: impl IntoIterator<Item = Self>) -> Self {
        children.into_iter().fold(self, Self::child)
    }

    /// With an element, if there is one.
    pub fn maybe(self, child: Option<Self>) -> Self {
        match child {
            Some(child) => self.child(child),
            None => self,
        }
    }

    /// With any view.
    pub fn view(mut self, view: AnyView) -> Self {
        self.0.children.push(view);
        self
    }

    fn part(mut self, part: Part) -> Self {
        self.0.attributes.push(part);
        self
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Option<&str>> for Value {
    fn from(text: Option<&str>) -> Self {
        text.map_or(Self::Flag(false), Self::from)
    }
}

impl Value {
    /// As an attribute: absent is `None`.
    pub fn attribute(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            Self::Flag(true) => Some(""),
            Self::Flag(false) => None,
        }
    }
}

fn live_boxed(draw: Arc<dyn Fn() -> AnyView + Send + Sync>) -> AnyView {
    (move || draw()).into_any()
}

/// What is kept of a drawn element.
pub struct Drawn {
    tag: &'static str,
    element: Element,
    parts: Vec<DrawnPart>,
    children: <Vec<AnyView> as Render>::State,
}

enum DrawnPart {
    Fixed(&'static str, Value),
    Is,
    Live(&'static str, #[allow(dead_code, reason = "it lives as long as the element")] RenderEffect<Value>),
    On(#[allow(dead_code, reason = "it listens as long as the element lives")] Listener),
}

impl Render for El {
    type State = Drawn;

    fn build(self) -> Drawn {
        let Parts { tag, attributes, children } = *self.0;
        let element = dom::create(tag);
        let mut children = children.build();
        children.mount(&element, None);
        // A select has its options before its value is set.
        let parts = attributes.into_iter().map(|part| draw_part(&element, part)).collect();
        Drawn { tag, element, parts, children }
    }

    /// The same kind of element is kept, with its focus; another takes its place.
    fn rebuild(self, drawn: &mut Drawn) {
        if self.0.tag != drawn.tag || self.0.attributes.len() != drawn.parts.len() {
            let mut new = self.build();
            drawn.insert_before_this(&mut new);
            drawn.unmount();
            *drawn = new;
            return;
        }
        self.0.children.rebuild(&mut drawn.children);
        for (part, old) in self.0.attributes.into_iter().zip(&mut drawn.parts) {
            redraw_part(&drawn.element, part, old);
        }
    }
}

fn draw_part(element: &Element, part: Part) -> DrawnPart {
    match part {
        Part::Fixed(name, value) => {
            dom::set_attribute(element, name, value.attribute());
            DrawnPart::Fixed(name, value)
        }
        Part::Live(name, value) => DrawnPart::Live(name, follow(element, name, value, set_attribute)),
        Part::Property(name, value) => DrawnPart::Live(name, follow(element, name, value, dom::set_property)),
        Part::Is(name, value) => {
            match value {
                Value::Flag(_) => dom::set_property(element, name, &value),
                Value::Text(text) => dom::set_attribute(element, name, Some(&text)),
            }
            DrawnPart::Is
        }
        Part::On(event, act) => DrawnPart::On(dom::listen(element, event, act)),
    }
}

fn redraw_part(element: &Element, part: Part, old: &mut DrawnPart) {
    match (&part, &*old) {
        (Part::Fixed(name, value), DrawnPart::Fixed(old, old_value)) if name == old && value == old_value => return,
        (Part::Fixed(name, _), DrawnPart::Fixed(old, _)) if name == old => {}
        (Part::Is(..), DrawnPart::Is) => {}
        (_, DrawnPart::Fixed(name, _) | DrawnPart::Live(name, _)) => dom::set_attribute(element, name, None),
        _ => {}
    }
    *old = draw_part(element, part);
}

fn set_attribute(element: &Element, name: &str, value: &Value) {
    dom::set_attribute(element, name, value.attribute());
}

fn follow(
    element: &Element,
    name: &'static str,
    value: Live,
    apply: fn(&Element, &str, &Value),
) -> RenderEffect<Value> {
    let element = element.clone();
    RenderEffect::new(move |before: Option<Value>| {
        let now = value();
        if before.as_ref() != Some(&now) {
            apply(&element, name, &now);
        }
        now
    })
}

impl Mountable for Drawn {
    fn unmount(&mut self) {
        self.element.remove();
    }

    fn mount(&mut self, parent: &Element, marker: Option<&Node>) {
        dom::insert(parent, &self.element, marker);
    }

    fn insert_before_this(&self, child: &mut dyn Mountable) -> bool {
        let parent = self.element.parent_element();
        parent.is_some_and(|parent| {
            child.mount(&parent, Some(&self.element));
            true
        })
    }

    fn elements(&self) -> Vec<Element> {
        vec![self.element.clone()]
    }
}

impl AddAnyAttr for El {
    type Output<SomeNewAttr: Attribute> = Self;

    /// Attributes are given when the element is made.
    fn add_any_attr<NewAttr: Attribute>(self, _: NewAttr) -> Self {
        self
    }
}

impl RenderHtml for El {
    type AsyncOutput = Self;
    type Owned = Self;
    const MIN_LENGTH: usize = 0;

    fn dry_resolve(&mut self) {}

    async fn resolve(self) -> Self {
        self
    }

    /// HTML for tests: what a reader sees before any event.
    fn to_html_with_buf(
        self,
        buf: &mut String,
        position: &mut Position,
        escape: bool,
        mark: bool,
        _: Vec<AnyAttribute>,
    ) {
        use fonds_core::static_page::escape as escaped;
        buf.push('<');
        buf.push_str(self.0.tag);
        for part in self.0.attributes {
            let (name, value) = match part {
                Part::Fixed(name, value) | Part::Is(name, value) => (name, value),
                Part::Live(name, value) | Part::Property(name, value) => (name, value()),
                Part::On(..) => continue,
            };
            if let Some(text) = value.attribute() {
                buf.push_str(&format!(" {name}=\"{}\"", escaped(text)));
            }
        }
        buf.push('>');
        if !VOID.contains(&self.0.tag) {
            *position = Position::FirstChild;
            self.0.children.to_html_with_buf(buf, position, escape, mark, Vec::new());
            buf.push_str(&format!("</{}>", self.0.tag));
        }
        *position = Position::NextChild;
    }

    /// The app draws itself anew and takes over no markup.
    fn hydrate<const FROM_SERVER: bool>(self, _: &Cursor, _: &PositionState) -> Drawn {
        self.build()
    }

    fn into_owned(self) -> Self {
        self
    }
}
