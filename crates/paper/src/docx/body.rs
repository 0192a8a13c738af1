//! The document itself: head, title, text, signatures, annexes.

use super::text::{Look, Stands, paragraph, rule};
use crate::letter::{Annex, Issuer, Letter, Part, Row, Rows};

/// Width between the margins of a page, twentieths of a point: A4 upright and lying.
const WIDTH: u32 = 9_295;
const WIDTH_LYING: u32 = 15_024;

/// The content of `w:body`.
pub(super) fn body(letter: &Letter) -> String {
    let mut text = head(letter);
    let kind = if letter.issuer == Issuer::Party { 16 } else { 14 };
    text.push_str(&paragraph("", Stands::Centre, Look::of(13)));
    text.push_str(&paragraph(&letter.kind, Stands::Centre, Look::of(kind).bold().capitals()));
    text.push_str(&paragraph(&letter.subject, Stands::Centre, Look::of(14).bold()));
    text.push_str(&rule(3_300));
    for base in &letter.bases {
        text.push_str(&paragraph(base, Stands::Text, Look::of(13).italic()));
    }
    letter.parts.iter().for_each(|part| text.push_str(&one(part)));
    text.push_str(&paragraph("", Stands::Left, Look::of(8)));
    text.push_str(&foot(letter));
    if letter.annexes.is_empty() {
        text.push_str(&section(false, true));
        return text;
    }
    text.push_str(&format!("<w:p><w:pPr>{}</w:pPr></w:p>", section(false, true)));
    for (at, annex) in letter.annexes.iter().enumerate() {
        text.push_str(&of_annex(annex));
        if at + 1 < letter.annexes.len() {
            text.push_str(&format!("<w:p><w:pPr>{}</w:pPr></w:p>", section(true, false)));
        }
    }
    text.push_str(&paragraph("", Stands::Left, Look::of(2)));
    text.push_str(&section(true, false));
    text
}

fn head(letter: &Letter) -> String {
    let line = |text: &str, look| paragraph(text, Stands::Centre, look);
    let (left, right, widths) = match letter.issuer {
        Issuer::State => {
            let left = [
                line(&letter.parent, Look::of(12).capitals()),
                line(&letter.body_name, Look::of(12).bold().capitals()),
                rule(1_300),
                line(&letter.number, Look::of(13)),
            ];
            let emblem = |at: usize| letter.emblem.get(at).map_or("", String::as_str);
            let right = [
                line(emblem(0), Look::of(12).bold().capitals()),
                line(emblem(1), Look::of(13).bold()),
                rule(1_500),
                line(&letter.place, Look::of(13).italic()),
            ];
            (left.concat(), right.concat(), [3_795, 5_500])
        }
        Issuer::Party => {
            let left = [
                line(&letter.parent, Look::of(14).capitals()),
                line(&letter.body_name, Look::of(14).bold().capitals()),
                line("*", Look::of(14)),
                line(&letter.number, Look::of(14)),
            ];
            let emblem = letter.emblem.first().map_or("", String::as_str);
            let right = [
                line(emblem, Look::of(15).bold().capitals()),
                rule(400),
                line("", Look::of(8)),
                line(&letter.place, Look::of(14).italic()),
            ];
            (left.concat(), right.concat(), [4_195, 5_100])
        }
    };
    plain_table(&widths, &[left, right])
}

fn foot(letter: &Letter) -> String {
    let left: String = letter
        .receivers
        .iter()
        .enumerate()
        .map(|(at, line)| {
            let look = if at == 0 { Look::of(12).bold().italic() } else { Look::of(11) };
            paragraph(line, Stands::Left, look)
        })
        .collect();
    let left = if left.is_empty() { paragraph("", Stands::Left, Look::of(11)) } else { left };
    let mut right: String =
        letter.sign.iter().map(|line| paragraph(line, Stands::Centre, Look::of(13).bold())).collect();
    // The place for signature and seal.
    (0..5).for_each(|_| right.push_str(&paragraph("", Stands::Centre, Look::of(13))));
    right.push_str(&paragraph(&".".repeat(36), Stands::Centre, Look::of(13)));
    plain_table(&[4_647, 4_648], &[left, right])
}

/// A table of one row without lines, by which things stand beside each other.
fn plain_table(widths: &[u32], cells: &[String]) -> String {
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let cell = |(width, text): (&u32, &String)| {
        format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>")
    };
    let cells: String = widths.iter().zip(cells).map(cell).collect();
    let all: u32 = widths.iter().sum();
    format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{all}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/></w:tblPr>\
         <w:tblGrid>{grid}</w:tblGrid><w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr></w:tbl>"
    )
}

fn one(part: &Part) -> String {
    match part {
        Part::Heading(text) => paragraph(text, Stands::Heading, Look::of(13).bold()),
        Part::Text(text) => paragraph(text, Stands::Text, Look::of(13)),
        Part::Point(text) => paragraph(&format!("– {text}"), Stands::Point, Look::of(13)),
        Part::Table(rows) => format!("{}{}", table(rows, WIDTH, 21), paragraph("", Stands::Left, Look::of(6))),
        Part::Bars(bars) => {
            let columns = [(5, false), (2, true), (3, false)];
            let columns =
                columns.map(|(width, number)| crate::letter::Column { heading: String::new(), width, number });
            // A word processor draws no bars: the share stands in figures.
            let rows = bars.iter().map(|(name, share, words)| {
                let share = format!("{}.{} %", share / 10, share % 10);
                Row::Cells(vec![name.clone(), share, words.clone()])
            });
            let rows = Rows { columns: columns.to_vec(), rows: rows.collect() };
            format!("{}{}", table(&rows, WIDTH, 21), paragraph("", Stands::Left, Look::of(6)))
        }
    }
}

fn of_annex(annex: &Annex) -> String {
    let heading = paragraph(&annex.heading, Stands::Centre, Look::of(13).bold());
    let note = if annex.note.is_empty() {
        String::new()
    } else {
        paragraph(&annex.note, Stands::Centre, Look::of(11).italic())
    };
    let gap = paragraph("", Stands::Left, Look::of(6));
    format!("{heading}{note}{gap}{}", table(&annex.table, WIDTH_LYING, 19))
}

/// A table with lines; its headings stand on every page. `size` in half points.
fn table(rows: &Rows, width: u32, size: u32) -> String {
    let shares: u32 = rows.columns.iter().map(|column| column.width).sum();
    let widths: Vec<u32> = rows.columns.iter().map(|column| width * column.width / shares.max(1)).collect();
    let look = Look { size, ..Look::default() };
    let border = |side: &str| format!("<w:{side} w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"8894A0\"/>");
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"].map(border).concat();
    let grid: String = widths.iter().map(|width| format!("<w:gridCol w:w=\"{width}\"/>")).collect();
    let mut text = format!(
        "<w:tbl><w:tblPr><w:tblW w:w=\"{}\" w:type=\"dxa\"/><w:tblBorders>{borders}</w:tblBorders>\
         <w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:left w:w=\"60\" w:type=\"dxa\"/><w:right w:w=\"60\" w:type=\"dxa\"/>\
         </w:tblCellMar></w:tblPr><w:tblGrid>{grid}</w:tblGrid>",
        widths.iter().sum::<u32>()
    );
    let shaded = "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"EEF2F6\"/>";
    if rows.columns.iter().any(|column| !column.heading.is_empty()) {
        let cells = rows.columns.iter().zip(&widths).map(|(column, width)| {
            let text = paragraph(&column.heading, Stands::Centre, look.bold());
            format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{shaded}<w:vAlign w:val=\"center\"/></w:tcPr>{text}</w:tc>")
        });
        let cells: String = cells.collect();
        text.push_str(&format!("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{cells}</w:tr>"));
    }
    for row in &rows.rows {
        let cells: String = match row {
            Row::Group(words) => format!(
                "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{}\"/>{shaded}</w:tcPr>{}</w:tc>",
                widths.iter().sum::<u32>(),
                widths.len(),
                paragraph(words, Stands::Left, look.bold())
            ),
            Row::Cells(cells) => rows
                .columns
                .iter()
                .zip(&widths)
                .zip(cells)
                .map(|((column, width), words)| {
                    let stands = if column.number { Stands::Right } else { Stands::Left };
                    let text = paragraph(words, stands, look);
                    format!("<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/></w:tcPr>{text}</w:tc>")
                })
                .collect(),
        };
        text.push_str(&format!("<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>"));
    }
    // A document without any row would have a table that no reader takes.
    if rows.rows.is_empty() && rows.columns.iter().all(|column| column.heading.is_empty()) {
        return String::new();
    }
    text.push_str("</w:tbl>");
    text
}

/// The page of what stands before it: upright or lying; the first page of a letter has no number.
fn section(lying: bool, first: bool) -> String {
    let header = "<w:headerReference w:type=\"default\" r:id=\"rId2\"/>";
    let first_header = if first { "<w:headerReference w:type=\"first\" r:id=\"rId3\"/>" } else { "" };
    let footer = "<w:footerReference w:type=\"default\" r:id=\"rId4\"/>";
    let first_footer = if first { "<w:footerReference w:type=\"first\" r:id=\"rId4\"/>" } else { "" };
    let (page, margins) = match lying {
        false => (
            "<w:pgSz w:w=\"11906\" w:h=\"16838\"/>",
            "w:top=\"1134\" w:right=\"907\" w:bottom=\"1134\" w:left=\"1701\"",
        ),
        true => (
            "<w:pgSz w:w=\"16838\" w:h=\"11906\" w:orient=\"landscape\"/>",
            "w:top=\"1021\" w:right=\"907\" w:bottom=\"907\" w:left=\"907\"",
        ),
    };
    let title = if first { "<w:titlePg/>" } else { "" };
    format!(
        "<w:sectPr>{header}{first_header}{footer}{first_footer}<w:type w:val=\"nextPage\"/>{page}\
         <w:pgMar {margins} w:header=\"567\" w:footer=\"454\" w:gutter=\"0\"/>{title}</w:sectPr>"
    )
}
