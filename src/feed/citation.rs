//! Writes citations of a list.

use super::FeedChannel;
use crate::model::Day;

/// Writes a citation of four lines: the titles of the list and its archive, the number of stories,
/// the address, and the export. `stories` is the number in words, such as `13 stories`. The export
/// is named by its fingerprint and the day (UTC) on which it was read. The address alone shows
/// other stories tomorrow; the fingerprint identifies the cited ones.
///
/// ```
/// use broadsheet::{feed::{FeedChannel, citation}, model::Day};
///
/// let channel = FeedChannel {
///     title: "AI · The Sample Dispatch".into(),
///     view_url: "https://news.example/?topic=ai".into(),
///     fingerprint: "abcdefghij".into(),
///     ..FeedChannel::default()
/// };
/// assert_eq!(
///     citation::write(&channel, "13 stories", Day::from_number(19_137)),
///     "AI · The Sample Dispatch\n13 stories\nhttps://news.example/?topic=ai\n\
///      Export abcdefghij, read on 2022-05-25\n",
/// );
/// ```
pub fn write(channel: &FeedChannel, stories: &str, read: Day) -> String {
    let mut out = String::new();
    let read = read.to_string();
    for part in [
        &channel.title,
        "\n",
        stories,
        "\n",
        &channel.view_url,
        "\nExport ",
        &channel.fingerprint,
        ", read on ",
        &read,
        "\n",
    ] {
        out.push_str(part);
    }
    out
}
