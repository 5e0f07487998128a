//! A citation: what a reader quotes a list by, so that others find the same one.

use super::FeedChannel;
use crate::model::Day;

/// Four lines: what the list is and of which archive, how many stories it has (in words, such as
/// `13 stories`), where it is, and of which export it was read on which day, in UTC. An address
/// alone gives other stories tomorrow; the fingerprint says which ones were meant.
///
/// ```
/// use broadsheet::{feed::{Channel, citation}, model::Day};
///
/// let channel = Channel {
///     title: "AI · The Sample Dispatch".into(),
///     view: "https://news.example/?topic=ai".into(),
///     fingerprint: "abcdefghij".into(),
///     ..Channel::default()
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
        &channel.view,
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
