"""Writes what a generator publishes as published.json, the file that tests/native/oracle.rs compares with.

usage: records.py GENERATOR SITE OUT RAW...

SITE is the copy of the fixture that was built, OUT the file to write. Each RAW is a JSON list of records with
`source`, `title`, `instant` (ISO in UTC, or seconds), `day`, `language`, `topics`, and `html`
or `text`; `authors` may be given. A record whose `page`, a path below SITE, was not written is left out. Without
`html` and `text`, the text is the element `article` of the page.
"""

import json
import re
import sys
import unicodedata
from datetime import datetime, timezone
from html.parser import HTMLParser
from pathlib import Path

# Words go on across these elements; all others end a word.
INLINE = set(
    "a abbr b bdi bdo cite code data dfn em font i ins kbd mark q s samp small span strike strong sub sup time tt u var wbr".split()
)
UNSEEN = {"script", "style", "template"}


class Text(HTMLParser):
    """Collects the text that a reader sees."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.parts = []
        self.unseen = 0

    def handle_starttag(self, tag, attrs):
        self.unseen += tag in UNSEEN
        self.separate(tag)

    def handle_endtag(self, tag):
        self.unseen -= tag in UNSEEN
        self.separate(tag)

    def separate(self, tag):
        if tag not in INLINE:
            self.parts.append(" ")

    def handle_data(self, data):
        if not self.unseen:
            self.parts.append(data)


def words(text):
    """Returns the words in lower case and NFC, separated by one space."""
    text = unicodedata.normalize("NFC", text).lower()
    return " ".join(re.findall(r"[^\W_]+", text))


def words_of_html(html):
    parser = Text()
    parser.feed(html)
    parser.close()
    return words("".join(parser.parts))


def source_below(site, source):
    """Returns the path of a source below the site; generators name it in several ways."""
    path = Path(source)
    return path.relative_to(site).as_posix() if path.is_absolute() else path.as_posix()


def instant(value):
    """Returns an instant in UTC to the second, from such a text or from seconds since 1970."""
    if isinstance(value, str):
        return value
    return datetime.fromtimestamp(value, timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


def html_of(site, raw):
    if "html" in raw:
        return raw["html"]
    page = (site / raw["page"]).read_text()
    article = re.search(r"<article>(.*)</article>", page, re.DOTALL)[1]
    # The heading of footnotes is for screen readers only.
    return re.sub(r"<h2 class=\"sr-only\".*?</h2>", "", article)


def record(site, raw):
    authors = {"authors": raw["authors"]} if "authors" in raw else {}
    body = words(raw["text"]) if "text" in raw else words_of_html(html_of(site, raw))
    return {
        "source": source_below(site, raw["source"]),
        "title": str(raw["title"]),
        "instant": instant(raw["instant"]),
        "day": raw["day"],
        "language": raw["language"],
        "topics": [str(topic) for topic in raw["topics"]],
        **authors,
        "state": "published",
        "words": body,
    }


def main():
    generator, site, out, *raws = sys.argv[1:]
    site = Path(site).resolve()
    raw_records = [raw for path in raws for raw in json.loads(Path(path).read_text())]
    records = [record(site, raw) for raw in raw_records if "page" not in raw or (site / raw["page"]).is_file()]
    if not records:
        sys.exit(f"oracle: {generator} published nothing of {site}")
    records.sort(key=lambda record: record["source"])
    published = {"generator": generator, "records": records}
    text = json.dumps(published, ensure_ascii=False, indent=1)
    Path(out).write_text(text + "\n")
    print(f"oracle: {generator} publishes {len(records)} records")


main()
