//! What the list of results can be set to: its groups, its order, the table's columns; and where to jump in it.

use crate::leptos::*;
use fonds_core::say;
use fonds_core::view::{Column, Keyword, Layout, View};

use super::finder::select;
use super::groups::jumps;
use crate::desk::{Desk, Step};
use crate::el::{El, el, live, nothing};

/// The settings of the list; the timeline and the pages without records have none of them.
pub fn tools(desk: Desk) -> AnyView {
    let layout = Memo::new(move |_| desk.asked(|asked| list_layout(&asked.view)));
    live(move || if layout.get().is_none() { nothing() } else { settings(desk).into_any() })
}

/// The layout of a list of records; `None` where there is none.
fn list_layout(view: &View) -> Option<usize> {
    view.is_list().then_some(view.layout as usize)
}

fn settings(desk: Desk) -> El {
    let group = select(
        say!("Group by"),
        move || desk.asked(|asked| asked.view.group),
        move |group| desk.go(desk.view().with_group(group), Step::Push),
    );
    let order = select(
        say!("Order"),
        move || desk.asked(|asked| asked.view.order()),
        move |sort| desk.go(desk.view().with_sort(sort), Step::Push),
    );
    let is_table = desk.asked.with_untracked(|asked| asked.view.layout == Layout::Table);
    el("div").class("tools").child(group).child(order).maybe(is_table.then(|| columns(desk))).view(jumps(desk))
}

/// A checkbox for each column but the title, which is the way to the record.
fn columns(desk: Desk) -> El {
    let boxes = Column::ALL.iter().filter(|(column, ..)| *column != Column::Title);
    let boxes = boxes.map(|(column, _, name)| {
        let column = *column;
        let toggle = move |_| {
            let view = desk.view();
            desk.go(View { cols: view.cols.toggled(column), ..view }, Step::Push);
        };
        let checkbox = el("input")
            .set("type", "checkbox")
            .property("checked", move || desk.asked(|asked| asked.view.cols.has(column)).into())
            .on("change", toggle);
        el("label").child(checkbox).text(name.said())
    });
    let fields = el("fieldset").child(el("legend").class("unseen").text(say!("Columns of the table"))).children(boxes);
    el("details").class("columns").child(el("summary").text(say!("Columns"))).child(fields)
}
