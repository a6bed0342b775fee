//! The Mersenne Twister MT19937, whose state scripts can take out and put back.

/// How many words the state has.
pub const WORDS: usize = 624;
const MIDDLE: usize = 397;
const MATRIX: u32 = 0x9908_B0DF;
const UPPER: u32 = 0x8000_0000;

/// A generator: its words, and which one comes next.
pub struct Twister {
    words: [u32; WORDS],
    next: usize,
}

impl Twister {
    /// Starts from a key, which must not be empty.
    pub fn new(key: &[u32]) -> Twister {
        let mut words = [0; WORDS];
        words[0] = 19_650_218;
        for at in 1..WORDS {
            words[at] = mixed(words[at - 1], 1_812_433_253).wrapping_add(at as u32);
        }
        let mut at = 1;
        for step in 0..WORDS.max(key.len()) {
            let place = step % key.len();
            words[at] = (words[at] ^ mixed(words[at - 1], 1_664_525))
                .wrapping_add(key[place])
                .wrapping_add(place as u32);
            at = following(&mut words, at);
        }
        for _ in 1..WORDS {
            let word = words[at] ^ mixed(words[at - 1], 1_566_083_941);
            words[at] = word.wrapping_sub(at as u32);
            at = following(&mut words, at);
        }
        words[0] = UPPER;
        Twister { words, next: WORDS }
    }

    /// The words, and which one comes next.
    pub fn state(&self) -> (&[u32; WORDS], usize) {
        (&self.words, self.next)
    }

    /// Goes on from such a state; `next` is at most [`WORDS`].
    pub fn set_state(&mut self, words: [u32; WORDS], next: usize) {
        self.words = words;
        self.next = next.min(WORDS);
    }

    /// The next random word.
    pub fn next_u32(&mut self) -> u32 {
        if self.next == WORDS {
            self.turn();
        }
        let mut word = self.words[self.next];
        self.next += 1;
        word ^= word >> 11;
        word ^= word << 7 & 0x9D2C_5680;
        word ^= word << 15 & 0xEFC6_0000;
        word ^ word >> 18
    }

    fn turn(&mut self) {
        for at in 0..WORDS {
            let low = self.words[(at + 1) % WORDS];
            let joined = self.words[at] & UPPER | low & !UPPER;
            let twist = if low & 1 == 1 { MATRIX } else { 0 };
            self.words[at] = self.words[(at + MIDDLE) % WORDS] ^ joined >> 1 ^ twist;
        }
        self.next = 0;
    }
}

fn mixed(word: u32, factor: u32) -> u32 {
    (word ^ word >> 30).wrapping_mul(factor)
}

/// The place after this one; from the last it is the second, as the first becomes the last.
fn following(words: &mut [u32; WORDS], at: usize) -> usize {
    if at + 1 < WORDS {
        return at + 1;
    }
    words[0] = words[WORDS - 1];
    1
}
