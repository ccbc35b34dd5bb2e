//! Collecting and joining, in few bytes.

/// Lists what an iterator gives.
pub trait Listed: Iterator + Sized {
    /// The items as a list, as `collect` makes it. The code of `collect` is tuned for speed anew for each kind of iterator,
    /// which made a twelfth of the whole program.
    fn listed(self) -> Vec<Self::Item> {
        let mut list = Vec::new();
        self.for_each(|item| list.push(item));
        list
    }
}

impl<I: Iterator> Listed for I {}

/// The texts in one, with `between` between them.
pub fn joined(texts: &[String], between: &str) -> String {
    let mut all = String::new();
    for (at, text) in texts.iter().enumerate() {
        all.push_str(if at == 0 { "" } else { between });
        all.push_str(text);
    }
    all
}
