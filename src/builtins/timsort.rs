//! Timsort with powersort's order of merges: the comparisons CPython makes, in CPython's order, since
//! a comparison may be a script's method.
//!
//! In: anything to put in order, and a question that may fail: is this one less than that one? Out: the
//! slice in order, stable; if the question failed, some other order of the same things.
//!
//! Runs that are in order already are found from left to right, short ones are filled up by binary
//! insertion, and neighbours are merged as the powers of the borders between them say. A merge counts
//! who wins how often in a row; who wins often is searched for by galloping, in steps that double.

/// Runs are filled up to at least this length, or up to twice as much.
const SHORT: usize = 32;
/// So many wins in a row make a merge gallop at first.
const GALLOP: usize = 7;

/// Sorts `items`; `less` says whether the first must come before the second.
pub fn sort<T: Copy, E>(
    items: &mut [T],
    less: impl FnMut(T, T) -> Result<bool, E>,
) -> Result<(), E> {
    let mut sorter = Sorter {
        less,
        runs: Vec::new(),
        min_gallop: GALLOP,
        spare: Vec::new(),
    };
    sorter.sort(items)
}

/// A stretch that is in order.
struct Run {
    start: usize,
    len: usize,
    /// How deep in the tree of merges the border to the next run lies.
    power: u32,
}

struct Sorter<T, F> {
    less: F,
    /// The runs that are not merged yet, from left to right.
    runs: Vec<Run>,
    /// So many wins in a row make a merge gallop; fewer where that paid.
    min_gallop: usize,
    /// One side of a merge.
    spare: Vec<T>,
}

impl<T: Copy, E, F: FnMut(T, T) -> Result<bool, E>> Sorter<T, F> {
    fn sort(&mut self, items: &mut [T]) -> Result<(), E> {
        let total = items.len();
        let least = least_run(total);
        let mut start = 0;
        while start < total && total > 1 {
            let rest = &mut items[start..];
            let mut len = self.find_run(rest)?;
            let filled = least.min(rest.len());
            if len < filled {
                self.insert_each(&mut rest[..filled], len)?;
                len = filled;
            }
            self.add_run(items, start, len)?;
            start += len;
        }
        self.merge_all(items)
    }

    // ---- runs

    /// Finds how many of the first items are in order; if they are in the opposite order, which may
    /// have equal ones in a row, they are turned round first.
    fn find_run(&mut self, items: &mut [T]) -> Result<usize, E> {
        let rising = self.extend_run(items, 1)?;
        if rising == items.len() {
            return Ok(rising);
        }
        if rising > 1 {
            if (self.less)(items[0], items[rising - 1])? {
                return Ok(rising);
            }
            // They are all equal: turned round twice, they stay in order.
            items[..rising].reverse();
        }
        let falling = self.find_falling(items, rising + 1)?;
        items[..falling].reverse();
        self.extend_run(items, falling)
    }

    /// How far the items are in order, if the first `len` are.
    fn extend_run(&mut self, items: &[T], mut len: usize) -> Result<usize, E> {
        while len < items.len() && !(self.less)(items[len], items[len - 1])? {
            len += 1;
        }
        Ok(len)
    }

    /// How far the items fall, if the first `len` do; equal ones in a row are turned round.
    fn find_falling(&mut self, items: &mut [T], mut len: usize) -> Result<usize, E> {
        let mut equal = 0;
        while len < items.len() {
            if (self.less)(items[len], items[len - 1])? {
                items[len - 1 - equal..len].reverse();
                equal = 0;
            } else if (self.less)(items[len - 1], items[len])? {
                break;
            } else {
                equal += 1;
            }
            len += 1;
        }
        items[len - 1 - equal..len].reverse();
        Ok(len)
    }

    /// Inserts every item after the first `sorted` ones where it belongs among those before it.
    fn insert_each(&mut self, items: &mut [T], sorted: usize) -> Result<(), E> {
        for next in sorted..items.len() {
            let (mut low, mut high) = (0, next);
            while low < high {
                let middle = low.midpoint(high);
                if (self.less)(items[next], items[middle])? {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            items[low..=next].rotate_right(1);
        }
        Ok(())
    }

    // ---- which runs are merged when

    /// Adds a run on the right, after merging those whose border lies deeper than the new one.
    fn add_run(&mut self, items: &mut [T], start: usize, len: usize) -> Result<(), E> {
        if let Some(last) = self.runs.last() {
            let power = power_of_border(last.start, last.len, len, items.len());
            while let [.., before, _] = &self.runs[..]
                && before.power > power
            {
                self.merge_at(items, self.runs.len() - 2)?;
            }
            if let Some(last) = self.runs.last_mut() {
                last.power = power;
            }
        }
        let power = 0;
        self.runs.push(Run { start, len, power });
        Ok(())
    }

    fn merge_all(&mut self, items: &mut [T]) -> Result<(), E> {
        while self.runs.len() > 1 {
            let mut left = self.runs.len() - 2;
            if left > 0 && self.runs[left - 1].len < self.runs[left + 1].len {
                left -= 1;
            }
            self.merge_at(items, left)?;
        }
        Ok(())
    }

    /// Merges a run with the next one. What of the left one comes before the right one stays, and so
    /// does what of the right one comes after the left one.
    fn merge_at(&mut self, items: &mut [T], index: usize) -> Result<(), E> {
        let right = self.runs.remove(index + 1);
        let left = &mut self.runs[index];
        let (start, len) = (left.start, left.len);
        left.len += right.len;
        let items = &mut items[start..start + len + right.len];
        let skipped = self.after(items[len], &items[..len], 0)?;
        if skipped == len {
            return Ok(());
        }
        let items = &mut items[skipped..];
        let len = len - skipped;
        let last = right.len - 1;
        let kept = self.before(items[len - 1], &items[len..], last)?;
        let items = &mut items[..len + kept];
        match kept {
            0 => Ok(()),
            _ if len <= kept => self.merge_left(items, len),
            _ => self.merge_right(items, len),
        }
    }

    // ---- searching in steps that double

    /// How many of `items` are less than `key`; the search begins at `hint`.
    fn before(&mut self, key: T, items: &[T], hint: usize) -> Result<usize, E> {
        self.gallop(items, hint, |sorter, item| (sorter.less)(item, key))
    }

    /// How many of `items` are not greater than `key`; the search begins at `hint`.
    fn after(&mut self, key: T, items: &[T], hint: usize) -> Result<usize, E> {
        self.gallop(items, hint, |sorter, item| Ok(!(sorter.less)(key, item)?))
    }

    /// How many of the first items are `passed`.
    fn gallop(
        &mut self,
        items: &[T],
        hint: usize,
        mut passed: impl FnMut(&mut Self, T) -> Result<bool, E>,
    ) -> Result<usize, E> {
        let (mut near, mut step) = (0, 1);
        // What lies below `low` is passed, what lies from `high` on is not.
        let (mut low, mut high);
        if passed(self, items[hint])? {
            let most = items.len() - hint;
            while step < most && passed(self, items[hint + step])? {
                (near, step) = (step, 2 * step + 1);
            }
            (low, high) = (hint + near + 1, hint + step.min(most));
        } else {
            let most = hint + 1;
            while step < most && !passed(self, items[hint - step])? {
                (near, step) = (step, 2 * step + 1);
            }
            (low, high) = (hint + 1 - step.min(most), hint - near);
        }
        while low < high {
            let middle = low.midpoint(high);
            if passed(self, items[middle])? {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        Ok(low)
    }

    // ---- merging

    /// Merges the first `middle` items, the shorter run, with the others, from left to right. The
    /// first of the right ones comes first of all, the last of the left ones last.
    fn merge_left(&mut self, items: &mut [T], middle: usize) -> Result<(), E> {
        let mut spare = std::mem::take(&mut self.spare);
        spare.clear();
        spare.extend_from_slice(&items[..middle]);
        let mut merge = Merge {
            left: 0,
            right: middle,
            out: 0,
        };
        let result = self.merge_upwards(items, &spare, &mut merge);
        // What is left of the left run belongs before what is left of the right one.
        let rest = &spare[merge.left..];
        items[merge.out..merge.out + rest.len()].copy_from_slice(rest);
        self.spare = spare;
        result
    }

    fn merge_upwards(&mut self, items: &mut [T], left: &[T], at: &mut Merge) -> Result<(), E> {
        at.take_right(items, 1);
        while left.len() - at.left > 1 && at.right < items.len() {
            if self.race_upwards(items, left, at)? {
                self.gallop_upwards(items, left, at)?;
            }
        }
        if left.len() - at.left == 1 {
            at.take_right(items, items.len() - at.right);
        }
        Ok(())
    }

    /// Takes one at a time; says whether one run has won so often that galloping may pay.
    fn race_upwards(&mut self, items: &mut [T], left: &[T], at: &mut Merge) -> Result<bool, E> {
        let (mut left_wins, mut right_wins) = (0, 0);
        while left_wins < self.min_gallop && right_wins < self.min_gallop {
            if (self.less)(items[at.right], left[at.left])? {
                at.take_right(items, 1);
                (left_wins, right_wins) = (0, right_wins + 1);
                if at.right == items.len() {
                    return Ok(false);
                }
            } else {
                at.take_left(items, left, 1);
                (left_wins, right_wins) = (left_wins + 1, 0);
                if left.len() - at.left == 1 {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn gallop_upwards(&mut self, items: &mut [T], left: &[T], at: &mut Merge) -> Result<(), E> {
        self.min_gallop += 1;
        loop {
            self.min_gallop -= usize::from(self.min_gallop > 1);
            let lefts = self.after(items[at.right], &left[at.left..], 0)?;
            at.take_left(items, left, lefts);
            if left.len() - at.left <= 1 {
                return Ok(());
            }
            at.take_right(items, 1);
            if at.right == items.len() {
                return Ok(());
            }
            let rights = self.before(left[at.left], &items[at.right..], 0)?;
            at.take_right(items, rights);
            if at.right == items.len() {
                return Ok(());
            }
            at.take_left(items, left, 1);
            if left.len() - at.left == 1 {
                return Ok(());
            }
            if lefts < GALLOP && rights < GALLOP {
                self.min_gallop += 1;
                return Ok(());
            }
        }
    }

    /// Merges the first `middle` items with the others, the shorter run, from right to left: the mirror
    /// image of `merge_left`.
    fn merge_right(&mut self, items: &mut [T], middle: usize) -> Result<(), E> {
        let mut spare = std::mem::take(&mut self.spare);
        spare.clear();
        spare.extend_from_slice(&items[middle..]);
        let mut merge = Merge {
            left: middle,
            right: spare.len(),
            out: items.len(),
        };
        let result = self.merge_downwards(items, &spare, &mut merge);
        let rest = &spare[..merge.right];
        items[merge.out - rest.len()..merge.out].copy_from_slice(rest);
        self.spare = spare;
        result
    }

    fn merge_downwards(&mut self, items: &mut [T], right: &[T], at: &mut Merge) -> Result<(), E> {
        at.take_last_left(items, 1);
        while at.left > 0 && at.right > 1 {
            if self.race_downwards(items, right, at)? {
                self.gallop_downwards(items, right, at)?;
            }
        }
        if at.right == 1 {
            at.take_last_left(items, at.left);
        }
        Ok(())
    }

    fn race_downwards(&mut self, items: &mut [T], right: &[T], at: &mut Merge) -> Result<bool, E> {
        let (mut left_wins, mut right_wins) = (0, 0);
        while left_wins < self.min_gallop && right_wins < self.min_gallop {
            if (self.less)(right[at.right - 1], items[at.left - 1])? {
                at.take_last_left(items, 1);
                (left_wins, right_wins) = (left_wins + 1, 0);
                if at.left == 0 {
                    return Ok(false);
                }
            } else {
                at.take_last_right(items, right, 1);
                (left_wins, right_wins) = (0, right_wins + 1);
                if at.right == 1 {
                    return Ok(false);
                }
            }
        }
        Ok(true)
    }

    fn gallop_downwards(&mut self, items: &mut [T], right: &[T], at: &mut Merge) -> Result<(), E> {
        self.min_gallop += 1;
        loop {
            self.min_gallop -= usize::from(self.min_gallop > 1);
            let key = right[at.right - 1];
            let lefts = at.left - self.after(key, &items[..at.left], at.left - 1)?;
            at.take_last_left(items, lefts);
            if at.left == 0 {
                return Ok(());
            }
            at.take_last_right(items, right, 1);
            if at.right == 1 {
                return Ok(());
            }
            let key = items[at.left - 1];
            let rights = at.right - self.before(key, &right[..at.right], at.right - 1)?;
            at.take_last_right(items, right, rights);
            if at.right <= 1 {
                return Ok(());
            }
            at.take_last_left(items, 1);
            if at.left == 0 {
                return Ok(());
            }
            if lefts < GALLOP && rights < GALLOP {
                self.min_gallop += 1;
                return Ok(());
            }
        }
    }
}

/// How far a merge has come: in the left run, in the right run and in what comes out. One of the runs
/// lies outside, the other one where the result goes.
struct Merge {
    left: usize,
    right: usize,
    out: usize,
}

impl Merge {
    fn take_left<T: Copy>(&mut self, items: &mut [T], left: &[T], count: usize) {
        items[self.out..self.out + count].copy_from_slice(&left[self.left..self.left + count]);
        self.left += count;
        self.out += count;
    }

    fn take_right<T: Copy>(&mut self, items: &mut [T], count: usize) {
        items.copy_within(self.right..self.right + count, self.out);
        self.right += count;
        self.out += count;
    }

    fn take_last_left<T: Copy>(&mut self, items: &mut [T], count: usize) {
        self.left -= count;
        self.out -= count;
        items.copy_within(self.left..self.left + count, self.out);
    }

    fn take_last_right<T: Copy>(&mut self, items: &mut [T], right: &[T], count: usize) {
        self.right -= count;
        self.out -= count;
        items[self.out..self.out + count].copy_from_slice(&right[self.right..self.right + count]);
    }
}

/// The length that runs should have at least: so that there are a power of two of them or a little less.
fn least_run(total: usize) -> usize {
    let (mut length, mut is_over) = (total, false);
    while length >= 2 * SHORT {
        is_over |= length % 2 == 1;
        length /= 2;
    }
    length + usize::from(is_over)
}

/// The power of the border between two neighbours: the place of the first bit in which the middles
/// of both differ, as fractions of the whole.
fn power_of_border(start: usize, left: usize, right: usize, total: usize) -> u32 {
    let (mut a, mut b) = (2 * start + left, 2 * start + 2 * left + right);
    let mut power = 0;
    loop {
        power += 1;
        match (a >= total, b >= total) {
            (true, _) => (a, b) = (a - total, b - total),
            (false, true) => return power,
            (false, false) => {}
        }
        (a, b) = (2 * a, 2 * b);
    }
}
