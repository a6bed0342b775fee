//! What was typed in this and earlier sessions, on disk.
//!
//! A line of the file is an entry, with `\n` and `\\` for line ends and backslashes. Each entry is
//! appended by itself, under a lock, so that several sessions at once lose nothing; lines that make no
//! sense are passed over; a file that has grown too long is cut to its newest entries.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt, PermissionsExt};
use std::path::{Path, PathBuf};

/// At most so many entries are kept.
pub const ENTRIES_MAX: usize = 2_000;
/// A longer entry is not kept.
const ENTRY_BYTES_MAX: usize = 16 * 1024;
/// A file beyond this is cut.
const FILE_BYTES_MAX: u64 = 1 << 20;

/// The file.
pub struct History {
    path: PathBuf,
}

impl History {
    /// Where the environment says: `BIDE_HISTORY`, or else in the folder for state. None if that is
    /// nowhere, or `BIDE_HISTORY` is empty.
    pub fn from_environment() -> Option<History> {
        let variable = |name: &str| std::env::var_os(name).map(PathBuf::from);
        let path = match variable("BIDE_HISTORY") {
            Some(path) => path,
            None => {
                let state = variable("XDG_STATE_HOME").filter(|path| path.is_absolute());
                let home = || variable("HOME").map(|home| home.join(".local/state"));
                state.or_else(home)?.join("bide/history")
            }
        };
        (!path.as_os_str().is_empty()).then_some(History { path })
    }

    /// The entries, oldest first.
    pub fn load(&self) -> Vec<String> {
        let mut bytes = Vec::new();
        // A file that cannot be read is as good as none.
        let _ = File::open(&self.path).and_then(|file| {
            let length = file.metadata()?.len();
            let mut file = file;
            file.seek(SeekFrom::Start(length.saturating_sub(2 * FILE_BYTES_MAX)))?;
            file.read_to_end(&mut bytes)
        });
        entries(&bytes)
    }

    /// Adds an entry at the end. What begins with a blank is private.
    pub fn add(&self, entry: &str) -> io::Result<()> {
        if entry.starts_with(' ') || entry.trim().is_empty() || entry.len() > ENTRY_BYTES_MAX {
            return Ok(());
        }
        let mut file = self.open()?;
        file.lock()?;
        let length = file.metadata()?.len();
        let mut line = escaped(entry);
        if length > 0 && !ends_with_newline(&mut file)? {
            line.insert(0, '\n');
        }
        file.write_all(line.as_bytes())?;
        if length > FILE_BYTES_MAX {
            cut(&mut file)?;
        }
        Ok(())
    }

    fn open(&self) -> io::Result<File> {
        if let Some(folder) = self.path.parent().filter(|folder| !folder.exists()) {
            DirBuilder::new()
                .recursive(true)
                .mode(0o700)
                .create(folder)?;
        }
        let file = OpenOptions::new()
            .read(true)
            .append(true)
            .create(true)
            .mode(0o600)
            .open(&self.path)?;
        keep_private(&self.path, &file);
        Ok(file)
    }
}

/// Takes from others what an older file may let them read.
fn keep_private(path: &Path, file: &File) {
    let mode = file.metadata().map(|about| about.permissions().mode());
    if mode.is_ok_and(|mode| mode & 0o077 != 0) {
        // Somebody else's file is theirs to protect.
        let _ = fs::set_permissions(path, fs::Permissions::from_mode(0o600));
    }
}

fn ends_with_newline(file: &mut File) -> io::Result<bool> {
    let mut last = [0];
    file.seek(SeekFrom::End(-1))?;
    file.read_exact(&mut last)?;
    Ok(last == [b'\n'])
}

/// Leaves only the newest half of what may be kept.
fn cut(file: &mut File) -> io::Result<()> {
    let mut bytes = Vec::new();
    file.seek(SeekFrom::Start(0))?;
    file.read_to_end(&mut bytes)?;
    let all = entries(&bytes);
    let mut room = FILE_BYTES_MAX as usize / 2;
    let mut kept: Vec<String> = Vec::new();
    for entry in all.iter().rev().take(ENTRIES_MAX / 2) {
        let line = escaped(entry);
        if line.len() > room {
            break;
        }
        room -= line.len();
        kept.push(line);
    }
    kept.reverse();
    file.set_len(0)?;
    file.write_all(kept.concat().as_bytes())
}

fn entries(bytes: &[u8]) -> Vec<String> {
    let lines = bytes.split(|&byte| byte == b'\n');
    let mut entries: Vec<String> = lines.filter_map(entry).collect();
    entries.drain(..entries.len().saturating_sub(ENTRIES_MAX));
    entries
}

/// The entry in a line; none if the line is damaged.
fn entry(line: &[u8]) -> Option<String> {
    let line = std::str::from_utf8(line).ok()?;
    if line.is_empty() || line.len() > ENTRY_BYTES_MAX {
        return None;
    }
    let mut text = String::with_capacity(line.len());
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        match letter {
            '\\' => text.push(match letters.next()? {
                'n' => '\n',
                '\\' => '\\',
                _ => return None,
            }),
            _ if letter.is_control() && letter != '\t' => return None,
            _ => text.push(letter),
        }
    }
    Some(text)
}

fn escaped(entry: &str) -> String {
    entry.replace('\\', "\\\\").replace('\n', "\\n") + "\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A history in a folder of its own, which is removed with the first of the two.
    fn scratch() -> (tempfile::TempDir, History) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("history");
        (folder, History { path })
    }

    #[test]
    fn entries_come_back_as_they_were() {
        let (_folder, history) = scratch();
        let texts = ["x = 1", "def f():\n    return '\\n'", "漢字"];
        for text in texts {
            history.add(text).unwrap();
        }
        history.add(" secret = 1").unwrap();
        assert_eq!(history.load(), texts);
        let mode = fs::metadata(&history.path).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600);
    }

    #[test]
    fn a_damaged_file_does_no_harm() {
        let (_folder, history) = scratch();
        history.add("first").unwrap();
        let mut bytes = fs::read(&history.path).unwrap();
        bytes.extend(b"\xff\xfe\x00\nbad \\q escape\n\x1b[2J\nno end");
        fs::write(&history.path, bytes).unwrap();
        history.add("last").unwrap();
        assert_eq!(history.load(), ["first", "no end", "last"]);
    }

    #[test]
    fn several_sessions_lose_nothing() {
        let (_folder, History { path }) = scratch();
        let writers: Vec<_> = (0..4)
            .map(|writer| {
                let history = History { path: path.clone() };
                std::thread::spawn(move || {
                    for number in 0..50 {
                        history.add(&format!("x = {writer}, {number}")).unwrap();
                    }
                })
            })
            .collect();
        writers
            .into_iter()
            .for_each(|writer| writer.join().unwrap());
        assert_eq!(History { path }.load().len(), 200);
    }

    #[test]
    fn it_does_not_grow_for_ever() {
        let (_folder, history) = scratch();
        let entry = "y".repeat(ENTRY_BYTES_MAX - 10);
        for number in 0..200 {
            history.add(&format!("{number} {entry}")).unwrap();
        }
        let length = fs::metadata(&history.path).unwrap().len();
        assert!(length < 2 * FILE_BYTES_MAX, "{length}");
        assert!(history.load().last().unwrap().starts_with("199 "));
    }
}
