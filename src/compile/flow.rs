//! Definite assignment: which variables are bound for sure where the compiler currently is.

use crate::bytecode::bitset::RegSet;

/// What holds at one place: the bound variables, or nothing at all where control cannot come.
pub type State = Option<RegSet>;

/// Joins the state of a path into `into`.
pub fn join(into: &mut State, path: &State) {
    match (into.as_mut(), path) {
        (Some(bound), Some(other)) => {
            bound.meet(other);
        }
        (None, other) => into.clone_from(other),
        (Some(_), None) => {}
    }
}
