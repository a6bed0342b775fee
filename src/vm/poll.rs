//! Looking up from work: finalisers that wait to run, interrupts, time slices.

use std::sync::atomic::Ordering;

use crate::objects::coroutine::{AsyncGenStep, Generator, NativeCoroutine, State};
use crate::objects::exception::Exception;
use crate::objects::heap::{self, FINALISE};
use crate::objects::instance::Instance;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::objects::weakref;
use crate::reactor::signals;
use crate::schedule::ready::Ready;
use crate::schedule::signals::Handler;
use crate::vm::cx::Cx;
use crate::vm::green::MAIN;
use crate::vm::raise::Raised;

impl Cx {
    /// Does what the poll flag asked for; at the end of a slice other threads run meanwhile.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn handle_poll(&mut self) -> Result<(), Raised> {
        self.poll.store(false, Ordering::Relaxed);
        self.run_finalisers();
        self.look_where_slow();
        self.collect_if_due();
        if self.threads.any() {
            self.count_poll();
        }
        self.interrupted()
    }

    /// Deals with a SIGINT or SIGQUIT, or another signal that is caught, if one came: in the main
    /// thread.
    pub fn interrupted(&mut self) -> Result<(), Raised> {
        self.heed_quit();
        if self.threads.current != MAIN {
            return Ok(());
        }
        self.heed_signals()
    }

    /// Does what is to be done about the signals that came.
    fn heed_signals(&mut self) -> Result<(), Raised> {
        if signals::take_interrupt() {
            self.heed_signal(signals::INTERRUPT)?;
        }
        for signal in signals::take_caught() {
            self.heed_signal(signal)?;
        }
        Ok(())
    }

    fn heed_signal(&mut self, signal: i32) -> Result<(), Raised> {
        match self.schedule.signals.get(signal).cloned() {
            Some(Handler::Ignore) => {}
            Some(Handler::Script(function)) => {
                let arguments = [Value::int(signal.into()), Value::NONE];
                self.call(&function, &arguments)?;
            }
            Some(Handler::Loop(event_loop, handle)) => event_loop.push(Ready::Call(handle)),
            None if signal == signals::INTERRUPT => {
                if self.schedule.interrupts.interrupt() {
                    let class = self.exceptions.KeyboardInterrupt.clone();
                    return Err(Raised(Exception::new(class, Vec::new())));
                }
            }
            Some(Handler::Default) | None => signals::default_action(signal),
        }
        Ok(())
    }

    /// Shows what all tasks do, if a SIGQUIT asked for it.
    pub fn heed_quit(&mut self) {
        if signals::take_quit() {
            (self.hooks.show_tasks)(self);
        }
    }

    /// Takes note of where a step is that has become slow: debug mode.
    fn look_where_slow(&mut self) {
        let now = self.schedule.clock.monotonic();
        // Of which thread the step is, nobody knows.
        let slow = self.schedule.slow.as_ref().filter(|_| !self.threads.any());
        if let Some(slow) = slow.filter(|slow| slow.is_to_be_found(now)) {
            let place = self.place_above(slow.frames);
            if let Some(slow) = &mut self.schedule.slow {
                slow.place = place;
            }
        }
    }

    /// Does what the poll flag asked for, if it did: between two steps of the event loop.
    #[inline]
    pub fn look_up(&mut self) -> Result<(), Raised> {
        if self.poll.load(Ordering::Relaxed) {
            return self.handle_poll();
        }
        Ok(())
    }

    /// Runs the finalisers of what has just died in the frame on top; what else the poll flag asks for
    /// waits for the next poll.
    #[cold]
    #[inline(never)]
    pub(in crate::vm) fn finalise_here(&mut self) {
        self.run_finalisers();
    }

    /// Runs the finalisers of what has died since the last time, and what waited for its death.
    pub fn run_finalisers(&mut self) {
        loop {
            let dying = heap::take_finalisable();
            let dead = heap::take_dead();
            if dying.is_empty() && dead.is_empty() {
                return;
            }
            for value in dying {
                self.finalise(value);
            }
            for number in dead {
                self.call_weak_callbacks(number);
            }
        }
    }

    pub(in crate::vm) fn finalise(&mut self, value: Value) {
        match value.kind() {
            Kind::Coroutine | Kind::Generator => self.finalise_generator(&value),
            Kind::NativeCoroutine => self.finalise_native(&value),
            Kind::AsyncGenStep => self.finalise_step(&value),
            Kind::AsyncGenerator => {
                let close = self.hooks.finalise_async_generator;
                close(self, &value);
            }
            Kind::Future | Kind::Task | Kind::EventLoop | Kind::Foreign => {
                let finalise = self.hooks.finalise_future;
                finalise(self, &value);
            }
            Kind::Instance => self.finalise_instance(&value),
            _ => {}
        }
    }

    /// Calls what waited for the death of the object of this number, the newest reference first.
    fn call_weak_callbacks(&mut self, number: u64) {
        for reference in weakref::take_references(number).iter().rev() {
            let Some(body) = weakref::body(reference) else {
                continue;
            };
            let callback = body.callback.take();
            if callback.is_unbound() {
                continue;
            }
            if let Err(raised) = self.call(&callback, std::slice::from_ref(reference)) {
                let shown = self.shown(&callback);
                let context = format!("Exception ignored while calling weakref callback {shown}");
                let unraisable = self.hooks.unraisable;
                unraisable(self, &context, &raised);
            }
        }
    }

    fn finalise_generator(&mut self, value: &Value) {
        let Some(generator) = value.get::<Generator>() else {
            return;
        };
        if generator.state.get() == State::Created && value.kind() == Kind::Coroutine {
            let name = generator.names().qualname.as_str().to_owned();
            let origin = self.origin_text(&generator.clone());
            self.warn_never_awaited(&name, &origin);
        }
        if let Err(raised) = self.close_coroutine(value) {
            self.unraisable_in("closing generator", value, &raised);
        }
        // One that went on nevertheless is not asked again.
        generator.header().set(FINALISE, false);
    }

    fn finalise_native(&mut self, value: &Value) {
        let Some(coroutine) = value.get::<NativeCoroutine>() else {
            return;
        };
        if coroutine.state.get() == State::Created {
            let name = coroutine.qualname;
            self.warn_never_awaited(name, "");
        }
        if let Err(raised) = self.close_coroutine(value) {
            self.unraisable_in("closing generator", value, &raised);
        }
    }

    fn finalise_step(&mut self, value: &Value) {
        if let Some(step) = value.get::<AsyncGenStep>() {
            let (method, names) = (step.kind.method(), step.generator.names());
            let generator = names.qualname.as_str();
            let what = format!("coroutine method '{method}' of '{generator}'");
            AsyncGenStep::go_on(step, State::Finished);
            self.warn_unawaited(&what, "");
        }
    }

    fn warn_never_awaited(&mut self, name: &str, origin: &str) {
        self.warn_unawaited(&format!("coroutine '{name}'"), origin);
    }

    fn warn_unawaited(&mut self, what: &str, origin: &str) {
        let category = self.exceptions.RuntimeWarning.clone();
        let warn = self.hooks.warn;
        let message = format!("{what} was never awaited{origin}");
        if let Err(raised) = warn(self, &category, &message) {
            let unraisable = self.hooks.unraisable;
            unraisable(
                self,
                "Exception ignored while finalizing coroutine",
                &raised,
            );
        }
    }

    fn finalise_instance(&mut self, value: &Value) {
        if value.get::<Instance>().is_none() {
            return;
        }
        let name = self.names.del.clone();
        if let Err(raised) = self.call_special(value, &name, &[]) {
            let del = self.class_attr(value, &name).unwrap_or(Value::NONE);
            self.unraisable_in("calling deallocator", &del, &raised);
        }
    }

    pub fn unraisable_in(&mut self, doing: &str, value: &Value, raised: &Raised) {
        let shown = self.shown(value);
        let unraisable = self.hooks.unraisable;
        unraisable(
            self,
            &format!("Exception ignored while {doing} {shown}"),
            raised,
        );
    }

    fn shown(&mut self, value: &Value) -> String {
        match self.repr(value) {
            Ok(text) => text.as_str().to_owned(),
            Err(_) => self.type_name(value),
        }
    }
}
