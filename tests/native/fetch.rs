//! Feeds over HTTP, from a server of this test: the requests, the records, and the limits.

use std::{
    fs,
    io::{BufRead, BufReader, Write},
    net::{TcpListener, TcpStream},
    path::Path,
    sync::{Arc, Mutex},
    time::Duration,
};

use broadsheet::{
    fetch::{
        self, FeedFetchError, FeedRequest, FeedSummary, FetchOptions, client::ClientError,
        client::FetchLimits,
    },
    import,
};
use url::Url;

/// Returns the response to a path and the headers of a request.
type Handler = Arc<Mutex<dyn FnMut(&str, &[String]) -> Vec<u8> + Send>>;

/// Starts a server on a free port, and returns its address.
fn serve(handler: impl FnMut(&str, &[String]) -> Vec<u8> + Send + 'static) -> Url {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}/", listener.local_addr().unwrap());
    let handler: Handler = Arc::new(Mutex::new(handler));
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let handler = Arc::clone(&handler);
            std::thread::spawn(move || respond(stream, &handler));
        }
    });
    Url::parse(&address).unwrap()
}

fn respond(mut stream: TcpStream, handler: &Handler) {
    let mut lines = BufReader::new(stream.try_clone().unwrap()).lines();
    let Some(Ok(first)) = lines.next() else {
        return;
    };
    let headers = lines
        .map_while(Result::ok)
        .take_while(|line| !line.is_empty());
    let headers: Vec<String> = headers.map(|line| line.to_lowercase()).collect();
    let path = first.split(' ').nth(1).unwrap_or_default().to_owned();
    let bytes = (handler.lock().unwrap())(&path, &headers);
    let _ = stream.write_all(&bytes);
}

fn ok(headers: &str, body: &[u8]) -> Vec<u8> {
    let length = body.len();
    let head = format!(
        "HTTP/1.1 200 OK\r\nconnection: close\r\ncontent-length: {length}\r\n{headers}\r\n"
    );
    [head.as_bytes(), body].concat()
}

fn status(line: &str) -> Vec<u8> {
    format!("HTTP/1.1 {line}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n").into_bytes()
}

fn rss(items: &str) -> Vec<u8> {
    format!(
        "<rss version=\"2.0\"><channel><title>Harbour Post</title>\
         <link>https://harbourpost.example/</link>{items}</channel></rss>"
    )
    .into_bytes()
}

fn item(number: u32, title: &str) -> String {
    format!(
        "<item><title>{title}</title><guid>hp-{number}</guid><link>https://harbourpost.example/{number}</link>\
         <pubDate>Tue, 0{number} Sep 2026 07:05:00 GMT</pubDate><category>Tides</category>\
         <description>One &amp;amp; two: {number}.</description></item>"
    )
}

fn options() -> FetchOptions {
    FetchOptions {
        limits: FetchLimits {
            time: Duration::from_secs(20),
            allows_private: true,
            ..FetchLimits::default()
        },
        stores_text: true,
        now: "2026-09-09T10:00:00Z".parse().unwrap(),
    }
}

fn fetch_one(
    url: &Url,
    folder: &Path,
    options: &FetchOptions,
) -> Result<FeedSummary, FeedFetchError> {
    let feed = FeedRequest {
        url: url.clone(),
        topics: vec!["Sea".to_owned()],
    };
    let mut outcomes = fetch::fetch(&[feed], folder, options, &|| {}).unwrap();
    outcomes.pop().unwrap().result
}

fn titles(folder: &Path) -> Vec<String> {
    let import = import::folder(folder, &import::ImportOptions::default(), &|_| {}).unwrap();
    assert_eq!(import.report.refused, 0, "{:#?}", import.report);
    let articles = import.articles.iter();
    articles.map(|article| article.title.clone()).collect()
}

#[test]
fn known_entries_stay_and_changed_ones_are_written_again() {
    let feed = Arc::new(Mutex::new(rss(&format!(
        "{}{}",
        item(1, "One"),
        item(2, "Two")
    ))));
    let served = Arc::clone(&feed);
    let url = serve(move |_, _| ok("", &served.lock().unwrap()));
    let folder = tempfile::tempdir().unwrap();
    let feed_summary = fetch_one(&url, folder.path(), &options()).unwrap();
    assert_eq!(
        (feed_summary.new, feed_summary.changed, feed_summary.same),
        (2, 0, 0)
    );
    assert_eq!(titles(folder.path()), ["One", "Two"]);

    // The first entry is no longer in the feed, the second has changed, and the third is new.
    *feed.lock().unwrap() = rss(&format!(
        "{}{}",
        item(2, "Two, \"again\""),
        item(3, "Three")
    ));
    let feed_summary = fetch_one(&url, folder.path(), &options()).unwrap();
    assert_eq!(
        (feed_summary.new, feed_summary.changed, feed_summary.same),
        (1, 1, 0)
    );
    assert_eq!(titles(folder.path()), ["One", "Two, \"again\"", "Three"]);

    let import = import::folder(folder.path(), &import::ImportOptions::default(), &|_| {}).unwrap();
    let two = &import.articles[1];
    assert_eq!(two.excerpt, "One & two: 2.");
    assert_eq!(two.topics, ["Tides", "Sea"]);
    assert_eq!(two.provider.name, "Harbour Post");
    assert_eq!(two.provider.domain, "harbourpost.example");
    assert_eq!(two.published.unwrap().to_string(), "2026-09-02T07:05:00Z");
    assert_eq!(
        two.links.main().unwrap().as_str(),
        "https://harbourpost.example/2"
    );
}

#[test]
fn an_edited_record_is_not_changed() {
    let feed = Arc::new(Mutex::new(rss(&item(1, "One"))));
    let served = Arc::clone(&feed);
    let url = serve(move |_, _| ok("", &served.lock().unwrap()));
    let folder = tempfile::tempdir().unwrap();
    fetch_one(&url, folder.path(), &options()).unwrap();
    let record = records(folder.path()).pop().unwrap();
    let text = fs::read_to_string(&record).unwrap();
    fs::write(&record, text.replace("title: \"One\"", "title: \"Mine\"")).unwrap();
    *feed.lock().unwrap() = rss(&item(1, "One, changed"));
    let feed_summary = fetch_one(&url, folder.path(), &options()).unwrap();
    assert_eq!((feed_summary.edited, feed_summary.changed), (1, 0));
    assert_eq!(titles(folder.path()), ["Mine"]);
    // A deleted record is not written again.
    fs::remove_file(&record).unwrap();
    let feed_summary = fetch_one(&url, folder.path(), &options()).unwrap();
    assert_eq!((feed_summary.edited, feed_summary.new), (1, 0));
    assert!(records(folder.path()).is_empty());
}

fn records(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = walkdir::WalkDir::new(folder).into_iter().flatten();
    let paths = entries.map(walkdir::DirEntry::into_path);
    paths
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect()
}

#[test]
fn requests_are_conditional() {
    let requests = Arc::new(Mutex::new(Vec::new()));
    let log = Arc::clone(&requests);
    let url = serve(move |_, headers| {
        log.lock().unwrap().push(headers.join("\n"));
        if headers.iter().any(|line| line == "if-none-match: \"v1\"") {
            return status("304 Not Modified");
        }
        let headers = "etag: \"v1\"\r\nlast-modified: Tue, 01 Sep 2026 07:05:00 GMT\r\n";
        ok(headers, &rss(&item(1, "One")))
    });
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fetch_one(&url, folder.path(), &options()).unwrap().new, 1);
    assert!(
        fetch_one(&url, folder.path(), &options())
            .unwrap()
            .is_unmodified
    );
    let requests = requests.lock().unwrap();
    assert!(!requests[0].contains("if-none-match"));
    assert!(requests[1].contains("if-modified-since: tue, 01 sep 2026 07:05:00 gmt"));
    assert!(requests[0].contains("user-agent: broadsheet/"));
}

#[test]
fn a_feed_that_fails_does_not_stop_the_others() {
    let url = serve(|path, _| match path {
        "/good" => ok("", &rss(&item(1, "One"))),
        "/gone" => status("410 Gone"),
        "/page" => ok("", b"<html><body>not a feed</body></html>"),
        "/bomb" => ok(
            "",
            b"<!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><rss version=\"2.0\"/>",
        ),
        "/large" => ok("", &vec![b' '; 4_000_000]),
        "/loop" => status("302 Found\r\nlocation: /loop"),
        "/file" => status("302 Found\r\nlocation: file:///etc/passwd"),
        "/cut" => b"HTTP/1.1 200 OK\r\ncontent-length: 900\r\n\r\n<rss".to_vec(),
        _ => Vec::new(),
    });
    let folder = tempfile::tempdir().unwrap();
    let paths = [
        "good", "gone", "page", "bomb", "large", "loop", "file", "cut", "nothing",
    ];
    let feeds: Vec<FeedRequest> = paths
        .iter()
        .map(|path| FeedRequest {
            url: url.join(path).unwrap(),
            topics: Vec::new(),
        })
        .collect();
    let mut options = options();
    options.limits.bytes = 1_000_000;
    let outcomes = fetch::fetch(&feeds, folder.path(), &options, &|| {}).unwrap();
    for (outcome, path) in outcomes.iter().zip(paths) {
        let is_good = outcome.result.is_ok();
        assert_eq!(is_good, path == "good", "{path}: {:?}", outcome.result);
    }
    let error = |index: usize| outcomes[index].result.as_ref().unwrap_err().to_string();
    assert_eq!(error(1), "the host answered 410");
    assert!(
        error(3).contains("a document type with entities"),
        "{}",
        error(3)
    );
    assert_eq!(error(4), "more than 1000000 bytes");
    assert_eq!(titles(folder.path()), ["One"]);
}

#[test]
fn a_slow_host_times_out() {
    let url = serve(|_, _| {
        std::thread::sleep(Duration::from_secs(5));
        Vec::new()
    });
    let folder = tempfile::tempdir().unwrap();
    let mut options = options();
    options.limits.time = Duration::from_millis(300);
    let error = fetch_one(&url, folder.path(), &options).unwrap_err();
    assert!(
        matches!(error, FeedFetchError::Client(ClientError::Time(_))),
        "{error}"
    );
}

#[test]
fn no_feed_reaches_a_private_network() {
    let url = serve(|_, _| ok("", &rss(&item(1, "One"))));
    let folder = tempfile::tempdir().unwrap();
    let mut options = options();
    options.limits.allows_private = false;
    let port = url.port().unwrap();
    for host in [
        "127.0.0.1",
        "localhost",
        "[::ffff:127.0.0.1]",
        "0x7f.1",
        "2130706433",
    ] {
        let url = Url::parse(&format!("http://{host}:{port}/")).unwrap();
        let error = fetch_one(&url, folder.path(), &options).unwrap_err();
        assert!(
            matches!(error, FeedFetchError::Client(ClientError::Private)),
            "{host}: {error}"
        );
    }
    assert!(records(folder.path()).is_empty());
}

#[test]
fn hostile_entries_become_records_with_the_same_text() {
    let title =
        "---\\ntitle: x &lt;script&gt;alert(1)&lt;/script&gt; \"' : # &amp;amp; \u{2028} [a]: {b}";
    let hostile = format!(
        "<item><title>{title}</title><guid>../../../etc/passwd</guid><link>javascript:alert(1)</link>\
         <description><![CDATA[<img src=x onerror=alert(1)>---\n---\nfetch: 1]]></description></item>"
    );
    let url = serve(move |_, _| ok("", &rss(&hostile)));
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fetch_one(&url, folder.path(), &options()).unwrap().new, 1);
    let [record] = records(folder.path()).try_into().unwrap();
    assert!(record.starts_with(folder.path()), "{record:?}");
    let import = import::folder(folder.path(), &import::ImportOptions::default(), &|_| {}).unwrap();
    let article = &import.articles[0];
    assert_eq!(
        article.title,
        "---\\ntitle: x <script>alert(1)</script> \"' : # & \u{2028} [a]: {b}"
    );
    assert_eq!(article.excerpt, "--- --- fetch: 1");
    assert_eq!(article.links.main(), None);
    // The entry has no date, so it gets that of the first fetch.
    assert_eq!(
        article.published.unwrap().to_string(),
        "2026-09-09T10:00:00Z"
    );
    let later = FetchOptions {
        now: "2026-10-10T10:00:00Z".parse().unwrap(),
        ..options()
    };
    assert_eq!(fetch_one(&url, folder.path(), &later).unwrap().same, 1);
}

#[test]
fn reads_encodings_relative_addresses_and_drafts() {
    let latin = |head: &str| {
        let text = format!(
            "{head}<rss><channel><title>Harbour Post</title><link>/</link><item><title>@</title><link>/1</link></item></channel></rss>"
        );
        let (before, after) = text.split_once('@').unwrap();
        [before.as_bytes(), b"\xcc\xee\xf1\xf2", after.as_bytes()].concat()
    };
    let url = serve(move |path, _| {
        match path {
        // The header names the encoding, the file does, or both do and only one is right.
        "/host" => ok("content-type: text/xml; charset=windows-1251\r\n", &latin("")),
        "/file" => ok("", &latin("<?xml version=\"1.0\" encoding=\"windows-1251\"?>")),
        "/both" => {
            let head = "<?xml version=\"1.0\" encoding=\"windows-1251\"?>";
            ok("content-type: text/xml; charset=utf-8\r\n", &latin(head))
        }
        "/false" => {
            let head = "<?xml version=\"1.0\" encoding=\"utf-8\"?>";
            ok("content-type: text/xml; charset=windows-1251\r\n", &latin(head))
        }
        "/moved" => status("302 Found\r\nlocation: /deep/feed"),
        "/deep/feed" => ok("", b"<rss><channel><item><title>x</title><link>y</link></item></channel></rss>"),
        "/drafts" => ok(
            "",
            b"<feed xmlns='http://www.w3.org/2005/Atom' xmlns:app='http://www.w3.org/2007/app'>\
              <entry><title>secret</title><app:control><app:draft>yes</app:draft></app:control></entry>\
              <entry><title>known</title></entry></feed>",
        ),
        _ => status("404 Not Found"),
    }
    });
    let get = |path: &str| {
        let folder = tempfile::tempdir().unwrap();
        let feed_summary = fetch_one(&url.join(path).unwrap(), folder.path(), &options()).unwrap();
        assert_eq!(feed_summary.new, 1, "{path}");
        let [record] = records(folder.path()).try_into().unwrap();
        (feed_summary, fs::read_to_string(record).unwrap())
    };
    for path in ["host", "file", "both", "false"] {
        let (_, record) = get(path);
        assert!(record.contains("title: \"Мост\""), "{path}: {record}");
        let link = format!("webUrl: \"{url}1\"");
        assert!(record.contains(&link), "{path}: {record}");
    }
    let (_, record) = get("moved");
    assert!(
        record.contains(&format!("webUrl: \"{url}deep/y\"")),
        "{record}"
    );
    let (feed_summary, record) = get("drafts");
    assert_eq!(feed_summary.withheld, 1);
    assert!(record.contains("known"), "{record}");
}

#[test]
fn an_entry_with_an_impossible_date_gets_that_of_the_first_fetch() {
    let feed = "<item><title>x</title><guid>a</guid><pubDate>Mon, 01 Jan 0001 00:00:00 +0000</pubDate></item>";
    let url = serve(move |_, _| ok("", &rss(feed)));
    let folder = tempfile::tempdir().unwrap();
    fetch_one(&url, folder.path(), &options()).unwrap();
    let [record] = records(folder.path()).try_into().unwrap();
    let text = fs::read_to_string(record).unwrap();
    assert!(
        text.contains("publishedDateTime: \"2026-09-09T10:00:00Z\""),
        "{text}"
    );
}

/// Fetches these feeds with topics in turn, and returns the counts of new, changed and unchanged
/// records in each run.
fn fetch_all(feeds: &[(Url, &str)], folder: &Path) -> (usize, usize, usize) {
    let requests = feeds.iter().map(|(url, topic)| FeedRequest {
        url: url.clone(),
        topics: vec![(*topic).to_owned()],
    });
    let requests: Vec<FeedRequest> = requests.collect();
    let outcomes = fetch::fetch(&requests, folder, &options(), &|| {}).unwrap();
    let summaries = outcomes.into_iter().map(|outcome| outcome.result.unwrap());
    summaries.fold((0, 0, 0), |sum, summary| {
        (
            sum.0 + summary.new,
            sum.1 + summary.changed,
            sum.2 + summary.same,
        )
    })
}

fn texts(folder: &Path) -> Vec<String> {
    let mut texts: Vec<String> = records(folder)
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    texts.sort();
    texts
}

/// The answers of a server by path, which a test can change.
type Answers = Arc<Mutex<std::collections::BTreeMap<&'static str, Vec<u8>>>>;

/// Serves answers; an empty one says that nothing has changed.
fn serve_answers(answers: &Answers) -> Url {
    let answers = Arc::clone(answers);
    serve(move |path, _| match answers.lock().unwrap().get(path) {
        Some(body) if body.is_empty() => status("304 Not Modified"),
        Some(body) => ok("", body),
        None => status("404 Not Found"),
    })
}

#[test]
fn an_entry_of_two_feeds_is_one_record_that_stays() {
    let entry = |text: &str| {
        format!(
            "<item><title>Night train</title><link>https://a.example/1</link><guid isPermaLink=\"false\">hp-77</guid>\
             <pubDate>Sun, 01 Mar 2026 07:05:00 GMT</pubDate><category>Trains</category><description>{text}</description></item>"
        )
    };
    let answers = Answers::default();
    let set = |path: &'static str, items: &str| {
        let body = if items.is_empty() {
            Vec::new()
        } else {
            rss(items)
        };
        answers.lock().unwrap().insert(path, body);
    };
    set("/rail", &entry("Short."));
    set("/front", &entry("A longer text."));
    let url = serve_answers(&answers);
    let [rail, front] = ["rail", "front"].map(|path| url.join(path).unwrap());
    let feeds = [(rail.clone(), "Rail"), (front.clone(), "Front page")];
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fetch_all(&feeds, folder.path()), (1, 0, 0));
    let first = texts(folder.path());
    assert!(first[0].contains("Short."), "{}", first[0]);
    let topics = "topics: [\"Trains\", \"Rail\", \"Front page\"]";
    assert!(first[0].contains(topics), "{}", first[0]);
    for _ in 0..3 {
        assert_eq!(fetch_all(&feeds, folder.path()), (0, 0, 1));
    }
    // The order of the settings does not matter for a known record.
    let swapped = [feeds[1].clone(), feeds[0].clone()];
    assert_eq!(fetch_all(&swapped, folder.path()), (0, 0, 1));
    // The source has not changed, so the other feed changes nothing.
    set("/rail", "");
    set("/front", &entry("A longer text, corrected."));
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 0, 0));
    assert_eq!(texts(folder.path()), first);
    // The source no longer has the entry, so the other feed takes over, for good.
    set("/rail", &item(2, "Another"));
    assert_eq!(fetch_all(&feeds, folder.path()), (1, 1, 0));
    set("/rail", &entry("Short."));
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 0, 1));
    let second = texts(folder.path()).join("\n");
    assert!(second.contains("A longer text, corrected."), "{second}");
    assert!(second.contains("\"Front page\", \"Rail\""), "{second}");
    // A record with the topics of both stays when the settings drop a feed.
    set("/front", &entry("A longer text, corrected."));
    assert_eq!(fetch_all(&feeds[1..], folder.path()), (0, 0, 1));
}

#[test]
fn a_feed_that_is_added_later_adds_its_topics() {
    let entry = "<item><title>x</title><link>https://a.example/1</link><guid>g</guid></item>";
    let answers = Answers::default();
    answers.lock().unwrap().insert("/a", rss(entry));
    answers.lock().unwrap().insert("/b", rss(entry));
    let url = serve_answers(&answers);
    let [a, b] = ["a", "b"].map(|path| url.join(path).unwrap());
    let feeds = [(a, "A"), (b, "B")];
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fetch_all(&feeds[..1], folder.path()), (1, 0, 0));
    answers.lock().unwrap().insert("/a", Vec::new());
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 1, 0));
    assert!(texts(folder.path())[0].contains("\"B\", \"A\""));
    answers.lock().unwrap().insert("/a", rss(entry));
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 0, 1));
}

#[test]
fn one_identifier_on_two_pages_is_two_records() {
    let entry = |number: u32| {
        rss(&format!(
            "<item><title>Blog {number}</title><link>https://a.example/{number}</link><guid isPermaLink='false'>1</guid></item>"
        ))
    };
    let answers = Answers::default();
    answers.lock().unwrap().insert("/a", entry(1));
    answers.lock().unwrap().insert("/b", entry(2));
    let url = serve_answers(&answers);
    let [a, b] = ["a", "b"].map(|path| url.join(path).unwrap());
    let feeds = [(a, "A"), (b, "B")];
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fetch_all(&feeds, folder.path()), (2, 0, 0));
    answers.lock().unwrap().insert("/a", Vec::new());
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 0, 1));
    assert_eq!(titles(folder.path()).len(), 2);
}

#[test]
fn rss_and_atom_of_one_site_give_one_record() {
    let answers = Answers::default();
    let rss = rss(
        "<item><title>Night  train</title><link>https://a.example/1</link><guid>https://a.example/?p=1</guid></item>",
    );
    let atom = b"<feed xmlns='http://www.w3.org/2005/Atom'><title>A</title><entry><id>tag:a.example,2026:1</id>\
        <title>Night train</title><link href='https://a.example/1'/></entry></feed>";
    answers.lock().unwrap().insert("/rss", rss);
    answers.lock().unwrap().insert("/atom", atom.to_vec());
    let url = serve_answers(&answers);
    let [rss, atom] = ["rss", "atom"].map(|path| url.join(path).unwrap());
    let feeds = [(rss, "R"), (atom, "A")];
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fetch_all(&feeds, folder.path()), (1, 0, 0));
    // The same entry is known also when only one of the feeds has changed.
    answers.lock().unwrap().insert("/rss", Vec::new());
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 0, 0));
    assert_eq!(titles(folder.path()).len(), 1);
}

#[test]
fn an_offset_that_changes_with_the_clocks_changes_no_record() {
    let entry = |date: &str| {
        rss(&format!(
            "<item><title>Late</title><link>https://a.example/1</link><pubDate>{date}</pubDate></item>"
        ))
    };
    let answers = Answers::default();
    let set = |date: &str| answers.lock().unwrap().insert("/a", entry(date));
    set("Tue, 05 Mar 2024 04:30:00 GMT");
    let url = serve_answers(&answers);
    let feeds = [(url.join("a").unwrap(), "A")];
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fetch_all(&feeds, folder.path()), (1, 0, 0));
    set("Mon, 04 Mar 2024 23:30:00 -0500");
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 1, 0));
    let winter = texts(folder.path());
    let line = "publishedDateTime: \"2024-03-04T23:30:00-05:00\"";
    assert!(winter[0].contains(line), "{}", winter[0]);
    for date in [
        "Tue, 05 Mar 2024 00:30:00 -0400",
        "Tue, 05 Mar 2024 04:30:00 GMT",
        "Mon, 04 Mar 2024 23:30:00 -0500",
    ] {
        set(date);
        assert_eq!(fetch_all(&feeds, folder.path()), (0, 0, 1), "{date}");
    }
    assert_eq!(texts(folder.path()), winter);
    set("Mon, 04 Mar 2024 22:30:00 -0500");
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 1, 0));
}

#[test]
fn a_corrected_headline_is_a_change() {
    let entry = |title: &str| {
        rss(&format!(
            "<item><title>{title}</title><link>https://a.example/1</link></item>\
             <item><title>Home page</title><link>https://harbourpost.example/</link></item>\
             <item><title>Same page</title><link>https://harbourpost.example/</link></item>"
        ))
    };
    let answers = Answers::default();
    answers.lock().unwrap().insert("/a", entry("Brigde opens"));
    let url = serve_answers(&answers);
    let feeds = [(url.join("a").unwrap(), "A")];
    let folder = tempfile::tempdir().unwrap();
    assert_eq!(fetch_all(&feeds, folder.path()), (3, 0, 0));
    // A version before 0.2 knew the entry by link and headline.
    let state = folder.path().join(".fetched.json");
    let text = fs::read_to_string(&state).unwrap();
    let key = "127.0.0.1 https://a.example/1";
    let former = text.replace(&format!("\"{key}\""), &format!("\"{key} Brigde opens\""));
    assert_ne!(former, text);
    fs::write(&state, former).unwrap();
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 0, 3));
    answers.lock().unwrap().insert("/a", entry("Bridge opens"));
    assert_eq!(fetch_all(&feeds, folder.path()), (0, 1, 2));
    assert_eq!(titles(folder.path()).len(), 3);
}
