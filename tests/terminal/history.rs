//! What was typed before, in this session and others.

use std::os::unix::fs::PermissionsExt;
use std::path::Path;

use crate::screen::{CTRL_D, CTRL_R, ENTER, Session, Setup, UP, scratch, session};

fn in_home(home: &Path) -> Session {
    let session = Setup::new().home(home).start();
    session.see(">>> ");
    session
}

fn file(home: &Path) -> std::path::PathBuf {
    home.join(".local/state/bide/history")
}

#[test]
fn history_is_kept_between_sessions_and_private() {
    let home = scratch();
    let mut first = in_home(home.path());
    first.run("first = 1");
    first.block(&["if first:", "print('a block')"]);
    first.run(" secret = 2");
    first.keys(CTRL_D);
    assert_eq!(first.status(), Some(0));
    let mode = std::fs::metadata(file(home.path()))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o600);
    let text = std::fs::read_to_string(file(home.path())).unwrap();
    assert_eq!(text, "first = 1\nif first:\\n    print('a block')\n");
    let second = in_home(home.path());
    second.keys(UP);
    second.see(">>> if first:\n...     print('a block')");
    second.keys(UP);
    second.keys(UP);
    second.see_line(">>> first = 1");
}

#[test]
fn several_sessions_at_once_lose_nothing() {
    let home = scratch();
    let (one, two) = (in_home(home.path()), in_home(home.path()));
    one.run("a = 'one'");
    two.run("b = 'two'");
    one.run("c = 'three'");
    let text = std::fs::read_to_string(file(home.path())).unwrap();
    assert_eq!(text, "a = 'one'\nb = 'two'\nc = 'three'\n");
}

#[test]
fn a_damaged_file_does_no_harm() {
    let home = scratch();
    std::fs::create_dir_all(file(home.path()).parent().unwrap()).unwrap();
    std::fs::write(
        file(home.path()),
        b"good = 1\n\xff\xfe\x00\x1b[2J\nbad \\q\ncut off",
    )
    .unwrap();
    let session = in_home(home.path());
    session.keys(UP);
    session.keys(UP);
    session.see_line(">>> good = 1");
    session.run("");
    let text = std::fs::read(file(home.path())).unwrap();
    assert!(text.ends_with(b"cut off\ngood = 1\n"));
}

#[test]
fn history_can_be_searched_backwards() {
    let session = session();
    session.run("apple = 1");
    session.run("banana = 2");
    session.run("cherry = 3");
    session.keys(CTRL_R);
    session.see("(reverse-i-search)`':");
    session.keys("app");
    session.see("(reverse-i-search)`app': apple = 1");
    session.keys(ENTER);
    session.see("\n>>> cherry = 3\n>>> apple = 1\n>>> ");
    session.run("apple + 1");
    session.see("\n2\n>>> ");
}

#[test]
fn a_home_that_cannot_be_written_is_no_trouble() {
    let session = Setup::new().set("BIDE_HISTORY", "/nowhere/at/all").start();
    session.see(">>> ");
    session.run("1 + 1");
    session.see("\n2\n>>> ");
}
