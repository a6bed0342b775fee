//! The gamma function and its logarithm, by Lanczos' approximation (g = 6.0246800407767296, 13 terms).

use std::f64::consts::PI;

const G: f64 = 6.02468004077673;

const NUMERATOR: [f64; 13] = [
    23531376880.41076,
    42919803642.6491,
    35711959237.35567,
    17921034426.03721,
    6039542586.352028,
    1439720407.3117216,
    248874557.86205417,
    31426415.585400194,
    2876370.6289353725,
    186056.26539522348,
    8071.672002365816,
    210.82427775157936,
    2.5066282746310002,
];

const DENOMINATOR: [f64; 13] = [
    0.0,
    39916800.0,
    120543840.0,
    150917976.0,
    105258076.0,
    45995730.0,
    13339535.0,
    2637558.0,
    357423.0,
    32670.0,
    1925.0,
    66.0,
    1.0,
];

/// Whole numbers up to this have a factorial that a float can hold.
const WHOLE_MAX: f64 = 23.0;
/// Beyond this the gamma function is beyond every float.
const FINITE_MAX: f64 = 200.0;

/// The rational function of the approximation, for positive x; by powers of 1/x where x is large.
fn lanczos_sum(x: f64) -> f64 {
    let (mut above, mut below) = (0.0, 0.0);
    if x < 5.0 {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR).rev() {
            above = above * x + n;
            below = below * x + d;
        }
    } else {
        for (n, d) in NUMERATOR.iter().zip(&DENOMINATOR) {
            above = above / x + n;
            below = below / x + d;
        }
    }
    above / below
}

/// sin(pi * x), exact at the multiples of a half.
fn sin_pi(x: f64) -> f64 {
    let y = x.abs() % 2.0;
    let sine = match (2.0 * y).round() as i32 {
        0 => (PI * y).sin(),
        1 => (PI * (y - 0.5)).cos(),
        2 => (PI * (1.0 - y)).sin(),
        3 => -(PI * (y - 1.5)).cos(),
        _ => (PI * (y - 2.0)).sin(),
    };
    x.signum() * sine
}

/// The gamma function; x is no pole.
pub fn gamma(x: f64) -> f64 {
    if !x.is_finite() {
        return x;
    }
    if x == x.floor() && x > 0.0 && x <= WHOLE_MAX {
        return (1..x as u64).map(|n| n as f64).product();
    }
    let size = x.abs();
    if size < 1e-20 {
        return 1.0 / x;
    }
    if size > FINITE_MAX {
        return if x < 0.0 {
            0.0 / sin_pi(x)
        } else {
            f64::INFINITY
        };
    }
    reflected(x, size)
}

/// For negative x by the reflection formula; the power is taken in two steps where it would overflow.
fn reflected(x: f64, size: f64) -> f64 {
    let y = size + (G - 0.5);
    let correction = if size > G - 0.5 {
        y - size - (G - 0.5)
    } else {
        y - (G - 0.5) - size
    };
    let correction = correction * G / y;
    let half_power = y.powf(size / 2.0 - 0.25);
    let whole_power = if size < 140.0 {
        Some(y.powf(size - 0.5))
    } else {
        None
    };
    if x < 0.0 {
        let mut result = -PI / sin_pi(size) / size * y.exp() / lanczos_sum(size);
        result -= correction * result;
        match whole_power {
            Some(power) => result / power,
            None => result / half_power / half_power,
        }
    } else {
        let mut result = lanczos_sum(size) / y.exp();
        result += correction * result;
        match whole_power {
            Some(power) => result * power,
            None => result * half_power * half_power,
        }
    }
}

/// The logarithm of the gamma function's absolute value; x is no pole.
pub fn lgamma(x: f64) -> f64 {
    if !x.is_finite() {
        return x.abs();
    }
    if x == 1.0 || x == 2.0 {
        return 0.0;
    }
    let size = x.abs();
    if size < 1e-20 {
        return -size.ln();
    }
    let mut result = lanczos_sum(size).ln() - G;
    result += (size - 0.5) * ((size + G - 0.5).ln() - 1.0);
    if x < 0.0 {
        result = PI.ln() - sin_pi(size).abs().ln() - size.ln() - result;
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(got: f64, expected: f64) {
        let error = ((got - expected) / expected).abs();
        assert!(error < 1e-14, "{got} is not {expected}");
    }

    #[test]
    fn gamma_is_the_factorial_between_the_integers_too() {
        check(gamma(5.0), 24.0);
        check(gamma(5.5), 52.34277778455352);
        check(gamma(0.1), 9.513507698668732);
        check(gamma(-0.5), -3.544907701811032);
        check(gamma(-1.5), 2.363271801207355);
        check(gamma(171.5), 9.483367566824801e307);
    }

    #[test]
    fn lgamma_goes_on_where_gamma_ends() {
        check(lgamma(3.3), 0.9870985778947339);
        check(lgamma(-0.5), 1.265512123484645);
        check(lgamma(1e5), 1051287.7089736538);
    }
}
