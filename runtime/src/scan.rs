//! Whether every byte of a text is of some kind, looked at many at a time. Ids and names are what is looked at most.

/// As many bytes as every processor compares at once.
const AT_ONCE: usize = 16;

/// Whether all of these bytes are. The question should have no branch in it, so that it can be asked of many at once.
#[inline]
pub(crate) fn all(text: &[u8], is: impl Fn(u8) -> bool + Copy) -> bool {
    if let Some(last) = text.last_chunk() {
        text.as_chunks().0.iter().all(|chunk| all_of(chunk, is)) && all_of(last, is)
    } else if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        // They overlap, which does no harm.
        let mut both = [0; AT_ONCE];
        let (start, end) = both.split_at_mut(8);
        start.copy_from_slice(first);
        end.copy_from_slice(last);
        all_of(&both, is)
    } else {
        text.iter().all(|byte| is(*byte))
    }
}

// To the end even if one is found early: without a way out the chunk is one piece to the processor.
#[inline(always)]
fn all_of(chunk: &[u8; AT_ONCE], is: impl Fn(u8) -> bool) -> bool {
    chunk.iter().fold(true, |all, byte| all & is(*byte))
}
