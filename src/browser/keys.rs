//! Whether single keys are shortcuts: a reader who speaks to the computer can switch them off (WCAG 2.1.4).

use super::settings::{self, KEYS};

/// Whether `/`, `j` and `k` do anything: unless the reader has switched them off in *Settings*.
pub fn single_keys() -> bool {
    settings::chosen(KEYS) != "off"
}
