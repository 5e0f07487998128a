//! Collects the English forms of a word from all segments.

/// The maximum number of other forms of a word that match; the first ones in alphabetical order.
const MAX_WORD_FORMS: usize = 11;

/// Returns the other forms of a word: those that any segment knows, in alphabetical order.
pub(super) fn merged_forms<'f>(forms: impl Iterator<Item = &'f str>) -> Vec<String> {
    let mut forms: Vec<&str> = forms.collect();
    forms.sort_unstable();
    forms.dedup();
    forms.truncate(MAX_WORD_FORMS);
    forms.into_iter().map(str::to_owned).collect()
}
