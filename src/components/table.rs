//! Results as a table.

use fonds_core::explore::Row;

use super::text::{current, marked, paragraph};
use crate::el::{El, el};

/// One row a record, in result order.
pub fn table(rows: &[Row]) -> El {
    let columns = ["Date", "Title", "Type", "People and bodies"];
    let head = columns.map(|name| el("th").set("scope", "col").text(name));
    el("div").class("wide").set("tabindex", "0").set("role", "region").set("aria-label", "Table of records").child(
        el("table")
            .child(el("thead").child(el("tr").children(head)))
            .child(el("tbody").children(rows.iter().map(table_row))),
    )
}

fn table_row(row: &Row) -> El {
    let Row { link, kind, agents, title_marks, .. } = row;
    let title = el("a").set("href", link.href.as_str()).set("data-record", link.id.as_str());
    let title = title.set_if("aria-current", current(link));
    let title = el("td").set("dir", "auto").child(marked(title, &link.title, title_marks));
    el("tr")
        .child(el("td").class("date").text(&link.date))
        .child(title.maybe(paragraph("why", &link.why)))
        .child(el("td").set("dir", "auto").text(kind))
        .child(el("td").set("dir", "auto").text(&agents.join(", ")))
}
