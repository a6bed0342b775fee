//! Completion, hints, help, commands.

use crate::screen::{CTRL_C, RIGHT, Setup, TAB, session};

#[test]
fn names_attributes_and_keywords_are_completed() {
    let session = session();
    session.run("telephone = {'number': 1}");
    for (typed, completed) in [
        ("telep\t", "telephone"),
        ("telephone.popi\t", "telephone.popitem"),
        ("'text'.upp\t", "'text'.upper"),
        ("contin\t", "continue"),
        ("isinst\t", "isinstance"),
        ("asyncio.create_t\t", "asyncio.create_task"),
        ("telephone['n\t", "telephone['number']"),
        (
            "def f(parameter): return param\t",
            "def f(parameter): return parameter",
        ),
        ("print(1, flu\t", "print(1, flush="),
    ] {
        session.keys(typed);
        session.wait(completed, |screen| {
            let contents = screen.contents();
            contents
                .lines()
                .last()
                .is_some_and(|line| line.starts_with(&format!(">>> {completed}")))
        });
        session.keys(CTRL_C);
        session.see(">>> ");
    }
}

#[test]
fn several_are_listed() {
    let session = session();
    session.run("alpha_one = alpha_two = 1");
    session.keys("alp");
    session.keys(TAB);
    session.see("alpha_one  alpha_two");
    session.see_line(">>> alpha_");
}

#[test]
fn imports_are_completed() {
    let session = session();
    std::fs::write(
        session.home.join("neighbour.py"),
        "def greeting(): pass\nprint('not run')\n",
    )
    .unwrap();
    for (typed, completed) in [
        ("import neigh\t", ">>> import neighbour"),
        (
            "from neighbour import gr\t",
            ">>> from neighbour import greeting",
        ),
        (
            "from asyncio import gath\t",
            ">>> from asyncio import gather",
        ),
        ("import contextv\t", ">>> import contextvars"),
    ] {
        session.keys(typed);
        session.see_line(completed);
        session.keys(CTRL_C);
        session.see(">>> ");
    }
    session.lacks("not run");
}

#[test]
fn files_are_completed_in_strings() {
    let session = session();
    std::fs::create_dir(session.home.join("folder")).unwrap();
    std::fs::write(session.home.join("folder/notes.txt"), "").unwrap();
    session.keys("open('fol\t");
    session.see_line(
        ">>> open('folder/  (file, mode='r', buffering=-1, encoding=None, errors=None...",
    );
    session.keys("no\t");
    session.see(">>> open('folder/notes.txt");
    session.keys(CTRL_C);
    session.see(">>> ");
    session.keys(":load fol\t");
    session.see_line(">>> :load folder/");
}

#[test]
fn completion_runs_no_code_of_the_script() {
    let session = session();
    session.block(&[
        "class Touchy:",
        "@property",
        "def secret(self): print('tou' 'ched')",
    ]);
    session.run("x = Touchy()");
    session.keys("x.sec\t");
    session.see_line(">>> x.secret");
    session.keys(".\t");
    session.keys(CTRL_C);
    session.see(">>> ");
    session.run("'alive'");
    session.lacks("touched");
}

#[test]
fn signatures_are_hints() {
    let session = session();
    session.block(&["def area(width, height=2, *, unit='cm'): return width"]);
    session.keys("area(");
    session.see_line(">>> area(  (width, height=2, *, unit='cm')");
    session.keys("3)");
    session.see_line(">>> area(3)");
    session.run("");
    session.keys("print(len(");
    session.see("(obj, /)");
}

#[test]
fn earlier_inputs_are_suggested() {
    let session = Setup::new().set("NO_COLOR", "").start();
    session.see(">>> ");
    session.run("remarkable = 'first'");
    session.keys("remark");
    session.see_line(">>> remarkable = 'first'");
    session.keys(RIGHT);
    session.run("");
    session.run("remarkable");
    session.see("\n'first'\n>>> ");
}

#[test]
fn help_shows_signature_and_docstring() {
    let session = session();
    session.block(&[
        "async def fetch(url, *, retries=3):",
        "'''Fetch a page.",
        "",
        "    Slowly.'''",
    ]);
    session.run("help(fetch)");
    session.see("async def fetch(url, *, retries=3)\n    Fetch a page.\n\n    Slowly.");
    session.run("fetch?");
    session.run("help(len)");
    session.see("len(obj, /)");
    session.run("help");
    session.see(":cancel N");
    session.run("nothing?");
    session.see("no name nothing");
}

#[test]
fn commands_begin_with_a_colon() {
    let session = Setup::new().size(60, 80).start();
    session.see(">>> ");
    session.run(":help");
    session.see(":cancel N");
    session.keys(":ta\t");
    session.see_line(">>> :tasks");
    session.run("");
    session.see("no tasks");
    session.run(":time await sleep(0.01, 'slept')");
    session.see("'slept'\ntook ");
    session.run(":time 1 / 0");
    session.see("ZeroDivisionError");
    session.block(&["def inc(n): return n + 1"]);
    session.run(":dis inc");
    session.see("AddInt");
    session.run(":tsak");
    session.see("no command :tsak; :help shows them all");
    session.run(":time");
    session.see("usage: :time EXPR");
    session.keys(":clear\r");
    session.wait("cleared screen", |screen| screen.contents().trim() == ">>>");
}

#[test]
fn tasks_are_shown_as_a_tree_and_can_be_cancelled() {
    let session = session();
    session.block(&["async def inner():", "await sleep(1000)"]);
    session.block(&[
        "async def outer():",
        "await create_task(inner(), name='below')",
    ]);
    session.run("t = create_task(outer(), name='above')");
    session.run("await sleep(0.05)");
    session.run(":tasks");
    session.see("task 'above' at <input 2>:2, in outer: waits for task 'below', for ");
    session.see("╰─ task 'below' at <input 1>:2, in inner: asleep, ");
    session.run(":cancel above");
    session.run("await sleep(0.05)");
    session.run("t");
    session.see("<Task cancelled name='above'");
    session.run(":tasks");
    session.see("no tasks");
    session.run(":cancel 99");
    session.see("no task 99");
}
