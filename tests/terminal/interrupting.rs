//! Ctrl-C: at the prompt, while something is awaited, in a busy loop.

use crate::screen::{CTRL_C, ENTER, Setup, session};

#[test]
fn at_the_prompt_it_clears_the_line() {
    let session = session();
    session.keys("some (half");
    session.see_line(">>> some (half");
    session.keys(CTRL_C);
    session.see(">>> ");
    session.run("'alive'");
    session.see("'alive'");
    session.keys("def f():");
    session.keys(ENTER);
    session.see_line("...");
    session.keys(CTRL_C);
    session.see(">>> ");
}

#[test]
fn it_cancels_what_is_awaited_and_nothing_else() {
    let session = session();
    // Said by the loop, when the task waits.
    session.run("call_later = asyncio.get_running_loop().call_later");
    session.block(&[
        "async def tick():",
        "while True:",
        "await sleep(0.05)",
        "ticks.append(1)",
    ]);
    session.run("ticks = []; t = create_task(tick())");
    session.block(&[
        "async def main():",
        "try:",
        "call_later(0.05, print, 'waiting'); await sleep(1000)",
        "finally:",
        "print('cleaned up')",
    ]);
    session.keys("await main()");
    session.keys(ENTER);
    session.see("\nwaiting");
    session.keys(CTRL_C);
    session.see("cleaned up");
    session.see("KeyboardInterrupt\n>>> ");
    session.run("ticks.clear()");
    session.run("await sleep(0.2); bool(ticks), t.done()");
    session.see("(True, False)");
}

#[test]
fn it_cancels_once_and_then_leaves_it_alone() {
    let session = session();
    session.run("call_later = asyncio.get_running_loop().call_later");
    session.block(&[
        "async def stubborn():",
        "while True:",
        "try:",
        "call_later(0.05, print, 'waiting'); await sleep(1000)",
        "except asyncio.CancelledError:",
        "print('no')",
    ]);
    session.keys("await stubborn()");
    session.keys(ENTER);
    session.see("\nwaiting");
    session.keys(CTRL_C);
    session.see("no\nwaiting");
    session.keys(CTRL_C);
    session.see("goes on in the background");
    session.run(":tasks");
    session.see("in stubborn: asleep, ");
}

#[test]
fn a_busy_loop_always_gives_the_prompt_back() {
    let session = session();
    session.keys("while True: pass");
    session.keys(ENTER);
    session.keys(ENTER);
    session.wait("empty line", |screen| screen.cursor_position().1 == 0);
    session.keys(CTRL_C);
    session.see("KeyboardInterrupt\n>>> ");
    session.block(&["async def spin():", "print('spinning')", "while True: pass"]);
    session.keys("await spin()");
    session.keys(ENTER);
    session.see("\nspinning");
    session.keys(CTRL_C);
    session.see("KeyboardInterrupt\n>>> ");
}

#[test]
fn a_busy_loop_in_the_background_is_interrupted_too() {
    let session = session();
    session.block(&[
        "async def spin():",
        "await sleep(0)",
        "print('spinning')",
        "while True: pass",
    ]);
    session.run("t = create_task(spin())");
    session.see("\nspinning");
    session.keys(CTRL_C);
    session.see("KeyboardInterrupt");
    session.run("'alive'");
    session.see("'alive'");
}

#[test]
fn a_blocking_call_is_interrupted() {
    let session = session();
    session.run("import time");
    session.keys("print('asleep'); time.sleep(1000)");
    session.keys(ENTER);
    session.see("\nasleep");
    session.keys(CTRL_C);
    session.see("KeyboardInterrupt");
    session.run("'alive'");
}

#[test]
fn in_a_function_it_says_where() {
    let session = Setup::new().size(60, 80).start();
    session.see(">>> ");
    std::fs::write(
        session.home.join("slow.py"),
        "def crawl():\n    print('crawling')\n    while True:\n        pass\n",
    )
    .unwrap();
    session.run("import slow");
    session.keys("slow.crawl()");
    session.keys(ENTER);
    session.see("\ncrawling");
    session.keys(CTRL_C);
    session.see("in crawl");
    session.see("KeyboardInterrupt\n>>> ");
}

#[test]
fn what_nothing_can_wake_is_not_waited_for() {
    let session = Setup::new().size(60, 80).start();
    session.see(">>> ");
    session.run("asleep = create_task(Event().wait())");
    session.run("'the prompt is no deadlock'");
    session.run("await Event().wait()");
    session.see("DeadlockError");
    session.run("'alive'");
    session.see("'alive'");
}

#[test]
fn a_picture_of_what_runs_can_be_had_at_any_time() {
    let session = session();
    session.run("t = create_task(sleep(1000), name='napping')");
    session.keys("half a line");
    session.see_line(">>> half a line");
    session.keys("\x1c");
    session.see("One task, after");
    session.see("task 'napping'");
    session.see_line(">>> half a line");
}
