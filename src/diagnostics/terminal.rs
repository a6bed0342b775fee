//! What the terminal can show: decided once, from the environment.

use std::io::IsTerminal;
use std::rc::Rc;

use crate::vm::cx::Cx;

/// Columns assumed where nothing says how wide the terminal is.
const DEFAULT_WIDTH: usize = 100;

/// How messages look.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub struct Style {
    /// Whether colours may be used.
    pub colour: bool,
    /// Whether lines may be drawn with box characters.
    pub unicode: bool,
    /// Columns.
    pub width: usize,
}

impl Style {
    /// Bare text.
    pub const PLAIN: Style = Style {
        colour: false,
        unicode: false,
        width: DEFAULT_WIDTH,
    };

    /// What standard error can show.
    pub fn of_stderr() -> Style {
        Style::decide(std::io::stderr().is_terminal(), &|name| {
            std::env::var(name).ok()
        })
    }

    /// The rules: `NO_COLOR` and `FORCE_COLOR` decide about colour if they are set and not empty; a
    /// dumb terminal or a pipe gets plain text.
    fn decide(is_terminal: bool, variable: &dyn Fn(&str) -> Option<String>) -> Style {
        let set = |name| variable(name).is_some_and(|value| !value.is_empty());
        let capable = is_terminal && variable("TERM").is_none_or(|term| term != "dumb");
        let forced = set("FORCE_COLOR") && !set("NO_COLOR");
        Style {
            colour: forced || capable && !set("NO_COLOR"),
            unicode: capable && speaks_utf8(variable),
            width: width(variable),
        }
    }
}

fn speaks_utf8(variable: &dyn Fn(&str) -> Option<String>) -> bool {
    let locale = ["LC_ALL", "LC_CTYPE", "LANG"];
    let locale = locale
        .iter()
        .find_map(|name| variable(name).filter(|value| !value.is_empty()));
    locale.is_none_or(|locale| {
        let locale = locale.to_ascii_lowercase();
        locale.contains("utf-8") || locale.contains("utf8")
    })
}

fn width(variable: &dyn Fn(&str) -> Option<String>) -> usize {
    let columns = variable("COLUMNS").and_then(|columns| columns.parse().ok());
    columns.unwrap_or(DEFAULT_WIDTH).clamp(40, 200)
}

/// Says how an interpreter's messages look.
pub fn set_style(cx: &mut Cx, style: Style) {
    cx.module_state.insert("style", Rc::new(style));
}

/// How an interpreter's messages look.
pub fn style(cx: &Cx) -> Style {
    let known = cx.module_state.get("style");
    known
        .and_then(|style| style.downcast_ref().copied())
        .unwrap_or(Style::PLAIN)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(is_terminal: bool, variables: &[(&str, &str)], colour: bool, unicode: bool) {
        let lookup = |name: &str| {
            let found = variables.iter().find(|(known, _)| *known == name);
            found.map(|(_, value)| value.to_string())
        };
        let style = Style::decide(is_terminal, &lookup);
        assert_eq!(
            (style.colour, style.unicode),
            (colour, unicode),
            "{variables:?}"
        );
    }

    #[test]
    fn the_environment_decides() {
        check(true, &[], true, true);
        check(false, &[], false, false);
        check(true, &[("NO_COLOR", "1")], false, true);
        check(true, &[("NO_COLOR", "")], true, true);
        check(false, &[("FORCE_COLOR", "1")], true, false);
        check(
            false,
            &[("FORCE_COLOR", "1"), ("NO_COLOR", "1")],
            false,
            false,
        );
        check(true, &[("TERM", "dumb")], false, false);
        check(true, &[("LANG", "C")], true, false);
    }
}
