//! Calendars (RFC 5545) that programs of others read: stable names, changes counted, what is cancelled said, lines folded at
//! octets and never inside a letter.

use std::fmt::Write as _;

use jiff::Timestamp;
use jiff::civil::DateTime;

/// Octets of a line at most, without its end.
const OCTETS_MAX: usize = 75;

/// Vietnam has been seven hours ahead of UTC since this day; without summer time.
const ZONE: &str = "BEGIN:VTIMEZONE\r\nTZID:Asia/Ho_Chi_Minh\r\nBEGIN:STANDARD\r\nDTSTART:19750613T000000\r\n\
TZOFFSETFROM:+0700\r\nTZOFFSETTO:+0700\r\nTZNAME:+07\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n";

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it is called.
    pub name: String,
    /// Language of its texts, as `vi`.
    pub lang: &'static str,
    /// When it was made.
    pub made: Timestamp,
    /// Its events.
    pub events: Vec<Event>,
}

/// An event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Its name, in every version of the calendar.
    pub uid: String,
    /// How often it was changed.
    pub sequence: u32,
    /// When it begins, by the clock in Vietnam.
    pub begins: DateTime,
    /// When it ends.
    pub ends: DateTime,
    /// What it is.
    pub summary: String,
    /// Where; empty where nowhere is said.
    pub location: String,
    /// More about it; empty where there is no more.
    pub description: String,
    /// Whether it is held no more.
    pub cancelled: bool,
}

/// The text of a calendar.
pub fn ical(calendar: &Calendar) -> Vec<u8> {
    let mut text =
        String::from("BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//goc//timetable//EN\r\nCALSCALE:GREGORIAN\r\n");
    text.push_str("METHOD:PUBLISH\r\n");
    line(&mut text, &format!("X-WR-CALNAME;LANGUAGE={}", calendar.lang), &escaped(&calendar.name));
    line(&mut text, "X-WR-TIMEZONE", "Asia/Ho_Chi_Minh");
    text.push_str(ZONE);
    let made = calendar.made.strftime("%Y%m%dT%H%M%SZ").to_string();
    for event in &calendar.events {
        text.push_str("BEGIN:VEVENT\r\n");
        line(&mut text, "UID", &event.uid);
        line(&mut text, "DTSTAMP", &made);
        line(&mut text, "SEQUENCE", &event.sequence.to_string());
        line(&mut text, "DTSTART;TZID=Asia/Ho_Chi_Minh", &event.begins.strftime("%Y%m%dT%H%M%S").to_string());
        line(&mut text, "DTEND;TZID=Asia/Ho_Chi_Minh", &event.ends.strftime("%Y%m%dT%H%M%S").to_string());
        line(&mut text, "SUMMARY", &escaped(&event.summary));
        for (name, value) in [("LOCATION", &event.location), ("DESCRIPTION", &event.description)] {
            if !value.is_empty() {
                line(&mut text, name, &escaped(value));
            }
        }
        line(&mut text, "STATUS", if event.cancelled { "CANCELLED" } else { "CONFIRMED" });
        text.push_str("END:VEVENT\r\n");
    }
    text.push_str("END:VCALENDAR\r\n");
    text.into_bytes()
}

/// One line of content, folded: what goes on begins with a space.
fn line(text: &mut String, name: &str, value: &str) {
    let mut octets = 0;
    let _ = write!(text, "{name}:");
    octets += name.len() + 1;
    for c in value.chars() {
        if octets + c.len_utf8() > OCTETS_MAX {
            text.push_str("\r\n ");
            octets = 1;
        }
        text.push(c);
        octets += c.len_utf8();
    }
    text.push_str("\r\n");
}

/// A text with the signs that mean something in a calendar marked as its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for c in text.chars() {
        match c {
            '\\' | ';' | ',' => escaped.extend(['\\', c]),
            '\n' => escaped.push_str("\\n"),
            c if c.is_control() => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_folded_at_octets_and_read_back() {
        let event = Event {
            uid: "K01.M.lesson.1.1@2027.goc".to_owned(),
            sequence: 2,
            begins: "2027-01-04T07:00".parse().unwrap(),
            ends: "2027-01-04T11:00".parse().unwrap(),
            summary: "Đường lối, chính sách; \\ ".repeat(12),
            location: "P101\nCS1".to_owned(),
            description: String::new(),
            cancelled: true,
        };
        let made = "2026-11-25T08:00:00Z".parse().unwrap();
        let calendar = Calendar { name: "K01".to_owned(), lang: "vi", made, events: vec![event.clone()] };
        let text = String::from_utf8(ical(&calendar)).unwrap();
        assert!(text.lines().all(|line| line.len() <= OCTETS_MAX), "{text}");
        assert!(text.split("\r\n").all(|line| !line.contains(['\r', '\n'])), "only CRLF ends a line");
        let unfolded = text.replace("\r\n ", "");
        assert!(unfolded.contains(&format!("SUMMARY:{}\r\n", escaped(&event.summary))));
        assert!(unfolded.contains("LOCATION:P101\\nCS1\r\n") && !unfolded.contains("DESCRIPTION"));
        assert!(unfolded.contains("SEQUENCE:2\r\n") && unfolded.contains("STATUS:CANCELLED\r\n"));
        assert!(unfolded.contains("DTSTAMP:20261125T080000Z\r\n"));
        assert!(unfolded.contains("DTSTART;TZID=Asia/Ho_Chi_Minh:20270104T070000\r\n"));
    }
}
