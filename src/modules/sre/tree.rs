//! A pattern as a tree.

/// Nodes one after the other.
pub type Sequence = Vec<Node>;

/// No limit to a repetition.
pub const ENDLESS: u32 = u32::MAX;
/// The width of what may be of any width.
const WIDTH_MAX: u64 = 1 << 40;

/// A part of a pattern.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// A character, or anything but it.
    Char { code: u32, negated: bool },
    /// `.`
    Any,
    /// `[…]`
    Set(Set),
    /// A place, such as `^`.
    At(At),
    /// `(…)` with its number, or `(?flags:…)`
    Group {
        number: Option<usize>,
        add: u32,
        remove: u32,
        body: Sequence,
    },
    /// `…|…`
    Branch(Vec<Sequence>),
    Repeat {
        greed: Greed,
        min: u32,
        max: u32,
        body: Sequence,
    },
    /// `(?>…)`
    Atomic(Sequence),
    /// `(?=…)` and its sisters.
    Look {
        behind: bool,
        negated: bool,
        body: Sequence,
    },
    /// `\1`
    Back(usize),
    /// `(?(1)yes|no)`
    If {
        group: usize,
        yes: Sequence,
        no: Option<Sequence>,
    },
    /// What never matches.
    Fail,
}

/// How much a repetition takes at first.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Greed {
    Most,
    Least,
    /// Most, and gives nothing back.
    Possessive,
}

/// A place in the string, by the engine's number.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum At {
    Beginning = 0,
    BeginningOfString = 2,
    Boundary = 3,
    NonBoundary = 4,
    End = 5,
    EndOfString = 7,
}

/// A kind of characters, by the engine's number; the one above it is its opposite.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
#[repr(u32)]
pub enum Category {
    Digit = 0,
    NotDigit = 1,
    Space = 2,
    NotSpace = 3,
    Word = 4,
    NotWord = 5,
}

/// A set of characters.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Set {
    pub negated: bool,
    pub items: Vec<Item>,
}

/// What is in a set.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
pub enum Item {
    Char(u32),
    Range(u32, u32),
    Category(Category),
}

/// The least and the most characters that a sequence matches; `groups` has those of the groups so far.
pub fn width(sequence: &[Node], groups: &[Option<(u64, u64)>]) -> (u64, u64) {
    let (mut least, mut most) = (0, 0);
    for node in sequence {
        let (low, high) = node_width(node, groups);
        least += low;
        most += high;
    }
    (least.min(WIDTH_MAX), most.min(WIDTH_MAX))
}

fn node_width(node: &Node, groups: &[Option<(u64, u64)>]) -> (u64, u64) {
    match node {
        Node::Char { .. } | Node::Any | Node::Set(_) => (1, 1),
        Node::At(_) | Node::Look { .. } | Node::Fail => (0, 0),
        Node::Group { body, .. } | Node::Atomic(body) => width(body, groups),
        Node::Branch(branches) => either(branches.iter().map(|branch| width(branch, groups))),
        Node::Repeat { min, max, body, .. } => {
            let (low, high) = width(body, groups);
            let most = match *max {
                ENDLESS if high > 0 => WIDTH_MAX,
                max => high * u64::from(max),
            };
            (low * u64::from(*min), most)
        }
        Node::Back(group) => groups
            .get(*group)
            .copied()
            .flatten()
            .unwrap_or((0, WIDTH_MAX)),
        Node::If { yes, no, .. } => {
            let no = no.as_deref().map_or((0, 0), |no| width(no, groups));
            let (low, high) = width(yes, groups);
            (low.min(no.0), high.max(no.1))
        }
    }
}

fn either(widths: impl Iterator<Item = (u64, u64)>) -> (u64, u64) {
    widths
        .reduce(|a, b| (a.0.min(b.0), a.1.max(b.1)))
        .unwrap_or((0, 0))
}
