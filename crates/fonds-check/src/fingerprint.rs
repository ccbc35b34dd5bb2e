//! What the engine makes of one made-up catalogue, in two numbers: they must be the same wherever it runs. A file that is
//! built here is opened there, and an order must not depend on the device that shows it.

use fonds_search::columns::ColumnsBuilder;
use fonds_search::index::{FieldSpec, Index, IndexBuilder};
use fonds_search::planner::plan;
use fonds_search::{Names, Query};

const DOCS: usize = 3_000;
const QUERIES: usize = 300;
const SYLLABLES: [&str; 12] = ["ka", "ber", "Lin", "é", "ost", "ra", "周", "恩", "m", "tion", "-", "ΠΣ"];
/// No powers of two: so that sums are rounded.
const FIELDS: [FieldSpec; 2] = [FieldSpec { name: "title", weight: 3.1 }, FieldSpec { name: "text", weight: 0.7 }];

/// A checksum of the files of an index and of columns, and one of the documents and scores of many queries.
pub fn fingerprint() -> [u64; 2] {
    let mut random = Random(1);
    let mut index = IndexBuilder::new(&FIELDS, true);
    let mut columns = ColumnsBuilder::new(1, 1);
    for doc in 0..DOCS {
        let [title, text, value] = [3, 40, 1].map(|words| random.text(words));
        index.add(&[vec![&title], vec![&text]]);
        let day = random.below(90_000) as i32 - 45_000;
        columns.add(&[vec![&value]], &[(doc % 7 > 0).then_some((day, day + random.below(400) as i32))]);
    }
    let index = index.finish().index();
    let file = index.to_bytes();
    let mut files = Sum::default();
    files.add(&file);
    files.add(&columns.finish(&[]));
    [files.0, found(&index, &mut random).0]
}

fn found(index: &Index, random: &mut Random) -> Sum {
    let mut sum = Sum::default();
    for _ in 0..QUERIES {
        let words = 1 + random.below(3);
        let query = random.text(words);
        let planned = plan(&Query::parse(&query, &[]), None, &Names::default(), index);
        let hits = index.search(planned.plan.as_ref(), None);
        hits.docs.for_each(|doc| sum.add(&doc.to_le_bytes()));
        hits.scores.iter().for_each(|score| sum.add(&score.to_le_bytes()));
    }
    sum
}

/// FNV-1a (Fowler, Noll, Vo), 64 bits.
struct Sum(u64);

impl Default for Sum {
    fn default() -> Self {
        Sum(0xCBF2_9CE4_8422_2325)
    }
}

impl Sum {
    fn add(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.0 = (self.0 ^ u64::from(*byte)).wrapping_mul(0x100_0000_01B3);
        }
    }
}

/// SplitMix64 (Steele, Lea, Flood: *Fast Splittable Pseudorandom Number Generators*, 2014).
struct Random(u64);

impl Random {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ mixed >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ mixed >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (mixed ^ mixed >> 31) % bound
    }

    /// Words of one to three syllables, so that some are frequent and many are alike.
    fn text(&mut self, words: u64) -> String {
        let word = |random: &mut Random| {
            (0..=random.below(3)).map(|_| SYLLABLES[random.below(12) as usize]).collect::<String>()
        };
        (0..words).map(|_| word(self) + " ").collect()
    }
}
