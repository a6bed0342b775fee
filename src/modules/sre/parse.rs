//! The text of a pattern → a tree. What is wrong is said in CPython's words.

use super::escape;
use super::flags;
use super::replace::is_group_name;
use super::tree::{At, ENDLESS, Greed, Item, Node, Sequence, Set, width};
use crate::objects::quote;

/// How deep groups may be nested.
const DEPTH_MAX: usize = 250;
/// A group's number is below this.
const GROUPS_MAX: usize = 1 << 31;

/// What is wrong with a pattern, and where.
#[derive(Debug)]
pub struct Fault {
    pub message: String,
    pub at: Option<usize>,
    pub kind: FaultKind,
}

/// Which exception a fault is.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum FaultKind {
    Pattern,
    Overflow,
    Value,
    Recursion,
}

/// A pattern that has been read.
pub struct Parsed {
    pub body: Sequence,
    /// The flags, with those in the text.
    pub flags: u32,
    /// The widths of the groups, the first of which is none.
    pub widths: Vec<Option<(u64, u64)>>,
    /// The named groups and their numbers.
    pub names: Vec<(String, usize)>,
}

/// Reads a pattern.
pub struct Parser {
    chars: Vec<char>,
    pub at: usize,
    pub is_bytes: bool,
    flags: u32,
    widths: Vec<Option<(u64, u64)>>,
    names: Vec<(String, usize)>,
    /// How many groups there were where the outermost lookbehind began.
    look_behind: Option<usize>,
    /// The groups that conditions ask for by number, and where.
    conditions: Vec<(usize, usize)>,
}

type Parse<T> = Result<T, Fault>;

/// The tree of a pattern.
pub fn parse(text: &str, is_bytes: bool, given: u32) -> Parse<Parsed> {
    let mut parser = Parser {
        chars: text.chars().collect(),
        at: 0,
        is_bytes,
        flags: given,
        widths: vec![None],
        names: Vec::new(),
        look_behind: None,
        conditions: Vec::new(),
    };
    let verbose = given & flags::VERBOSE != 0;
    let body = parser.alternatives(verbose, 0)?;
    let completed = flags::completed(parser.flags, is_bytes);
    let flags = completed.map_err(|message| Fault {
        message: message.to_owned(),
        at: None,
        kind: FaultKind::Value,
    })?;
    if parser.peek().is_some() {
        return Err(parser.fault("unbalanced parenthesis", parser.at));
    }
    for &(group, at) in &parser.conditions {
        if group >= parser.widths.len() {
            return Err(parser.fault(format!("invalid group reference {group}"), at));
        }
    }
    Ok(Parsed {
        body,
        flags,
        widths: parser.widths,
        names: parser.names,
    })
}

impl Parser {
    // ---- looking ----

    pub fn peek(&self) -> Option<char> {
        self.chars.get(self.at).copied()
    }

    pub fn next(&mut self) -> Option<char> {
        let char = self.peek()?;
        self.at += 1;
        Some(char)
    }

    fn takes(&mut self, wanted: char) -> bool {
        let found = self.peek() == Some(wanted);
        self.at += usize::from(found);
        found
    }

    /// Up to `most` characters of a kind.
    pub fn run(&mut self, most: usize, is_wanted: impl Fn(char) -> bool) -> String {
        let mut found = String::new();
        while found.len() < most
            && let Some(char) = self.peek().filter(|char| is_wanted(*char))
        {
            found.push(char);
            self.at += 1;
        }
        found
    }

    pub fn text(&self, start: usize) -> String {
        self.chars[start..self.at].iter().collect()
    }

    #[allow(clippy::unused_self, reason = "it reads like the parser speaking")]
    pub fn fault(&self, message: impl Into<String>, at: usize) -> Fault {
        Fault {
            message: message.into(),
            at: Some(at),
            kind: FaultKind::Pattern,
        }
    }

    /// A name up to a terminator, which is taken too.
    pub fn name_until(&mut self, terminator: char, what: &str) -> Parse<String> {
        let start = self.at;
        while let Some(char) = self.next() {
            if char == terminator {
                let name: String = self.chars[start..self.at - 1].iter().collect();
                if name.is_empty() {
                    return Err(self.fault(format!("missing {what}"), start));
                }
                return Ok(name);
            }
        }
        let message = match self.at - start {
            0 => format!("missing {what}"),
            _ => format!("missing {terminator}, unterminated name"),
        };
        Err(self.fault(message, start))
    }

    fn check_group_name(&self, name: &str, at: usize) -> Parse<()> {
        if is_group_name(name) && (!self.is_bytes || name.is_ascii()) {
            return Ok(());
        }
        let shown = match self.is_bytes {
            true => quote::ascii(&quote::quoted(name)),
            false => quote::quoted(name),
        };
        Err(self.fault(format!("bad character in group name {shown}"), at))
    }

    // ---- sequences ----

    /// `a|b|c`
    fn alternatives(&mut self, verbose: bool, depth: usize) -> Parse<Sequence> {
        if depth > DEPTH_MAX {
            return Err(Fault {
                message: "maximum recursion depth exceeded".to_owned(),
                at: None,
                kind: FaultKind::Recursion,
            });
        }
        let mut verbose = verbose;
        let mut branches = Vec::new();
        loop {
            let is_first = depth == 0 && branches.is_empty();
            branches.push(self.sequence(verbose, depth + 1, is_first)?);
            if !self.takes('|') {
                break;
            }
            if depth == 0 {
                verbose = self.flags & flags::VERBOSE != 0;
            }
        }
        Ok(joined(branches))
    }

    /// What comes up to `|` or `)`.
    fn sequence(&mut self, verbose: bool, depth: usize, is_first: bool) -> Parse<Sequence> {
        let mut verbose = verbose;
        let mut nodes = Sequence::new();
        while let Some(char) = self.peek() {
            if matches!(char, '|' | ')') {
                break;
            }
            let start = self.at;
            self.at += 1;
            if verbose && (char.is_ascii_whitespace() || char == '\x0b') {
                continue;
            }
            match char {
                '#' if verbose => while self.next().is_some_and(|char| char != '\n') {},
                '\\' => nodes.push(escape::in_pattern(self, start)?),
                '[' => nodes.push(self.set(start)?),
                '*' | '+' | '?' | '{' => self.repeat(char, start, &mut nodes)?,
                '.' => nodes.push(Node::Any),
                '^' => nodes.push(Node::At(At::Beginning)),
                '$' => nodes.push(Node::At(At::End)),
                '(' => match self.group(start, verbose, depth)? {
                    Bracket::Node(node) => nodes.push(node),
                    Bracket::Nothing => {}
                    Bracket::GlobalFlags => {
                        if !is_first || !nodes.is_empty() {
                            let message = "global flags not at the start of the expression";
                            return Err(self.fault(message, start));
                        }
                        verbose = self.flags & flags::VERBOSE != 0;
                    }
                },
                char => nodes.push(Node::Char {
                    code: crate::text::surrogates::code_point(char),
                    negated: false,
                }),
            }
        }
        Ok(unwrapped(nodes))
    }

    /// `*`, `{2,3}` and the like, behind what is repeated.
    fn repeat(&mut self, sign: char, start: usize, nodes: &mut Sequence) -> Parse<()> {
        let (min, max) = match sign {
            '*' => (0, ENDLESS),
            '+' => (1, ENDLESS),
            '?' => (0, 1),
            _ => match self.bounds(start)? {
                Some(bounds) => bounds,
                None => {
                    let code = u32::from('{');
                    nodes.push(Node::Char {
                        code,
                        negated: false,
                    });
                    return Ok(());
                }
            },
        };
        let body = match nodes.pop() {
            None | Some(Node::At(_)) => return Err(self.fault("nothing to repeat", start)),
            Some(Node::Repeat { .. }) => return Err(self.fault("multiple repeat", start)),
            Some(Node::Group {
                number: None,
                add: 0,
                remove: 0,
                body,
            }) => body,
            Some(node) => vec![node],
        };
        let greed = if self.takes('?') {
            Greed::Least
        } else if self.takes('+') {
            Greed::Possessive
        } else {
            Greed::Most
        };
        nodes.push(Node::Repeat {
            greed,
            min,
            max,
            body,
        });
        Ok(())
    }

    /// `{2,3}`; none if the brace stands for itself.
    fn bounds(&mut self, start: usize) -> Parse<Option<(u32, u32)>> {
        let back = self.at;
        if self.peek() == Some('}') {
            return Ok(None);
        }
        let is_digit = |char: char| char.is_ascii_digit();
        let low = self.run(usize::MAX, is_digit);
        let high = match self.takes(',') {
            true => self.run(usize::MAX, is_digit),
            false => low.clone(),
        };
        if !self.takes('}') {
            self.at = back;
            return Ok(None);
        }
        let (min, max) = (count(&low, 0)?, count(&high, ENDLESS)?);
        if max < min {
            return Err(self.fault("min repeat greater than max repeat", start + 1));
        }
        Ok(Some((min, max)))
    }

    // ---- sets ----

    fn set(&mut self, start: usize) -> Parse<Node> {
        let negated = self.takes('^');
        let mut items = Vec::new();
        let first = self.at;
        loop {
            let at = self.at;
            if at > first && self.takes(']') {
                break;
            }
            let low = self.member(start)?;
            if !self.takes('-') {
                push_once(&mut items, low);
                continue;
            }
            if self.takes(']') {
                push_once(&mut items, low);
                push_once(&mut items, Item::Char(u32::from('-')));
                break;
            }
            let high = self.member(start)?;
            match (low, high) {
                (Item::Char(low), Item::Char(high)) if low <= high => {
                    push_once(&mut items, Item::Range(low, high));
                }
                _ => {
                    let message = format!("bad character range {}", self.text(at));
                    return Err(self.fault(message, at));
                }
            }
        }
        Ok(match items[..] {
            [Item::Char(code)] => Node::Char { code, negated },
            _ => Node::Set(Set { negated, items }),
        })
    }

    /// One character or category of a set.
    fn member(&mut self, set: usize) -> Parse<Item> {
        let start = self.at;
        match self.next() {
            None => Err(self.fault("unterminated character set", set)),
            Some('\\') => escape::in_set(self, start),
            Some(char) => Ok(Item::Char(crate::text::surrogates::code_point(char))),
        }
    }

    // ---- groups ----

    fn group(&mut self, start: usize, verbose: bool, depth: usize) -> Parse<Bracket> {
        if !self.takes('?') {
            return self.capture(None, start, verbose, depth);
        }
        let Some(char) = self.next() else {
            return Err(self.fault("unexpected end of pattern", self.at));
        };
        match char {
            'P' => self.named(start, verbose, depth),
            ':' => self.plain(0, 0, start, verbose, depth),
            '>' => {
                let body = self.rest_of_group(start, verbose, depth)?;
                Ok(Bracket::Node(Node::Atomic(body)))
            }
            '#' => loop {
                match self.next() {
                    None => return Err(self.fault("missing ), unterminated comment", start)),
                    Some(')') => return Ok(Bracket::Nothing),
                    Some(_) => {}
                }
            },
            '=' | '!' => self.look(char, false, start, verbose, depth),
            '<' => match self.next() {
                None => Err(self.fault("unexpected end of pattern", self.at)),
                Some(sign @ ('=' | '!')) => self.look(sign, true, start, verbose, depth),
                Some(other) => Err(self.fault(format!("unknown extension ?<{other}"), start + 1)),
            },
            '(' => self.condition(start, verbose, depth),
            '-' => self.flagged(char, start, verbose, depth),
            letter if flags::of_letter(letter).is_some() => {
                self.flagged(letter, start, verbose, depth)
            }
            other => Err(self.fault(format!("unknown extension ?{other}"), start + 1)),
        }
    }

    fn rest_of_group(&mut self, start: usize, verbose: bool, depth: usize) -> Parse<Sequence> {
        let body = self.alternatives(verbose, depth + 1)?;
        if !self.takes(')') {
            return Err(self.fault("missing ), unterminated subpattern", start));
        }
        Ok(body)
    }

    fn plain(
        &mut self,
        add: u32,
        remove: u32,
        start: usize,
        verbose: bool,
        depth: usize,
    ) -> Parse<Bracket> {
        let verbose = (verbose || add & flags::VERBOSE != 0) && remove & flags::VERBOSE == 0;
        let body = self.rest_of_group(start, verbose, depth)?;
        Ok(Bracket::Node(Node::Group {
            number: None,
            add,
            remove,
            body,
        }))
    }

    fn capture(
        &mut self,
        name: Option<String>,
        start: usize,
        verbose: bool,
        depth: usize,
    ) -> Parse<Bracket> {
        let number = self.widths.len();
        self.widths.push(None);
        if let Some(name) = name {
            if let Some((_, known)) = self.names.iter().find(|(known, _)| *known == name) {
                let shown = quote::quoted(&name);
                let message = format!(
                    "redefinition of group name {shown} as group {number}; was group {known}"
                );
                let at = self.at - name.chars().count() - 1;
                return Err(self.fault(message, at));
            }
            self.names.push((name, number));
        }
        let body = self.rest_of_group(start, verbose, depth)?;
        self.widths[number] = Some(width(&body, &self.widths));
        Ok(Bracket::Node(Node::Group {
            number: Some(number),
            add: 0,
            remove: 0,
            body,
        }))
    }

    /// `(?P<name>…)` and `(?P=name)`
    fn named(&mut self, start: usize, verbose: bool, depth: usize) -> Parse<Bracket> {
        match self.next() {
            None => Err(self.fault("unexpected end of pattern", self.at)),
            Some('<') => {
                let at = self.at;
                let name = self.name_until('>', "group name")?;
                self.check_group_name(&name, at)?;
                self.capture(Some(name), start, verbose, depth)
            }
            Some('=') => {
                let at = self.at;
                let name = self.name_until(')', "group name")?;
                self.check_group_name(&name, at)?;
                let group = self.group_named(&name, at)?;
                if self.widths[group].is_none() {
                    return Err(self.fault("cannot refer to an open group", at));
                }
                self.check_look_behind(group, self.at)?;
                Ok(Bracket::Node(Node::Back(group)))
            }
            Some(other) => Err(self.fault(format!("unknown extension ?P{other}"), start + 1)),
        }
    }

    fn group_named(&self, name: &str, at: usize) -> Parse<usize> {
        match self.names.iter().find(|(known, _)| known == name) {
            Some((_, group)) => Ok(*group),
            None => Err(self.fault(format!("unknown group name {}", quote::quoted(name)), at)),
        }
    }

    /// `\1`
    pub fn back_reference(&self, group: usize, start: usize) -> Parse<Node> {
        match self.widths.get(group) {
            None => Err(self.fault(format!("invalid group reference {group}"), start + 1)),
            Some(None) => Err(self.fault("cannot refer to an open group", start)),
            Some(Some(_)) => {
                self.check_look_behind(group, self.at)?;
                Ok(Node::Back(group))
            }
        }
    }

    /// A lookbehind cannot refer to a group that is in it.
    fn check_look_behind(&self, group: usize, at: usize) -> Parse<()> {
        let Some(before) = self.look_behind else {
            return Ok(());
        };
        if self.widths.get(group).is_none_or(Option::is_none) {
            return Err(self.fault("cannot refer to an open group", at));
        }
        if group >= before {
            let message = "cannot refer to group defined in the same lookbehind subpattern";
            return Err(self.fault(message, at));
        }
        Ok(())
    }

    fn look(
        &mut self,
        sign: char,
        behind: bool,
        start: usize,
        verbose: bool,
        depth: usize,
    ) -> Parse<Bracket> {
        let around = self.look_behind;
        if behind && around.is_none() {
            self.look_behind = Some(self.widths.len());
        }
        let body = self.rest_of_group(start, verbose, depth)?;
        self.look_behind = around;
        let negated = sign == '!';
        if negated && body.is_empty() {
            return Ok(Bracket::Node(Node::Fail));
        }
        Ok(Bracket::Node(Node::Look {
            behind,
            negated,
            body,
        }))
    }

    /// `(?(1)yes|no)`
    fn condition(&mut self, start: usize, verbose: bool, depth: usize) -> Parse<Bracket> {
        let at = self.at;
        let name = self.name_until(')', "group name")?;
        let group = if name.bytes().all(|byte| byte.is_ascii_digit()) {
            let group = name.parse().unwrap_or(usize::MAX);
            if group == 0 {
                return Err(self.fault("bad group number", at));
            }
            if group >= GROUPS_MAX {
                return Err(self.fault(format!("invalid group reference {name}"), at));
            }
            self.conditions.push((group, at));
            group
        } else {
            self.check_group_name(&name, at)?;
            self.group_named(&name, at)?
        };
        self.check_look_behind(group, self.at)?;
        let yes = self.sequence(verbose, depth + 1, false)?;
        let no = match self.takes('|') {
            true => Some(self.sequence(verbose, depth + 1, false)?),
            false => None,
        };
        if no.is_some() && self.peek() == Some('|') {
            let message = "conditional backref with more than two branches";
            return Err(self.fault(message, self.at));
        }
        if !self.takes(')') {
            return Err(self.fault("missing ), unterminated subpattern", start));
        }
        Ok(Bracket::Node(Node::If { group, yes, no }))
    }

    // ---- flags ----

    /// `(?i)` and `(?i-s:…)`, of which the first letter has been read.
    fn flagged(
        &mut self,
        first: char,
        start: usize,
        verbose: bool,
        depth: usize,
    ) -> Parse<Bracket> {
        let (mut add, mut char) = (0, first);
        while let Some(flag) = flags::of_letter(char) {
            let wrong = if self.is_bytes { 'u' } else { 'L' };
            if char == wrong {
                let kind = if self.is_bytes { "bytes" } else { "str" };
                let message =
                    format!("bad inline flags: cannot use '{char}' flag with a {kind} pattern");
                return Err(self.fault(message, self.at));
            }
            add |= flag;
            if flag & flags::TYPES != 0 && add & flags::TYPES != flag {
                let message = "bad inline flags: flags 'a', 'u' and 'L' are incompatible";
                return Err(self.fault(message, self.at));
            }
            char = self.flag_letter("-):", "missing -, : or )")?;
        }
        if char == ')' {
            self.flags |= add;
            return Ok(Bracket::GlobalFlags);
        }
        let remove = if char == '-' {
            self.removed_flags()?
        } else {
            0
        };
        if add & remove != 0 {
            return Err(self.fault("bad inline flags: flag turned on and off", self.at - 1));
        }
        self.plain(add, remove, start, verbose, depth)
    }

    fn removed_flags(&mut self) -> Parse<u32> {
        let (mut remove, mut char) = (0, self.flag_letter("", "missing flag")?);
        while let Some(flag) = flags::of_letter(char) {
            if flag & flags::TYPES != 0 {
                let message = "bad inline flags: cannot turn off flags 'a', 'u' and 'L'";
                return Err(self.fault(message, self.at));
            }
            remove |= flag;
            char = self.flag_letter(":", "missing :")?;
        }
        Ok(remove)
    }

    /// The next letter of flags, or one of what may follow them.
    fn flag_letter(&mut self, others: &str, missing: &str) -> Parse<char> {
        let Some(char) = self.next() else {
            return Err(self.fault(missing, self.at));
        };
        if others.contains(char) || flags::of_letter(char).is_some() {
            return Ok(char);
        }
        let message = if char.is_alphabetic() {
            "unknown flag"
        } else {
            missing
        };
        Err(self.fault(message, self.at - 1))
    }
}

/// What a bracket turned out to be.
enum Bracket {
    Node(Node),
    /// A comment.
    Nothing,
    GlobalFlags,
}

/// The number of a repetition.
fn count(digits: &str, default: u32) -> Parse<u32> {
    if digits.is_empty() {
        return Ok(default);
    }
    match digits.parse() {
        Ok(count) if count < ENDLESS => Ok(count),
        _ => Err(Fault {
            message: "the repetition number is too large".to_owned(),
            at: None,
            kind: FaultKind::Overflow,
        }),
    }
}

fn push_once(items: &mut Vec<Item>, item: Item) {
    if !items.contains(&item) {
        items.push(item);
    }
}

/// Alternatives as one sequence; single characters become a set.
fn joined(mut branches: Vec<Sequence>) -> Sequence {
    if branches.len() == 1 {
        return branches.pop().unwrap_or_default();
    }
    let mut items = Vec::new();
    for branch in &branches {
        match &branch[..] {
            [
                Node::Char {
                    code,
                    negated: false,
                },
            ] => push_once(&mut items, Item::Char(*code)),
            [Node::Set(set)] if !set.negated => set
                .items
                .iter()
                .for_each(|item| push_once(&mut items, *item)),
            _ => return vec![Node::Branch(branches)],
        }
    }
    vec![Node::Set(Set {
        negated: false,
        items,
    })]
}

/// The nodes of groups that only hold things together, in their place.
fn unwrapped(nodes: Sequence) -> Sequence {
    let mut flat = Sequence::with_capacity(nodes.len());
    for node in nodes {
        match node {
            Node::Group {
                number: None,
                add: 0,
                remove: 0,
                body,
            } => flat.extend(body),
            node => flat.push(node),
        }
    }
    flat
}
