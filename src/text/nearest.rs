//! The name nearest to one that was mistyped.

/// More candidates than this are not looked through.
const CANDIDATES_MAX: usize = 750;
/// Longer names are not compared.
const NAME_CHARS_MAX: usize = 40;
/// What it costs to add, drop or change a character…
const CHANGE: usize = 2;
/// …or only its case.
const CASE_CHANGE: usize = 1;

/// The candidate that takes the least to become `wrong`, if it takes little enough.
pub fn nearest(wrong: &str, candidates: Vec<String>) -> Option<String> {
    if candidates.len() > CANDIDATES_MAX || wrong.chars().count() > NAME_CHARS_MAX {
        return None;
    }
    let mut best: Option<(usize, String)> = None;
    for candidate in candidates
        .into_iter()
        .filter(|candidate| candidate != wrong)
    {
        let letters = candidate.chars().count() + wrong.chars().count();
        let mut most = (letters + 3) * CHANGE / 6;
        if let Some((distance, _)) = &best {
            most = most.min(distance - 1);
        }
        let distance = distance(wrong, &candidate);
        if distance <= most {
            best = Some((distance, candidate));
        }
    }
    best.map(|(_, candidate)| candidate)
}

/// The edit distance of two names (Levenshtein), where a change of case costs half.
fn distance(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    if b.len() > NAME_CHARS_MAX {
        return usize::MAX;
    }
    let mut row: Vec<usize> = (0..=b.len()).map(|column| column * CHANGE).collect();
    for (index, &from) in a.iter().enumerate() {
        let mut diagonal = row[0];
        row[0] = (index + 1) * CHANGE;
        for (column, &to) in b.iter().enumerate() {
            let changed = diagonal + substitution(from, to);
            diagonal = row[column + 1];
            row[column + 1] = changed.min(diagonal + CHANGE).min(row[column] + CHANGE);
        }
    }
    row[b.len()]
}

fn substitution(from: char, to: char) -> usize {
    if from == to {
        0
    } else if from.to_lowercase().eq(to.to_lowercase()) {
        CASE_CHANGE
    } else {
        CHANGE
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(wrong: &str, candidates: &[&str], expected: Option<&str>) {
        let candidates: Vec<String> = candidates.iter().map(|name| name.to_string()).collect();
        assert_eq!(nearest(wrong, candidates).as_deref(), expected);
    }

    #[test]
    fn the_nearest_name_is_suggested() {
        check("prnt", &["pow", "print", "property"], Some("print"));
        check("apend", &["append", "extend"], Some("append"));
        check("Main", &["main", "mail"], Some("main"));
        check("xyz", &["print", "abs"], None);
        check("f", &["g"], None);
    }
}
