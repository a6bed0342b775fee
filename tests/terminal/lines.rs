//! Typing: blocks, indentation, editing, pasting.

use crate::screen::{BACKSPACE, CTRL_A, CTRL_U, ENTER, LEFT, Setup, TAB, UP, session};

#[test]
fn the_parser_decides_whether_more_is_needed() {
    let session = session();
    session.keys("x = (1 +");
    session.keys(ENTER);
    session.see_line("...");
    session.run("2); x");
    session.see("... 2); x\n3\n>>> ");
    session.keys("s = '''a");
    session.keys(ENTER);
    session.keys(ENTER);
    session.run("b'''");
    session.run("s");
    session.see("'a\\n\\nb'");
}

#[test]
fn lines_are_indented_and_an_empty_one_ends_a_block() {
    let session = session();
    session.block(&["def f(x):", "if x:", "return 'yes'", "return 'no'"]);
    session.see(
        ">>> def f(x):\n...     if x:\n...         return 'yes'\n...     return 'no'\n...\n>>> ",
    );
    session.run("f(1), f(0)");
    session.see("('yes', 'no')");
}

#[test]
fn backspace_takes_back_a_level_and_joins_lines() {
    let session = session();
    session.keys("if False:");
    session.keys(ENTER);
    session.keys("pass");
    session.keys(ENTER);
    session.see_line("...");
    session.keys("else:");
    session.keys(ENTER);
    session.keys(TAB);
    session.keys(BACKSPACE);
    session.keys("print('else')");
    session.keys(ENTER);
    session.run("");
    session.see("\nelse\n>>> ");
    session.keys("x = (");
    session.keys(ENTER);
    session.keys(&BACKSPACE.repeat(2));
    session.see_line(">>> x = (");
    session.run("5)");
    session.run("x");
    session.see("\n5\n>>> ");
}

#[test]
fn earlier_lines_of_a_block_can_be_mended() {
    let session = session();
    session.keys("def f():");
    session.keys(ENTER);
    session.keys("return 1");
    session.see_line("...     return 1");
    session.keys(UP);
    session.keys(LEFT);
    session.keys(LEFT);
    // The cursor was moved into `f():`.
    session.keys(CTRL_A);
    session.keys("async ");
    session.see("async def f():\n...     return 1");
    session.keys("\x1b[B\x1b[F");
    session.keys(ENTER);
    session.run("");
    session.run("await f()");
    session.see("\n1\n>>> ");
}

#[test]
fn home_and_kill_stop_at_the_margin() {
    let session = session();
    session.keys("(");
    session.keys(ENTER);
    session.keys("abc");
    session.keys(CTRL_A);
    session.keys("x");
    session.see_line("...     xabc");
    session.keys("\x1b[F");
    session.keys(CTRL_U);
    session.see_line("...");
    session.keys("1)");
    session.see_line("... 1)");
}

const PROGRAM: &str = "def fib(n):
    a, b = 0, 1

    while n:
        a, b = b, a + b
        n -= 1

    return a


for i in range(3):
    print(fib(i * 10))

print('done')
";

#[test]
fn whole_programs_can_be_pasted() {
    let session = session();
    session.paste(PROGRAM);
    session.see("print('done')");
    session.run("");
    session.see("0\n55\n6765\ndone\n>>> ");
}

#[test]
fn what_is_pasted_may_be_indented_as_a_whole() {
    let session = session();
    session.paste("    x = [\n        1,\n    ]\n    x");
    session.run("");
    session.see("\n[1]\n>>> ");
}

#[test]
fn a_pasted_tab_or_a_long_line_does_no_harm() {
    let session = Setup::new().size(24, 40).start();
    session.see(">>> ");
    session.paste("if True:\n\tprint('tabbed')\n");
    session.run("");
    session.see("\ntabbed\n>>> ");
    session.run(&format!("len('{}')", "x".repeat(100)));
    session.see("\n100\n>>> ");
}

#[test]
fn names_that_are_typed_again_come_as_blocks() {
    let session = session();
    session.block(&["for i in range(2):", "print('n', i)"]);
    session.keys(UP);
    session.see(">>> for i in range(2):\n...     print('n', i)");
    session.keys(ENTER);
    session.run("");
    session.see("n 0\nn 1\n>>> for i in range(2):\n...     print('n', i)\n...\nn 0\nn 1\n>>> ");
}

#[test]
fn a_key_that_is_no_text_does_no_harm() {
    let session = session();
    session.keys("abc");
    session.see_line(">>> abc");
    session.bytes(b"\xff");
    session.see(">>> ");
    session.run("'alive'");
    session.see("'alive'");
}
