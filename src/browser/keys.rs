//! Whether single keys are shortcuts: a reader who speaks to the computer can switch them off (WCAG 2.1.4).

use super::page;

/// Whether `/`, `j` and `k` do anything: unless `localStorage` says `off` under `fonds:SCOPE:keys`, where SCOPE is the path
/// of the site's folder.
pub fn single_keys() -> bool {
    let base = page::document().base_uri().ok().flatten().unwrap_or_default();
    let scope = web_sys::Url::new_with_base("./", &base).map(|url| url.pathname()).unwrap_or_default();
    let storage = page::window().local_storage().ok().flatten();
    let choice = storage.and_then(|storage| storage.get_item(&["fonds:", &scope, ":keys"].concat()).ok().flatten());
    choice.as_deref() != Some("off")
}
