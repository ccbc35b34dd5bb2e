//! Whether single keys are shortcuts: a reader who speaks to the computer can switch them off (WCAG 2.1.4).

use super::storage;

/// Whether `/`, `j` and `k` do anything: unless this browser keeps `off` under `keys`.
pub fn single_keys() -> bool {
    storage::read("keys") != "off"
}
