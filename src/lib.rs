//! Bide.
