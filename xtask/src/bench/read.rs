//! `cargo xtask bench read`: how fast catalogues are read, natively and in Chromium, and how much memory that takes.
//!
//! Each file is read as it is, then as the table and as the bundled format that are written from it. `docs/speed.md` says
//! what is measured and what is not.

mod chromium;
mod native;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};

use flate2::read::MultiGzDecoder;
use fonds_core::issue::thousands;
use serde_json::Value;

use crate::args::ReadOptions;
use crate::say::{self, Failure, could_not};
use crate::{inputs, shell};
use native::Program;

const MADE_UP_RECORDS: usize = 70_000;
const GZIP_MAGIC: [u8; 2] = [0x1f, 0x8b];

/// Measures, and prints a table for each file.
pub fn run(options: &ReadOptions) -> Result<(), Failure> {
    let folder = empty_folder()?;
    let program = Program::build()?;
    let inputs = inputs(&options.files, &folder, &program)?;
    let cases: Vec<&Case> = inputs.iter().flat_map(|input| &input.cases).collect();
    say::step(format!("Reading natively, {} times each", options.runs));
    let measure = |case: &&Case| Ok(vec![program.measure(case, &folder, options.runs)?]);
    let mut measured: Vec<Vec<Measured>> = cases.iter().map(measure).collect::<Result<_, Failure>>()?;
    if !options.native_only {
        let in_chromium = chromium::measure(&cases, options.runs, &folder)?;
        measured.iter_mut().zip(in_chromium).for_each(|(places, more)| places.extend(more));
    }
    say::result(report(&inputs, &measured));
    Ok(())
}

/// A folder of its own for what is read and what Chromium loads, without what an earlier run left there.
fn empty_folder() -> Result<PathBuf, Failure> {
    let folder = shell::target_folder().join("bench");
    if folder.exists() {
        fs::remove_dir_all(&folder).map_err(could_not("empty", folder.display()))?;
    }
    fs::create_dir_all(&folder).map_err(could_not("write to", folder.display()))?;
    Ok(folder)
}

/// A catalogue in the formats that are read.
struct Input {
    name: String,
    cases: Vec<Case>,
}

/// One file, and what is to read it.
struct Case {
    /// What is printed.
    label: String,
    /// `import` or `page`, as `fonds_bench::read` has it.
    reader: &'static str,
    /// Path in the bench's folder, with slashes.
    file: String,
    bytes: u64,
}

/// What one case took in one place.
struct Measured {
    /// `native`, or the browser with the profile that its program was built with.
    place: String,
    records: u64,
    /// Milliseconds of each run.
    ms: Vec<f64>,
    /// Most memory in bytes, the file itself included; `None` if this system does not tell.
    peak: Option<u64>,
}

fn inputs(files: &[PathBuf], folder: &Path, program: &Program) -> Result<Vec<Input>, Failure> {
    if files.is_empty() {
        return Ok(vec![made_up(folder, program)?]);
    }
    let input = |(number, path): (usize, &PathBuf)| {
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        input(name, &number.to_string(), &unpacked(path)?, folder, program)
    };
    files.iter().enumerate().map(input).collect()
}

/// A made-up catalogue, read from JSON Lines as other files mostly are.
fn made_up(folder: &Path, program: &Program) -> Result<Input, Failure> {
    let json = inputs::made_up(MADE_UP_RECORDS);
    input(String::new(), "made-up", json.as_bytes(), folder, program)?;
    let lines = unpacked(&folder.join("made-up/catalogue.jsonl"))?;
    input("A made-up catalogue".to_owned(), "0", &lines, folder, program)
}

/// The bytes of a file that may be gzipped.
fn unpacked(path: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = fs::read(path).map_err(could_not("read", path.display()))?;
    if !bytes.starts_with(&GZIP_MAGIC) {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    MultiGzDecoder::new(&bytes[..]).read_to_end(&mut plain).map_err(could_not("unpack", path.display()))?;
    Ok(plain)
}

/// Puts a file into a subfolder of the bench's folder, beside what is written from it.
fn input(name: String, place: &str, bytes: &[u8], folder: &Path, program: &Program) -> Result<Input, Failure> {
    let inside = folder.join(place);
    let file = inside.join("as-it-is");
    let saved = fs::create_dir_all(&inside).and_then(|()| fs::write(&file, bytes));
    saved.map_err(could_not("write to", file.display()))?;
    let format = program.write_formats(&file, &inside)?;
    let case = |label: &str, reader, file: &str| Case {
        label: label.to_owned(),
        reader,
        file: format!("{place}/{file}"),
        bytes: fs::metadata(inside.join(file)).map_or(0, |file| file.len()),
    };
    let cases = vec![
        case(&format!("{format}, as it is"), "import", "as-it-is"),
        case("CSV of it", "import", "catalogue.csv"),
        case("our JSON of it", "page", "catalogue.json"),
    ];
    Ok(Input { name, cases })
}

/// A list of numbers; nothing of another value.
fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().into_iter().flatten().filter_map(Value::as_f64).collect()
}

/// A table for each input. `measured` has a list of places for each case, in their order.
fn report(inputs: &[Input], measured: &[Vec<Measured>]) -> String {
    let mut measured = measured.iter();
    let mut lines = Vec::new();
    for input in inputs {
        lines.extend([String::new(), input.name.clone(), HEADING.to_owned()]);
        for (case, places) in input.cases.iter().zip(&mut measured) {
            lines.push(format!("{:68}{:>12}", case.label, format!("{} bytes", thousands(case.bytes as usize))));
            lines.extend(places.iter().map(|measured| row(measured, case.bytes)));
        }
    }
    lines.join("\n")
}

const HEADING: &str = "                           records   best ms  median ms    MB/s   memory";

/// 1 MB is 1,000,000 bytes; the speed is that of the median. Memory is told as a multiple of the file.
fn row(measured: &Measured, bytes: u64) -> String {
    let best = measured.ms.iter().copied().fold(f64::INFINITY, f64::min);
    let median = median(&measured.ms);
    let speed = bytes as f64 / 1e3 / median;
    let memory = measured.peak.map_or("unknown".to_owned(), |peak| format!("{:.2} ×", peak as f64 / bytes as f64));
    let records = thousands(measured.records as usize);
    format!("  {:22} {records:>9} {best:>9.0} {median:>10.0} {speed:>7.1} {memory:>8}", measured.place)
}

/// The middle one, or the mean of the middle two; `NaN` of none.
fn median(ms: &[f64]) -> f64 {
    let mut sorted = ms.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.len() / 2;
    match sorted.len() {
        0 => f64::NAN,
        count if count % 2 == 1 => sorted[middle],
        _ => f64::midpoint(sorted[middle - 1], sorted[middle]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_median_is_the_middle_whatever_the_order() {
        assert_eq!(median(&[30.0, 1.0, 2.0]), 2.0);
        assert_eq!(median(&[4.0, 1.0, 2.0, 9.0]), 3.0);
        assert_eq!(median(&[5.0]), 5.0);
    }

    #[test]
    fn each_case_is_told_with_all_its_places() {
        let case = |label: &str, bytes| Case { label: label.to_owned(), reader: "import", file: String::new(), bytes };
        let at = |place: &str, ms: &[f64], peak| Measured {
            place: place.to_owned(),
            records: 70_000,
            ms: ms.to_vec(),
            peak,
        };
        let inputs = [Input { name: "a.jsonl".to_owned(), cases: vec![case("A", 20_000_000), case("B", 10_000_000)] }];
        let measured = [
            vec![at("native", &[500.0, 200.0, 100.0], Some(50_000_000)), at("Chromium", &[400.0], None)],
            vec![at("native", &[80.0, 120.0], Some(40_000_000))],
        ];
        let expected = "
a.jsonl
                           records   best ms  median ms    MB/s   memory
A                                                                   20,000,000 bytes
  native                    70,000       100        200   100.0   2.50 ×
  Chromium                  70,000       400        400    50.0  unknown
B                                                                   10,000,000 bytes
  native                    70,000        80        100   100.0   4.00 ×";
        assert_eq!(report(&inputs, &measured), expected);
    }

    #[test]
    fn a_gzipped_file_is_unpacked() {
        use std::io::Write;
        let path = std::env::temp_dir().join(format!("fonds-bench-{}.gz", std::process::id()));
        let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
        encoder.write_all(b"id,title\n").expect("memory");
        fs::write(&path, encoder.finish().expect("memory")).expect("a file");
        let plain = unpacked(&path);
        fs::remove_file(&path).expect("the file");
        assert_eq!(plain, Ok(b"id,title\n".to_vec()));
    }
}
