//! The tables of a code: constants, names and access sites.

use rustc_hash::FxHashMap;
use std::rc::Rc;

use crate::bytecode::code::Constant;
use crate::bytecode::instr::{AttrSite, Const, GlobalSite, Name};

/// The tables of one code while it is built.
#[derive(Debug, Default)]
pub struct Tables {
    /// What LoadConst refers to.
    pub consts: Vec<Constant>,
    /// Names of globals, namespace entries and imports.
    pub names: Vec<Rc<str>>,
    /// The name of each attribute access.
    pub attr_sites: Vec<Rc<str>>,
    /// The name of each global read.
    pub global_sites: Vec<Rc<str>>,
    strings: FxHashMap<Rc<str>, u16>,
    name_index: FxHashMap<Rc<str>, u16>,
    site_index: FxHashMap<Rc<str>, u16>,
}

impl Tables {
    /// A constant's index; equal strings share one.
    pub fn constant(&mut self, constant: Constant) -> Const {
        let index = self.consts.len() as u16;
        if let Constant::Str(text) = &constant {
            match self.strings.get(text) {
                Some(&known) => return Const(known),
                None => self.strings.insert(text.clone(), index),
            };
        }
        self.consts.push(constant);
        Const(index)
    }

    /// A name's index.
    pub fn name(&mut self, name: &Rc<str>) -> Name {
        Name(intern(&mut self.names, &mut self.name_index, name))
    }

    /// A new attribute access.
    pub fn attr_site(&mut self, name: Rc<str>) -> AttrSite {
        self.attr_sites.push(name);
        AttrSite((self.attr_sites.len() - 1) as u16)
    }

    /// The read of a global; reads of one name share a site.
    pub fn global_site(&mut self, name: &Rc<str>) -> GlobalSite {
        GlobalSite(intern(&mut self.global_sites, &mut self.site_index, name))
    }

    /// What there is too much of, if anything.
    pub fn overflow(&self) -> Option<&'static str> {
        let most = usize::from(u16::MAX);
        let sizes = [
            (self.consts.len(), "too many constants"),
            (self.names.len(), "too many names"),
            (self.attr_sites.len(), "too many attribute accesses"),
            (self.global_sites.len(), "too many globals"),
        ];
        sizes
            .into_iter()
            .find(|&(size, _)| size > most)
            .map(|(_, what)| what)
    }
}

fn intern(list: &mut Vec<Rc<str>>, index: &mut FxHashMap<Rc<str>, u16>, name: &Rc<str>) -> u16 {
    if let Some(&known) = index.get(name) {
        return known;
    }
    let next = list.len() as u16;
    list.push(name.clone());
    index.insert(name.clone(), next);
    next
}
