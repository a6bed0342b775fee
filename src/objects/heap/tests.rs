//! The heap's promises, small enough for Miri: `cargo +nightly miri test --lib objects::heap`.

use super::*;
use crate::objects::list::List;
use crate::objects::tuple::Tuple;

/// As deep as a chain gets; Miri is slow.
const DEPTH: usize = if cfg!(miri) { 1_000 } else { 1_000_000 };

#[test]
fn references_are_counted() {
    let list = List::new(vec![Value::int(1)]);
    let other = list.clone();
    assert_eq!(list.count(), 2);
    let value = other.into_value();
    assert!(value.get::<List>().is_some_and(|same| same.same(&list)));
    drop(value);
    assert_eq!(list.count(), 1);
}

#[test]
fn a_value_gives_its_object_back() {
    let value = List::new(Vec::new()).into_value();
    let list: Ref<List> = value.into().unwrap_or_else(|_| panic!("it is a list"));
    assert_eq!(list.count(), 1);
    assert!(Value::int(3).into::<List>().is_err());
}

#[test]
fn the_length_of_a_chain_costs_no_stack() {
    let mut chain = Value::NONE;
    for _ in 0..DEPTH {
        chain = List::new(vec![chain]).into_value();
    }
    drop(chain);
}

#[test]
fn what_has_a_finaliser_is_handed_over() {
    let list = List::new(vec![Value::int(7)]);
    list.header().set(FINALISE, true);
    drop(List::new(vec![list.into_value()]));
    let dead = take_finalisable();
    assert_eq!(dead.len(), 1);
    let list = dead[0].get::<List>().expect("it is the list");
    assert_eq!(list.items.borrow()[0].as_int(), Some(7));
    list.header().set(FINALISE, false);
    drop(dead);
    assert!(take_finalisable().is_empty());
}

#[test]
fn registers_own_their_values() {
    let list = List::new(Vec::new());
    let registers = Registers::new(3);
    registers.set(0, list.to_value());
    registers.set(2, list.to_value());
    assert_eq!(list.count(), 3);
    assert!(registers.get(1).is_unbound());
    registers.set(2, Value::NONE);
    assert_eq!(list.count(), 2);
    drop(registers);
    assert_eq!(list.count(), 1);
}

#[test]
fn items_own_their_values() {
    for count in [0, 1, 3, 61, 62, 200] {
        let witness = List::new(Vec::new());
        let tuple = Tuple::build(count, |index| match index {
            0 => witness.to_value(),
            _ => Value::int(index as i64),
        });
        assert_eq!(tuple.len(), count);
        let numbers = tuple.items().iter().filter_map(Value::as_int);
        assert_eq!(numbers.count(), count.saturating_sub(1));
        let held = if count == 0 { 1 } else { 2 };
        assert_eq!(witness.count(), held);
        drop(tuple);
        assert_eq!(witness.count(), 1);
    }
}

#[test]
fn blocks_of_all_sizes_come_back() {
    for len in [0, 1, 2, 5, 17, 100, 1_000] {
        let registers = Registers::new(len);
        (0..len).for_each(|i| registers.set(i, Value::int(i as i64)));
        let mut seen = 0;
        registers.traverse(&mut |value| seen += usize::from(value.as_int().is_some()));
        assert_eq!(seen, len);
    }
}

/// Two lists that refer to each other, and a third one that refers to the first.
fn cycle() -> (Ref<List>, Ref<List>) {
    let (one, two) = (List::new(Vec::new()), List::new(Vec::new()));
    one.push(two.to_value());
    two.push(one.to_value());
    let holder = List::new(vec![one.to_value()]);
    (one, holder)
}

#[test]
fn a_cycle_is_garbage_when_nobody_refers_to_it() {
    let (one, holder) = cycle();
    assert!(cycles::search(Scope::All).garbage.is_empty());
    drop(one);
    assert!(cycles::search(Scope::Young).garbage.is_empty());
    drop(holder);
    let garbage = cycles::search(Scope::All).garbage;
    assert_eq!(garbage.len(), 2);
    garbage.iter().for_each(Value::clear);
    drop(garbage);
    assert!(cycles::search(Scope::All).garbage.is_empty());
}

#[test]
fn what_was_brought_back_to_life_is_no_garbage() {
    let (one, holder) = cycle();
    drop((one, holder));
    let garbage = cycles::search(Scope::All).garbage;
    assert_eq!(cycles::search_again(&garbage).garbage.len(), 2);
    let saved = garbage[0].clone();
    assert!(cycles::search_again(&garbage).garbage.is_empty());
    drop(garbage);
    let count = saved.header().map(Header::count);
    assert_eq!(count, Some(2), "counts are as before");
    saved.clear();
}

#[test]
fn pages_grow_old_and_are_searched_still() {
    let kept: Vec<Ref<List>> = (0..600).map(|_| List::new(Vec::new())).collect();
    kept[0].push(kept[0].to_value());
    cycles::end(Scope::All, 600, 0);
    assert!(cycles::search(Scope::All).garbage.is_empty());
    drop(kept);
    let garbage = cycles::search(Scope::All).garbage;
    assert_eq!(garbage.len(), 1);
    garbage.iter().for_each(Value::clear);
}
