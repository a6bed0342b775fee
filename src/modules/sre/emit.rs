//! A tree → the codes that the engine runs.

use rustpython_sre_engine::SreOpcode as Op;
use rustpython_sre_engine::string::{lower_ascii, lower_unicode, upper_unicode};

use super::charset;
use super::flags::{self, ASCII, DOTALL, IGNORECASE, LOCALE, MULTILINE, UNICODE};
use super::parse::{Fault, FaultKind, Parsed};
use super::tree::{At, Greed, Node, width};

/// An info block's mark: the match starts with these characters.
const HAS_PREFIX: u32 = 1;
/// It is nothing but these characters.
const IS_LITERAL: u32 = 2;
/// It starts with one of a set.
const HAS_CHARSET: u32 = 4;

/// Lower-case letters that have one upper-case letter in common.
const SAME_UPPER: [&[u32]; 23] = [
    &[105, 305],
    &[115, 383],
    &[181, 956],
    &[837, 953, 8126],
    &[912, 8147],
    &[944, 8163],
    &[946, 976],
    &[949, 1013],
    &[952, 977],
    &[954, 1008],
    &[960, 982],
    &[961, 1009],
    &[962, 963],
    &[966, 981],
    &[1074, 7296],
    &[1076, 7297],
    &[1086, 7298],
    &[1089, 7299],
    &[1090, 7300, 7301],
    &[1098, 7302],
    &[1123, 7303],
    &[7304, 42571],
    &[7777, 7835],
];

/// Others that match a lower-case letter when case does not count.
pub fn siblings(lower: u32) -> impl Iterator<Item = u32> {
    let of_upper = SAME_UPPER.iter().find(|group| group.contains(&lower));
    let ligatures: &[u32] = if matches!(lower, 0xFB05 | 0xFB06) {
        &[0xFB05, 0xFB06]
    } else {
        &[]
    };
    let group = of_upper.copied().unwrap_or(ligatures);
    group.iter().copied().filter(move |other| *other != lower)
}

/// How letters are told apart under some flags.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Case {
    /// As they are.
    Exact,
    /// By the locale, which is that of C.
    Locale,
    Ascii,
    Unicode,
}

impl Case {
    pub fn of(flags: u32) -> Case {
        match flags {
            flags if flags & IGNORECASE == 0 => Case::Exact,
            flags if flags & LOCALE != 0 => Case::Locale,
            flags if flags & UNICODE != 0 => Case::Unicode,
            _ => Case::Ascii,
        }
    }

    /// The letter that stands for a letter and its other case.
    pub fn lower(self, code: u32) -> u32 {
        match self {
            Case::Exact | Case::Locale => code,
            Case::Ascii => lower_ascii(code),
            Case::Unicode => lower_unicode(code),
        }
    }

    /// Whether there is another case of it.
    pub fn is_cased(self, code: u32) -> bool {
        match self {
            Case::Exact => false,
            Case::Locale | Case::Ascii => {
                u8::try_from(code).is_ok_and(|code| code.is_ascii_alphabetic())
            }
            Case::Unicode => code != lower_unicode(code) || code != upper_unicode(code),
        }
    }
}

/// The codes of a pattern.
pub fn emit(parsed: &Parsed) -> Result<Vec<u32>, Fault> {
    let mut emitter = Emitter {
        codes: Vec::new(),
        widths: &parsed.widths,
    };
    emitter.info(parsed);
    emitter.sequence(&parsed.body, parsed.flags)?;
    emitter.op(Op::SUCCESS);
    Ok(emitter.codes)
}

struct Emitter<'a> {
    codes: Vec<u32>,
    widths: &'a [Option<(u64, u64)>],
}

impl Emitter<'_> {
    fn op(&mut self, op: Op) {
        self.codes.push(op as u32);
    }

    /// A place for a distance that is known later.
    fn skip(&mut self) -> usize {
        self.codes.push(0);
        self.codes.len() - 1
    }

    /// The distance from the place to here, and a bit more.
    fn land(&mut self, skip: usize, more: u32) {
        self.codes[skip] = (self.codes.len() - skip) as u32 + more;
    }

    // ---- what a search can know beforehand ----

    /// How long a match is at least, and what it starts with.
    fn info(&mut self, parsed: &Parsed) {
        let (least, most) = width(&parsed.body, self.widths);
        let most = u32::try_from(most).unwrap_or(u32::MAX);
        let least = u32::try_from(least).unwrap_or(u32::MAX);
        self.op(Op::INFO);
        if least == 0 {
            self.codes.extend([4, 0, 0, most]);
            return;
        }
        let skip = self.skip();
        let case = Case::of(parsed.flags);
        let plain = |node: &Node| match node {
            Node::Char {
                code,
                negated: false,
            } if !case.is_cased(*code) => Some(*code),
            _ => None,
        };
        let prefix: Vec<u32> = parsed.body.iter().map_while(plain).collect();
        let set = match parsed.body.first() {
            Some(Node::Set(set)) if case == Case::Exact => Some(set),
            _ => None,
        };
        if !prefix.is_empty() {
            let all = prefix.len() == parsed.body.len();
            let mark = HAS_PREFIX | if all { IS_LITERAL } else { 0 };
            let length = prefix.len() as u32;
            self.codes.extend([mark, least, most, length, length]);
            self.codes.extend(&prefix);
            self.codes.extend(overlaps(&prefix));
        } else if let Some(set) = set {
            self.codes.extend([HAS_CHARSET, least, most]);
            charset::emit(&mut self.codes, set, case, parsed.flags);
        } else {
            self.codes.extend([0, least, most]);
        }
        self.land(skip, 0);
    }

    // ---- nodes ----

    fn sequence(&mut self, nodes: &[Node], flags: u32) -> Result<(), Fault> {
        nodes.iter().try_for_each(|node| self.node(node, flags))
    }

    fn node(&mut self, node: &Node, flags: u32) -> Result<(), Fault> {
        match node {
            Node::Char { code, negated } => self.char(*code, *negated, Case::of(flags)),
            Node::Any => self.op(if flags & DOTALL != 0 {
                Op::ANY_ALL
            } else {
                Op::ANY
            }),
            Node::Set(set) => self.set(set, flags),
            Node::At(at) => {
                self.op(Op::AT);
                self.codes.push(at_code(*at, flags));
            }
            Node::Group {
                number,
                add,
                remove,
                body,
            } => {
                self.group(*number, body, flags::combined(flags, *add, *remove))?;
            }
            Node::Branch(branches) => self.branch(branches, flags)?,
            Node::Repeat {
                greed,
                min,
                max,
                body,
            } => self.repeat(*greed, *min, *max, body, flags)?,
            Node::Atomic(body) => self.closed(Op::ATOMIC_GROUP, &[], body, flags)?,
            Node::Look {
                behind,
                negated,
                body,
            } => self.look(*behind, *negated, body, flags)?,
            Node::Back(group) => {
                self.op(match Case::of(flags) {
                    Case::Exact => Op::GROUPREF,
                    Case::Locale => Op::GROUPREF_LOC_IGNORE,
                    Case::Ascii => Op::GROUPREF_IGNORE,
                    Case::Unicode => Op::GROUPREF_UNI_IGNORE,
                });
                self.codes.push(*group as u32 - 1);
            }
            Node::If { group, yes, no } => self.condition(*group, yes, no.as_deref(), flags)?,
            Node::Fail => self.op(Op::FAILURE),
        }
        Ok(())
    }

    fn char(&mut self, code: u32, negated: bool, case: Case) {
        let lower = case.lower(code);
        let cased = case.is_cased(code);
        if case == Case::Unicode && cased && siblings(lower).next().is_some() {
            self.op(Op::IN_UNI_IGNORE);
            let skip = self.skip();
            if negated {
                self.op(Op::NEGATE);
            }
            for code in std::iter::once(lower).chain(siblings(lower)) {
                self.op(Op::LITERAL);
                self.codes.push(code);
            }
            self.op(Op::FAILURE);
            self.land(skip, 0);
            return;
        }
        let (plain, other) = match case {
            Case::Unicode if cased => (Op::LITERAL_UNI_IGNORE, Op::NOT_LITERAL_UNI_IGNORE),
            Case::Ascii if cased => (Op::LITERAL_IGNORE, Op::NOT_LITERAL_IGNORE),
            Case::Locale => (Op::LITERAL_LOC_IGNORE, Op::NOT_LITERAL_LOC_IGNORE),
            _ => (Op::LITERAL, Op::NOT_LITERAL),
        };
        self.op(if negated { other } else { plain });
        self.codes.push(if cased { lower } else { code });
    }

    fn set(&mut self, set: &super::tree::Set, flags: u32) {
        let case = Case::of(flags);
        if charset::is_everything(set) {
            self.op(if set.negated {
                Op::FAILURE
            } else {
                Op::ANY_ALL
            });
            return;
        }
        self.op(match case {
            Case::Exact => Op::IN,
            Case::Locale => Op::IN_LOC_IGNORE,
            Case::Ascii => Op::IN_IGNORE,
            Case::Unicode => Op::IN_UNI_IGNORE,
        });
        let skip = self.skip();
        charset::emit(&mut self.codes, set, case, flags);
        self.land(skip, 0);
    }

    fn group(&mut self, number: Option<usize>, body: &[Node], flags: u32) -> Result<(), Fault> {
        let mark = number.map(|number| (number as u32 - 1) * 2);
        if let Some(mark) = mark {
            self.op(Op::MARK);
            self.codes.push(mark);
        }
        self.sequence(body, flags)?;
        if let Some(mark) = mark {
            self.op(Op::MARK);
            self.codes.push(mark + 1);
        }
        Ok(())
    }

    fn branch(&mut self, branches: &[Vec<Node>], flags: u32) -> Result<(), Fault> {
        self.op(Op::BRANCH);
        let mut ends = Vec::new();
        for branch in branches {
            let skip = self.skip();
            self.sequence(branch, flags)?;
            self.op(Op::JUMP);
            ends.push(self.skip());
            self.land(skip, 0);
        }
        self.op(Op::FAILURE);
        for end in ends {
            self.land(end, 0);
        }
        Ok(())
    }

    /// An operation, a distance, some numbers, a body, and its end.
    fn closed(&mut self, op: Op, numbers: &[u32], body: &[Node], flags: u32) -> Result<(), Fault> {
        self.op(op);
        let skip = self.skip();
        self.codes.extend(numbers);
        self.sequence(body, flags)?;
        self.op(Op::SUCCESS);
        self.land(skip, 0);
        Ok(())
    }

    fn repeat(
        &mut self,
        greed: Greed,
        min: u32,
        max: u32,
        body: &[Node],
        flags: u32,
    ) -> Result<(), Fault> {
        if is_simple(body) {
            let op = match greed {
                Greed::Most => Op::REPEAT_ONE,
                Greed::Least => Op::MIN_REPEAT_ONE,
                Greed::Possessive => Op::POSSESSIVE_REPEAT_ONE,
            };
            return self.closed(op, &[min, max], body, flags);
        }
        let (op, end) = match greed {
            Greed::Most => (Op::REPEAT, Op::MAX_UNTIL),
            Greed::Least => (Op::REPEAT, Op::MIN_UNTIL),
            Greed::Possessive => (Op::POSSESSIVE_REPEAT, Op::SUCCESS),
        };
        self.op(op);
        let skip = self.skip();
        self.codes.extend([min, max]);
        self.sequence(body, flags)?;
        self.land(skip, 0);
        self.op(end);
        Ok(())
    }

    fn look(
        &mut self,
        behind: bool,
        negated: bool,
        body: &[Node],
        flags: u32,
    ) -> Result<(), Fault> {
        let back = match width(body, self.widths) {
            _ if !behind => 0,
            (least, most) if least == most => least as u32,
            _ => {
                return Err(Fault {
                    message: "look-behind requires fixed-width pattern".to_owned(),
                    at: None,
                    kind: FaultKind::Pattern,
                });
            }
        };
        let op = if negated { Op::ASSERT_NOT } else { Op::ASSERT };
        self.closed(op, &[back], body, flags)
    }

    fn condition(
        &mut self,
        group: usize,
        yes: &[Node],
        no: Option<&[Node]>,
        flags: u32,
    ) -> Result<(), Fault> {
        self.op(Op::GROUPREF_EXISTS);
        self.codes.push(group as u32 - 1);
        let skip_yes = self.skip();
        self.sequence(yes, flags)?;
        match no.filter(|no| !no.is_empty()) {
            Some(no) => {
                self.op(Op::JUMP);
                let skip_no = self.skip();
                self.land(skip_yes, 1);
                self.sequence(no, flags)?;
                self.land(skip_no, 0);
            }
            None => self.land(skip_yes, 1),
        }
        Ok(())
    }
}

/// Whether the body of a repetition is a single character of some kind.
fn is_simple(body: &[Node]) -> bool {
    match body {
        [Node::Char { .. } | Node::Any | Node::Set(_)] => true,
        [
            Node::Group {
                number: None, body, ..
            },
        ] => is_simple(body),
        _ => false,
    }
}

fn at_code(at: At, flags: u32) -> u32 {
    let multiline = flags & MULTILINE != 0;
    match at {
        At::Beginning | At::End if multiline => at as u32 + 1,
        At::Boundary | At::NonBoundary if flags & LOCALE != 0 => at as u32 + 5,
        At::Boundary | At::NonBoundary if flags & UNICODE != 0 && flags & ASCII == 0 => {
            at as u32 + 7
        }
        at => at as u32,
    }
}

/// For each place of a prefix, how much of its beginning ends there.
fn overlaps(prefix: &[u32]) -> Vec<u32> {
    let mut table: Vec<u32> = vec![0; prefix.len()];
    for index in 1..prefix.len() {
        let mut known = table[index - 1] as usize;
        while known > 0 && prefix[index] != prefix[known] {
            known = table[known - 1] as usize;
        }
        table[index] = known as u32 + u32::from(prefix[index] == prefix[known]);
    }
    table
}
