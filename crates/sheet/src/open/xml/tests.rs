//! XML, well-formed and not.

use super::*;
use crate::container::Container;
use crate::container::tests::archive;

/// The events of a document, one after the other, or why there are no more.
fn events(xml: &[u8]) -> String {
    let bytes = archive(&[("part", xml)]);
    let mut container = Container::open(&bytes).unwrap();
    let mut xml = Xml::new(container.part("part").unwrap().unwrap());
    let mut shown = Vec::new();
    loop {
        shown.push(match xml.next() {
            Ok(Event::Start(start)) => {
                let attributes = start.attributes().map(|(name, value)| format!(" {name}={value}"));
                format!("<{}{}>", start.name, attributes.collect::<String>())
            }
            Ok(Event::End(name)) => format!("</{name}>"),
            Ok(Event::Text(text)) => format!("{text:?}"),
            Ok(Event::Letter(letter)) => format!("&{letter}"),
            Ok(Event::Eof) => return shown.join(""),
            Err(refusal) => {
                shown.push(format!("!{refusal:?}"));
                return shown.join("");
            }
        });
    }
}

fn check(xml: &str, expected: &str) {
    assert_eq!(events(xml.as_bytes()), expected, "{xml}");
}

#[test]
fn elements_come_with_their_attributes_and_ends() {
    check("<a/>", "<a></a>");
    check("<x:a b = '1>2' y:c=\"'\" ><b/>t</x:a >\n", "<a b=1>2 c='><b></b>\"t\"</a>");
    check("<?xml version='1.0'?><!-- <a> - --><a><![CDATA[<b>&amp;]]></a>", "<a>\"<b>&amp;\"</a>");
    check("<a>1 &lt; 2&#65;&#x1EA1;</a>", "<a>\"1 \"&<\" 2\"&A&ạ</a>");
    check("\u{FEFF}<a/>", "<a></a>");
    check("", "");
}

#[test]
fn what_is_not_well_formed_is_broken() {
    for xml in ["<a>", "<a", "</a>", "<a></b>", "<a><b></a></b>", "<>", "<a>&b;</a>", "<a>&#0;</a>", "<a>&#xD800;</a>"]
    {
        assert!(events(xml.as_bytes()).ends_with("!Broken"), "{xml}");
    }
    assert!(events(b"<a>\xFF</a>").ends_with("!Broken"));
}

#[test]
fn a_document_type_is_refused_in_any_unicode() {
    let xml = "<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\">]><x>&a;</x>";
    check(xml, "!Broken");
    check(&xml.replace("DOCTYPE", "doctype"), "!Broken");
    let units: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert_eq!(events(&units), "!Broken");
}

#[test]
fn utf16_is_read_in_both_orders() {
    let xml = "<a b=\"ế\">Nguyễn 🌱</a>";
    for unit in [u16::to_le_bytes, u16::to_be_bytes] {
        let bytes: Vec<u8> = xml.encode_utf16().flat_map(unit).collect();
        assert_eq!(events(&bytes), "<a b=ế>\"Nguyễn 🌱\"</a>");
        let marked: Vec<u8> = "\u{FEFF}".encode_utf16().chain(xml.encode_utf16()).flat_map(unit).collect();
        assert_eq!(events(&marked), "<a b=ế>\"Nguyễn 🌱\"</a>");
    }
}

#[test]
fn letters_may_lie_across_the_pieces_that_are_read() {
    for shift in 0..8 {
        let text = format!("{}{}", "x".repeat(shift), "ế🌱".repeat(20_000));
        let xml = format!("<a>{text}</a>");
        assert!(events(xml.as_bytes()) == format!("<a>{text:?}</a>"));
        let units: Vec<u8> = xml.encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert!(events(&units) == format!("<a>{text:?}</a>"));
    }
}

#[test]
fn depth_and_length_have_an_end() {
    assert!(events("<a>".repeat(1_000_000).as_bytes()).ends_with("!TooHard"));
    for long in ["<a b='", "<!--", "<a>", "<![CDATA["] {
        let xml = format!("{long}{}", "12345678".repeat(1 << 18));
        assert!(events(xml.as_bytes()).ends_with("!TooHard"), "{long}");
    }
}

#[test]
fn an_element_is_passed_over_whole() {
    let bytes = archive(&[("part", b"<a><b><b>1</b><c/></b><d/><e>2</e></a>")]);
    let mut container = Container::open(&bytes).unwrap();
    let mut xml = Xml::new(container.part("part").unwrap().unwrap());
    let mut names = Vec::new();
    loop {
        let name = match xml.next().unwrap() {
            Event::Start(start) => start.name.to_owned(),
            Event::Eof => break,
            other => {
                assert!(matches!(other, Event::End("a")), "{other:?}");
                continue;
            }
        };
        if name != "a" {
            xml.skip().unwrap();
        }
        names.push(name);
    }
    assert_eq!(names, ["a", "b", "d", "e"]);
}

#[test]
fn attributes_are_read_as_they_are_meant() {
    assert_eq!(meant("a &amp; b&#10;\n").unwrap(), "a & b\n ");
    assert_eq!(meant("ế").unwrap(), "ế");
    assert!(meant("&x;").is_err());
    assert!(meant("&").is_err());
}

#[test]
fn lines_end_in_one_way() {
    let mut text = String::new();
    add_text(&mut text, &Event::Text("a\r\nb\rc")).unwrap();
    add_text(&mut text, &Event::Letter('\r')).unwrap();
    assert_eq!(text, "a\nb\nc\r");
}
