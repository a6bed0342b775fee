//! File names, completed.

use std::path::{Path, PathBuf};

use rustyline::completion::Pair;

/// The files whose path begins like this; folders end with a slash.
pub fn offers(prefix: &str) -> Vec<Pair> {
    let (folder, start) = match prefix.rfind('/') {
        Some(slash) => prefix.split_at(slash + 1),
        None => ("", prefix),
    };
    let Ok(entries) = std::fs::read_dir(place(folder)) else {
        return Vec::new();
    };
    let mut names: Vec<String> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let hidden = name.starts_with('.') && !start.starts_with('.');
            let fits = name.starts_with(start) && !hidden;
            let slash = if entry.path().is_dir() { "/" } else { "" };
            fits.then(|| format!("{name}{slash}"))
        })
        .collect();
    names.sort();
    names
        .into_iter()
        .map(|name| Pair {
            replacement: format!("{folder}{name}"),
            display: name,
        })
        .collect()
}

/// The folder that a path as it is written means.
fn place(folder: &str) -> PathBuf {
    match (folder.strip_prefix("~/"), std::env::var_os("HOME")) {
        (Some(rest), Some(home)) => Path::new(&home).join(rest),
        _ if folder.is_empty() => PathBuf::from("."),
        _ => PathBuf::from(folder),
    }
}
