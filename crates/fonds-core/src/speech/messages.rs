//! Everything that the page says: a row a text, with its English, Chinese and Russian. See [`super`] for holes and forms.

mod dates;
mod results;

/// How many texts say dates: the first ones.
pub(super) const DATES: usize = dates::TEXTS.len();

/// The tables; that of dates is the first.
pub(super) const ALL: &[&[[&str; 3]]] = &[dates::TEXTS, results::TEXTS];

/// Texts in all of them.
pub(super) const COUNT: usize = {
    let (mut count, mut table) = (0, 0);
    while table < ALL.len() {
        count += ALL[table].len();
        table += 1;
    }
    count
};
