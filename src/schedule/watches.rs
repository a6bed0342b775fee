//! The descriptors that an event loop watches, and who is told when one can be read or written.

use crate::objects::foreign::Foreign;
use crate::objects::handle::Handle;
use crate::objects::heap::Ref;
use crate::objects::value::Value;
use crate::schedule::ready::Ready;

/// Who is told.
pub enum Watcher {
    /// A call that `add_reader` or `add_writer` was given.
    Call(Ref<Handle>),
    /// A transport or a listening socket.
    Transport(Ref<Foreign>),
}

/// Who is told about a descriptor.
#[derive(Default)]
pub struct Watch {
    pub reader: Option<Watcher>,
    pub writer: Option<Watcher>,
}

/// Which of a descriptor's two watchers is meant.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Side {
    Reader,
    Writer,
}

impl Watch {
    /// One of the two watchers.
    pub fn side(&mut self, side: Side) -> &mut Option<Watcher> {
        match side {
            Side::Reader => &mut self.reader,
            Side::Writer => &mut self.writer,
        }
    }

    fn is_empty(&self) -> bool {
        self.reader.is_none() && self.writer.is_none()
    }
}

/// Who is told about which descriptor.
#[derive(Default)]
pub struct Watches {
    /// By descriptor: the system gives small numbers.
    places: Vec<Option<Watch>>,
    count: usize,
}

impl Watches {
    /// How many descriptors are watched.
    pub fn len(&self) -> usize {
        self.count
    }

    /// Whether none is.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// Who is told about a descriptor.
    pub fn get(&self, descriptor: i32) -> Option<&Watch> {
        self.places.get(place(descriptor)?)?.as_ref()
    }

    /// Sets one of a descriptor's watchers; gives the one before.
    pub fn set(&mut self, descriptor: i32, side: Side, watcher: Watcher) -> Option<Watcher> {
        let place = place(descriptor)?;
        if self.places.len() <= place {
            self.places.resize_with(place + 1, || None);
        }
        let watch = &mut self.places[place];
        if watch.is_none() {
            self.count += 1;
        }
        let watch = watch.get_or_insert_default();
        watch.side(side).replace(watcher)
    }

    /// Takes one of a descriptor's watchers out.
    pub fn remove(&mut self, descriptor: i32, side: Side) -> Option<Watcher> {
        let place = self.places.get_mut(place(descriptor)?)?;
        let watch = place.as_mut()?;
        let watcher = watch.side(side).take();
        if watch.is_empty() {
            *place = None;
            self.count -= 1;
        }
        watcher
    }

    /// All descriptors that are watched.
    pub fn descriptors(&self) -> Vec<i32> {
        let watched = |(at, watch): (usize, &Option<Watch>)| watch.is_some().then_some(at as i32);
        self.places.iter().enumerate().filter_map(watched).collect()
    }

    /// Shows every value to `visit`.
    pub fn traverse(&self, visit: &mut dyn FnMut(&Value)) {
        for watch in self.places.iter().flatten() {
            for watcher in [&watch.reader, &watch.writer].into_iter().flatten() {
                match watcher {
                    Watcher::Call(handle) => visit(&handle.to_value()),
                    Watcher::Transport(transport) => visit(&transport.to_value()),
                }
            }
        }
    }
}

fn place(descriptor: i32) -> Option<usize> {
    usize::try_from(descriptor).ok()
}

impl Watcher {
    /// What is to run when there is news.
    pub fn ready(&self, side: Side) -> Ready {
        match (self, side) {
            (Watcher::Call(handle), _) => Ready::Call(handle.clone()),
            (Watcher::Transport(transport), Side::Reader) => Ready::Readable(transport.clone()),
            (Watcher::Transport(transport), Side::Writer) => Ready::Writable(transport.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::objects::handle::Callee;

    fn watcher() -> Watcher {
        let handle = Handle::new(Value::NONE, Callee::Cancelled, Value::NONE, None);
        Watcher::Call(handle)
    }

    #[test]
    fn a_descriptor_counts_while_it_has_a_watcher() {
        let mut watches = Watches::default();
        assert!(watches.set(7, Side::Reader, watcher()).is_none());
        assert!(watches.set(7, Side::Writer, watcher()).is_none());
        assert!(watches.set(7, Side::Reader, watcher()).is_some());
        assert_eq!(watches.len(), 1);
        assert_eq!(watches.descriptors(), [7]);
        assert!(watches.remove(7, Side::Reader).is_some());
        assert!(watches.get(7).is_some());
        assert!(watches.remove(7, Side::Writer).is_some());
        assert!(watches.remove(7, Side::Writer).is_none());
        assert!(watches.is_empty());
    }
}
