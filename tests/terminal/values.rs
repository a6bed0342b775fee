//! How values are shown.

use crate::screen::{Setup, session};

#[test]
fn an_expression_shows_its_repr_and_stays_as_underscore() {
    let session = session();
    session.run("'a\\n' * 2");
    session.see("'a\\na\\n'");
    session.run("_ + 'b'");
    session.see("'a\\na\\nb'");
    session.run("None");
    session.run("len(_)");
    session.see("\n5\n>>> ");
}

#[test]
fn long_and_nested_values_are_laid_out() {
    let session = Setup::new().size(40, 50).start();
    session.see(">>> ");
    session.run("list(range(20))");
    session.see(
        "[\n    0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13,\n    14, 15, 16, 17, 18, 19,\n]",
    );
    session.run("{'name': 'Ada', 'all': [{'x': 1}, {'y': 'z' * 30}]}");
    session.see("{\n    'name': 'Ada',\n    'all': [\n        {'x': 1},\n        {'y': 'zzz");
}

#[test]
fn wide_letters_are_counted_as_they_look() {
    let session = Setup::new().size(30, 40).start();
    session.see(">>> ");
    session.run("['漢字漢字'] * 4");
    session.see("[\n    '漢字漢字', '漢字漢字', '漢字漢字',\n    '漢字漢字',\n]");
    session.keys("'漢字'\x1b[D\x1b[Dx");
    session.see_line(">>> '漢x字'");
}

#[test]
fn tasks_and_coroutines_say_where_they_stand() {
    let session = session();
    session.block(&["async def nap(n):", "await sleep(n)"]);
    session.run("c = nap(0)");
    session.run("c");
    session.see("<coroutine object nap at 0x");
    session.see("not started: `await` it, or give it to create_task()");
    session.run("c.close()");
    session.run("t = create_task(nap(100))");
    session.run("await sleep(0.05)");
    session.run("t");
    session.see("<Task pending name='Task-1' coro=<nap() running at <input 1>:2>");
    session.see("\n  at <input 1>:2, in nap: asleep, ");
}

#[test]
fn only_the_last_line_of_several_is_shown() {
    let session = session();
    session.paste("1\n2\n'the last'");
    session.run("");
    session.see("'the last'\n>>> ");
    session.lacks("\n1\n");
    session.run("'a'; 'b'");
    session.see("\n'a'\n'b'\n>>> ");
}
