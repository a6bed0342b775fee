//! Who has the locks, and the places of semaphores, that others wait for.
//!
//! A lock knows its holder. Who has a place of a semaphore, and where a lock was taken, is read off the
//! functions that stand inside an `async with` of it, which keep its exit method in a register.

use rustc_hash::FxHashMap;

use crate::bytecode::instr::{Instr, WithKind};
use crate::modules::asyncio::picture::frames;
use crate::modules::asyncio::picture::reason::Reason;
use crate::objects::coroutine::Generator;
use crate::objects::function::{Method, Native};
use crate::objects::heap::Ref;
use crate::objects::instance::Instance;
use crate::objects::sync::{Lock, Semaphore};
use crate::objects::task::Task;
use crate::objects::value::Value;
use crate::schedule::waits::Spot;

/// The holders of what is waited for.
#[derive(Default)]
pub struct Holders {
    holds: Vec<Hold>,
    by_thing: FxHashMap<u64, Vec<usize>>,
    by_task: FxHashMap<u64, Vec<usize>>,
}

/// A task has a lock, or a place of a semaphore.
pub struct Hold {
    pub task: u64,
    pub thing: Value,
    /// Where it was taken.
    pub spot: Option<Spot>,
}

/// Finds the holders of everything that these tasks wait for.
pub fn of(reasons: &[Option<Reason>], tasks: &[Ref<Task>], members: &[Vec<Value>]) -> Holders {
    let mut holders = Holders::default();
    let standing = Standing { tasks, members };
    let mut semaphores: FxHashMap<u64, Value> = FxHashMap::default();
    for thing in reasons
        .iter()
        .flatten()
        .filter_map(|reason| reason.thing.as_ref())
    {
        let identity = thing.identity();
        if holders.by_thing.contains_key(&identity) {
            continue;
        }
        if let Some(lock) = thing.get::<Lock>() {
            if lock.holder.get() != 0 {
                let holder = lock.holder.get();
                let spot = super::taken_at(thing).or_else(|| standing.entry(holder, identity));
                holders.add(holder, thing.clone(), spot);
            }
        } else if thing.get::<Semaphore>().is_some() {
            semaphores.insert(identity, thing.clone());
        }
    }
    if !semaphores.is_empty() {
        for (task, members) in tasks.iter().zip(members) {
            for generator in members.iter().filter_map(Value::get::<Generator>) {
                for (receiver, spot) in entered(generator) {
                    if let Some(semaphore) = semaphores.get(&receiver.identity()) {
                        holders.add(task.id, semaphore.clone(), Some(spot));
                    }
                }
            }
        }
    }
    holders
}

/// The functions that tasks stand in.
struct Standing<'a> {
    tasks: &'a [Ref<Task>],
    members: &'a [Vec<Value>],
}

impl Standing<'_> {
    /// Where the task of this number has entered an `async with` of this.
    fn entry(&self, task: u64, thing: u64) -> Option<Spot> {
        let at = self.tasks.iter().position(|known| known.id == task)?;
        let members = self.members[at].iter().filter_map(Value::get::<Generator>);
        let mut entries = members.flat_map(|generator| entered(generator));
        let (_, spot) = entries.find(|(manager, _)| manager.identity() == thing)?;
        Some(spot)
    }
}

impl Holders {
    fn add(&mut self, task: u64, thing: Value, spot: Option<Spot>) {
        let at = self.holds.len();
        self.by_thing.entry(thing.identity()).or_default().push(at);
        self.by_task.entry(task).or_default().push(at);
        self.holds.push(Hold { task, thing, spot });
    }

    /// The tasks that have this.
    pub fn of_thing(&self, identity: u64) -> impl Iterator<Item = u64> {
        let holds = self.by_thing.get(&identity).into_iter().flatten();
        holds.map(|at| self.holds[*at].task)
    }

    /// Where this was taken, if that is known.
    pub fn spot(&self, identity: u64) -> Option<Spot> {
        let first = *self.by_thing.get(&identity)?.first()?;
        self.holds[first].spot.clone()
    }

    /// What this task has.
    pub fn of_task(&self, task: u64) -> impl Iterator<Item = &Hold> {
        let holds = self.by_task.get(&task).into_iter().flatten();
        holds.map(|at| &self.holds[*at])
    }
}

/// The context managers of the `async with` blocks that a function stands in, and where they are.
fn entered(generator: &Generator) -> Vec<(Value, Spot)> {
    let code = &generator.function.code;
    let (instrs, pc) = (
        &code.code.instrs,
        generator.registers.pc.get().saturating_sub(1),
    );
    let blocks = code
        .code
        .handlers
        .iter()
        .filter(|h| h.start <= pc && pc < h.end);
    let mut found = Vec::new();
    for block in blocks {
        let Instr::WithExitExc {
            kind: WithKind::Async,
            exit,
            ..
        } = instrs[block.target as usize]
        else {
            continue;
        };
        let enters =
            |instr: &Instr| matches!(instr, Instr::WithEnter { base, .. } if *base == exit);
        let enter = instrs[..block.start as usize].iter().rposition(enters);
        let [method, bound] = [0, 1].map(|i| generator.registers.get((exit.0 + i) as usize));
        let manager = receiver(&method, bound);
        if let (Some(enter), Some(manager)) = (enter, manager) {
            found.push((manager, frames::spot(code, enter as u32)));
        }
    }
    found
}

/// What an exit method is called on.
fn receiver(exit: &Value, bound: Value) -> Option<Value> {
    let receiver = match exit.get::<Method>() {
        Some(method) if bound.is_unbound() => method.receiver.clone(),
        None if bound.is_unbound() => exit.get::<Native>()?.receiver.clone(),
        _ => bound,
    };
    let inner = receiver
        .get::<Instance>()
        .map(|instance| instance.inner.clone());
    Some(
        inner
            .filter(|inner| !inner.is_unbound())
            .unwrap_or(receiver),
    )
}
