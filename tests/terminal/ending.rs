//! The end of a session.

use crate::screen::{CTRL_D, ENTER, Setup, session};

#[test]
fn ctrl_d_cancels_what_runs_and_waits_for_it() {
    let mut session = session();
    session.block(&[
        "async def careful():",
        "try:",
        "await sleep(1000)",
        "finally:",
        "await sleep(0.1); print('put away')",
    ]);
    session.run("t = create_task(careful())");
    session.run("await sleep(0)");
    session.keys(CTRL_D);
    assert_eq!(session.status(), Some(0));
    session.see("put away");
}

#[test]
fn ctrl_d_only_counts_on_an_empty_line() {
    let session = session();
    session.keys("abc\x1b[D\x1b[D");
    session.keys(CTRL_D);
    session.see_line(">>> ac");
}

#[test]
fn exit_and_quit_work_with_and_without_parentheses() {
    for (line, status) in [
        ("exit", 0),
        ("quit", 0),
        ("exit()", 0),
        ("quit(4)", 4),
        (":quit", 0),
        ("import sys; sys.exit(3)", 3),
        ("raise SystemExit('sorry')", 1),
    ] {
        let mut session = session();
        session.keys(line);
        session.keys(ENTER);
        assert_eq!(session.status(), Some(status), "{line}");
    }
}

#[test]
fn a_variable_called_exit_is_a_variable() {
    let session = session();
    session.run("exit = 'way out'");
    session.run("exit");
    session.see("'way out'");
}

#[test]
fn a_task_may_end_the_session_while_the_prompt_waits() {
    let mut session = session();
    session.run("import sys");
    session.run("h = asyncio.get_running_loop().call_later(0.1, sys.exit, 5)");
    session.keys("half a line");
    assert_eq!(session.status(), Some(5));
}

#[test]
fn what_does_not_finish_can_be_left_with_ctrl_c() {
    let mut session = Setup::new().start();
    session.see(">>> ");
    session.block(&[
        "async def stuck():",
        "try:",
        "await sleep(1000)",
        "finally:",
        "print('stuck'); await sleep(1000)",
    ]);
    session.run("t = create_task(stuck())");
    session.run("await sleep(0)");
    session.keys(CTRL_D);
    session.see("\nstuck");
    session.keys("\x03");
    assert_eq!(session.status(), Some(0));
}
