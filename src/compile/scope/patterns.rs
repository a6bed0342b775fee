//! The names that `match` statements bind.

use crate::compile::error::Result;
use crate::syntax::ast::{self, Pattern, PatternKind};

use super::build::Builder;

impl Builder {
    pub(super) fn match_stmt(&mut self, node: &ast::Match) -> Result<()> {
        self.expr(&node.subject)?;
        for case in &node.cases {
            self.pattern(&case.pattern)?;
            self.option(case.guard.as_ref())?;
            self.body(&case.body)?;
        }
        Ok(())
    }

    fn pattern(&mut self, pattern: &Pattern) -> Result<()> {
        match &pattern.kind {
            PatternKind::MatchValue { value } => self.expr(value),
            PatternKind::MatchSingleton { .. } => Ok(()),
            PatternKind::MatchSequence { patterns } | PatternKind::MatchOr { patterns } => {
                self.patterns(patterns)
            }
            PatternKind::MatchMapping {
                keys,
                patterns,
                rest,
            } => {
                self.exprs(keys)?;
                self.patterns(patterns)?;
                self.capture_name(rest.as_ref());
                Ok(())
            }
            PatternKind::MatchClass {
                cls,
                patterns,
                kwd_patterns,
                ..
            } => {
                self.expr(cls)?;
                self.patterns(patterns)?;
                self.patterns(kwd_patterns)
            }
            PatternKind::MatchStar { name } => {
                self.capture_name(name.as_ref());
                Ok(())
            }
            PatternKind::MatchAs { pattern, name } => {
                pattern
                    .iter()
                    .try_for_each(|pattern| self.pattern(pattern))?;
                self.capture_name(name.as_ref());
                Ok(())
            }
        }
    }

    fn patterns(&mut self, patterns: &[Pattern]) -> Result<()> {
        patterns
            .iter()
            .try_for_each(|pattern| self.pattern(pattern))
    }

    fn capture_name(&mut self, name: Option<&ast::Ident>) {
        if let Some(name) = name {
            self.bind(&name.id);
        }
    }
}
