//! Green threads: functions of scripts on stacks of their own, a slice at a time.
//!
//! Script code only ever runs on one thread of the operating system. Each green thread has a native
//! stack besides its frames, so that it can wait anywhere, however deep in Rust. The main thread is
//! the scheduler: whenever it waits, and at the end of its slices, it lets the others run. A slice
//! ends when a thread waits, or after [`SLICE_POLLS`] calls and turns of loops: counted, not timed, so
//! that a run under the virtual clock is the same every time.
//!
//! Switching stacks under a `&mut Cx` is the `unsafe` of this file.
#![allow(unsafe_code)]

use std::any::Any;
use std::collections::{BTreeSet, VecDeque};

use corosensei::stack::DefaultStack;
use corosensei::{Coroutine, CoroutineResult, Yielder};
use rustc_hash::FxHashMap;

use crate::objects::heap::Ref;
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::event_loop::EventLoop;
use crate::vm::cx::Cx;
use crate::vm::raise::Raised;
use crate::vm::stack::{GREEN_REGISTERS, Stack};

/// How many calls and turns of loops a slice has.
const SLICE_POLLS: u32 = 50_000;
/// Address space for the native stack of a green thread; only what is touched becomes memory.
const STACK_BYTES: usize = 128 << 20;
/// How deep Rust code may be nested on it whose depth a script decides.
const NESTED_MAX: usize = 500;
/// How many native stacks are kept for the next threads.
const SPARE_STACKS: usize = 8;

/// The number of a thread; the main one is [`MAIN`].
pub type ThreadId = u64;
/// The main thread.
pub const MAIN: ThreadId = 0;

type Fiber = Coroutine<*mut Cx, (), ()>;
type Switch = *const Yielder<*mut Cx, ()>;

/// What a thread does.
pub type Body = Box<dyn FnOnce(&mut Cx)>;

/// The threads of an interpreter.
pub struct Threads {
    /// Which one runs.
    pub current: ThreadId,
    /// How the running one gives way; null for the main one.
    switch: Switch,
    /// The green ones that do not run now.
    greens: FxHashMap<ThreadId, Green>,
    /// How many green ones have not ended.
    alive: usize,
    /// How many of them the interpreter waits for at its end.
    awaited: usize,
    /// Those that can go on, first come first.
    ready: VecDeque<ThreadId>,
    /// Whether one of them has not begun.
    pub has_fresh: bool,
    /// Those that wait.
    parked: FxHashMap<ThreadId, Parked>,
    /// When waits end, with a number that tells them apart.
    timers: BTreeSet<(u64, u64, ThreadId)>,
    /// The threads that wait for jobs of the pool, by the job's number.
    jobs: FxHashMap<u64, ThreadId>,
    results: FxHashMap<u64, Box<dyn Any + Send>>,
    numbers: u64,
    spare: Vec<DefaultStack>,
    /// What the green ones are called.
    pub names: FxHashMap<ThreadId, String>,
}

/// A green thread that does not run now.
struct Green {
    id: ThreadId,
    fiber: Fiber,
    switch: Switch,
    own: Own,
    daemon: bool,
}

/// What each thread has of its own; that of the running one is in the interpreter's fields.
struct Own {
    stack: Stack,
    nesting: usize,
    nested_max: usize,
    repr_active: Vec<u64>,
    task: Option<Ref<Task>>,
    running: Option<Ref<EventLoop>>,
    chosen: Option<Ref<EventLoop>>,
    context: Value,
}

/// A wait.
struct Parked {
    /// Its place among the timers.
    timer: Option<(u64, u64, ThreadId)>,
    /// Whether news of descriptors ends it.
    for_news: bool,
    /// How it ended: whether the thread was woken before its time was up.
    ended: Option<bool>,
}

impl Default for Threads {
    fn default() -> Threads {
        Threads {
            current: MAIN,
            switch: std::ptr::null(),
            greens: FxHashMap::default(),
            alive: 0,
            awaited: 0,
            ready: VecDeque::new(),
            has_fresh: false,
            parked: FxHashMap::default(),
            timers: BTreeSet::new(),
            jobs: FxHashMap::default(),
            results: FxHashMap::default(),
            numbers: 0,
            spare: Vec::new(),
            names: FxHashMap::default(),
        }
    }
}

impl Drop for Threads {
    fn drop(&mut self) {
        // What is on their stacks stays as it is: there is nobody left to run it.
        for (_, green) in self.greens.drain() {
            std::mem::forget(green);
        }
    }
}

impl Threads {
    /// Whether there is any green thread.
    #[inline]
    pub fn any(&self) -> bool {
        self.alive > 0
    }

    /// How many threads there are with the main one.
    pub fn count(&self) -> usize {
        self.alive + 1
    }

    /// Whether one is left that the interpreter waits for at its end.
    pub fn any_awaited(&self) -> bool {
        self.awaited > 0
    }

    fn number(&mut self) -> u64 {
        self.numbers += 1;
        self.numbers
    }

    /// Whether the main thread waits in its event loop.
    pub fn is_main_idle(&self) -> bool {
        let parked = self.parked.get(&MAIN);
        parked.is_some_and(|parked| parked.for_news)
    }

    /// The names and stacks of the green threads that do not run now, oldest first.
    pub fn stacks(&self) -> Vec<(&str, &Stack)> {
        let mut greens: Vec<&Green> = self.greens.values().collect();
        greens.sort_unstable_by_key(|green| green.id);
        let name = |id| self.names.get(id).map_or("", String::as_str);
        let stacks = greens
            .iter()
            .map(|green| (name(&green.id), &green.own.stack));
        stacks.collect()
    }

    /// When the first wait ends, by the clock.
    fn next_deadline(&self) -> Option<f64> {
        self.timers.first().map(|(bits, ..)| f64::from_bits(*bits))
    }
}

impl Cx {
    /// Makes a thread that is ready to begin.
    pub fn spawn_thread(
        &mut self,
        name: String,
        daemon: bool,
        body: Body,
    ) -> Result<ThreadId, Raised> {
        let native = match self.threads.spare.pop() {
            Some(stack) => stack,
            None => match DefaultStack::new(STACK_BYTES) {
                Ok(stack) => stack,
                Err(_) => return Err(self.runtime_error("can't start new thread")),
            },
        };
        let fiber = Fiber::with_stack(native, move |switch, cx: *mut Cx| {
            // SAFETY: `resume_thread` gives the interpreter that it was called with, and does not touch
            // it before this stack is left.
            let cx = unsafe { &mut *cx };
            cx.threads.switch = switch;
            body(cx);
        });
        let own = Own {
            stack: Stack::new(GREEN_REGISTERS),
            nesting: 0,
            nested_max: NESTED_MAX,
            repr_active: Vec::new(),
            task: None,
            running: None,
            chosen: None,
            context: Value::UNBOUND,
        };
        let id = self.threads.number();
        self.threads.names.insert(id, name);
        let green = Green {
            id,
            fiber,
            switch: std::ptr::null(),
            own,
            daemon,
        };
        if !self.threads.any() {
            // So far nobody has counted.
            self.slice_polls = SLICE_POLLS;
        }
        let threads = &mut self.threads;
        threads.greens.insert(id, green);
        threads.alive += 1;
        threads.awaited += usize::from(!daemon);
        threads.ready.push_back(id);
        threads.has_fresh = true;
        self.ask_to_poll();
        Ok(id)
    }

    /// Lets a thread that was just made do its first slice before the running one goes on.
    pub fn run_first(&mut self, id: ThreadId) {
        self.threads.ready.retain(|other| *other != id);
        self.threads.has_fresh = false;
        if self.threads.current == MAIN {
            self.resume_thread(id);
        } else {
            let current = self.threads.current;
            self.threads.ready.push_front(current);
            self.threads.ready.push_front(id);
            self.switch_to_main();
        }
    }

    /// Lets the others run: the main thread gives each that is ready a slice, a green one gives way.
    pub fn yield_thread(&mut self) {
        self.threads.has_fresh = false;
        if self.threads.current != MAIN {
            let current = self.threads.current;
            self.threads.ready.push_back(current);
            self.switch_to_main();
            return;
        }
        self.end_waits();
        for _ in 0..self.threads.ready.len() {
            let Some(id) = self.threads.ready.pop_front() else {
                return;
            };
            self.resume_thread(id);
        }
    }

    /// Lets the running thread wait until it is woken or it is this time by the clock; gives whether it
    /// was woken.
    pub fn park_thread(&mut self, deadline: Option<f64>, for_news: bool) -> Result<bool, Raised> {
        let id = self.threads.current;
        let timer = deadline.map(|at| (at.max(0.0).to_bits(), self.threads.number(), id));
        self.threads.timers.extend(timer);
        let parked = Parked {
            timer,
            for_news,
            ended: None,
        };
        self.threads.parked.insert(id, parked);
        let waited = if id == MAIN {
            self.wait_as_main()
        } else {
            self.switch_to_main();
            Ok(())
        };
        let ended = match self.threads.parked.remove(&id) {
            Some(parked) => {
                if let Some(timer) = parked.timer {
                    self.threads.timers.remove(&timer);
                }
                parked.ended
            }
            None => None,
        };
        waited?;
        Ok(ended == Some(true))
    }

    /// Lets the main thread wait until all others but the daemons have ended.
    pub fn wait_for_threads(&mut self) -> Result<(), Raised> {
        while self.threads.awaited > 0 {
            self.park_thread(None, false)?;
        }
        Ok(())
    }

    /// Ends a thread's wait.
    pub fn wake_thread(&mut self, id: ThreadId) {
        self.end_wait(id, true);
    }

    fn end_wait(&mut self, id: ThreadId, woken: bool) {
        let Some(parked) = self.threads.parked.get_mut(&id) else {
            return;
        };
        if parked.ended.is_some() {
            return;
        }
        parked.ended = Some(woken);
        if id != MAIN {
            self.threads.ready.push_back(id);
        }
        self.ask_to_poll();
    }

    /// Runs the others until the main thread's own wait has ended.
    fn wait_as_main(&mut self) -> Result<(), Raised> {
        let is_over = |threads: &Threads| {
            let parked = threads.parked.get(&MAIN);
            parked.is_none_or(|parked| parked.ended.is_some())
        };
        loop {
            self.end_waits();
            if is_over(&self.threads) {
                return Ok(());
            }
            match self.threads.ready.pop_front() {
                Some(id) => {
                    self.resume_thread(id);
                    self.interrupted()?;
                }
                None => {
                    let deadline = self.threads.next_deadline();
                    let wait = self.hooks.wait;
                    wait(self, deadline)?;
                }
            }
        }
    }

    /// Ends the waits whose time is up and those whose job is done or that have news.
    fn end_waits(&mut self) {
        if self.reactor.has_outstanding() {
            for (number, result) in self.reactor.take_finished() {
                if let Some(id) = self.threads.jobs.remove(&number) {
                    self.threads.results.insert(number, result);
                    self.wake_thread(id);
                }
            }
        }
        if let Some(first) = self.threads.next_deadline() {
            let now = self.schedule.clock.monotonic() + crate::schedule::clock::RESOLUTION;
            if first <= now {
                self.end_waits_until(now);
            }
        }
    }

    fn end_waits_until(&mut self, now: f64) {
        while let Some(timer) = self.threads.timers.first().copied()
            && f64::from_bits(timer.0) <= now
        {
            self.threads.timers.remove(&timer);
            self.end_wait(timer.2, false);
        }
    }

    /// Wakes every thread whose event loop waits for descriptors.
    pub fn wake_for_news(&mut self) {
        let waiting = self.threads.parked.iter();
        let mut ids: Vec<ThreadId> = waiting
            .filter(|(_, parked)| parked.for_news && parked.ended.is_none())
            .map(|(id, _)| *id)
            .collect();
        ids.sort_unstable();
        for id in ids {
            self.wake_thread(id);
        }
    }

    /// Does work on the thread pool while other threads run; gives its result.
    pub fn work_aside(
        &mut self,
        work: Box<dyn FnOnce() -> Box<dyn Any + Send> + Send>,
    ) -> Result<Box<dyn Any + Send>, Raised> {
        let number = match self.reactor.submit(work) {
            Ok(number) => number,
            Err(error) => return Err(self.os_error(&error, None)),
        };
        self.threads.jobs.insert(number, self.threads.current);
        loop {
            let parked = self.park_thread(None, false);
            if let Some(result) = self.threads.results.remove(&number) {
                return Ok(result);
            }
            if let Err(raised) = parked {
                self.threads.jobs.remove(&number);
                return Err(raised);
            }
        }
    }

    /// Runs a slice of a green thread. Only the main thread does this.
    fn resume_thread(&mut self, id: ThreadId) {
        debug_assert_eq!(self.threads.current, MAIN);
        let Some(mut green) = self.threads.greens.remove(&id) else {
            return;
        };
        self.swap_with(&mut green.own);
        self.threads.current = id;
        self.threads.switch = green.switch;
        let polls = std::mem::replace(&mut self.slice_polls, SLICE_POLLS);
        let cx: *mut Cx = self;
        let result = green.fiber.resume(cx);
        self.slice_polls = polls;
        green.switch = self.threads.switch;
        self.threads.switch = std::ptr::null();
        self.threads.current = MAIN;
        self.swap_with(&mut green.own);
        match result {
            CoroutineResult::Yield(()) => {
                self.threads.greens.insert(id, green);
            }
            CoroutineResult::Return(()) => self.bury(green),
        }
    }

    /// A thread has come to its end.
    fn bury(&mut self, green: Green) {
        let threads = &mut self.threads;
        threads.alive -= 1;
        threads.names.remove(&green.id);
        if !green.daemon {
            self.end_wait(MAIN, true);
        }
        let threads = &mut self.threads;
        threads.awaited -= usize::from(!green.daemon);
        if threads.spare.len() < SPARE_STACKS {
            threads.spare.push(green.fiber.into_stack());
        }
    }

    /// Leaves the running green thread's stack; comes back when the main thread resumes it.
    fn switch_to_main(&mut self) {
        // SAFETY: a green thread runs, and its switch lives as long as its stack. The main thread has
        // lent this interpreter to it, and does so again when it resumes it.
        let cx = unsafe { (*self.threads.switch).suspend(()) };
        assert!(std::ptr::eq(cx, self), "the interpreter stays where it is");
    }

    fn swap_with(&mut self, own: &mut Own) {
        use std::mem::swap;
        swap(&mut self.stack, &mut own.stack);
        self.stack.forget_limit();
        swap(&mut self.nesting, &mut own.nesting);
        swap(&mut self.nested_max, &mut own.nested_max);
        swap(&mut self.repr_active, &mut own.repr_active);
        swap(&mut self.schedule.current, &mut own.task);
        swap(&mut self.schedule.running, &mut own.running);
        swap(&mut self.schedule.chosen_loop, &mut own.chosen);
        swap(&mut self.schedule.context, &mut own.context);
    }

    /// Counts one poll of the running thread's slice, and gives way at its end.
    pub(in crate::vm) fn count_poll(&mut self) {
        self.ask_to_poll();
        if self.slice_polls > 0 {
            self.slice_polls -= 1;
            return;
        }
        self.slice_polls = SLICE_POLLS;
        if self.schedule.clock.is_virtual()
            && self.threads.ready.is_empty()
            && let Some(deadline) = self.threads.next_deadline()
        {
            // A thread that computes until another one has slept would do so for ever.
            self.schedule.clock.advance_to(deadline);
        }
        self.yield_thread();
    }

    fn ask_to_poll(&self) {
        self.poll.store(true, std::sync::atomic::Ordering::Relaxed);
    }
}
