//! `await` at the prompt, one loop for the session, tasks in the background.

use crate::screen::{ENTER, Setup, session};

#[test]
fn a_terminal_gets_a_prompt() {
    let session = session();
    session.see("`await` works here; :help helps, Ctrl-D ends");
    session.run("x = 20");
    session.run("x + 1");
    session.see("x + 1\n21\n>>> ");
}

#[test]
fn await_works_and_asyncio_is_there() {
    let session = session();
    session.run("await sleep(0, 'awaited')");
    session.see("'awaited'");
    session.run("await asyncio.gather(sleep(0, 1), sleep(0, 2))");
    session.see("[1, 2]");
    session.block(&["async with timeout(1): print('in time')"]);
    session.see("\nin time");
}

#[test]
fn one_loop_and_one_context_live_as_long_as_the_session() {
    let session = session();
    session.run("loop = asyncio.get_running_loop()");
    session.run("await sleep(0, loop is asyncio.get_running_loop())");
    session.see("\nTrue");
    session.run("import contextvars");
    session.run("v = contextvars.ContextVar('v', default='unset')");
    session.run("token = v.set('direct')");
    session.run("await sleep(0, v.get())");
    session.see("'direct'");
    session.block(&["async def change():", "v.set('awaited')"]);
    session.run("await change()");
    session.run("v.get()");
    session.see("'awaited'");
}

#[test]
fn the_background_goes_on_while_the_prompt_waits() {
    let session = session();
    session.block(&[
        "async def tick():",
        "for i in range(3):",
        "print('tick', i)",
        "await sleep(0.05)",
    ]);
    session.run("t = create_task(tick())");
    session.keys("len('abc");
    // Nothing is typed, and yet.
    session.see("tick 0\ntick 1\ntick 2\n>>> len('abc");
    session.run("def')");
    session.see(">>> len('abcdef')\n6");
}

#[test]
fn output_appears_above_the_line_without_breaking_it() {
    let session = session();
    session.run("done = Event()");
    session.block(&[
        "async def say():",
        "await done.wait()",
        "print('one', end='')",
        "await sleep(0.05)",
        "print(', two')",
        "import sys",
        "sys.stderr.write('three\\n')",
    ]);
    session.block(&["async def trigger():", "await sleep(0.1)", "done.set()"]);
    session.run("t, u = create_task(say()), create_task(trigger())");
    session.keys("half a li");
    session.see("one, two\nthree\n>>> half a li");
    session.keys("ne");
    session.see("one, two\nthree\n>>> half a line");
}

#[test]
fn output_appears_above_a_block_too() {
    let session = session();
    session.run("loop = asyncio.get_running_loop()");
    session.run("h = loop.call_later(0.3, print, 'from afar')");
    session.keys("def f():");
    session.keys(ENTER);
    session.keys("return 1");
    session.see("from afar\n>>> def f():\n...     return 1");
}

#[test]
fn a_lost_exception_is_reported_at_once_with_its_task() {
    let session = session();
    session.block(&["async def bad():", "await sleep(0.05)", "1 / 0"]);
    session.run("create_task(bad(), name='worker')");
    session.see("Task exception was never retrieved");
    session.see("task 'worker', created at <input 2>:1");
    session.see("ZeroDivisionError: division by zero\n>>> ");
}

#[test]
fn a_failed_task_that_a_variable_holds_is_mentioned() {
    let session = session();
    session.block(&["async def bad():", "await sleep(0.05)", "1 / 0"]);
    session.run("job = create_task(bad())");
    session.see("task 'Task-1' failed: ZeroDivisionError: division by zero");
    session.see("`await job` raises it");
}

#[test]
fn a_task_that_is_awaited_is_not_mentioned() {
    let session = session();
    session.block(&["async def bad():", "await sleep(0)", "1 / 0"]);
    session.block(&[
        "try:",
        "await create_task(bad())",
        "except ZeroDivisionError:",
        "print('caught')",
    ]);
    session.see("\ncaught");
    session.lacks("failed");
}

#[test]
fn a_program_may_end_with_asyncio_run() {
    let session = session();
    session.block(&["async def main():", "print('in main')"]);
    session.run("asyncio.run(main())");
    session.see("\nin main");
    session.run("t = create_task(sleep(0, 'still here'))");
    session.run("await t");
    session.see("'still here'");
}

#[test]
fn loading_a_program_runs_it_here() {
    let session = session();
    let program = "import asyncio\n\nasync def main():\n    print('loaded', __name__)\n\n\
                   if __name__ == '__main__':\n    asyncio.run(main())\n";
    std::fs::write(session.home.join("prog.py"), program).unwrap();
    session.run(":load prog.py");
    session.see("loaded __main__");
    let direct = "what = await asyncio.sleep(0, 7)\n";
    std::fs::write(session.home.join("direct.py"), direct).unwrap();
    session.run(":load direct.py");
    session.run("what");
    session.see("\n7\n>>> ");
    std::fs::write(session.home.join("leaves.py"), "raise SystemExit(3)\n").unwrap();
    session.run(":load leaves.py");
    session.see("leaves.py has left with SystemExit");
    session.run(":load nowhere.py");
    session.see("cannot read nowhere.py: No such file or directory");
}

#[test]
fn much_output_from_the_background_is_no_trouble() {
    let session = Setup::new().size(20, 60).start();
    session.see(">>> ");
    session.block(&[
        "async def flood():",
        "for i in range(2000):",
        "print('line', i)",
        "if i % 100 == 0: await sleep(0)",
    ]);
    session.run("t = create_task(flood())");
    session.see("line 1999\n>>> ");
    session.run("1 + 1");
    session.see("\n2\n>>> ");
}
