//! `zlib`: bytes compressed and decompressed, at once or in pieces; check sums.

mod stream;

use std::cell::RefCell;
use std::rc::Rc;

use miniz_oxide::MZFlush;

use self::stream::{Decoder, Encoder, Wrapping};
use super::binascii::low_bits;
use crate::modules::{add_class, foreign_body, new_class, set, set_text, state};
use crate::objects::bytes::Bytes;
use crate::objects::class::Class;
use crate::objects::foreign::{Foreign, ForeignBody};
use crate::objects::heap::Ref;
use crate::objects::kind::Kind;
use crate::objects::value::Value;
use crate::vm::cx::Cx;
use crate::vm::native::{Args, NativeDef, NativeResult, def};
use crate::vm::raise::Raised;

/// `zlib.error`, and the classes of streams.
struct Classes {
    error: Ref<Class>,
    compress: Ref<Class>,
    decompress: Ref<Class>,
}

const NAME: &str = "zlib";

/// As zlib calls its numbers.
const CONSTANTS: &[(&str, i64)] = &[
    ("DEFLATED", 8),
    ("DEF_BUF_SIZE", 16384),
    ("DEF_MEM_LEVEL", 8),
    ("MAX_WBITS", 15),
    ("Z_BEST_COMPRESSION", 9),
    ("Z_BEST_SPEED", 1),
    ("Z_BLOCK", 5),
    ("Z_DEFAULT_COMPRESSION", -1),
    ("Z_DEFAULT_STRATEGY", 0),
    ("Z_FILTERED", 1),
    ("Z_FINISH", 4),
    ("Z_FIXED", 4),
    ("Z_FULL_FLUSH", 3),
    ("Z_HUFFMAN_ONLY", 2),
    ("Z_NO_COMPRESSION", 0),
    ("Z_NO_FLUSH", 0),
    ("Z_PARTIAL_FLUSH", 1),
    ("Z_RLE", 3),
    ("Z_SYNC_FLUSH", 2),
    ("Z_TREES", 6),
];

static FUNCTIONS: &[NativeDef] = &[
    def(
        "compress",
        "(data, /, level=-1, wbits=15)",
        "Returns a bytes object containing compressed data.",
        |cx, args| {
            let data = cx.bytes_argument(args.req(0))?;
            let level = args.opt(1).map_or(Ok(-1), |level| cx.index(level))?;
            let Some(level) = level_of(level) else {
                return Err(error(cx, "Bad compression level"));
            };
            let wrapping = wrapping(cx, args.opt(2))?;
            let bytes = Encoder::new(wrapping, level).feed(&data, MZFlush::Finish);
            Ok(Bytes::new(bytes).into_value())
        },
    ),
    def(
        "decompress",
        "(data, /, wbits=15, bufsize=16384)",
        "Returns a bytes object containing the uncompressed data.",
        |cx, args| {
            let data = cx.bytes_argument(args.req(0))?;
            let mut decoder = Decoder::new(wrapping(cx, args.opt(1))?);
            let mut out = Vec::new();
            let fed = decoder.feed(&data, usize::MAX, &mut out);
            fed.map_err(|wrong| data_error(cx, wrong))?;
            if !decoder.ended() {
                return Err(error(
                    cx,
                    "Error -5 while decompressing data: incomplete or truncated stream",
                ));
            }
            Ok(Bytes::new(out).into_value())
        },
    ),
    def(
        "compressobj",
        "(level=-1, method=8, wbits=15, memLevel=8, strategy=0, zdict=None)",
        "Return a compressor object.",
        |cx, args| {
            refuse_dictionary(cx, args.opt(5))?;
            let level = args.opt(0).map_or(Ok(-1), |level| cx.index(level))?;
            let wrapping = wrapping(cx, args.opt(2))?;
            let level = match level_of(level) {
                Some(level) if wrapping != Wrapping::Either => level,
                _ => return Err(cx.value_error("Invalid initialization option")),
            };
            let class = state::<Classes>(cx, NAME)?.compress.clone();
            let body = Compress(RefCell::new(Encoder::new(wrapping, level)));
            Ok(Foreign::new(class, body).into_value())
        },
    ),
    def(
        "decompressobj",
        "(wbits=15, zdict=b'')",
        "Return a decompressor object.",
        |cx, args| {
            refuse_dictionary(cx, args.opt(1))?;
            let class = state::<Classes>(cx, NAME)?.decompress.clone();
            let wrapping = wrapping(cx, args.opt(0))?;
            Ok(Foreign::new(class, Decompress::new(wrapping)).into_value())
        },
    ),
    def(
        "adler32",
        "(data, value=1, /)",
        "Compute an Adler-32 checksum of data.",
        |cx, args| {
            let data = cx.bytes_argument(args.req(0))?;
            let start = args.opt(1).map_or(Ok(1), |start| low_bits(cx, start))?;
            let mut sum = adler2::Adler32::from_checksum(start);
            sum.write_slice(&data);
            Ok(Value::int(sum.checksum().into()))
        },
    ),
];

/// Makes the module.
pub fn make(cx: &mut Cx) -> NativeResult {
    let module = super::new(cx, NAME, "Compression as zlib does it.", FUNCTIONS);
    for (name, number) in CONSTANTS {
        set(cx, &module, name, Value::int(*number));
    }
    for name in ["ZLIB_VERSION", "ZLIB_RUNTIME_VERSION"] {
        set_text(cx, &module, name, "1.3.2");
    }
    let sums = cx.import("_binascii")?;
    let crc32 = cx.intern("crc32");
    let function = cx.get_attr(&sums, &crc32)?;
    set(cx, &module, "crc32", function);
    let (exception, object) = (cx.exceptions.Exception.clone(), cx.types.object.clone());
    let error = new_class(cx, NAME, "error", &exception, Kind::Exception);
    set(cx, &module, "error", error.to_value());
    let compress = new_class(cx, NAME, "Compress", &object, Kind::Foreign);
    cx.add_methods(&compress, COMPRESS);
    let decompress = new_class(cx, NAME, "Decompress", &object, Kind::Foreign);
    cx.add_methods(&decompress, DECOMPRESS);
    cx.add_properties(&decompress, DECOMPRESS_GETTERS);
    let for_files = add_class(cx, &module, NAME, "_ZlibDecompressor", FOR_FILES);
    cx.add_properties(&for_files, FOR_FILES_GETTERS);
    let classes = Classes {
        error,
        compress,
        decompress,
    };
    cx.module_state.insert(NAME, Rc::new(classes));
    Ok(module.into_value())
}

fn error(cx: &mut Cx, message: impl std::fmt::Display) -> Raised {
    match state::<Classes>(cx, NAME) {
        Ok(classes) => cx.raise(&classes.error, message),
        Err(raised) => raised,
    }
}

fn data_error(cx: &mut Cx, wrong: &str) -> Raised {
    error(
        cx,
        format_args!("Error -3 while decompressing data: {wrong}"),
    )
}

fn level_of(level: i64) -> Option<u8> {
    match level {
        -1 => Some(6),
        0..=9 => Some(level as u8),
        _ => None,
    }
}

fn wrapping(cx: &mut Cx, wbits: Option<&Value>) -> Result<Wrapping, Raised> {
    let wbits = wbits.map_or(Ok(15), |wbits| cx.index(wbits))?;
    match Wrapping::of(wbits) {
        Some(wrapping) => Ok(wrapping),
        None => Err(cx.value_error("Invalid initialization option")),
    }
}

fn refuse_dictionary(cx: &mut Cx, dictionary: Option<&Value>) -> Result<(), Raised> {
    match dictionary {
        Some(dictionary) if cx.truth(dictionary)? => {
            let message = "valid Python, not in Bide: zlib with a dictionary";
            Err(cx.not_implemented_error(message))
        }
        _ => Ok(()),
    }
}

// ---- compressing in pieces ------------------------------------------------------------------------

struct Compress(RefCell<Encoder>);

impl ForeignBody for Compress {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

static COMPRESS: &[NativeDef] = &[
    def(
        "compress",
        "(self, data, /)",
        "Returns a bytes object containing compressed data.",
        |cx, args| {
            let data = cx.bytes_argument(args.req(1))?;
            let body = foreign_body::<Compress>(cx, args.req(0), "Compress")?;
            if body.0.borrow().ended {
                let message = "Error -2 while compressing data: inconsistent stream state";
                return Err(error(cx, message));
            }
            let out = body.0.borrow_mut().feed(&data, MZFlush::None);
            Ok(Bytes::new(out).into_value())
        },
    ),
    def(
        "flush",
        "(self, mode=4, /)",
        "Return a bytes object containing any remaining compressed data.",
        |cx, args| {
            let mode = args.opt(1).map_or(Ok(4), |mode| cx.index(mode))?;
            let body = foreign_body::<Compress>(cx, args.req(0), "Compress")?;
            if mode != 0 && body.0.borrow().ended {
                let message = "Error -2 while flushing: inconsistent stream state";
                return Err(error(cx, message));
            }
            let flush = match mode {
                0 => return Ok(Bytes::new([]).into_value()),
                1 | 2 => MZFlush::Sync,
                3 => MZFlush::Full,
                4 => MZFlush::Finish,
                _ => {
                    return Err(error(
                        cx,
                        "Error -2 while flushing: inconsistent stream state",
                    ));
                }
            };
            let out = body.0.borrow_mut().feed(&[], flush);
            Ok(Bytes::new(out).into_value())
        },
    ),
];

// ---- decompressing in pieces ----------------------------------------------------------------------

/// A decompressor, and what of its input it has not used.
struct Decompress {
    decoder: RefCell<Decoder>,
    /// What came after the end.
    unused: RefCell<Vec<u8>>,
    /// What it did not take because there was a limit to what it could give.
    waiting: RefCell<Vec<u8>>,
}

impl ForeignBody for Decompress {
    fn traverse(&self, _: &mut dyn FnMut(&Value)) {}
}

impl Decompress {
    fn new(wrapping: Wrapping) -> Decompress {
        Decompress {
            decoder: RefCell::new(Decoder::new(wrapping)),
            unused: RefCell::default(),
            waiting: RefCell::default(),
        }
    }

    /// Takes what waits, and more; gives at most so many bytes.
    fn feed(&self, cx: &mut Cx, data: &[u8], limit: usize) -> Result<Vec<u8>, Raised> {
        let mut input = self.waiting.take();
        input.extend_from_slice(data);
        let mut out = Vec::new();
        let mut decoder = self.decoder.borrow_mut();
        let used = match decoder.feed(&input, limit, &mut out) {
            Ok(used) => used,
            Err(wrong) => return Err(data_error(cx, wrong)),
        };
        let rest = &input[used..];
        match decoder.ended() {
            true => self.unused.borrow_mut().extend_from_slice(rest),
            false => *self.waiting.borrow_mut() = rest.to_vec(),
        }
        Ok(out)
    }
}

fn decompress<'a>(cx: &mut Cx, args: &Args<'a>) -> Result<&'a Decompress, Raised> {
    foreign_body(cx, args.req(0), "Decompress")
}

static DECOMPRESS: &[NativeDef] = &[
    def(
        "decompress",
        "(self, data, /, max_length=0)",
        "Return a bytes object containing the decompressed version of the data.",
        |cx, args| {
            let data = cx.bytes_argument(args.req(1))?;
            let limit = match args.opt(2).map_or(Ok(0), |limit| cx.index(limit))? {
                0 => usize::MAX,
                limit => match usize::try_from(limit) {
                    Ok(limit) => limit,
                    Err(_) => return Err(cx.value_error("max_length must be non-negative")),
                },
            };
            let body = decompress(cx, args)?;
            // The caller is to give what waits again.
            body.waiting.take();
            let out = body.feed(cx, &data, limit)?;
            Ok(Bytes::new(out).into_value())
        },
    ),
    def(
        "flush",
        "(self, length=16384, /)",
        "Return a bytes object containing any remaining decompressed data.",
        |cx, args| {
            if let Some(length) = args.opt(1)
                && cx.index(length)? <= 0
            {
                return Err(cx.value_error("length must be greater than zero"));
            }
            let out = decompress(cx, args)?.feed(cx, &[], usize::MAX)?;
            Ok(Bytes::new(out).into_value())
        },
    ),
];

static DECOMPRESS_GETTERS: &[NativeDef] = &[
    def("eof", "(self)", "", eof),
    def("unused_data", "(self)", "", unused),
    def("unconsumed_tail", "(self)", "", |cx, args| {
        let waiting = decompress(cx, args)?.waiting.borrow().clone();
        Ok(Bytes::new(waiting).into_value())
    }),
];

fn eof(cx: &mut Cx, args: &Args) -> NativeResult {
    let ended = decompress(cx, args)?.decoder.borrow().ended();
    Ok(Value::bool(ended))
}

fn unused(cx: &mut Cx, args: &Args) -> NativeResult {
    let unused = decompress(cx, args)?.unused.borrow().clone();
    Ok(Bytes::new(unused).into_value())
}

/// The decompressor that keeps what it has not used: what `gzip` reads files with.
static FOR_FILES: &[NativeDef] = &[
    def(
        "__new__",
        "(cls, /, wbits=15, zdict=b'')",
        "",
        |cx, args| {
            let (own, _) = super::classes_of_new(cx, args)?;
            refuse_dictionary(cx, args.opt(2))?;
            let wrapping = wrapping(cx, args.opt(1))?;
            Ok(Foreign::new(own, Decompress::new(wrapping)).into_value())
        },
    ),
    def(
        "decompress",
        "(self, /, data, max_length=-1)",
        "Decompress *data*, returning uncompressed data as bytes.",
        |cx, args| {
            let data = cx.bytes_argument(args.req(1))?;
            let limit = args.opt(2).map_or(Ok(-1), |limit| cx.index(limit))?;
            let body = decompress(cx, args)?;
            if body.decoder.borrow().ended() {
                return Err(cx.eof_error("End of stream already reached"));
            }
            let out = body.feed(cx, &data, usize::try_from(limit).unwrap_or(usize::MAX))?;
            Ok(Bytes::new(out).into_value())
        },
    ),
];

static FOR_FILES_GETTERS: &[NativeDef] = &[
    def("eof", "(self)", "", eof),
    def("unused_data", "(self)", "", unused),
    def("needs_input", "(self)", "", |cx, args| {
        let body = decompress(cx, args)?;
        let ended = body.decoder.borrow().ended();
        Ok(Value::bool(!ended && body.waiting.borrow().is_empty()))
    }),
];
