//! `fonds convert`: a catalogue in another format.

use std::path::{Path, PathBuf};

use fonds_core::import::Import;
use fonds_core::issue::thousands;
use fonds_core::read::Severity;
use fonds_core::write::{self, File, Format};

use crate::args::Convert;
use crate::files;
use crate::say::{self, Failure, Out, told};

/// Writes the files; `false` if something of the catalogue could not be taken over.
pub fn run(wish: &Convert) -> Result<bool, Failure> {
    let format = format(&wish.to)?;
    let mut file = files::catalogue(&wish.file, &wish.reading)?;
    if file.import.counts.kept == 0 && file.import.issues.iter().any(|issue| issue.severity == Severity::Error) {
        let issue = file.import.issues.first().map(ToString::to_string).unwrap_or_default();
        return Err(told(format!("{} has no record that can be read. {issue}", file.name)));
    }
    let stem = files::stem(&wish.file);
    entitle(&mut file.import, wish, &stem);
    let name = stem.file_name().unwrap_or_default().to_string_lossy();
    let (folder, name) = place(wish, &stem, &name, format);
    let written = write::files(&file.import.catalogue, format, &name);
    if wish.out.as_deref().is_some_and(files::is_stdin) {
        print(&written, format)?;
    } else {
        save(&written, &folder, wish)?;
    }
    set_aside(&file.import, wish)?;
    tell(&file.import, wish);
    Ok(file.import.issues.iter().all(|issue| issue.severity < Severity::Error))
}

fn format(name: &str) -> Result<Format, Failure> {
    Format::from_name(name).ok_or_else(|| {
        let names: Vec<&str> = Format::ALL.iter().map(|format| format.name()).collect();
        told(format!("--to expects one of {}, but found “{}”.", names.join(", "), say::visible(name)))
    })
}

/// A catalogue without a title is called as was wished, or by its file.
fn entitle(import: &mut Import, wish: &Convert, stem: &Path) {
    if let Some(title) = &wish.title {
        import.catalogue.title.clone_from(title);
    }
    if import.catalogue.title.is_empty() {
        import.catalogue.title = stem.file_name().unwrap_or_default().to_string_lossy().into_owned();
    }
}

/// The folder to write to, and the stem of the files in it.
fn place(wish: &Convert, stem: &Path, name: &str, format: Format) -> (PathBuf, String) {
    let beside = |path: &Path| path.parent().unwrap_or(Path::new("")).to_owned();
    match &wish.out {
        None => (beside(stem), name.to_owned()),
        Some(out) if out.is_dir() || out.as_os_str().to_string_lossy().ends_with(['/', '\\']) => {
            (out.clone(), name.to_owned())
        }
        Some(out) => {
            let file = out.file_name().unwrap_or_default().to_string_lossy().into_owned();
            let own = file.strip_suffix(&format!(".{}", format.extension())).map(str::to_owned);
            (beside(out), own.unwrap_or(file))
        }
    }
}

fn print(written: &[File], format: Format) -> Result<(), Failure> {
    let [file] = written else {
        let names: Vec<&str> = written.iter().map(|file| file.name.as_str()).collect();
        return Err(told(format!(
            "{} is several files ({}): name a folder with --out.",
            format.name(),
            names.join(", ")
        )));
    };
    let mut out = Out::new();
    out.bytes(&file.bytes)?;
    out.end()
}

fn save(written: &[File], folder: &Path, wish: &Convert) -> Result<(), Failure> {
    let is_input =
        |path: &Path| path.canonicalize().ok().is_some_and(|path| wish.file.canonicalize().ok() == Some(path));
    let paths: Vec<PathBuf> = written.iter().map(|file| folder.join(&file.name)).collect();
    if let Some(path) = paths.iter().find(|path| is_input(path)) {
        return Err(told(format!("{} is the file that is read. Name another place with --out.", path.display())));
    }
    // All or nothing: no file is written if one of them may not be.
    if let Some(path) = paths.iter().find(|path| path.exists() && !wish.force) {
        return files::write(path, &[], false);
    }
    for (path, file) in paths.iter().zip(written) {
        files::write(path, &file.bytes, wish.force)?;
        say::failure(&format!("wrote {} ({} bytes)", path.display(), thousands(file.bytes.len())));
    }
    Ok(())
}

fn set_aside(import: &Import, wish: &Convert) -> Result<(), Failure> {
    let Some(path) = &wish.set_aside else { return Ok(()) };
    let mut text = String::new();
    for row in &import.set_aside {
        text.push_str(&row.raw);
        if !row.raw.ends_with('\n') {
            text.push('\n');
        }
    }
    files::write(path, text.as_bytes(), wish.force)
}

/// What was not taken over as it stood, in short.
fn tell(import: &Import, wish: &Convert) {
    let counts = import.counts;
    let mut sentence = format!("{} of {} rows are records", thousands(counts.kept), thousands(counts.rows));
    if counts.set_aside > 0 {
        sentence += &format!(", {} were set aside", thousands(counts.set_aside));
        if wish.set_aside.is_none() {
            sentence += " (--set-aside FILE writes them out)";
        }
    }
    let worth_mending = import.issues.iter().filter(|issue| issue.severity > Severity::Note).count();
    if worth_mending > 0 {
        sentence += &format!("; `fonds check` tells of {worth_mending} kinds of problem");
    }
    say::failure(&(sentence + "."));
}
