//! What scripts call the locks, queues and futures that tasks wait for, and which tasks refer to them.
//!
//! Looked up in the script's globals first, then in the variables of its tasks, oldest first; within
//! them one or two levels of attributes, lists and dicts: `lock`, `self.queue`, `forks[2]`.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::objects::cell::Cell;
use crate::objects::coroutine::Generator;
use crate::objects::dict::Dict;
use crate::objects::future::FutureState;
use crate::objects::heap::Ref;
use crate::objects::instance::{Attrs, Instance};
use crate::objects::kind::Kind;
use crate::objects::list::List;
use crate::objects::str::Str;
use crate::objects::sync::Condition;
use crate::objects::task::Task;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;

/// How many levels of attributes and items are looked at.
const DEPTH_MAX: usize = 2;
/// How many items of one container are looked at.
const WIDTH_MAX: usize = 256;
/// How many values are looked at in all.
const VALUES_MAX: usize = 1_000_000;

/// The names found, by the identity of what they stand for.
#[derive(Default)]
pub struct Names {
    names: FxHashMap<u64, String>,
    /// The tasks whose variables lead to a thing.
    referring: FxHashMap<u64, Vec<u64>>,
    /// What a global name leads to.
    global: FxHashSet<u64>,
    /// The tasks come by that have failed, and nobody has asked why.
    failed: Vec<Ref<Task>>,
    /// The globals that were looked at.
    globals: FxHashSet<usize>,
    values: usize,
}

/// How a value was reached.
struct Path<'a> {
    parent: Option<&'a Path<'a>>,
    part: Part<'a>,
    depth: usize,
    /// The task whose variable it began with.
    task: Option<u64>,
}

enum Part<'a> {
    Variable(&'a str),
    Attribute(&'a str),
    Index(usize),
    Key(&'a str),
}

impl Path<'_> {
    fn text(&self) -> String {
        let before = self.parent.map_or(String::new(), Path::text);
        match self.part {
            Part::Variable(name) => name.to_owned(),
            Part::Attribute(name) => format!("{before}.{name}"),
            Part::Index(index) => format!("{before}[{index}]"),
            Part::Key(key) => format!("{before}['{key}']"),
        }
    }
}

impl Names {
    /// The name of a thing.
    pub fn name(&self, identity: u64) -> Option<&String> {
        self.names.get(&identity)
    }

    /// The tasks come by that have failed, and nobody has asked why.
    pub fn failed(&self) -> &[Ref<Task>] {
        &self.failed
    }

    /// The tasks that refer to a thing.
    pub fn referring(&self, identity: u64) -> &[u64] {
        self.referring.get(&identity).map_or(&[], Vec::as_slice)
    }

    /// Whether every function may refer to a thing: a global name leads to it, or there was too much to
    /// look at.
    pub fn is_global(&self, identity: u64) -> bool {
        self.global.contains(&identity) || self.values > VALUES_MAX
    }

    /// Looks at the globals of a function that waits.
    pub fn look_at_globals(&mut self, generator: &Generator) {
        let globals = &generator.function.globals;
        if self.globals.insert(globals.address()) {
            self.entries(globals, None, |name| Part::Variable(name));
        }
    }

    /// Looks at the variables of a function that waits in this task.
    pub fn look_at_variables(&mut self, task: u64, generator: &Generator) {
        let names = &generator.function.code.code.variables;
        for (register, name) in names.iter().enumerate() {
            if register < generator.registers.len() {
                let path = Path {
                    parent: None,
                    part: Part::Variable(name),
                    depth: 0,
                    task: Some(task),
                };
                self.value(&generator.registers.get(register), &path);
            }
        }
    }

    fn value(&mut self, value: &Value, path: &Path<'_>) {
        self.values += 1;
        if self.values > VALUES_MAX {
            return;
        }
        match value.kind() {
            Kind::Cell => {
                let content = value
                    .get::<Cell>()
                    .map(|cell| cell.content.borrow().clone());
                if let Some(content) = content {
                    self.value(&content, path);
                }
            }
            Kind::Lock | Kind::Event | Kind::Semaphore | Kind::Queue | Kind::Future => {
                self.note(value, path);
            }
            Kind::Task => self.task(value),
            Kind::Foreign => self.note(value, path),
            Kind::Condition => {
                self.note(value, path);
                let condition = value.get::<Condition>();
                let lock = condition.map(|condition| condition.lock.borrow().clone());
                if let Some(lock) = lock {
                    self.note(&lock, path);
                }
            }
            Kind::Instance if path.depth < DEPTH_MAX => self.instance(value, path),
            Kind::List | Kind::Tuple if path.depth < DEPTH_MAX => self.items(value, path),
            Kind::Dict if path.depth < DEPTH_MAX => {
                if let Some(dict) = value.get::<Dict>() {
                    self.entries(dict, Some(path), |key| Part::Key(key));
                }
            }
            _ => {}
        }
    }

    fn note(&mut self, value: &Value, path: &Path<'_>) {
        let identity = value.identity();
        self.names.entry(identity).or_insert_with(|| path.text());
        let Some(task) = path.task else {
            self.global.insert(identity);
            return;
        };
        let tasks = self.referring.entry(identity).or_default();
        if tasks.last() != Some(&task) {
            tasks.push(task);
        }
    }

    fn task(&mut self, value: &Value) {
        let Some(task) = value.get::<Task>() else {
            return;
        };
        let failed = task.core.unseen.get() && task.core.state.get() == FutureState::Exception;
        if failed && self.failed.iter().all(|known| !known.same(task)) {
            self.failed.push(task.clone());
        }
    }

    fn instance(&mut self, value: &Value, path: &Path<'_>) {
        let Some(instance) = value.get::<Instance>() else {
            return;
        };
        if !instance.inner.is_unbound() {
            self.value(&instance.inner, path);
        }
        let (names, values) = match &*instance.attrs.borrow() {
            Attrs::Shaped { shape, slots } => (shape.names().to_vec(), slots.clone()),
            Attrs::Dict(dict) => {
                let dict = dict.clone();
                return self.entries(&dict, Some(path), |name| Part::Attribute(name));
            }
        };
        for (name, value) in names.iter().zip(&values) {
            self.value(value, &below(path, Part::Attribute(name.as_str())));
        }
    }

    fn items(&mut self, value: &Value, path: &Path<'_>) {
        let items = match (value.get::<List>(), value.get::<Tuple>()) {
            (Some(list), _) => list.to_vec(),
            (_, Some(tuple)) => tuple.items().to_vec(),
            (None, None) => return,
        };
        for (index, item) in items.iter().take(WIDTH_MAX).enumerate() {
            self.value(item, &below(path, Part::Index(index)));
        }
    }

    /// The values of a dict with names as keys.
    fn entries(
        &mut self,
        dict: &Ref<Dict>,
        parent: Option<&Path<'_>>,
        part: for<'k> fn(&'k str) -> Part<'k>,
    ) {
        let entries: Vec<(Value, Value)> = dict
            .table
            .borrow()
            .iter()
            .take(WIDTH_MAX)
            .map(|entry| (entry.key.clone(), entry.value.clone()))
            .collect();
        for (key, value) in &entries {
            let Some(key) = key.get::<Str>() else {
                continue;
            };
            let path = Path {
                parent,
                part: part(key.as_str()),
                depth: parent.map_or(0, |parent| parent.depth + 1),
                task: parent.and_then(|parent| parent.task),
            };
            self.value(value, &path);
        }
    }
}

fn below<'a>(parent: &'a Path<'a>, part: Part<'a>) -> Path<'a> {
    Path {
        parent: Some(parent),
        part,
        depth: parent.depth + 1,
        task: parent.task,
    }
}
