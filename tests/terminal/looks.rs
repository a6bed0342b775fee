//! Colours, errors, narrow and dumb terminals.

use crate::screen::{CTRL_C, CTRL_D, ENTER, Setup, session};

#[test]
fn errors_show_the_input_by_name_with_its_line() {
    let session = session();
    session.block(&["def f(x):", "return 1 / x"]);
    session.run("f(0)");
    session.see("File \"<input 2>\", line 1, in <module>\n    f(0)");
    session.see("File \"<input 1>\", line 2, in f");
    session.see("return 1 / x");
    session.see("ZeroDivisionError: division by zero\n>>> ");
}

#[test]
fn a_syntax_error_points_into_what_was_typed() {
    let session = session();
    session.run("x = = 3");
    session.see("[<input 1>:1:5]");
    session.see("1 │ x = = 3\n   ·     ─");
    session.see("SyntaxError: invalid syntax");
    session.run("for x in y");
    session.see("SyntaxError: expected ':'");
}

#[test]
fn words_are_coloured() {
    let session = Setup::new().set("NO_COLOR", "").start();
    session.see(">>> ");
    session.keys("await 'text'");
    session.wait("a blue keyword and a green string", |screen| {
        let colour = |column| screen.cell(1, column).map(vt100::Cell::fgcolor);
        colour(4) == Some(vt100::Color::Idx(4)) && colour(11) == Some(vt100::Color::Idx(2))
    });
}

#[test]
fn matching_brackets_stand_out() {
    let session = Setup::new().set("NO_COLOR", "").start();
    session.see(">>> ");
    session.keys("len((1, 2)");
    let bold =
        |screen: &vt100::Screen, column| screen.cell(1, column).is_some_and(vt100::Cell::bold);
    session.wait("marked pair", |screen| {
        bold(screen, 8) && bold(screen, 13) && !bold(screen, 7)
    });
    session.keys(")");
    session.wait("marked pair", |screen| {
        bold(screen, 7) && bold(screen, 14) && !bold(screen, 8)
    });
}

#[test]
fn no_color_means_none() {
    let session = session();
    session.keys("await sleep(0)");
    session.run("");
    session.run("1 / 0");
    session.wait("plain text", |screen| {
        let (rows, columns) = screen.size();
        (0..rows).all(|row| {
            (0..columns).all(|column| {
                let cell = screen.cell(row, column);
                cell.is_none_or(|cell| cell.fgcolor() == vt100::Color::Default && !cell.bold())
            })
        })
    });
}

#[test]
fn it_works_at_40_columns() {
    let session = Setup::new().size(40, 40).start();
    session.see("Bide");
    session.see(">>> ");
    session.run("print('a long line that goes on over the edge')");
    session.see("e')\na long line that goes on over the edge\n>>> ");
    session.block(&["def add(first, second):", "return first + second"]);
    session.run("add(1, 2)");
    session.see("\n3\n>>> ");
    session.run("add(1, 'x' * 2)");
    session.see("TypeError");
    session.run(":help");
}

#[test]
fn a_dumb_terminal_gets_plain_lines() {
    let mut session = Setup::new().set("TERM", "dumb").start();
    session.see(">>> ");
    session.keys("x = 20\n");
    session.see("x = 20\n>>>");
    session.keys("if x:\n");
    session.see(">>> if x:\n...");
    session.keys("    print(x + 1)\n");
    session.see("...     print(x + 1)\n...");
    session.keys("\n");
    session.see("...\n21\n>>>");
    session.keys("await sleep(0, 'awaited')\n");
    session.see("\n'awaited'\n>>>");
    session.keys("half");
    session.see(">>> half");
    session.keys(CTRL_C);
    session.see("KeyboardInterrupt\n>>>");
    session.keys("'alive'\n");
    session.see("\n'alive'\n>>>");
    session.keys(CTRL_D);
    assert_eq!(session.status(), Some(0));
}

#[test]
fn output_without_an_end_is_kept() {
    let session = session();
    session.run("print('no end', end='')");
    session.see("no end\n>>> ");
    session.run("2");
    session.see("no end\n>>> 2\n2\n>>> ");
}

#[test]
fn a_script_may_read_what_is_typed() {
    let session = session();
    session.keys("name = input('name? ')");
    session.keys(ENTER);
    session.see("\nname? ");
    session.run("Ada");
    session.run("name");
    session.see("'Ada'");
}

#[test]
fn a_terminal_that_changes_its_width_is_followed() {
    let session = session();
    session.resize(40, 30);
    session.run("list(range(12))");
    session.see("[\n    0, 1, 2, 3, 4, 5, 6, 7, 8,\n    9, 10, 11,\n]");
}
