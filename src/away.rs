//! What the reader takes away: the reading list, files, citations. The state of it, and what changes it.

use crate::leptos::*;
use fonds_core::explore::later::Needs;
use fonds_core::explore::{Answer, RecordLink, Saved};
use fonds_core::list::{Item, List};
use fonds_core::reference::{self, Found};
use fonds_core::say;
use fonds_core::speech::number_words;
use fonds_core::take::{Cited, FORMS, Form, Order, STYLES, Said, Told, file_name};
use fonds_core::view::{Layout, View};

use crate::browser::later;
use crate::browser::take::News;
use crate::browser::{clipboard, clock, dialog, file, focus, notice, page, storage, take};
use crate::desk::Desk;

/// The state of what is taken away.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Away {
    /// The reader's own reading list.
    pub list: List,
    /// The list as it was before something was taken out of it.
    pub before: Option<List>,
    /// What was last done to the list, in words.
    pub said: String,
    /// Whether the browser refuses to keep the list.
    pub is_refused: bool,
    /// Whether the dialog is open.
    pub is_open: bool,
    /// The form chosen, by its place in [`FORMS`].
    pub form: usize,
    /// The style chosen, by its place in [`STYLES`].
    pub style: usize,
    /// How far the making of a file is; empty if none is being made.
    pub progress: String,
    /// What became of the last file, or of the last copying.
    pub told: String,
    /// The file that is being made: its name and its media type.
    pub file: (String, &'static str),
    /// The id of the record whose citations are shown.
    pub citing: String,
    /// Its citations; none until they are there.
    pub citations: Vec<Cited>,
}

/// What the list is kept under in the browser.
const LIST: &str = "list";
/// Where a text is kept that is there in the place of a list, so that it is not lost when the next list is written.
const DAMAGED: &str = "list.damaged";
/// The id of the dialog.
pub const DIALOG: &str = "take";

/// Takes over the list that the browser keeps, and what other tabs make of it.
pub fn begin(desk: Desk) {
    arrive(desk, storage::read(LIST));
    storage::follow(LIST, move |text| arrive(desk, text));
}

fn arrive(desk: Desk, text: String) {
    let read = List::from_json(&text);
    if read.is_err() && !text.is_empty() {
        storage::write(DAMAGED, &text);
    }
    desk.away.update(|away| {
        away.list = read.unwrap_or_default().list;
        away.before = None;
    });
}

/// A record as the list keeps it.
pub fn item(link: &RecordLink) -> Item {
    Item { id: link.id.clone(), title: link.title.clone(), date: link.date.clone(), note: String::new() }
}

/// Puts a record that the page shows in, or takes it out.
pub fn toggle(desk: Desk, id: &str) {
    if let Some(item) = desk.link(id).map(|link| item(&link)) {
        change(desk, |list| list.toggled(&item), String::new(), false);
    }
}

/// Makes another list of the reader's own, and keeps it. What was taken out can be taken back if `is_undoable`.
pub fn change(desk: Desk, next: impl FnOnce(&List) -> List, said: String, is_undoable: bool) {
    let title = desk.shown.with_untracked(|shown| shown.about.title.clone());
    desk.away.update(|away| {
        let next = next(&away.list);
        away.is_refused = !storage::write(LIST, &next.to_json(&title));
        let before = std::mem::replace(&mut away.list, next);
        away.before = is_undoable.then_some(before);
        away.said = said;
    });
}

/// Keeps a note. Nothing is drawn anew, as the reader is typing it.
pub fn note(desk: Desk, id: &str, note: &str) {
    let title = desk.shown.with_untracked(|shown| shown.about.title.clone());
    desk.away.update_untracked(|away| {
        away.list = away.list.noted(id, note);
        away.is_refused = !storage::write(LIST, &away.list.to_json(&title));
    });
}

/// Gives back what was taken out last.
pub fn undo(desk: Desk) {
    if let Some(before) = desk.away.with_untracked(|away| away.before.clone()) {
        change(desk, |list| before.with_notes_of(list), say!("Undone.").to_owned(), false);
    }
}

/// Moves a record by one place; the focus stays on its button.
pub fn shift(desk: Desk, item: &Item, is_up: bool) {
    let moved = |list: &List| list.moved(&item.id, is_up);
    let (place, count) = desk
        .away
        .with_untracked(|away| (moved(&away.list).place(&item.id).map_or(0, |at| at + 1), away.list.items().len()));
    change(desk, moved, say!("Now {0} of {1}: {2}"; place, number_words(count), item.title), false);
    focus::later(&[&focus::selector("button", if is_up { "data-up" } else { "data-down" }, &item.id)]);
}

/// Puts the list in the order of its records' dates.
pub fn by_date(desk: Desk, listed: &[Saved]) {
    let rank = |item: &Item| listed.iter().find(|l| l.link.id == item.id).map_or(usize::MAX, |l| l.date_rank);
    let ranks = |list: &List| list.items().iter().map(rank).collect::<Vec<_>>();
    change(desk, |list| list.in_order(&ranks(list)), say!("In the order of dates.").to_owned(), true);
}

/// Adds the list in a file to the reader's own.
pub fn add_file(desk: Desk, text: Option<String>) {
    match text.map(|text| List::from_json(&text)) {
        Some(Ok(read)) => {
            let count = |list: &List| list.items().len();
            let before = desk.away.with_untracked(|away| count(&away.list));
            let both = desk.away.with_untracked(|away| away.list.joined(&read.list));
            let (new, all) = (count(&both) - before, count(&read.list));
            let mut said = say!("{0} of the file’s {1} records were added; the others are in the list already."; new, number_words(all));
            if read.left_out > 0 {
                said += &say!(" {0} entries without an id were left out."; read.left_out);
            }
            change(desk, |_| both, said, true);
        }
        Some(Err(sentence)) => say(desk, say!("{0} Your list is as it was.", sentence)),
        None => say(desk, say!("The file could not be read. Your list is as it was.").to_owned()),
    }
}

/// Saves the list as a file that can be added again.
pub fn save_list(desk: Desk) {
    let title = desk.shown.with_untracked(|shown| shown.about.title.clone());
    let text = desk.away.with_untracked(|away| away.list.to_json(&title));
    let name = file_name(&title, say!("reading list"), clock::today(), "json");
    file::save(&name, "application/json", &text.into());
    say(desk, say!("Saved as {0}.", name));
}

/// Copies the link that shares the list.
pub fn copy_list(desk: Desk) {
    let base = page::base();
    match desk.away.with_untracked(|away| away.list.link(base.len())) {
        Some(link) => copy(desk, base + &link, "", |away, said| away.said = said),
        None => say(desk, say!("The list is too long for a link. Save it as a file, and send that.").to_owned()),
    }
}

fn say(desk: Desk, said: String) {
    desk.away.update(|away| {
        away.said = said;
        away.before = None;
    });
}

/// Copies a text, with its HTML if there is some, and says so; where the clipboard is refused, the text is said, to be copied
/// by hand.
pub fn copy(desk: Desk, text: String, html: &str, tell: fn(&mut Away, String)) {
    clipboard::copy_then(&text.clone(), html, move |is_done| {
        let said = if is_done { say!("Copied.").to_owned() } else { say!("Copy it from here: {0}", text) };
        desk.away.update(|away| tell(away, said));
    });
}

/// Opens the dialog.
pub fn open(desk: Desk) {
    later::when_there(Needs::TAKING, move |is_there| {
        if !is_there {
            return notice::tell(later::not_loaded());
        }
        desk.away.update(|away| {
            away.is_open = true;
            away.told.clear();
        });
        dialog::open(DIALOG);
        focus::later(&["#take select"]);
    });
}

/// The dialog was closed; a file that is being made is not wanted any more.
pub fn closed(desk: Desk) {
    cancel(desk);
    desk.away.update(|away| away.is_open = false);
}

/// Ends the making of a file.
pub fn cancel(desk: Desk) {
    if desk.away.with_untracked(|away| !away.progress.is_empty()) {
        take::end();
        desk.away.update(|away| {
            away.progress.clear();
            away.told = say!("Cancelled. Nothing was saved.").to_owned();
        });
    }
}

/// What the dialog would take: the ids of a reading list, or none for the results.
fn wanted(view: &View, list: &List) -> Vec<String> {
    match view.layout {
        Layout::Saved if view.items.is_empty() => list.ids(),
        Layout::Saved => view.items.clone(),
        _ => Vec::new(),
    }
}

/// The conditions of an answer, in words.
fn conditions(view: &View, answer: &Answer) -> Vec<String> {
    match view.layout {
        Layout::Saved => vec![say!("reading list").to_owned()],
        _ => answer.active.iter().map(|link| link.label.clone()).collect(),
    }
}

/// The name of the file that would be saved now, followed.
pub fn name(desk: Desk, form: &Form) -> String {
    let view = desk.asked(|asked| asked.view.clone());
    desk.shown.with(|shown| {
        let conditions = conditions(&view, &shown.answer).join(" ");
        file_name(&shown.about.title, &conditions, clock::today(), form.extension)
    })
}

/// Has the file made that the dialog names.
pub fn save(desk: Desk) {
    let (form, style) = desk.away.with_untracked(|away| (&FORMS[away.form], STYLES[away.style].0));
    let view = desk.view();
    let ids = desk.away.with_untracked(|away| wanted(&view, &away.list));
    let order = Order { query: view.to_query(), ids, form: form.key.to_owned(), style: style.to_owned(), day: 0 };
    begin_file(desk, order, (name(desk, form), form.media_type));
}

/// Has a file made of one record.
pub fn save_record(desk: Desk, id: &str, form: &'static Form) {
    let order = Order { ids: vec![id.to_owned()], form: form.key.to_owned(), ..Order::default() };
    let title = desk.shown.with_untracked(|shown| shown.about.title.clone());
    begin_file(desk, order, (file_name(&title, id, clock::today(), form.extension), form.media_type));
}

fn begin_file(desk: Desk, order: Order, file: (String, &'static str)) {
    desk.away.update(|away| {
        away.progress = say!("Loading the program").to_owned();
        away.told.clear();
        away.file = file;
    });
    take::ask(&Told::Take(Order { day: clock::today().0, ..order }), hear, desk);
}

/// Shows the citations of a record, or no more.
pub fn cite(desk: Desk, id: &str, is_open: bool) {
    let is_shown = desk.away.with_untracked(|away| away.citing == id);
    if is_open == is_shown {
        return;
    }
    desk.away.update(|away| {
        away.citing = if is_open { id.to_owned() } else { String::new() };
        away.citations.clear();
        away.told.clear();
    });
    if is_open {
        take::ask(&Told::Cite(id.to_owned(), clock::today().0), hear, desk);
    }
}

fn hear(desk: Desk, news: News) {
    desk.away.update(|away| match news {
        News::File(bytes) => {
            let (name, media_type) = std::mem::take(&mut away.file);
            file::save(&name, media_type, &bytes);
            away.progress.clear();
            away.told = say!("Saved as {0}.", name);
        }
        News::Said(Said::Progress(words)) if !away.progress.is_empty() => away.progress = words,
        News::Said(Said::Cited(id, citations)) if away.citing == id => away.citations = citations,
        News::Said(Said::Refused(sentence)) => {
            away.progress.clear();
            away.told = sentence;
        }
        News::Said(_) => {}
    });
}

/// The reference to what is shown: what was found in which version of the catalogue, by which conditions, today.
pub fn reference(desk: Desk) -> String {
    let view = desk.drawn_view();
    let list = desk.away.with(|away| away.list.clone());
    let sha256 = page::data("catalogue-sha256");
    desk.shown.with(|shown| {
        let (answer, about) = (&shown.answer, &shown.about);
        let (matched, total, day) = (answer.matched, answer.total, clock::today());
        let is_own = view.layout == Layout::Saved && view.items.is_empty();
        let view = if is_own { view.with_list(&list.ids()) } else { view.without_record() };
        let view = View { reference: reference::remembered(&sha256, matched, total), ..view };
        let address = page::base() + &view.to_query();
        let conditions = conditions(&view, answer);
        let (title, version) = (&about.title, &about.version);
        let (title, version, sha256, conditions, address) = (title, version, &sha256, &conditions, &address);
        reference::text(&Found { title, version, sha256, matched, total, conditions, day, address })
    })
}
