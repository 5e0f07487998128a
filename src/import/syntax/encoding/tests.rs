//! Tests of encodings, declared and detected.

use super::*;

fn with_declaration(label: &str, bytes: &[u8]) -> Vec<u8> {
    let head = format!("<?xml version=\"1.0\" encoding=\"{label}\"?>");
    [head.as_bytes(), bytes].concat()
}

#[test]
fn declared_encodings_are_those_of_the_text() {
    for (label, text) in [
        ("iso-8859-1", "Québec"),
        ("ISO-8859-15", "10 €"),
        ("iso-8859-2", "Łódź"),
        ("iso-8859-7", "Αθήνα"),
        ("windows-1250", "Plzeň"),
        ("windows-1251", "Мост"),
        ("windows-1253", "Αθήνα"),
        ("windows-1254", "Iğdır"),
        ("windows-1255", "שלום"),
        ("windows-1256", "سلام"),
        ("windows-1257", "Šiauliai"),
        ("windows-1258", "Đèn"),
        ("windows-874", "กรุงเทพ"),
        ("koi8-r", "Мост"),
        ("koi8-u", "Київ"),
        ("EUC-JP", "東京の朝"),
        ("Shift_JIS", "東京の朝"),
        ("cp932", "東京の朝"),
        ("iso-2022-jp", "東京の朝"),
        ("EUC-KR", "서울의 아침"),
        ("ks_c_5601-1987", "서울의 아침"),
        ("GB2312", "联通"),
        ("GBK", "北京的早晨"),
        ("gb18030", "北京的早晨"),
        ("Big5", "臺北的早晨"),
        ("macintosh", "Québec"),
        ("utf-8", "東京"),
        ("UTF8", "東京"),
    ] {
        let encoding = by_label(label).unwrap();
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{label}");
        let bytes = with_declaration(label, &bytes);
        let decoded = decode_xml(&bytes);
        assert!(decoded.text.ends_with(text), "{label}: {}", decoded.text);
        assert_eq!(decoded.remark, None, "{label}");
    }
}

#[test]
fn wide_encodings_are_known_by_their_marks_and_zeros() {
    let text = "<?xml version=\"1.0\" encoding=\"utf-16\"?><a>Größe 東</a>";
    let wide = |to: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(to).collect::<Vec<_>>();
    let wider = |to: fn(u32) -> [u8; 4]| {
        let all = text.chars().map(u32::from).flat_map(to);
        all.collect::<Vec<_>>()
    };
    for (name, bytes) in [
        ("LE", wide(u16::to_le_bytes)),
        ("BE", wide(u16::to_be_bytes)),
        (
            "LE, mark",
            [vec![0xff, 0xfe], wide(u16::to_le_bytes)].concat(),
        ),
        (
            "BE, mark",
            [vec![0xfe, 0xff], wide(u16::to_be_bytes)].concat(),
        ),
        ("32 LE", wider(u32::to_le_bytes)),
        (
            "32 BE, mark",
            [vec![0, 0, 0xfe, 0xff], wider(u32::to_be_bytes)].concat(),
        ),
        (
            "8, mark",
            [b"\xef\xbb\xbf".as_slice(), text.as_bytes()].concat(),
        ),
    ] {
        let decoded = decode_xml(&bytes);
        assert_eq!(decoded.text, text, "{name}");
        assert_eq!(decoded.remark, None, "{name}");
    }
    // Half a code unit at the end.
    let mut cut = wide(u16::to_le_bytes);
    cut.pop();
    assert!(decode_xml(&cut).text.contains("Größe"));
}

#[test]
fn wrong_declarations_are_detected() {
    for (label, bytes, text, remark) in [
        (
            "utf-16",
            "<a>Größe</a>".as_bytes(),
            "<a>Größe</a>",
            "read as UTF-8",
        ),
        (
            "utf-16",
            b"<a>Gr\xf6\xdfe</a>",
            "<a>Größe</a>",
            "read as windows-1252",
        ),
        (
            "utf-8",
            b"<a>Gr\xf6\xdfe</a>",
            "<a>Größe</a>",
            "read as windows-1252",
        ),
        (
            "iso-8859-1",
            "<a>Größe</a>".as_bytes(),
            "<a>Größe</a>",
            "read as UTF-8",
        ),
        (
            "gb2312",
            "<a>北京</a>".as_bytes(),
            "<a>北京</a>",
            "read as UTF-8",
        ),
        (
            "klingon",
            "<a>Größe</a>".as_bytes(),
            "<a>Größe</a>",
            "a known",
        ),
        ("klingon", b"<a>Gr\xf6\xdfe</a>", "<a>Größe</a>", "a known"),
        (
            "utf-8",
            b"<a>Gr\xc3\xb6\xc3\x9fe \xff</a>",
            "<a>Größe \u{fffd}</a>",
            "U+FFFD",
        ),
        ("", b"<a>x</a>", "<a>x</a>", "a known"),
    ] {
        let bytes = with_declaration(label, bytes);
        let decoded = decode_xml(&bytes);
        assert!(decoded.text.ends_with(text), "{label}: {}", decoded.text);
        let (_, expected) = decoded.remark.unwrap();
        assert!(expected.contains(remark), "{label}: {expected}");
    }
    // In ASCII all of them are the same.
    assert_eq!(
        decode_xml(&with_declaration("koi8-r", b"<a/>")).remark,
        None
    );
    assert_eq!(decode_xml(b"").text, "");
}
