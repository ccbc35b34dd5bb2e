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
cargo xtask build     build the site into a folder that any static host can serve
    --out DIR         into DIR instead of dist
    --catalogue FILE  another catalogue
cargo xtask test      run every test: formatting, clippy, native, components, browser, budgets
    --quick           only what needs no browser
cargo xtask budget    what the first visit costs, file by file, and whether that is within the budget
cargo xtask bench     how fast catalogues are read, natively and in Chromium: a made-up one, or
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
    Test {
        /// Leave out what needs a browser.
        quick: bool,
    },
    /// Measure the first visit.
    Budget,
    /// Measure the reading of catalogues.
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
}

/// Whose reading to measure.
#[derive(Clone, Debug, PartialEq)]
pub struct BenchOptions {
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
        "test" => Command::Test { quick: options.flag("--quick") },
        "budget" => Command::Budget,
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
        build: BuildOptions { catalogue: options.value("--catalogue")?.map(PathBuf::from), out: None },
    })
}

fn build(options: &mut Options) -> Result<BuildOptions, Failure> {
    Ok(BuildOptions {
        catalogue: options.value("--catalogue")?.map(PathBuf::from),
        out: options.value("--out")?.map(PathBuf::from),
    })
}

fn bench(options: &mut Options) -> Result<BenchOptions, Failure> {
    let runs = match options.value("--runs")? {
        None => 7,
        Some(text) => text
            .parse()
            .ok()
            .filter(|runs| *runs > 0)
            .ok_or_else(|| Failure::new(format!("--runs expects a number from 1 on, but found “{text}”.")))?,
    };
    let native_only = options.flag("--native");
    Ok(BenchOptions { files: options.names().map(PathBuf::from).collect(), runs, native_only })
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
            build: BuildOptions { catalogue: Some("tate.jsonl.gz".into()), out: None },
        };
        assert_eq!(
            parsed("serve --open --catalogue=tate.jsonl.gz --under a/b --port 9000"),
            Ok(Command::Serve(expected))
        );
    }

    #[test]
    fn build_takes_a_folder_and_a_catalogue() {
        let expected = BuildOptions { catalogue: Some("c.json".into()), out: Some("site".into()) };
        assert_eq!(parsed("build --out site --catalogue c.json"), Ok(Command::Build(expected)));
    }

    #[test]
    fn bench_takes_any_number_of_files() {
        let expected = BenchOptions { files: vec!["a.csv".into(), "b.jsonl.gz".into()], runs: 3, native_only: true };
        assert_eq!(parsed("bench a.csv --native --runs=3 b.jsonl.gz"), Ok(Command::Bench(expected)));
        let expected = BenchOptions { files: Vec::new(), runs: 7, native_only: false };
        assert_eq!(parsed("bench"), Ok(Command::Bench(expected)));
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
        assert_eq!(
            sentence("bench a.csv --fast"),
            Err("“--fast” is nothing that `cargo xtask bench` knows: see `cargo xtask help`.".into())
        );
        assert!(sentence("deploy").is_err_and(|text| text.starts_with("There is no command “deploy”.")));
    }
}
