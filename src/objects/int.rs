//! `int` beyond a machine word, and `complex`.
//!
//! An int is a [`Value::int`] whenever it fits an `i64`, and a [`BigInt`] object only otherwise:
//! every operation's result goes through [`from_big`], so equality and hashing have one form to
//! look at.

use num_bigint::BigInt as Big;
use num_traits::ToPrimitive;

use crate::objects::heap::{Object, Ref};
use crate::objects::kind::Kind;
use crate::objects::value::Value;

/// An int that does not fit an `i64`.
pub struct BigInt {
    value: Big,
}

impl Object for BigInt {
    const KIND: Kind = Kind::BigInt;
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl BigInt {
    /// The number.
    pub fn value(&self) -> &Big {
        &self.value
    }
}

/// The int of this number, in the one form it has.
pub fn from_big(value: Big) -> Value {
    match value.to_i64() {
        Some(small) => Value::int(small),
        None => Ref::new(BigInt { value }).into_value(),
    }
}

/// The number that an int or bool value is, as a big one.
pub fn to_big(value: &Value) -> Option<Big> {
    if let Some(small) = small(value) {
        return Some(Big::from(small));
    }
    value.get::<BigInt>().map(|big| big.value.clone())
}

/// The number that a machine-word int or bool value is.
#[inline(always)]
pub fn small(value: &Value) -> Option<i64> {
    match value.as_int() {
        Some(int) => Some(int),
        None => value.as_bool().map(i64::from),
    }
}

/// A complex number.
pub struct Complex {
    /// The real part.
    pub real: f64,
    /// The imaginary part.
    pub imag: f64,
}

impl Object for Complex {
    const KIND: Kind = Kind::Complex;
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl Complex {
    /// A complex object.
    pub fn new(real: f64, imag: f64) -> Ref<Complex> {
        Ref::new(Complex { real, imag })
    }
}
