//! Where in a text the words stand for which it was found.

use super::plan::{Leaf, Plan, Planner};
use super::scan::leaf_at;
use super::vocabulary::Vocabulary;
use crate::interner::Interner;
use crate::listed::Listed;
use crate::names::Names;
use crate::query::Query;
use crate::tokens::{Token, tokens};

/// The byte ranges of `text`, the text of the field number `field`, that the query asks for: words, beginnings,
/// patterns, phrases as a whole, and other names of who was named. In order, apart from each other. What the query
/// excludes marks nothing, nor does what it looks for in other fields; `scope` is as in a search.
pub fn highlight_ranges(
    text: &str,
    query: &Query,
    scope: Option<usize>,
    field: usize,
    names: &Names,
) -> Vec<(usize, usize)> {
    let tokens = tokens(text);
    let mut known = Interner::default();
    let by_occurrence: Vec<u32> = tokens.iter().map(|token| known.intern(&token.text)).listed();
    let (vocabulary, number) = Vocabulary::of(known);
    let plan = query.root.as_ref().and_then(|root| Planner::new(&vocabulary, names, &|_| Vec::new()).plan(root, scope));
    let words: Vec<u32> = by_occurrence.iter().map(|&word| number[word as usize]).listed();
    // For each word where the longest match that begins with it ends.
    let mut ends = vec![0; words.len()];
    if let Some(plan) = plan {
        positive_leaves(&plan, &mut |leaf| {
            if leaf.field.is_none_or(|asked| asked == field) {
                extend_matches(leaf, &words, &mut ends);
            }
        });
    }
    byte_ranges(&tokens, &ends)
}

fn positive_leaves(plan: &Plan, visit: &mut dyn FnMut(&Leaf)) {
    match plan {
        Plan::Leaf(leaf) => visit(leaf),
        Plan::All(plans) | Plan::Any(plans) | Plan::Best(plans) => {
            plans.iter().for_each(|plan| positive_leaves(plan, visit));
        }
        Plan::Not(_) => {}
    }
}

fn extend_matches(leaf: &Leaf, words: &[u32], ends: &mut [usize]) {
    for (at, longest) in ends.iter_mut().enumerate() {
        if let Some((end, _)) = leaf_at(&leaf.elements, words, at) {
            *longest = end.max(*longest);
        }
    }
}

/// Ranges that overlap or touch are joined.
fn byte_ranges(tokens: &[Token], ends: &[usize]) -> Vec<(usize, usize)> {
    let mut ranges: Vec<(usize, usize)> = Vec::new();
    for (first, &end) in tokens.iter().zip(ends).filter(|&(_, &end)| end > 0) {
        let (start, end) = (first.start, tokens[end - 1].end);
        match ranges.last_mut() {
            Some(last) if start <= last.1 => last.1 = last.1.max(end),
            _ => ranges.push((start, end)),
        }
    }
    ranges
}
