//! Floats with so many places after the point, where 128 bits hold all their digits.

/// The most places after the point.
const PLACES_MAX: usize = 19;

/// Writes a float rounded to so many places, ties to even: what `{:.places$}` writes. False, and nothing is
/// written, if it has too many digits.
pub fn write_fixed(out: &mut String, value: f64, places: usize) -> bool {
    let Some(digits) = scaled(value, places) else {
        return false;
    };
    let unit = 10u64.pow(places as u32);
    let (whole, fraction) = (digits / unit, digits % unit);
    if value.is_sign_negative() {
        out.push('-');
    }
    push_digits(out, whole, 1);
    if places > 0 {
        out.push('.');
        push_digits(out, fraction, places);
    }
    true
}

/// The float times ten to the power of the places, rounded to a whole number.
fn scaled(value: f64, places: usize) -> Option<u64> {
    if places > PLACES_MAX || !value.is_finite() {
        return None;
    }
    let bits = value.abs().to_bits();
    let fraction = bits & ((1 << 52) - 1);
    let (mantissa, exponent) = match bits >> 52 {
        0 => (fraction, -1074),
        biased => (fraction | 1 << 52, biased as i64 - 1075),
    };
    // At most 53 and 64 bits.
    let exact = u128::from(mantissa) * 10u128.pow(places as u32);
    if exponent >= 0 {
        let fits = exponent < 11 && exact < 1 << 64;
        return u64::try_from(exact << if fits { exponent } else { 64 }).ok();
    }
    let drop = -exponent;
    if drop > 118 {
        return Some(0);
    }
    let (kept, rest, half) = (exact >> drop, exact & ((1 << drop) - 1), 1 << (drop - 1));
    let up = rest > half || rest == half && kept & 1 == 1;
    u64::try_from(kept + u128::from(up)).ok()
}

/// Writes a number with at least so many digits.
fn push_digits(out: &mut String, mut number: u64, least: usize) {
    let mut digits = [b'0'; 20];
    let mut start = digits.len();
    while number > 0 || digits.len() - start < least {
        start -= 1;
        digits[start] = b'0' + (number % 10) as u8;
        number /= 10;
    }
    out.extend(digits[start..].iter().map(|digit| char::from(*digit)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_what_the_standard_library_writes() {
        let mut seed = 1u64;
        for round in 0..200_000 {
            seed = seed
                .wrapping_mul(6364136223846793005)
                .wrapping_add(1442695040888963407);
            let value = match round % 4 {
                0 => f64::from_bits(seed),
                1 => (seed >> 40) as f64 / 64.0,
                2 => -((seed >> 30) as f64) * 1e-9,
                _ => (seed >> 45) as f64 / 1000.0,
            };
            let places = round % 21;
            let mut out = String::new();
            if write_fixed(&mut out, value, places) {
                assert_eq!(out, format!("{value:.places$}"));
            }
        }
    }
}
