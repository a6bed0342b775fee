//! A set of characters → the codes that the engine tests a character with.

use rustpython_sre_engine::SreOpcode as Op;

use super::emit::{Case, siblings};
use super::flags::{LOCALE, UNICODE};
use super::tree::{Category, Item, Set};

/// Characters that a bitmap has room for.
const BITMAP: u32 = 256;
/// As many single tests cost no more than a bitmap.
const FEW: usize = 2;

/// Whether a set has a category and its opposite: `[\s\S]`.
pub fn is_everything(set: &Set) -> bool {
    let has = |wanted: u32| {
        set.items
            .iter()
            .any(|item| matches!(item, Item::Category(category) if *category as u32 == wanted))
    };
    [Category::Digit, Category::Space, Category::Word]
        .iter()
        .any(|category| has(*category as u32) && has(*category as u32 + 1))
}

/// Appends the tests for a set and their end.
pub fn emit(codes: &mut Vec<u32>, set: &Set, case: Case, flags: u32) {
    if set.negated {
        codes.push(Op::NEGATE as u32);
    }
    let items = folded(set, case);
    let low = items.iter().filter(|item| is_low(item)).count();
    if low > FEW {
        bitmap(codes, &items);
    }
    for item in &items {
        if low > FEW && is_low(item) {
            continue;
        }
        match *item {
            Item::Char(code) => codes.extend([Op::LITERAL as u32, code]),
            Item::Range(from, to) => {
                let op = if case == Case::Unicode {
                    Op::RANGE_UNI_IGNORE
                } else {
                    Op::RANGE
                };
                codes.extend([op as u32, from, to]);
            }
            Item::Category(category) => {
                codes.extend([Op::CATEGORY as u32, category_code(category, flags)]);
            }
        }
    }
    codes.push(Op::FAILURE as u32);
}

/// Whether a bitmap can hold it.
fn is_low(item: &Item) -> bool {
    match *item {
        Item::Char(code) | Item::Range(_, code) => code < BITMAP,
        Item::Category(_) => false,
    }
}

fn bitmap(codes: &mut Vec<u32>, items: &[Item]) {
    let mut bits = [0u32; (BITMAP / 32) as usize];
    for item in items.iter().filter(|item| is_low(item)) {
        let (from, to) = match *item {
            Item::Char(code) => (code, code),
            Item::Range(from, to) => (from, to),
            Item::Category(_) => continue,
        };
        for code in from..=to {
            bits[(code / 32) as usize] |= 1 << (code % 32);
        }
    }
    codes.push(Op::CHARSET as u32);
    codes.extend(bits);
}

/// The items for a character that has been made lower-case.
fn folded(set: &Set, case: Case) -> Vec<Item> {
    if matches!(case, Case::Exact | Case::Locale) {
        return set.items.clone();
    }
    let mut items = Vec::new();
    for item in &set.items {
        match *item {
            Item::Char(code) => add_char(&mut items, code, case),
            Item::Range(from, to) => {
                for code in from..=to.min(BITMAP - 1) {
                    add_char(&mut items, code, case);
                }
                if to >= BITMAP {
                    items.push(Item::Range(from.max(BITMAP), to));
                }
            }
            category => items.push(category),
        }
    }
    items
}

fn add_char(items: &mut Vec<Item>, code: u32, case: Case) {
    let lower = case.lower(code);
    items.push(Item::Char(lower));
    if case == Case::Unicode {
        items.extend(siblings(lower).map(Item::Char));
    }
}

/// The engine's number for a category.
fn category_code(category: Category, flags: u32) -> u32 {
    let plain = category as u32;
    match category {
        Category::Word | Category::NotWord if flags & LOCALE != 0 => plain + 4,
        _ if flags & UNICODE != 0 => plain + 10,
        _ => plain,
    }
}
