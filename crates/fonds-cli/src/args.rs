//! The command line, as `--help` explains it.

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

/// Check, convert and compare catalogues of archives.
///
/// Reads JSON, JSON Lines, CSV and TSV of any make and in any encoding, gzipped or not, found out by their content. `-` is the
/// standard input.
#[derive(Debug, Parser)]
#[command(
    name = "fonds",
    version,
    max_term_width = 100,
    after_help = "\
Examples:
  fonds check letters.csv                        what is understood, and what is to be mended
  fonds convert letters.csv --to json            makes letters.json, a catalogue for public/catalogue.json
  fonds dates letters.csv --not-understood       dates that stand nowhere in time
  fonds diff old/catalogue.json catalogue.json   what changed from one version to the next

The exit status is 0 if all is well, 1 if something is wrong with a catalogue, 2 if the command could not be carried out."
)]
pub struct Fonds {
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Say how files are understood, and what is wrong with them
    #[command(after_help = "\
Examples:
  fonds check catalogue.json
  fonds check letters.csv --mapping letters.mapping --encoding windows-1252
  fonds check *.csv --format json --strict       for a workflow: one JSON object a file, status 1 on any warning")]
    Check(Check),
    /// Write a catalogue in another format
    #[command(after_help = "\
Examples:
  fonds convert letters.csv --to json --title \"Letters of the Harbour Office\"
  fonds convert catalogue.json --to csv --out table/       a table, its authorities and its description
  fonds convert catalogue.json --to ris --out -            to the standard output
  fonds convert letters.csv --to json --set-aside left.csv what could not be a record, as it came")]
    Convert(Convert),
    /// List how each date was understood
    #[command(after_help = "\
Examples:
  fonds dates letters.csv
  fonds dates letters.csv --not-understood
  fonds dates letters.csv --format json | jq 'select(.edtf == null)'")]
    Dates(Dates),
    /// List names, their variants, and names that are likely one
    #[command(after_help = "\
Examples:
  fonds names catalogue.json
  fonds names letters.csv --proposals            only names that are likely one; nothing is merged")]
    Names(Names),
    /// Say what changed from one catalogue to another
    #[command(after_help = "\
Examples:
  fonds diff old.json new.json                   the exit status is 1 if anything changed
  fonds diff letters-2025.csv letters-2026.csv --format json")]
    Diff(Diff),
}

/// How to read a file, as far as it is not found out.
#[derive(Clone, Debug, Default, Args)]
pub struct Reading {
    /// What columns mean: a file with lines such as `Schlagworte = subjects` (docs/importing.md)
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
    /// The encoding of a table that is not UTF-8, such as windows-1251
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// A table of names and their variants; of STEM.csv, STEM.authorities.csv is found by itself
    #[arg(long, value_name = "FILE")]
    pub authorities: Option<PathBuf>,
}

/// For people, or for programs.
#[derive(Clone, Copy, Debug, Default, PartialEq, ValueEnum)]
pub enum Form {
    /// For people
    #[default]
    Human,
    /// JSON, one object a line
    Json,
}

/// `fonds check`
#[derive(Debug, Args)]
pub struct Check {
    /// Catalogues; `-` is the standard input
    #[arg(required = true, value_name = "FILE")]
    pub files: Vec<PathBuf>,
    #[command(flatten)]
    pub reading: Reading,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
    /// Let warnings too end in status 1
    #[arg(long)]
    pub strict: bool,
}

/// `fonds convert`
#[derive(Debug, Args)]
pub struct Convert {
    /// A catalogue; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// The format to write: json, json-lines, csv, ris, bibtex, csl-json, json-ld or data-package
    #[arg(long, value_name = "FORMAT")]
    pub to: String,
    /// A file, a folder, or `-` for the standard output; beside the input if absent
    #[arg(long, value_name = "PATH")]
    pub out: Option<PathBuf>,
    /// What the catalogue is called, if the file does not say
    #[arg(long)]
    pub title: Option<String>,
    /// Where to write rows that could not be records, as they came
    #[arg(long, value_name = "FILE")]
    pub set_aside: Option<PathBuf>,
    /// Write over files that are there
    #[arg(long)]
    pub force: bool,
}

/// `fonds dates`
#[derive(Debug, Args)]
pub struct Dates {
    /// A catalogue; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
    /// Only dates that stand nowhere in time
    #[arg(long)]
    pub not_understood: bool,
}

/// `fonds names`
#[derive(Debug, Args)]
pub struct Names {
    /// A catalogue; `-` is the standard input
    #[arg(value_name = "FILE")]
    pub file: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
    /// Only names that are likely one
    #[arg(long)]
    pub proposals: bool,
}

/// `fonds diff`
#[derive(Debug, Args)]
pub struct Diff {
    /// The catalogue as it was
    #[arg(value_name = "OLD")]
    pub old: PathBuf,
    /// The catalogue as it is
    #[arg(value_name = "NEW")]
    pub new: PathBuf,
    #[command(flatten)]
    pub reading: Reading,
    /// For people, or for programs
    #[arg(long, value_enum, default_value_t)]
    pub format: Form,
}
