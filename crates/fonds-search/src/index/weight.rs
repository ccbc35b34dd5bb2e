//! How much a term counts in a document: BM25F, in whole numbers.
//!
//! BM25F (Robertson, Zaragoza, Taylor: *Simple BM25 Extension to Multiple Weighted Fields*, 2004) adds up how often a term
//! stands in each field, each field with its weight, and lets the sum saturate against the document's length, which is
//! weighted in the same way. Here the weighted frequency is kept in steps a quarter of an octave apart, the length in 256,
//! and the outcome, the *impact*, in 255: so that sums do not depend on their order, and a table does the arithmetic.

/// How soon repeating a term stops counting: 0 is at once, larger is later.
const K1: f32 = 1.2;
/// How much a long document is held against it: 0 is not at all, 1 in full proportion.
const B: f32 = 0.6;

/// The most fields of text: their set is a part of a code.
pub const MAX_FIELDS: usize = 11;
/// Steps of a code, the first of which is [`ONCE`].
const STEPS: usize = 32;
/// The step of a term that stands once in each of its fields, as most do.
const ONCE: u16 = 0;
/// The least weighted frequency that has a step of its own.
const LEAST: f32 = 0.25;
/// The fourth root of 2: each step is this many times the one before.
const RATIO: f32 = 1.189_207_1;

/// The fields that a term stands in and its weighted frequency, as kept with each posting.
pub type Code = u16;

/// The code of a term that stands once in each of these fields (one bit each).
pub fn code_of_once(fields: u16) -> Code {
    fields << 5 | ONCE
}

/// The code of a set of fields and a weighted frequency.
pub fn code(fields: u16, frequency: f32) -> Code {
    fields << 5 | (ONCE + 1 + step(frequency, LEAST, STEPS - 1) as u16)
}

/// The fields of a code, one bit each.
pub fn fields_of(code: Code) -> u16 {
    code >> 5
}

/// Whether the term stands just once in each of its fields.
pub fn is_once(code: Code) -> bool {
    code & 31 == ONCE
}

fn frequency_of(code: Code, weights: &[f32]) -> f32 {
    if is_once(code) {
        let fields = weights.iter().enumerate().filter(|(field, _)| fields_of(code) >> field & 1 == 1);
        return fields.map(|(_, weight)| weight).sum();
    }
    LEAST * RATIO.powi(i32::from(code & 31) - 1)
}

/// A weighted length in words, in 256 steps.
pub fn length_step(length: f32) -> u8 {
    step(length, 1.0, 256) as u8
}

/// The length that a step stands for.
pub fn length_of(step: u8) -> f32 {
    RATIO.powi(i32::from(step))
}

/// The number of the last step that is not above `value`. Only multiplied and compared, so it is the same everywhere.
fn step(value: f32, least: f32, steps: usize) -> usize {
    let mut bound = least * RATIO;
    let mut step = 0;
    while step + 1 < steps && bound <= value {
        bound *= RATIO;
        step += 1;
    }
    step
}

/// What a document's length adds to a term's frequency before it is divided by, for each step of length, if documents are
/// `mean` long.
pub fn norms(mean: f32) -> [f32; 256] {
    std::array::from_fn(|step| K1 * (1.0 - B + B * length_of(step as u8) / mean.max(1.0)))
}

/// The impact of a term of this code in a document of each length, 1 to 255.
pub fn impacts(code: Code, weights: &[f32], norms: &[f32; 256]) -> [u8; 256] {
    let frequency = frequency_of(code, weights);
    // Half added and the rest cut off is rounding, and one instruction everywhere, as `round` is not.
    norms.map(|norm| ((frequency / (frequency + norm)) * 255.0 + 0.5).clamp(1.0, 255.0) as u8)
}

/// How rare a term is that stands in `with` of `docs` documents: the inverse document frequency of BM25 (Robertson and
/// Spärck Jones), 64 to the unit of the natural logarithm; at least 1.
pub fn rarity(with: u32, docs: usize) -> u32 {
    let (with, docs) = (with as f32, (docs as f32).max(with as f32));
    ((1.0 + (docs - with + 0.5) / (with + 0.5)).ln() * 64.0).round().max(1.0) as u32
}

/// How a word of the query was met. Within a tier the impact decides; a better tier always counts more.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Tier {
    /// By a word that it may be a slip for.
    Slip,
    /// By another form of it (plural, singular).
    Form,
    /// By a term that begins with it, or fits its pattern.
    Beginning,
    /// By itself.
    Exact,
}

impl Tier {
    /// The least and the most that a term of this tier counts. The wider a tier, the more the number and place of the
    /// occurrences decide in it.
    fn range(self) -> (u32, u32) {
        match self {
            Tier::Slip => (64, 191),
            Tier::Form => (192, 319),
            Tier::Beginning => (320, 511),
            Tier::Exact => (512, 1023),
        }
    }

    /// What a term of this tier counts, for each impact.
    pub fn values(self, rarity: u32) -> [u32; 256] {
        let (least, most) = self.range();
        std::array::from_fn(|impact| (least + (most - least) * impact as u32 / 255) * rarity)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_better_tier_always_counts_more() {
        let tiers = [Tier::Slip, Tier::Form, Tier::Beginning, Tier::Exact];
        for pair in tiers.windows(2) {
            assert!(pair[0].values(7)[255] < pair[1].values(7)[1], "{pair:?}");
        }
    }

    #[test]
    fn a_code_keeps_the_fields_and_nearly_the_frequency() {
        for frequency in [0.5, 1.0, 2.0, 3.5, 12.0, 40.0] {
            let code = code(0b101, frequency);
            assert_eq!(fields_of(code), 0b101);
            let kept = frequency_of(code, &[]);
            assert!(kept <= frequency * 1.001 && frequency < kept * RATIO * 1.001, "{frequency} is kept as {kept}");
        }
        assert_eq!(fields_of(code(0b111_1111_1111, 1e9)), 0b111_1111_1111);
        assert_eq!(frequency_of(code_of_once(0b101), &[3.0, 2.0, 0.5]), 3.5);
        assert!(is_once(code_of_once(0b101)) && !is_once(code(0b101, 0.1)));
    }

    #[test]
    fn more_often_counts_more_and_longer_documents_less() {
        let norms = norms(80.0);
        let impact = |frequency, length| impacts(code(1, frequency), &[], &norms)[length_step(length) as usize];
        assert!(impact(3.0, 20.0) > impact(1.0, 20.0));
        assert!(impact(1.0, 20.0) > impact(1.0, 400.0));
    }

    #[test]
    fn what_is_everywhere_says_little() {
        assert!(rarity(1, 1000) > rarity(10, 1000));
        assert!(rarity(1000, 1000) >= 1);
    }
}
