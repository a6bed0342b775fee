//! `time`: clocks, sleeping, and dates as tuples. The clocks are the interpreter's own, so that
//! virtual time moves all of them; those of the processor's time are the system's.

use std::time::Duration;

use rustix::time::{ClockId, clock_gettime};

use super::struct_sequence;
use std::io;

use crate::objects::class::Class;
use crate::objects::str::Str;
use crate::objects::tuple::Tuple;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, Flow, Job, NativeDef, NativeResult, def, flow_def};
use crate::vm::raise::Raised;

static FUNCTIONS: &[NativeDef] = &[
    def("time", "()", "Seconds since 1970.", time),
    def("time_ns", "()", "Nanoseconds since 1970.", time_ns),
    def(
        "monotonic",
        "()",
        "Seconds on a clock that never goes back.",
        monotonic,
    ),
    def(
        "monotonic_ns",
        "()",
        "Nanoseconds on a clock that never goes back.",
        monotonic_ns,
    ),
    def(
        "perf_counter",
        "()",
        "Seconds on the finest clock.",
        monotonic,
    ),
    def(
        "perf_counter_ns",
        "()",
        "Nanoseconds on the finest clock.",
        monotonic_ns,
    ),
    def(
        "process_time",
        "()",
        "Seconds of the processor's time that the process took.",
        process_time,
    ),
    def(
        "process_time_ns",
        "()",
        "Nanoseconds of the processor's time that the process took.",
        process_time_ns,
    ),
    def(
        "thread_time",
        "()",
        "Seconds of the processor's time that this thread took.",
        thread_time,
    ),
    def(
        "thread_time_ns",
        "()",
        "Nanoseconds of the processor's time that this thread took.",
        thread_time_ns,
    ),
    flow_def(
        "sleep",
        "(seconds, /)",
        "Do nothing for some seconds.",
        sleep,
    ),
    def(
        "gmtime",
        "(seconds=None, /)",
        "The date and time in UTC.",
        gmtime,
    ),
    def(
        "localtime",
        "(seconds=None, /)",
        "The date and time here.",
        localtime,
    ),
    def(
        "strftime",
        "(format, time_tuple=None, /)",
        "A date and time as text.",
        strftime,
    ),
    def(
        "ctime",
        "(seconds=None, /)",
        "A date and time as a line of text.",
        ctime,
    ),
    def(
        "asctime",
        "(time_tuple=None, /)",
        "A date and time as a line of text.",
        asctime,
    ),
    def(
        "strptime",
        "(string, format='%a %b %d %H:%M:%S %Y', /)",
        "A date and time from text.",
        strptime,
    ),
    def(
        "get_clock_info",
        "(name, /)",
        "What there is to know of a clock.",
        get_clock_info,
    ),
    def(
        "mktime",
        "(time_tuple, /)",
        "Seconds since 1970 of a date and time.",
        mktime,
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, "time", "Clocks, sleeping, dates as tuples.", FUNCTIONS);
    let zones = [HERE, HERE].map(|zone| cx.str(zone));
    super::set(cx, &module, "timezone", Value::int(0));
    super::set(cx, &module, "altzone", Value::int(0));
    super::set(cx, &module, "daylight", Value::int(0));
    super::set(cx, &module, "tzname", Tuple::new(zones).into_value());
    super::set(cx, &module, "_STRUCT_TM_ITEMS", Value::int(11));
    let class = struct_sequence::class_with_hidden(cx, "time", "struct_time", &NAMES, &HIDDEN);
    super::set(cx, &module, "struct_time", class.into_value());
    Ok(module.into_value())
}

// ---- clocks ----

fn time(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::float(cx.schedule.clock.since_epoch().as_secs_f64()))
}

fn time_ns(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(nanoseconds(cx.schedule.clock.since_epoch()))
}

fn monotonic(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::float(cx.schedule.clock.monotonic()))
}

fn monotonic_ns(cx: &mut Cx, _: &Args) -> NativeResult {
    Ok(nanoseconds(cx.schedule.clock.elapsed()))
}

fn process_time(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::float(worked(ClockId::ProcessCPUTime).as_secs_f64()))
}

fn process_time_ns(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(nanoseconds(worked(ClockId::ProcessCPUTime)))
}

fn thread_time(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(Value::float(worked(ClockId::ThreadCPUTime).as_secs_f64()))
}

fn thread_time_ns(_: &mut Cx, _: &Args) -> NativeResult {
    Ok(nanoseconds(worked(ClockId::ThreadCPUTime)))
}

/// What `get_clock_info` says: the clock behind each one, whether it can be set, whether it never goes back.
const CLOCKS: [(&str, &str, bool, bool); 5] = [
    ("time", "CLOCK_REALTIME", true, false),
    ("monotonic", "CLOCK_MONOTONIC", false, true),
    ("perf_counter", "CLOCK_MONOTONIC", false, true),
    ("process_time", "CLOCK_PROCESS_CPUTIME_ID", false, true),
    ("thread_time", "CLOCK_THREAD_CPUTIME_ID", false, true),
];

fn get_clock_info(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(name) = args.req(0).get::<Str>() else {
        let name = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!(
            "get_clock_info() argument 1 must be str, not {name}"
        )));
    };
    let Some((_, clock, adjustable, monotonic)) =
        CLOCKS.iter().find(|clock| clock.0 == name.as_str())
    else {
        return Err(cx.value_error("unknown clock"));
    };
    let types = cx.import("types")?;
    let class = cx.intern("SimpleNamespace");
    let class = cx.get_attr(&types, &class)?;
    let info = cx.call(&class, &[])?;
    let parts = [
        ("implementation", cx.str(format!("clock_gettime({clock})"))),
        ("monotonic", Value::bool(*monotonic)),
        ("adjustable", Value::bool(*adjustable)),
        ("resolution", Value::float(1e-9)),
    ];
    for (name, value) in parts {
        let name = cx.intern(name);
        cx.set_attr(&info, &name, value)?;
    }
    Ok(info)
}

fn worked(clock: ClockId) -> Duration {
    let time = clock_gettime(clock);
    Duration::new(time.tv_sec as u64, time.tv_nsec as u32)
}

fn nanoseconds(duration: Duration) -> Value {
    Value::int(i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX))
}

fn sleep(cx: &mut Cx, args: &Args) -> Result<Flow, Raised> {
    let given = args.req(0);
    if given.as_float().is_none() && crate::objects::int::to_big(given).is_none() {
        let name = cx.type_name(given);
        return Err(cx.type_error(format_args!(
            "'{name}' object cannot be interpreted as an integer"
        )));
    }
    let seconds = cx.to_float(given)?;
    if seconds.is_nan() {
        return Err(cx.value_error("Invalid value NaN (not a number)"));
    }
    if seconds < 0.0 {
        return Err(cx.value_error("sleep length must be non-negative"));
    }
    match Duration::try_from_secs_f64(seconds) {
        Ok(duration) => Ok(Flow::Block(Job::Sleep(duration))),
        Err(_) => Err(cx.overflow_error("timestamp too large to convert to C PyTime_t")),
    }
}

// ---- dates ----

const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
const DAY_SECONDS: i64 = 86_400;

/// A date and time in UTC.
#[derive(Copy, Clone, Debug, PartialEq, Eq)]
struct Date {
    year: i64,
    /// From 1.
    month: i64,
    day: i64,
    hour: i64,
    minute: i64,
    second: i64,
    /// 0 is Monday.
    weekday: i64,
    /// From 1.
    yearday: i64,
    /// Whether it was asked for in UTC, not as the time here.
    greenwich: bool,
}

impl Date {
    /// The date of a time since 1970: days are counted in eras of 400 years that begin in March, so
    /// that leap days come last.
    fn from_epoch(seconds: i64) -> Date {
        let days = seconds.div_euclid(DAY_SECONDS);
        let rest = seconds.rem_euclid(DAY_SECONDS);
        let from_march = days + 719_468;
        let era = from_march.div_euclid(146_097);
        let day_of_era = from_march.rem_euclid(146_097);
        let year_of_era =
            (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
        let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
        let month_from_march = (5 * day_of_year + 2) / 153;
        let month = if month_from_march < 10 {
            month_from_march + 3
        } else {
            month_from_march - 9
        };
        let year = year_of_era + era * 400 + (month <= 2) as i64;
        Date {
            year,
            month,
            day: day_of_year - (153 * month_from_march + 2) / 5 + 1,
            hour: rest / 3600,
            minute: rest / 60 % 60,
            second: rest % 60,
            weekday: (days + 3).rem_euclid(7),
            yearday: days - days_before(year, 1, 1) + 1,
            greenwich: false,
        }
    }

    fn to_epoch(self) -> i64 {
        let month = self.month - 1;
        let year = self.year + month.div_euclid(12);
        let days = days_before(year, month.rem_euclid(12) + 1, self.day);
        days * DAY_SECONDS + self.hour * 3600 + self.minute * 60 + self.second
    }

    fn fields(&self) -> [i64; 9] {
        let Date {
            year,
            month,
            day,
            hour,
            minute,
            second,
            weekday,
            yearday,
            ..
        } = *self;
        [year, month, day, hour, minute, second, weekday, yearday, 0]
    }
}

/// Days from 1970 to a date.
fn days_before(year: i64, month: i64, day: i64) -> i64 {
    let year = year - (month <= 2) as i64;
    let era = year.div_euclid(400);
    let year_of_era = year.rem_euclid(400);
    let month_from_march = (month + 9) % 12;
    let day_of_year = (153 * month_from_march + 2) / 5 + day - 1;
    let day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    era * 146_097 + day_of_era - 719_468
}

/// The seconds given as first argument, or now.
fn seconds(cx: &mut Cx, args: &Args) -> Result<i64, Raised> {
    match args.opt(0) {
        Some(given) if !given.is_none() => seconds_of(cx, given),
        _ => Ok(cx.schedule.clock.since_epoch().as_secs() as i64),
    }
}

/// The first and the last second whose year fits in an `int` of C.
const SECONDS: std::ops::RangeInclusive<i64> = -67_768_040_609_740_800..=67_768_036_191_676_799;

fn seconds_of(cx: &mut Cx, given: &Value) -> Result<i64, Raised> {
    let seconds = match cx.inner(given).as_float() {
        Some(float) if float.is_nan() => {
            return Err(cx.value_error("Invalid value NaN (not a number)"));
        }
        Some(float) if (-FAR..FAR).contains(&float) => Some(float.floor() as i64),
        Some(_) => None,
        None => cx.index_value(given)?.as_int(),
    };
    let Some(seconds) = seconds else {
        return Err(cx.overflow_error("timestamp out of range for platform time_t"));
    };
    match SECONDS.contains(&seconds) {
        true => Ok(seconds),
        false => Err(cx.os_error(&io::Error::from_raw_os_error(TOO_LARGE), None)),
    }
}

/// What no count of seconds in 64 bits reaches.
const FAR: f64 = 9_223_372_036_854_775_808.0;
/// `EOVERFLOW`
const TOO_LARGE: i32 = 75;

/// The names of a date's parts.
const NAMES: [&str; 9] = [
    "tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min", "tm_sec", "tm_wday", "tm_yday", "tm_isdst",
];
/// The parts that are no items.
const HIDDEN: [&str; 2] = ["tm_zone", "tm_gmtoff"];

/// What `gmtime` says of its zone, and what `localtime` does.
const GREENWICH: &str = "GMT";
const HERE: &str = "UTC";

fn gmtime(cx: &mut Cx, args: &Args) -> NativeResult {
    struct_time(cx, args, GREENWICH)
}

fn localtime(cx: &mut Cx, args: &Args) -> NativeResult {
    struct_time(cx, args, HERE)
}

fn struct_time(cx: &mut Cx, args: &Args, zone: &str) -> NativeResult {
    let date = Date::from_epoch(seconds(cx, args)?);
    let time = cx.import("time")?;
    let name = cx.intern("struct_time");
    let class = cx.get_attr(&time, &name)?;
    let Some(class) = class.get::<Class>().cloned() else {
        return Err(cx.type_error("time.struct_time is no class"));
    };
    let mut parts = date.fields().map(Value::int).to_vec();
    parts.extend([cx.str(zone), Value::int(0)]);
    Ok(struct_sequence::instance(cx, &class, parts))
}

/// The date that a time tuple is, or now.
fn date(cx: &mut Cx, tuple: Option<&Value>, asks: &str) -> Result<Date, Raised> {
    let Some(tuple) = tuple.filter(|tuple| !tuple.is_none()) else {
        return Ok(Date::from_epoch(
            cx.schedule.clock.since_epoch().as_secs() as i64
        ));
    };
    let items = cx
        .inner(tuple)
        .get::<Tuple>()
        .map(|tuple| tuple.items().to_vec());
    let Some(items) = items else {
        return Err(cx.type_error("Tuple or struct_time argument required"));
    };
    if items.len() != 9 {
        return Err(cx.type_error(format_args!("{asks}(): illegal time tuple argument")));
    }
    let mut numbers = [0; 9];
    for (number, item) in numbers.iter_mut().zip(&items) {
        *number = i64::from(c_int(cx, item)?);
    }
    let [year, month, day, hour, minute, second, weekday, yearday, _] = numbers;
    if year - 1900 < i64::from(i32::MIN) {
        return Err(cx.overflow_error("year out of range"));
    }
    let zone = cx.intern("tm_zone");
    let zone = cx.find_attr(tuple, &zone)?;
    let zone = zone.as_ref().and_then(|zone| zone.get::<Str>());
    Ok(Date {
        year,
        month,
        day,
        hour,
        minute,
        second,
        weekday,
        yearday,
        greenwich: zone.is_some_and(|zone| zone.as_str() == GREENWICH),
    })
}

/// A number that fits in an `int` of C.
fn c_int(cx: &mut Cx, value: &Value) -> Result<i32, Raised> {
    let index = cx.index_value(value)?;
    let Some(number) = index.as_int() else {
        return Err(cx.overflow_error("Python int too large to convert to C long"));
    };
    i32::try_from(number).map_err(|_| {
        let which = if number < 0 {
            "less than minimum"
        } else {
            "greater than maximum"
        };
        cx.overflow_error(format_args!("signed integer is {which}"))
    })
}

/// A date to be shown: a month or day of 0 counts as the first one, and nothing may be out of its range.
fn shown_date(cx: &mut Cx, tuple: Option<&Value>, asks: &str) -> Result<Date, Raised> {
    let mut date = date(cx, tuple, asks)?;
    for part in [&mut date.month, &mut date.day, &mut date.yearday] {
        *part += i64::from(*part == 0);
    }
    let wrong = [
        ("month", (1..=12).contains(&date.month)),
        ("day of month", (1..=31).contains(&date.day)),
        ("hour", (0..=23).contains(&date.hour)),
        ("minute", (0..=59).contains(&date.minute)),
        ("seconds", (0..=61).contains(&date.second)),
        ("day of week", date.weekday >= -1),
        ("day of year", (1..=366).contains(&date.yearday)),
    ];
    if let Some((part, _)) = wrong.iter().find(|(_, right)| !right) {
        return Err(cx.value_error(format_args!("{part} out of range")));
    }
    date.weekday = date.weekday.rem_euclid(7);
    Ok(date)
}

fn mktime(cx: &mut Cx, args: &Args) -> NativeResult {
    let date = date(cx, args.opt(0), "mktime")?;
    Ok(Value::float(date.to_epoch() as f64))
}

fn asctime(cx: &mut Cx, args: &Args) -> NativeResult {
    let date = shown_date(cx, args.opt(0), "asctime")?;
    Ok(cx.str(formatted(&date, "%a %b %e %H:%M:%S %Y")))
}

fn ctime(cx: &mut Cx, args: &Args) -> NativeResult {
    let date = Date::from_epoch(seconds(cx, args)?);
    Ok(cx.str(formatted(&date, "%a %b %e %H:%M:%S %Y")))
}

fn strftime(cx: &mut Cx, args: &Args) -> NativeResult {
    let Some(format) = args.req(0).get::<Str>().cloned() else {
        let name = cx.type_name(args.req(0));
        return Err(cx.type_error(format_args!(
            "strftime() argument 1 must be str, not {name}"
        )));
    };
    let date = shown_date(cx, args.opt(1), "strftime")?;
    Ok(cx.str(formatted(&date, format.as_str())))
}

fn strptime(cx: &mut Cx, args: &Args) -> NativeResult {
    let module = cx.import("_strptime")?;
    let name = cx.intern("_strptime_time");
    let parse = cx.get_attr(&module, &name)?;
    let mut given = vec![args.req(0).clone()];
    given.extend(args.opt(1).cloned());
    cx.call(&parse, &given)
}

/// The date in C's notation; what is no directive stays as it is.
fn formatted(date: &Date, format: &str) -> String {
    let mut text = String::new();
    let mut chars = format.chars();
    while let Some(c) = chars.next() {
        if c != '%' {
            text.push(c);
            continue;
        }
        match chars.next() {
            Some(directive) => match field(date, directive) {
                Some(field) => text += &field,
                None => text.extend(['%', directive]),
            },
            None => text.push('%'),
        }
    }
    text
}

fn field(date: &Date, directive: char) -> Option<String> {
    let weekday = DAYS[date.weekday.rem_euclid(7) as usize];
    let month = MONTHS[(date.month - 1).rem_euclid(12) as usize];
    let hour12 = (date.hour + 11) % 12 + 1;
    Some(match directive {
        'a' => weekday[..3].to_owned(),
        'A' => weekday.to_owned(),
        'b' | 'h' => month[..3].to_owned(),
        'B' => month.to_owned(),
        'd' => format!("{:02}", date.day),
        'e' => format!("{:2}", date.day),
        'H' => format!("{:02}", date.hour),
        'I' => format!("{hour12:02}"),
        'j' => format!("{:03}", date.yearday),
        'm' => format!("{:02}", date.month),
        'M' => format!("{:02}", date.minute),
        'p' => if date.hour < 12 { "AM" } else { "PM" }.to_owned(),
        'S' => format!("{:02}", date.second),
        'u' => (date.weekday + 1).to_string(),
        'w' => ((date.weekday + 1) % 7).to_string(),
        'y' => format!("{:02}", date.year.rem_euclid(100)),
        'Y' => date.year.to_string(),
        'z' => "+0000".to_owned(),
        'Z' => if date.greenwich { GREENWICH } else { HERE }.to_owned(),
        'C' => format!("{:02}", date.year.div_euclid(100)),
        'G' => week_of_iso(date).0.to_string(),
        'g' => format!("{:02}", week_of_iso(date).0.rem_euclid(100)),
        'k' => format!("{:2}", date.hour),
        'l' => format!("{hour12:2}"),
        'P' => if date.hour < 12 { "am" } else { "pm" }.to_owned(),
        'r' => formatted(date, "%I:%M:%S %p"),
        's' => date.to_epoch().to_string(),
        'U' => format!("{:02}", (date.yearday + 6 - (date.weekday + 1) % 7) / 7),
        'V' => format!("{:02}", week_of_iso(date).1),
        'W' => format!("{:02}", (date.yearday + 6 - date.weekday) / 7),
        'D' => formatted(date, "%m/%d/%y"),
        'F' => formatted(date, "%Y-%m-%d"),
        'R' => formatted(date, "%H:%M"),
        'T' | 'X' => formatted(date, "%H:%M:%S"),
        'c' => formatted(date, "%a %b %e %H:%M:%S %Y"),
        'x' => formatted(date, "%m/%d/%y"),
        'n' => "\n".to_owned(),
        't' => "\t".to_owned(),
        '%' => "%".to_owned(),
        _ => return None,
    })
}

/// The year and the week, by ISO 8601: weeks begin on Mondays and belong to the year of their Thursday.
fn week_of_iso(date: &Date) -> (i64, i64) {
    let weeks_in = |year: i64| {
        let ends_on_thursday = |year: i64| (days_before(year, 12, 31) + 3).rem_euclid(7) == 3;
        52 + i64::from(ends_on_thursday(year) || days_before(year, 1, 1).rem_euclid(7) == 0)
    };
    let week = (date.yearday - date.weekday + 9) / 7;
    if week < 1 {
        return (date.year - 1, weeks_in(date.year - 1));
    }
    match week > weeks_in(date.year) {
        true => (date.year + 1, 1),
        false => (date.year, week),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_come_and_go() {
        let leap_day = Date::from_epoch(951_827_696);
        assert_eq!(
            formatted(&leap_day, "%F %T %a %j"),
            "2000-02-29 12:34:56 Tue 060"
        );
        assert_eq!(leap_day.to_epoch(), 951_827_696);
        assert_eq!(
            formatted(&Date::from_epoch(-1), "%c"),
            "Wed Dec 31 23:59:59 1969"
        );
    }
}
