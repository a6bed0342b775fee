//! A server in twenty lines of script, and many clients: some send nothing, some vanish, some send
//! faster than they read. It goes on answering, and its memory stays flat.
//!
//! `cargo test --release --test connections -- --ignored --nocapture` does it with 5,000 of them.

#![cfg(target_os = "linux")]

use std::io::{BufRead, BufReader, ErrorKind, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

const PATIENCE: Duration = Duration::from_secs(60);

struct Server {
    child: Child,
    port: u16,
}

impl Server {
    fn start() -> Server {
        let mut child = Command::new(env!("CARGO_BIN_EXE_bide"))
            .arg("tests/connections/server.py")
            .stdout(Stdio::piped())
            .spawn()
            .expect("bide starts");
        let mut line = String::new();
        let stdout = child.stdout.take().expect("it is a pipe");
        BufReader::new(stdout)
            .read_line(&mut line)
            .expect("a port is printed");
        let port = line.trim().parse().expect("a number");
        Server { child, port }
    }

    fn connect(&self) -> TcpStream {
        let stream = TcpStream::connect(("127.0.0.1", self.port)).expect("connected");
        stream.set_read_timeout(Some(PATIENCE)).expect("set");
        stream
    }

    /// Resident memory, in kilobytes.
    fn memory(&self) -> u64 {
        let status = format!("/proc/{}/status", self.child.id());
        let status = std::fs::read_to_string(status).expect("it runs");
        let line = status.lines().find(|line| line.starts_with("VmRSS:"));
        let number = line.and_then(|line| line.split_whitespace().nth(1));
        number.and_then(|text| text.parse().ok()).expect("a size")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn ping(stream: &mut TcpStream) {
    stream.write_all(b"ping").expect("sent");
    let mut answer = [0; 4];
    stream.read_exact(&mut answer).expect("answered");
    assert_eq!(&answer, b"ping");
}

/// Sends until the system takes no more, and reads nothing.
fn flood(stream: &TcpStream) {
    stream.set_nonblocking(true).expect("set");
    let mut stalls = 0;
    while stalls < 3 {
        match (&mut &*stream).write(&[b'x'; 65536]) {
            Ok(_) => stalls = 0,
            Err(error) if error.kind() == ErrorKind::WouldBlock => {
                stalls += 1;
                std::thread::yield_now();
            }
            Err(_) => return,
        }
    }
}

fn hold(count: usize) {
    let server = Server::start();
    let mut streams: Vec<TcpStream> = (0..count).map(|_| server.connect()).collect();
    for stream in &mut streams {
        ping(stream);
    }
    let connected = server.memory();
    let mut peaks = Vec::new();
    for _ in 0..6 {
        for gone in 0..count / 5 {
            let place = (gone * 7919) % streams.len();
            // What was not read makes the end of this one a reset for the other.
            let stream = streams.swap_remove(place);
            if gone % 2 == 0 {
                let _ = (&stream).write_all(b"unread");
            }
        }
        while streams.len() < count {
            streams.push(server.connect());
        }
        let greedy = streams.split_off(streams.len() - 20);
        greedy.iter().for_each(flood);
        for stream in streams.iter_mut().take(100) {
            ping(stream);
        }
        peaks.push(server.memory());
    }
    eprintln!("{count} connections: {connected} KB, then {peaks:?} KB");
    let (second, last) = (peaks[1], peaks[5]);
    assert!(last < second + second / 4, "memory grows: {peaks:?}");
}

#[test]
fn a_small_server_holds_five_hundred_connections() {
    hold(500);
}

#[test]
#[ignore = "needs 10,000 descriptors, and 5,000 ports to itself"]
fn a_small_server_holds_five_thousand_connections() {
    hold(5000);
}
