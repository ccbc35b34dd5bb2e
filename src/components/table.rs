//! Results as a table: columns that can be chosen, of which those with an order sort.

use crate::leptos::*;
use fonds_core::explore::{Head, Row};
use fonds_core::say;
use fonds_core::view::{Column, Sort, View};

use super::groups::heading;
use super::keep;
use super::text::{marked, paragraph};
use crate::desk::{Desk, Step};
use crate::el::{El, el};

/// The table's head, and its place.
pub fn frame(desk: Desk, view: &View) -> El {
    let heads = view.cols.each().map(|(column, _, name)| column_head(desk, view.order(), column, name));
    el("thead").set("role", "rowgroup").child(el("tr").set("role", "row").children(heads))
}

/// The table with its head and its windows of rows.
pub fn filled(head: El, first: AnyView, rest: AnyView) -> El {
    // The roles are what the elements have anyway, unless a narrow screen lays them out one below the other.
    let table = el("table")
        .class("rows")
        .set("role", "table")
        .child(
            el("caption").class("unseen").text(say!("Records in columns. The names of columns that sort are buttons.")),
        )
        .child(head);
    el("div")
        .class("wide")
        .set("role", "region")
        .set("aria-label", say!("Table of records"))
        .child(table.view(first).view(rest))
}

/// One row a record, in result order, under a heading or not.
pub fn part(desk: Desk, view: &View, head: Option<&Head>, rows: &[Row]) -> AnyView {
    let head = head.map(|head| {
        let columns = view.cols.each().count().to_string();
        let cell = el("th").set("role", "rowheader").set("scope", "rowgroup").set("colspan", &columns);
        el("tr").class("head").set("role", "row").child(cell.child(heading("span", head)))
    });
    let rows = rows.iter().map(|row| table_row(desk, view, row));
    el("tbody").set("role", "rowgroup").maybe(head).children(rows).into_any()
}

/// The orders of a column: the one that a first press asks for, and its reverse.
fn orders(column: Column) -> Option<(Sort, Sort)> {
    match column {
        Column::Date => Some((Sort::Date, Sort::DateDescending)),
        Column::Title => Some((Sort::Title, Sort::TitleDescending)),
        _ => None,
    }
}

fn column_head(desk: Desk, order: Sort, column: Column, name: &'static str) -> El {
    let head = el("th").set("role", "columnheader").set("scope", "col").class(class(column));
    let Some((up, down)) = orders(column) else { return head.text(name) };
    let (state, sign) = match order {
        order if order == up => (Some("ascending"), "↑"),
        order if order == down => (Some("descending"), "↓"),
        _ => (None, "↕"),
    };
    let next = if order == up { down } else { up };
    let sort = el("button")
        .set("type", "button")
        .set("data-sort", name)
        .text(name)
        .child(el("span").set("aria-hidden", "true").text(sign))
        .on("click", move |_| desk.go(desk.view().with_sort(next), Step::Push));
    head.set_if("aria-sort", state).child(sort)
}

/// What the style sheet knows a column by.
fn class(column: Column) -> &'static str {
    match column {
        Column::Date => "date",
        Column::Title => "title",
        _ => "other",
    }
}

fn table_row(desk: Desk, view: &View, row: &Row) -> El {
    let mut cells = row.cells.iter();
    let cells = view.cols.each().map(|(column, _, name)| {
        let cell = el("td").set("role", "cell").class(class(column));
        match column {
            Column::Date => cell.text(&row.link.date),
            Column::Title => titled(desk, cell.set("dir", "auto"), row),
            _ => cell.of_record().set("data-name", name).text(cells.next().map_or("", String::as_str)),
        }
    });
    el("tr").set("role", "row").children(cells)
}

fn titled(desk: Desk, cell: El, Row { link, title_marks, .. }: &Row) -> El {
    let title = el("a").set("href", link.href.as_str()).set("data-record", link.id.as_str()).in_records_language();
    cell.child(marked(title, &link.title, title_marks))
        .child(keep::toggle(desk, link))
        .maybe(paragraph("why", &link.why))
}
