//! Files that a page has its reader save.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};

use serde_json::json;

use super::page::Page;
use super::wait::eventually;

static FOLDERS: AtomicUsize = AtomicUsize::new(0);

/// A folder of its own into which the browser saves; it goes when it is dropped.
pub struct Downloads(PathBuf);

impl Downloads {
    /// Everything that this browser saves from now on.
    pub fn of(page: &Page) -> Self {
        let number = FOLDERS.fetch_add(1, Ordering::SeqCst);
        let folder = std::env::temp_dir().join(format!("fonds-saved-{}-{number}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder for files");
        let behaviour = json!({ "behavior": "allow", "downloadPath": folder });
        page.browser.command("Browser.setDownloadBehavior", behaviour);
        Self(folder)
    }

    /// Waits for the only file so far: its path.
    #[track_caller]
    pub fn path(&self) -> PathBuf {
        eventually("a saved file", || {
            let files: Vec<PathBuf> = fs::read_dir(&self.0).expect("the folder").flatten().map(|e| e.path()).collect();
            match &files[..] {
                [file] if !file.to_string_lossy().ends_with(".crdownload") => Ok(file.clone()),
                _ => Err(format!("there are {files:?}")),
            }
        })
    }

    /// Waits for the only file so far, and takes it away: its name and its text.
    #[track_caller]
    pub fn take(&self) -> (String, String) {
        let path = self.path();
        let text = fs::read_to_string(&path).expect("a text");
        fs::remove_file(&path).expect("a file of its own");
        (path.file_name().unwrap_or_default().to_string_lossy().into_owned(), text)
    }
}

impl Drop for Downloads {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}
