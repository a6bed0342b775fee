//! Where coroutines come from, for the warning that one was never awaited: debug mode remembers.
//!
//! A coroutine that has not started awaits nothing; until it starts, a traceback stands in that place.

use crate::objects::coroutine::{Generator, State};
use crate::objects::exception::{TraceEntry, Traceback};
use crate::objects::heap::Object;
use crate::objects::kind::Kind;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;

impl Cx {
    /// Lets a new coroutine remember where it was made, if that is wanted.
    #[inline]
    pub(in crate::vm) fn note_origin(&self, coroutine: &Generator) {
        if self.schedule.origin_depth > 0 && coroutine.kind() == Kind::Coroutine {
            coroutine.awaits.set(self.origin());
        }
    }

    #[cold]
    fn origin(&self) -> Value {
        let places = self.places(self.schedule.origin_depth);
        let entry = |place: crate::objects::code::Place| TraceEntry::of_place(place.code, place.pc);
        Traceback::of(places.into_iter().map(entry))
    }

    /// Where a coroutine was made that has not started: (file, line, function) of each place, the innermost
    /// first; None if it does not remember.
    pub fn origin_of(&mut self, coroutine: &Generator) -> Value {
        let origin = coroutine.awaits.peek();
        let Some(traceback) = origin.get::<Traceback>() else {
            return Value::NONE;
        };
        let entries = traceback.entries();
        let place = |entry: &TraceEntry| {
            let code = &entry.code.code;
            let line = code.source.line(code.span_at(entry.pc).start);
            let parts = vec![
                self.str(&*code.source.path),
                Value::int(line as i64),
                self.str(&*code.name),
            ];
            Tuple::new(parts).into_value()
        };
        Tuple::new(entries.iter().rev().map(place).collect::<Vec<_>>()).into_value()
    }

    /// Where a coroutine was made that never started, as lines to be added to a warning; empty if it
    /// does not remember.
    pub(in crate::vm) fn origin_text(&self, coroutine: &Generator) -> String {
        let origin = coroutine.awaits.peek();
        let Some(traceback) = origin.get::<Traceback>() else {
            return String::new();
        };
        let mut text = String::from("\nCoroutine created at (most recent call last)");
        for entry in &traceback.entries() {
            let code = &entry.code.code;
            let line = code.source.line(code.span_at(entry.pc).start);
            let shown = code.source.line_text(line).trim();
            text += &format!(
                "\n  File \"{}\", line {line}, in {}",
                code.source.name, code.name
            );
            if !shown.is_empty() {
                text += &format!("\n    {shown}");
            }
        }
        text
    }
}

/// What a coroutine awaits: nothing before it has started.
pub fn awaited(coroutine: &Generator) -> Value {
    if coroutine.state.get() == State::Created {
        return Value::UNBOUND;
    }
    coroutine.awaits.peek()
}
