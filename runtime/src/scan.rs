//! Whether every byte of a text is of some kind, looked at many at a time. Ids and names are what is looked at most.

/// Whether all of these bytes are. The question should have no branch in it, so that it can be asked of many at once.
#[inline]
pub(crate) fn all(text: &[u8], is: impl Fn(u8) -> bool + Copy) -> bool {
    if let Some(last) = text.last_chunk::<16>() {
        text.as_chunks::<16>().0.iter().all(|chunk| all_of(chunk, is)) && all_of(last, is)
    } else if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
        all_of(first, is) && all_of(last, is)
    } else {
        text.iter().all(|byte| is(*byte))
    }
}

// To the end even if one is found early: without a way out the chunk is one piece to the processor.
#[inline(always)]
fn all_of<const N: usize>(chunk: &[u8; N], is: impl Fn(u8) -> bool) -> bool {
    chunk.iter().fold(true, |all, byte| all & is(*byte))
}
