//! The command line, read into values. Nothing here runs anything.

use std::path::PathBuf;

use crate::say::Failure;

/// What `cargo xtask help` prints.
pub const HELP: &str = "\
cargo xtask serve     build the site and serve it on this computer
    --port N          on port N instead of 8080
    --under PATH      below a folder, such as /a/b/, as some hosts do
    --open            and open it in the browser
    --catalogue FILE  another catalogue: JSON, JSON Lines, CSV or TSV of any make, also gzipped
    --quick           built in seconds, larger and slower: for work on the page
cargo xtask build     build the site into a folder that any static host can serve
    --out DIR         into DIR instead of dist
    --catalogue FILE  another catalogue
    --quick           built in seconds, larger and slower
cargo xtask test      run every test: formatting, clippy, native, components, browser, budgets
    --quick           only what needs no browser
    --only WORDS      only the browser tests whose names have these words, on a page built with --quick
    --published       with --only: on the page as it is published
cargo xtask budget    what the first visit costs, file by file, and whether that is within the budget
cargo xtask pictures  take the pictures of the README again (docs/*.png)
cargo xtask bench     search beside other engines in Chromium: time, bytes, memory, what is found
    --sizes N,N       with so many records (1000,10000,100000 if not said)
    --peers P,P       these only: ours, ours-page, or a name in bench/peers
    --runs N          N runs of each, of which the median is told (1 if not said)
    --budget-ms N     N ms of asking for each way to search (10000 if not said)
    --out DIR         results into DIR
    --add             to those that are there, in the place of earlier ones of the same engine and size
cargo xtask bench table DIR
                      the tables once more of the results in DIR
cargo xtask bench page FILE
                      how long a reader of this catalogue waits in Chromium, key by key
cargo xtask bench read
                      how fast catalogues are read, natively and in Chromium: a made-up one, or
    FILE...           these files, of any format that can be read, also gzipped
    --runs N          N runs of each (7 if not said)
    --native          without the browser

Tools that are missing are found or installed, into a cache folder outside the clone (FONDS_CACHE names another one).";

/// What was asked for.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Print [`HELP`].
    Help,
    /// Build and serve.
    Serve(ServeOptions),
    /// Build into a folder.
    Build(BuildOptions),
    /// Run the tests.
    Test(TestOptions),
    /// Measure the first visit.
    Budget,
    /// Take the pictures of the README.
    Pictures,
    /// Measure.
    Bench(BenchOptions),
}

/// How to serve.
#[derive(Clone, Debug, PartialEq)]
pub struct ServeOptions {
    /// TCP port on 127.0.0.1; 0 lets the system choose.
    pub port: u16,
    /// Path of the site's folder, with a slash at both ends.
    pub under: String,
    /// Open the address in the reader's browser.
    pub open: bool,
    /// What to build.
    pub build: BuildOptions,
}

/// What to build, and where to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BuildOptions {
    /// A catalogue other than `public/catalogue.json`.
    pub catalogue: Option<PathBuf>,
    /// The folder that is made; `dist` in the workspace if absent.
    pub out: Option<PathBuf>,
    /// Made in seconds, larger and slower.
    pub quick: bool,
}

/// Which tests to run.
#[derive(Clone, Debug, PartialEq)]
pub enum TestOptions {
    /// All of them.
    All,
    /// Those that need no browser.
    Quick,
    /// Those in the browser whose names have one of these parts; on a page made in seconds, or as it is published.
    Only(Vec<String>, Page),
}

/// Which build of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// The one that is made in seconds.
    Quick,
    /// The one that is published.
    Published,
}

/// What to measure.
#[derive(Clone, Debug, PartialEq)]
pub enum BenchOptions {
    /// Search, beside other engines.
    Peers(PeerOptions),
    /// Nothing: print the tables of the results in a folder.
    Table(PathBuf),
    /// The page with the catalogue in a file.
    Page(PathBuf),
    /// The reading of catalogues.
    Read(ReadOptions),
}

/// Which engines to measure, and with what.
#[derive(Clone, Debug, PartialEq)]
pub struct PeerOptions {
    /// Numbers of records, in ascending order.
    pub sizes: Vec<u64>,
    /// Names of engines; empty for those that each size is meant for.
    pub peers: Vec<String>,
    /// How often each is measured at each size; at least 1.
    pub runs: usize,
    /// Measured time for each way to search, in ms.
    pub budget_ms: u64,
    /// The folder for the results; one in the target folder if absent.
    pub out: Option<PathBuf>,
    /// Keep what the folder holds of other engines and sizes.
    pub add: bool,
}

/// Whose reading to measure.
#[derive(Clone, Debug, PartialEq)]
pub struct ReadOptions {
    /// Catalogues of any format, also gzipped; a made-up one if there are none.
    pub files: Vec<PathBuf>,
    /// How often each is read; at least 1.
    pub runs: usize,
    /// Leave out the browser.
    pub native_only: bool,
}

/// Reads the words after `cargo xtask`.
pub fn parse(words: &[String]) -> Result<Command, Failure> {
    let mut words = words.iter().map(String::as_str);
    let command = words.next().unwrap_or("help");
    let mut options = Options::new(command, words.collect());
    let parsed = match command {
        "serve" => Command::Serve(serve(&mut options)?),
        "build" => Command::Build(build(&mut options)?),
        "test" => Command::Test(test(&mut options)?),
        "budget" => Command::Budget,
        "pictures" => Command::Pictures,
        "bench" => Command::Bench(bench(&mut options)?),
        "help" | "--help" | "-h" => Command::Help,
        other => return Err(Failure::new(format!("There is no command “{other}”.\n\n{HELP}"))),
    };
    options.nothing_left()?;
    Ok(parsed)
}

fn serve(options: &mut Options) -> Result<ServeOptions, Failure> {
    let port = match options.value("--port")? {
        None => 8080,
        Some(text) => text
            .parse()
            .map_err(|_| Failure::new(format!("--port expects a number from 0 to 65535, but found “{text}”.")))?,
    };
    Ok(ServeOptions {
        port,
        under: folder(options.value("--under")?.unwrap_or_default()),
        open: options.flag("--open"),
        build: BuildOptions {
            catalogue: options.value("--catalogue")?.map(PathBuf::from),
            out: None,
            quick: options.flag("--quick"),
        },
    })
}

fn build(options: &mut Options) -> Result<BuildOptions, Failure> {
    Ok(BuildOptions {
        catalogue: options.value("--catalogue")?.map(PathBuf::from),
        out: options.value("--out")?.map(PathBuf::from),
        quick: options.flag("--quick"),
    })
}

fn test(options: &mut Options) -> Result<TestOptions, Failure> {
    let page = if options.flag("--published") { Page::Published } else { Page::Quick };
    if let Some(first) = options.value("--only")? {
        let names = std::iter::once(first).chain(options.names());
        return Ok(TestOptions::Only(names.map(str::to_owned).collect(), page));
    }
    Ok(if options.flag("--quick") { TestOptions::Quick } else { TestOptions::All })
}

fn bench(options: &mut Options) -> Result<BenchOptions, Failure> {
    match options.left.first() {
        Some(&"read") => {
            options.left.remove(0);
            read(options).map(BenchOptions::Read)
        }
        Some(&"table") => {
            let folder = one_name(options, "`cargo xtask bench table` expects a folder, but the command ends there.")?;
            Ok(BenchOptions::Table(folder))
        }
        Some(&"page") => {
            let file = one_name(options, "`cargo xtask bench page` expects a catalogue, but the command ends there.")?;
            Ok(BenchOptions::Page(file))
        }
        _ => peers(options).map(BenchOptions::Peers),
    }
}

/// The name after the one that stands first.
fn one_name(options: &mut Options, otherwise: &str) -> Result<PathBuf, Failure> {
    options.left.remove(0);
    options.names().next().map(PathBuf::from).ok_or_else(|| Failure::new(otherwise))
}

fn peers(options: &mut Options) -> Result<PeerOptions, Failure> {
    let sizes = options.value("--sizes")?.unwrap_or("1000,10000,100000");
    let mut sizes = sizes.split(',').map(|text| count("--sizes", text)).collect::<Result<Vec<u64>, Failure>>()?;
    sizes.sort_unstable();
    let peers = options.value("--peers")?.into_iter().flat_map(|names| names.split(',')).map(str::to_owned).collect();
    Ok(PeerOptions {
        sizes,
        peers,
        runs: count("--runs", options.value("--runs")?.unwrap_or("1"))? as usize,
        budget_ms: count("--budget-ms", options.value("--budget-ms")?.unwrap_or("10000"))?,
        out: options.value("--out")?.map(PathBuf::from),
        add: options.flag("--add"),
    })
}

fn read(options: &mut Options) -> Result<ReadOptions, Failure> {
    let runs = count("--runs", options.value("--runs")?.unwrap_or("7"))? as usize;
    let native_only = options.flag("--native");
    Ok(ReadOptions { files: options.names().map(PathBuf::from).collect(), runs, native_only })
}

fn count(option: &str, text: &str) -> Result<u64, Failure> {
    text.parse()
        .ok()
        .filter(|count| *count > 0)
        .ok_or_else(|| Failure::new(format!("{option} expects a number from 1 on, but found “{text}”.")))
}

fn folder(path: &str) -> String {
    match path.trim_matches('/') {
        "" => "/".to_owned(),
        inner => format!("/{inner}/"),
    }
}

/// The words of a command that are not yet understood.
struct Options<'a> {
    command: &'a str,
    left: Vec<&'a str>,
}

impl<'a> Options<'a> {
    fn new(command: &'a str, left: Vec<&'a str>) -> Self {
        Self { command, left }
    }

    fn flag(&mut self, name: &str) -> bool {
        let found = self.left.iter().position(|word| *word == name);
        found.map(|at| self.left.remove(at)).is_some()
    }

    /// `--name VALUE` or `--name=VALUE`.
    fn value(&mut self, name: &str) -> Result<Option<&'a str>, Failure> {
        let with_equals = format!("{name}=");
        let Some(at) = self.left.iter().position(|word| *word == name || word.starts_with(&with_equals)) else {
            return Ok(None);
        };
        let word = self.left.remove(at);
        if let Some(value) = word.strip_prefix(&with_equals) {
            return Ok(Some(value));
        }
        if at == self.left.len() {
            return Err(Failure::new(format!("{name} expects a value, but the command ends there.")));
        }
        Ok(Some(self.left.remove(at)))
    }

    /// The words that are no options. Call it last.
    fn names(&mut self) -> impl Iterator<Item = &'a str> + use<'a> {
        let (names, options) = self.left.iter().partition::<Vec<_>, _>(|word| !word.starts_with('-'));
        self.left = options;
        names.into_iter()
    }

    fn nothing_left(&self) -> Result<(), Failure> {
        match self.left.first() {
            None => Ok(()),
            Some(word) => Err(Failure::new(format!(
                "“{word}” is nothing that `cargo xtask {}` knows: see `cargo xtask help`.",
                self.command
            ))),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, Failure> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        parse(&words)
    }

    #[test]
    fn serve_has_defaults() {
        let expected = ServeOptions { port: 8080, under: "/".into(), open: false, build: BuildOptions::default() };
        assert_eq!(parsed("serve"), Ok(Command::Serve(expected)));
    }

    #[test]
    fn options_come_in_any_order_and_with_or_without_an_equals_sign() {
        let expected = ServeOptions {
            port: 9000,
            under: "/a/b/".into(),
            open: true,
            build: BuildOptions { catalogue: Some("tate.jsonl.gz".into()), out: None, quick: false },
        };
        assert_eq!(
            parsed("serve --open --catalogue=tate.jsonl.gz --under a/b --port 9000"),
            Ok(Command::Serve(expected))
        );
    }

    #[test]
    fn build_takes_a_folder_and_a_catalogue() {
        let expected = BuildOptions { catalogue: Some("c.json".into()), out: Some("site".into()), quick: true };
        assert_eq!(parsed("build --out site --quick --catalogue c.json"), Ok(Command::Build(expected)));
    }

    #[test]
    fn some_of_the_tests_can_be_named() {
        assert_eq!(parsed("test"), Ok(Command::Test(TestOptions::All)));
        assert_eq!(parsed("test --quick"), Ok(Command::Test(TestOptions::Quick)));
        let only = |page| TestOptions::Only(vec!["timeline".into(), "facets".into()], page);
        assert_eq!(parsed("test --only timeline facets"), Ok(Command::Test(only(Page::Quick))));
        assert_eq!(parsed("test --published --only timeline facets"), Ok(Command::Test(only(Page::Published))));
    }

    #[test]
    fn bench_read_takes_any_number_of_files() {
        let expected = ReadOptions { files: vec!["a.csv".into(), "b.jsonl.gz".into()], runs: 3, native_only: true };
        let found = parsed("bench read a.csv --native --runs=3 b.jsonl.gz");
        assert_eq!(found, Ok(Command::Bench(BenchOptions::Read(expected))));
        let expected = ReadOptions { files: Vec::new(), runs: 7, native_only: false };
        assert_eq!(parsed("bench read"), Ok(Command::Bench(BenchOptions::Read(expected))));
    }

    #[test]
    fn bench_takes_sizes_and_engines_separated_by_commas() {
        let peers = |line| match parsed(line) {
            Ok(Command::Bench(BenchOptions::Peers(options))) => options,
            other => panic!("{other:?}"),
        };
        let options = peers("bench --peers ours,sqlite --sizes=10000,1000 --runs 3 --budget-ms 500 --out o --add");
        let expected = PeerOptions {
            sizes: vec![1000, 10_000],
            peers: vec!["ours".into(), "sqlite".into()],
            runs: 3,
            budget_ms: 500,
            out: Some("o".into()),
            add: true,
        };
        assert_eq!(options, expected);
        assert_eq!(peers("bench").sizes, [1000, 10_000, 100_000]);
        assert_eq!(parsed("bench table o"), Ok(Command::Bench(BenchOptions::Table("o".into()))));
        assert_eq!(parsed("bench page a.csv"), Ok(Command::Bench(BenchOptions::Page("a.csv".into()))));
    }

    #[test]
    fn no_command_asks_for_help() {
        assert_eq!(parsed(""), Ok(Command::Help));
    }

    #[test]
    fn a_mistake_is_answered_with_a_sentence() {
        let sentence = |line| parsed(line).map_err(|failure| failure.to_string());
        assert_eq!(
            sentence("serve --port many"),
            Err("--port expects a number from 0 to 65535, but found “many”.".into())
        );
        assert_eq!(sentence("build --out"), Err("--out expects a value, but the command ends there.".into()));
        assert_eq!(
            sentence("test --fast"),
            Err("“--fast” is nothing that `cargo xtask test` knows: see `cargo xtask help`.".into())
        );
        assert_eq!(sentence("bench --runs 0"), Err("--runs expects a number from 1 on, but found “0”.".into()));
        assert_eq!(sentence("bench --sizes 10k"), Err("--sizes expects a number from 1 on, but found “10k”.".into()));
        assert_eq!(
            sentence("bench read a.csv --fast"),
            Err("“--fast” is nothing that `cargo xtask bench` knows: see `cargo xtask help`.".into())
        );
        assert!(sentence("deploy").is_err_and(|text| text.starts_with("There is no command “deploy”.")));
    }
}
