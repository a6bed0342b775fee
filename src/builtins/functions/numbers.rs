//! `abs`, `divmod`, `pow`, `round`, `bin`, `oct` and `hex`.

use num_bigint::BigInt as Big;
use num_integer::Integer;
use num_traits::{One, Signed, Zero};

use crate::objects::float::round_half_even;
use crate::objects::heap::Ref;
use crate::objects::int;
use crate::objects::kind::Kind;
use crate::objects::str::Str;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::ops::BinOp;
use crate::vm::raise::Raised;
