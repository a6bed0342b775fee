//! Streams of compressed bytes: deflate (by `miniz_oxide`) in the wrapping of zlib, of gzip, or in none.

use miniz_oxide::deflate::core::{CompressorOxide, create_comp_flags_from_zip_params};
use miniz_oxide::deflate::stream::deflate;
use miniz_oxide::inflate::stream::{InflateState, inflate};
use miniz_oxide::{DataFormat, MZFlush, MZStatus};

/// What stands around the compressed bytes.
#[derive(Copy, Clone, PartialEq, Eq, Debug)]
pub enum Wrapping {
    None,
    Zlib,
    Gzip,
    /// Zlib's or gzip's: when decompressing only.
    Either,
}

impl Wrapping {
    /// What the argument `wbits` means.
    pub fn of(wbits: i64) -> Option<Wrapping> {
        Some(match wbits {
            -15..=-8 => Wrapping::None,
            0 | 8..=15 => Wrapping::Zlib,
            24..=31 => Wrapping::Gzip,
            40..=47 => Wrapping::Either,
            _ => return None,
        })
    }
}

/// What a stream's end says of its contents.
enum Check {
    None,
    Adler(adler2::Adler32),
    Crc(crc32fast::Hasher, u32),
}

impl Check {
    fn new(wrapping: Wrapping) -> Check {
        match wrapping {
            Wrapping::None => Check::None,
            Wrapping::Zlib | Wrapping::Either => Check::Adler(adler2::Adler32::new()),
            Wrapping::Gzip => Check::Crc(crc32fast::Hasher::new(), 0),
        }
    }

    fn update(&mut self, bytes: &[u8]) {
        match self {
            Check::None => {}
            Check::Adler(sum) => sum.write_slice(bytes),
            Check::Crc(sum, size) => {
                sum.update(bytes);
                *size = size.wrapping_add(bytes.len() as u32);
            }
        }
    }

    /// The bytes at the end of the stream.
    fn trailer(&self) -> Vec<u8> {
        match self {
            Check::None => Vec::new(),
            Check::Adler(sum) => sum.checksum().to_be_bytes().to_vec(),
            Check::Crc(sum, size) => {
                let sum = sum.clone().finalize().to_le_bytes();
                [sum, size.to_le_bytes()].concat()
            }
        }
    }
}

const ROOM: usize = 32 * 1024;

// ---- compressing ----------------------------------------------------------------------------------

/// Compresses.
pub struct Encoder {
    wrapping: Wrapping,
    level: u8,
    oxide: Box<CompressorOxide>,
    check: Check,
    begun: bool,
    /// Whether the stream has its end.
    pub ended: bool,
}

impl Encoder {
    /// A stream that begins; the level is from 0 to 9.
    pub fn new(wrapping: Wrapping, level: u8) -> Encoder {
        let flags = create_comp_flags_from_zip_params(level.into(), -15, 0);
        Encoder {
            wrapping,
            level,
            oxide: Box::new(CompressorOxide::new(flags)),
            check: Check::new(wrapping),
            begun: false,
            ended: false,
        }
    }

    /// Takes bytes in; gives what is ready to go out.
    pub fn feed(&mut self, mut input: &[u8], flush: MZFlush) -> Vec<u8> {
        let mut out = Vec::new();
        if !self.begun {
            self.begun = true;
            out.extend_from_slice(&self.header());
        }
        self.check.update(input);
        let mut room = vec![0; ROOM];
        loop {
            let done = deflate(&mut self.oxide, input, &mut room, flush);
            input = &input[done.bytes_consumed..];
            out.extend_from_slice(&room[..done.bytes_written]);
            let full = done.bytes_written == room.len();
            let ended = matches!(done.status, Ok(MZStatus::StreamEnd) | Err(_));
            if ended || input.is_empty() && !full && flush != MZFlush::Finish {
                break;
            }
        }
        if flush == MZFlush::Finish {
            self.ended = true;
            out.extend_from_slice(&self.check.trailer());
        }
        out
    }

    fn header(&self) -> Vec<u8> {
        match self.wrapping {
            Wrapping::None => Vec::new(),
            Wrapping::Gzip => {
                let effort = match self.level {
                    9 => 2,
                    1 => 4,
                    _ => 0,
                };
                vec![0x1F, 0x8B, 8, 0, 0, 0, 0, 0, effort, 3]
            }
            Wrapping::Zlib | Wrapping::Either => match self.level {
                0 | 1 => vec![0x78, 0x01],
                2..=5 => vec![0x78, 0x5E],
                6 => vec![0x78, 0x9C],
                _ => vec![0x78, 0xDA],
            },
        }
    }
}

// ---- decompressing --------------------------------------------------------------------------------

#[derive(Copy, Clone, PartialEq, Eq)]
enum Stage {
    Header,
    Body,
    Trailer,
    End,
}

/// Decompresses.
pub struct Decoder {
    wrapping: Wrapping,
    stage: Stage,
    oxide: Box<InflateState>,
    check: Check,
    /// What came so far of the header or of the trailer.
    held: Vec<u8>,
    /// The first byte of the body: of what kind its first block is.
    first: Option<u8>,
}

impl Decoder {
    /// A stream that begins.
    pub fn new(wrapping: Wrapping) -> Decoder {
        Decoder {
            wrapping,
            stage: match wrapping {
                Wrapping::None => Stage::Body,
                _ => Stage::Header,
            },
            oxide: InflateState::new_boxed(DataFormat::Raw),
            check: Check::new(wrapping),
            held: Vec::new(),
            first: None,
        }
    }

    /// Whether the stream's end was seen.
    pub fn ended(&self) -> bool {
        self.stage == Stage::End
    }

    /// Takes bytes in and adds at most so many to `out`; gives how many it took, or what is wrong.
    pub fn feed(
        &mut self,
        input: &[u8],
        limit: usize,
        out: &mut Vec<u8>,
    ) -> Result<usize, &'static str> {
        let mut used = 0;
        loop {
            let rest = &input[used..];
            let (taken, goes_on) = match self.stage {
                Stage::Header => self.header(rest)?,
                Stage::Body => self.body(rest, limit, out)?,
                Stage::Trailer => self.trailer(rest)?,
                Stage::End => (0, false),
            };
            used += taken;
            if !goes_on {
                return Ok(used);
            }
        }
    }

    fn header(&mut self, input: &[u8]) -> Result<(usize, bool), &'static str> {
        for (index, byte) in input.iter().enumerate() {
            self.held.push(*byte);
            if let Some(wrapping) = complete_header(self.wrapping, &self.held)? {
                self.check = Check::new(wrapping);
                self.held.clear();
                self.stage = Stage::Body;
                return Ok((index + 1, true));
            }
        }
        Ok((input.len(), false))
    }

    fn body(
        &mut self,
        input: &[u8],
        limit: usize,
        out: &mut Vec<u8>,
    ) -> Result<(usize, bool), &'static str> {
        self.first = self.first.or(input.first().copied());
        let mut room = vec![0; ROOM];
        let mut used = 0;
        loop {
            let wanted = (limit - out.len()).min(ROOM);
            let done = inflate(
                &mut self.oxide,
                &input[used..],
                &mut room[..wanted],
                MZFlush::None,
            );
            used += done.bytes_consumed;
            self.check.update(&room[..done.bytes_written]);
            out.extend_from_slice(&room[..done.bytes_written]);
            match done.status {
                Ok(MZStatus::StreamEnd) => {
                    self.stage = Stage::Trailer;
                    return Ok((used, true));
                }
                Err(miniz_oxide::MZError::Buf) => return Ok((used, false)),
                Err(_) => return Err(self.complaint()),
                Ok(_) if out.len() == limit => return Ok((used, false)),
                Ok(_) if done.bytes_consumed == 0 && done.bytes_written == 0 => {
                    return Ok((used, false));
                }
                Ok(_) => {}
            }
        }
    }

    fn complaint(&self) -> &'static str {
        match self.first.unwrap_or(0) >> 1 & 3 {
            0 => "invalid stored block lengths",
            3 => "invalid block type",
            _ => "invalid distance too far back",
        }
    }

    fn trailer(&mut self, input: &[u8]) -> Result<(usize, bool), &'static str> {
        let wanted = self.check.trailer();
        let taken = input.len().min(wanted.len() - self.held.len());
        self.held.extend_from_slice(&input[..taken]);
        if self.held.len() < wanted.len() {
            return Ok((taken, false));
        }
        if self.held.get(..4) != wanted.get(..4) {
            return Err("incorrect data check");
        }
        if self.held != wanted {
            return Err("incorrect length check");
        }
        self.stage = Stage::End;
        Ok((taken, false))
    }
}

/// The wrapping that a header announces, once it is complete.
fn complete_header(wrapping: Wrapping, held: &[u8]) -> Result<Option<Wrapping>, &'static str> {
    let [first, second, ..] = *held else {
        return Ok(None);
    };
    let is_gzip = (first, second) == (0x1F, 0x8B);
    if is_gzip && wrapping != Wrapping::Zlib {
        return complete_gzip_header(held);
    }
    if wrapping == Wrapping::Gzip || (u32::from(first) << 8 | u32::from(second)) % 31 != 0 {
        return Err("incorrect header check");
    }
    if first & 15 != 8 {
        return Err("unknown compression method");
    }
    if first >> 4 > 7 {
        return Err("invalid window size");
    }
    Ok(Some(Wrapping::Zlib))
}

fn complete_gzip_header(held: &[u8]) -> Result<Option<Wrapping>, &'static str> {
    const EXTRA: u8 = 4;
    const NAME: u8 = 8;
    const COMMENT: u8 = 16;
    const SUM: u8 = 2;
    let [_, _, method, flags, _, _, _, _, _, _, rest @ ..] = held else {
        return Ok(None);
    };
    if *method != 8 {
        return Err("unknown compression method");
    }
    let mut rest = rest;
    if flags & EXTRA != 0 {
        let [low, high, more @ ..] = rest else {
            return Ok(None);
        };
        let length = usize::from(*low) | usize::from(*high) << 8;
        let Some(more) = more.get(length..) else {
            return Ok(None);
        };
        rest = more;
    }
    for text in [NAME, COMMENT] {
        if flags & text != 0 {
            let Some(end) = rest.iter().position(|byte| *byte == 0) else {
                return Ok(None);
            };
            rest = &rest[end + 1..];
        }
    }
    if flags & SUM != 0 && rest.len() < 2 {
        return Ok(None);
    }
    Ok(Some(Wrapping::Gzip))
}
