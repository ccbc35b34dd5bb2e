//! Sorting: one function for whatever is sorted, so that the program holds its code once.

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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_is_the_stable_sort_of_the_standard_library(keys in prop::collection::vec(0_u8..9, 0..40)) {
            let mut by_std: Vec<u32> = (0..keys.len() as u32).collect();
            by_std.sort_by_key(|&at| keys[at as usize]);
            prop_assert_eq!(order(keys.len(), &|a, b| keys[a].cmp(&keys[b])), by_std);
        }
    }
}
