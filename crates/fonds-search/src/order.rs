//! Sorting: one function for whatever is sorted, so that the program holds its code once.

use crate::DocSet;
use crate::listed::Listed;
use std::cmp::Ordering;

/// The numbers from 0 to `len` (not included), sorted by `compare`; equal ones keep their order.
///
/// A merge sort from the bottom up: runs of 1, 2, 4, ... sorted numbers are merged in pairs.
pub fn order(len: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<u32> {
    let mut sorted: Vec<u32> = (0..len as u32).listed();
    let mut run = 1;
    while run < len {
        let mut merged = Vec::with_capacity(len);
        for pair in sorted.chunks(2 * run) {
            let (left, right) = pair.split_at(run.min(pair.len()));
            merge(left, right, compare, &mut merged);
        }
        sorted = merged;
        run *= 2;
    }
    sorted
}

/// Appends two sorted runs as one; of equals, the left one goes first.
fn merge(mut left: &[u32], mut right: &[u32], compare: &dyn Fn(usize, usize) -> Ordering, merged: &mut Vec<u32>) {
    while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
        if compare(*a as usize, *b as usize).is_le() {
            merged.push(*a);
            left = left_rest;
        } else {
            merged.push(*b);
            right = right_rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// Sorts numbers, quickly where they already stand in long sorted runs: the runs are merged in pairs.
pub fn sort_numbers(numbers: &mut Vec<u64>) {
    while sorted_len(numbers) < numbers.len() {
        let mut merged = Vec::with_capacity(numbers.len());
        let mut rest = numbers.as_slice();
        while !rest.is_empty() {
            let (left, after) = rest.split_at(sorted_len(rest));
            let (right, after) = after.split_at(sorted_len(after));
            merge_numbers(left, right, &mut merged);
            rest = after;
        }
        *numbers = merged;
    }
}

/// How many numbers at the beginning do not descend.
fn sorted_len(numbers: &[u64]) -> usize {
    let descent = numbers.windows(2).position(|pair| pair[0] > pair[1]);
    descent.map_or(numbers.len(), |at| at + 1)
}

fn merge_numbers(mut left: &[u64], mut right: &[u64], merged: &mut Vec<u64>) {
    while let ([a, left_rest @ ..], [b, right_rest @ ..]) = (left, right) {
        if a <= b {
            merged.push(*a);
            left = left_rest;
        } else {
            merged.push(*b);
            right = right_rest;
        }
    }
    merged.extend_from_slice(left);
    merged.extend_from_slice(right);
}

/// A window of the documents in the order of their keys, smallest first, ties in the order of the documents: at most
/// `count` from place `offset` on. Only the window is sorted.
pub fn top_k(docs: &DocSet, key: &dyn Fn(u32) -> u64, offset: usize, count: usize) -> Vec<u32> {
    let mut smallest = Smallest::new(offset.saturating_add(count).min(docs.universe()));
    docs.for_each(|doc| smallest.offer(keyed(key(doc), doc)));
    smallest.sorted(offset).into_iter().map(|item| item as u32).listed()
}

/// The place of a document, from 0, in the order in which [`top_k`] has them; `None` if it is not among them.
pub fn position(docs: &DocSet, key: &dyn Fn(u32) -> u64, doc: u32) -> Option<usize> {
    let own = docs.contains(doc).then(|| keyed(key(doc), doc))?;
    let mut before = 0;
    docs.for_each(|doc| before += usize::from(keyed(key(doc), doc) < own));
    Some(before)
}

#[inline]
fn keyed(key: u64, doc: u32) -> u128 {
    u128::from(key) << 32 | u128::from(doc)
}

/// The smallest of all items offered, in few passes and little room. An item is less than `u128::MAX`.
#[derive(Clone, Debug)]
pub struct Smallest {
    most: usize,
    /// No smaller than this is among the smallest.
    bound: u128,
    /// The smallest so far, and up to as many later ones below the bound.
    items: Vec<u128>,
}

/// How many items are at least gathered before the larger ones are thrown away.
const GATHERED_MIN: usize = 256;

impl Smallest {
    /// For at most `most` items.
    pub fn new(most: usize) -> Self {
        Smallest { most, bound: if most == 0 { 0 } else { u128::MAX }, items: Vec::new() }
    }

    /// Takes an item in if it may be among the smallest.
    #[inline]
    pub fn offer(&mut self, item: u128) {
        if item < self.bound {
            self.take(item);
        }
    }

    /// The smallest, sorted, those before place `offset` left out.
    pub fn sorted(mut self, offset: usize) -> Vec<u128> {
        self.shrink();
        select(&mut self.items, offset);
        let window = self.items.get(offset..).unwrap_or_default();
        order(window.len(), &|a, b| window[a].cmp(&window[b])).into_iter().map(|at| window[at as usize]).listed()
    }

    fn take(&mut self, item: u128) {
        self.items.push(item);
        if self.items.len() >= self.most.saturating_mul(2).max(GATHERED_MIN) {
            self.shrink();
        }
    }

    fn shrink(&mut self) {
        if self.items.len() > self.most {
            select(&mut self.items, self.most);
            self.bound = self.items[self.most];
            self.items.truncate(self.most);
        }
    }
}

/// Exchanges items until the one at `place` is the one that would stand there if they were sorted, with none larger
/// before it and none smaller after it. A place beyond the end changes nothing of interest.
///
/// Hoare's *Find* (1961): the part that holds the place is split again and again by one of its items.
fn select(items: &mut [u128], place: usize) {
    let mut part = items;
    let mut place = place;
    let mut random = 1_u32;
    while part.len() > 1 && place < part.len() {
        // Any sequence will do that no order of the items is made to spoil (Numerical Recipes' generator).
        random = random.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        let pivot = part[(random >> 8) as usize % part.len()];
        let smaller = gather(part, &|item| item < pivot);
        if place < smaller {
            part = &mut part[..smaller];
            continue;
        }
        let rest = &mut part[smaller..];
        let equal = gather(rest, &|item| item == pivot);
        if place < smaller + equal {
            return;
        }
        place -= smaller + equal;
        part = &mut rest[equal..];
    }
}

/// Brings those that fit to the front, and counts them.
fn gather(items: &mut [u128], fits: &impl Fn(u128) -> bool) -> usize {
    let mut count = 0;
    for at in 0..items.len() {
        let fits = fits(items[at]);
        items.swap(at, count);
        count += usize::from(fits);
    }
    count
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn numbers_are_sorted(numbers in prop::collection::vec(0_u64..50, 0..60)) {
            let mut by_std = numbers.clone();
            by_std.sort_unstable();
            let mut sorted = numbers;
            sort_numbers(&mut sorted);
            prop_assert_eq!(sorted, by_std);
        }

        #[test]
        fn it_is_the_stable_sort_of_the_standard_library(keys in prop::collection::vec(0_u8..9, 0..40)) {
            let mut by_std: Vec<u32> = (0..keys.len() as u32).collect();
            by_std.sort_by_key(|&at| keys[at as usize]);
            prop_assert_eq!(order(keys.len(), &|a, b| keys[a].cmp(&keys[b])), by_std);
        }

        #[test]
        fn a_window_is_what_sorting_everything_gives(
            keys in prop::collection::vec(0_u64..2000, 0..2000),
            left_out in prop::collection::vec(0_u32..2000, 0..20),
            offset in 0_usize..400,
            count in prop_oneof![0_usize..400, Just(usize::MAX)],
        ) {
            let docs = DocSet::of(keys.len(), (0..keys.len() as u32).filter(|doc| !left_out.contains(doc)));
            let mut sorted: Vec<u32> = docs.iter().collect();
            sorted.sort_by_key(|&doc| keys[doc as usize]);
            let key = |doc: u32| keys[doc as usize];
            let window: Vec<u32> = sorted.iter().copied().skip(offset).take(count).collect();
            prop_assert_eq!(top_k(&docs, &key, offset, count), window);
            for doc in left_out.into_iter().chain(sorted.iter().copied().take(9)) {
                prop_assert_eq!(position(&docs, &key, doc), sorted.iter().position(|&other| other == doc));
            }
        }
    }
}
