//! Paragraphs and runs, their properties in the order the schema wants.

/// A text as XML has it between two tags. Signs that XML cannot hold become blanks.
pub(super) fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' | '\r' => escaped.push(' '),
            c if c < ' ' || c == '\u{fffe}' || c == '\u{ffff}' => escaped.push(' '),
            c => escaped.push(c),
        }
    }
    escaped
}

/// How a run looks. Sizes are half points.
#[derive(Clone, Copy, Default)]
pub(super) struct Look {
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) capitals: bool,
    pub(super) size: u32,
}

impl Look {
    pub(super) fn of(points: u32) -> Look {
        Look { size: points * 2, ..Look::default() }
    }

    pub(super) fn bold(self) -> Look {
        Look { bold: true, ..self }
    }

    pub(super) fn italic(self) -> Look {
        Look { italic: true, ..self }
    }

    pub(super) fn capitals(self) -> Look {
        Look { capitals: true, ..self }
    }

    fn properties(self) -> String {
        let mut text = String::from("<w:rPr>");
        if self.bold {
            text.push_str("<w:b/><w:bCs/>");
        }
        if self.italic {
            text.push_str("<w:i/><w:iCs/>");
        }
        if self.capitals {
            text.push_str("<w:caps/>");
        }
        if self.size > 0 {
            text.push_str(&format!("<w:sz w:val=\"{0}\"/><w:szCs w:val=\"{0}\"/>", self.size));
        }
        text.push_str("</w:rPr>");
        text
    }
}

/// How a paragraph stands.
#[derive(Clone, Copy)]
pub(super) enum Stands {
    /// Centred, close to its neighbours.
    Centre,
    /// At the left, close to its neighbours: cells of tables.
    Left,
    /// At the right: numbers in tables.
    Right,
    /// Justified with a first line that is drawn in.
    Text,
    /// A point of a list.
    Point,
    /// A heading, which stays with what follows.
    Heading,
}

impl Stands {
    /// In the order: keepNext, spacing, ind, jc.
    fn properties(self) -> &'static str {
        match self {
            Stands::Centre => "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"center\"/>",
            Stands::Left => "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"left\"/>",
            Stands::Right => "<w:spacing w:before=\"0\" w:after=\"0\"/><w:jc w:val=\"right\"/>",
            Stands::Text => {
                "<w:spacing w:before=\"120\" w:after=\"0\"/><w:ind w:firstLine=\"567\"/><w:jc w:val=\"both\"/>"
            }
            Stands::Point => {
                "<w:spacing w:before=\"60\" w:after=\"0\"/><w:ind w:left=\"794\" w:hanging=\"227\"/><w:jc w:val=\"both\"/>"
            }
            Stands::Heading => "<w:keepNext/><w:spacing w:before=\"200\" w:after=\"60\"/><w:jc w:val=\"left\"/>",
        }
    }
}

/// A paragraph of one run.
pub(super) fn paragraph(text: &str, stands: Stands, look: Look) -> String {
    format!("<w:p><w:pPr>{}</w:pPr>{}</w:p>", stands.properties(), run(text, look))
}

/// A rule below a line: a short paragraph with a border, as wide as its indents leave it. Twentieths of a point.
pub(super) fn rule(indent: u32) -> String {
    format!(
        "<w:p><w:pPr><w:pBdr><w:top w:val=\"single\" w:sz=\"6\" w:space=\"1\" w:color=\"auto\"/></w:pBdr>\
         <w:spacing w:before=\"20\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/>\
         <w:ind w:left=\"{indent}\" w:right=\"{indent}\"/><w:jc w:val=\"center\"/></w:pPr></w:p>"
    )
}

fn run(text: &str, look: Look) -> String {
    format!("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", look.properties(), escaped(text))
}
