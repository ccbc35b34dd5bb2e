//! An order of all records, cut where something changes along it: the year of the date, the first letter of the title.
//!
//! A stretch is some records side by side in the results, of which the first has a name that readers look for. Many short
//! ones are joined into few long ones, so that a list of them stays short.

use fonds_search::listed::Listed;

use crate::say;
use crate::timeline::year_label;

/// The key of what has no year, and comes first: its date is open at the beginning.
pub(super) const NO_BEGINNING: i64 = i64::MIN;
/// The key of what has nothing that could be named, and comes last.
pub(super) const NOTHING: i64 = i64::MAX;

/// Where the parts of an order begin, and what each is.
pub(super) struct Parts {
    starts: Vec<u32>,
    /// By part; equal only for one part.
    pub keys: Vec<i64>,
}

impl Parts {
    /// Cuts the places below `len`, of which those with the same key stand side by side. It looks at few of them, and so
    /// costs little where parts are long.
    pub fn cut(len: u32, key: &dyn Fn(u32) -> i64) -> Self {
        let mut parts = Parts { starts: Vec::new(), keys: Vec::new() };
        let mut at = 0;
        while at < len {
            let here = key(at);
            parts.starts.push(at);
            parts.keys.push(here);
            at = end(at, len, &|place| key(place) == here);
        }
        parts
    }

    /// The part that a place is in.
    pub fn of(&self, place: u32) -> usize {
        self.starts.partition_point(|start| *start <= place).saturating_sub(1)
    }
}

/// The first place beyond the stretch of those for which this holds, from `at` on, for which it does: steps that double,
/// then halves.
fn end(at: u32, len: u32, holds: &dyn Fn(u32) -> bool) -> u32 {
    let (mut inside, mut step) = (at, 1);
    while inside + step < len && holds(inside + step) {
        inside += step;
        step *= 2;
    }
    let mut outside = (inside + step).min(len);
    while outside - inside > 1 {
        let middle = inside + (outside - inside) / 2;
        if holds(middle) {
            inside = middle;
        } else {
            outside = middle;
        }
    }
    outside
}

/// Records side by side: what they are, and how many.
pub(super) type Stretch = (i64, usize);

/// Most stretches in a list of them.
pub(super) const STRETCHES_MAX: usize = 60;

/// Stretches of years as few units of a round number of years, with their names.
pub(super) fn years(stretches: &[Stretch]) -> Vec<(String, usize)> {
    let unit_of = |year: i64, unit: i64| match year {
        NO_BEGINNING | NOTHING => year,
        year => year.div_euclid(unit) * unit,
    };
    let mut unit = 1;
    let mut joined = stretches.to_vec();
    // No two years that there are differ by more than this.
    while joined.len() > STRETCHES_MAX && unit < 100_000_000 {
        unit *= 10;
        joined = side_by_side(stretches, &|year| unit_of(year, unit));
    }
    joined.into_iter().map(|(year, count)| (years_label(year, unit), count)).listed()
}

/// Stretches of first letters, with their names.
pub(super) fn letters(stretches: &[Stretch]) -> Vec<(String, usize)> {
    few(&side_by_side(stretches, &|letter| letter)).into_iter().map(|(key, count)| (letter(key), count)).listed()
}

/// So many results as stretches of a round number of them.
pub(super) fn numbers(all: usize) -> Vec<(String, usize)> {
    let step = all.div_ceil(STRETCHES_MAX / 3).next_multiple_of(100).max(1);
    let stretch = |first: usize| {
        let last = (first + step).min(all);
        (format!("{}–{last}", first + 1), last - first)
    };
    (0..all.div_ceil(step)).map(|at| stretch(at * step)).listed()
}

/// The year in which some dates begin, as a heading.
pub(super) fn years_label(year: i64, unit: i64) -> String {
    match year {
        NO_BEGINNING => say!("Beginning unknown").to_owned(),
        NOTHING => String::new(),
        year if unit == 1 => year_label(year),
        year if unit == 10 && year > 0 => say!("{0}s", year.to_string()),
        year => format!("{}–{}", year_label(year), year_label(year + unit - 1)),
    }
}

/// The key of a folded text: its first letter, or 0 for the signs and digits that stand before all letters.
pub(super) fn letter_key(folded: &str) -> i64 {
    folded.chars().next().map_or(0, |first| if first < 'a' { 0 } else { i64::from(u32::from(first)) })
}

fn letter(key: i64) -> String {
    match u32::try_from(key).ok().and_then(char::from_u32) {
        Some('\0') => "0–9".to_owned(),
        Some(letter) => letter.to_uppercase().to_string(),
        None => String::new(),
    }
}

/// Neighbours that have the same key joined.
fn side_by_side(stretches: &[Stretch], key: &dyn Fn(i64) -> i64) -> Vec<Stretch> {
    let mut joined: Vec<Stretch> = Vec::new();
    for (own, count) in stretches {
        match joined.last_mut() {
            Some((last, all)) if *last == key(*own) => *all += count,
            _ => joined.push((key(*own), *count)),
        }
    }
    joined
}

/// If they are too many, some neighbours as one, with the key of the first.
fn few(stretches: &[Stretch]) -> Vec<Stretch> {
    let at_once = stretches.len().div_ceil(STRETCHES_MAX).max(1);
    stretches.chunks(at_once).map(|some| (some[0].0, some.iter().map(|(_, count)| count).sum())).listed()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn an_order_is_cut_as_by_looking_at_every_place(lengths in prop::collection::vec(1_u32..50, 0..20)) {
            let keys: Vec<i64> = (0..).zip(&lengths).flat_map(|(key, n)| vec![key; *n as usize]).collect();
            let parts = Parts::cut(keys.len() as u32, &|place| keys[place as usize]);
            prop_assert_eq!(&parts.keys, &(0..lengths.len() as i64).collect::<Vec<_>>());
            for (place, key) in (0..).zip(&keys) {
                prop_assert_eq!(parts.of(place) as i64, *key);
            }
        }

        #[test]
        fn stretches_are_few_and_hold_everything(counts in prop::collection::vec((0_i64..3000, 1_usize..9), 0..300)) {
            let mut stretches = counts;
            stretches.sort_unstable();
            stretches.dedup_by_key(|(key, _)| *key);
            let all = stretches.iter().map(|(_, count)| count).sum::<usize>();
            for named in [years(&stretches), letters(&stretches), numbers(all)] {
                prop_assert!(named.len() <= STRETCHES_MAX);
                prop_assert_eq!(named.iter().map(|(_, count)| count).sum::<usize>(), all);
            }
        }
    }

    #[test]
    fn stretches_of_years_have_round_names() {
        let every =
            |step: usize| (1200..2000).step_by(step).map(|year| (year, 1)).chain([(NOTHING, 2)]).collect::<Vec<_>>();
        let names = |stretches: &[Stretch]| years(stretches).into_iter().map(|(name, _)| name).collect::<Vec<_>>();
        assert_eq!(names(&every(100))[..2], ["1200", "1300"]);
        assert_eq!(names(&every(1))[..2], ["1200–1299", "1300–1399"]);
        assert_eq!(names(&(1900..2000).map(|year| (year, 1)).collect::<Vec<_>>())[..2], ["1900s", "1910s"]);
        assert_eq!(years_label(-49, 10), "50 BCE–41 BCE");
        assert_eq!(names(&[(NO_BEGINNING, 1)]), ["Beginning unknown"]);
    }
}
