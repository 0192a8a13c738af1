//! Workbooks as Excel and other programs write them, whole and hostile.

use super::unescaped;
use crate::container::tests::archive;
use crate::open::read;
use crate::open::refusal::Refusal;
use crate::open::tests::{cut_everywhere, refused, shown};

const WORKBOOK: &str =
    r#"<workbook xmlns:r="r"><sheets><sheet name="DS" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
const RELATIONS: &str = r#"<Relationships>
    <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"
        Target="worksheets/sheet1.xml"/></Relationships>"#;
const STYLES: &str = r#"<styleSheet>
    <numFmts><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/><numFmt numFmtId="165" formatCode="mm/yyyy"/>
        <numFmt numFmtId="166" formatCode="yyyy"/><numFmt numFmtId="167" formatCode="h:mm"/></numFmts>
    <fonts><font><sz val="11"/><name val="Calibri"/></font><font><name val=".VnTime"/></font></fonts>
    <cellStyleXfs><xf numFmtId="14" fontId="1"/></cellStyleXfs>
    <cellXfs><xf numFmtId="0" fontId="0"/><xf numFmtId="164" fontId="1"/><xf numFmtId="165" fontId="0"/>
        <xf numFmtId="166" fontId="0"/><xf numFmtId="167" fontId="0"/><xf numFmtId="17" fontId="0"/></cellXfs>
    <dxfs><dxf><font><name val="Other"/></font></dxf></dxfs></styleSheet>"#;

/// A workbook of one sheet: its rows, and what stands around them.
fn workbook(rows: &str, more: &[(&str, &str)]) -> Vec<u8> {
    let sheet = if rows.contains("<sheetData") || rows.contains(":sheetData") {
        rows.to_owned()
    } else {
        format!("<worksheet><sheetData>{rows}</sheetData></worksheet>")
    };
    let mut parts = vec![
        ("xl/workbook.xml", WORKBOOK),
        ("xl/_rels/workbook.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", &sheet),
    ];
    parts.retain(|(name, _)| more.iter().all(|(other, _)| other != name));
    parts.extend(more);
    let parts: Vec<(&str, &[u8])> = parts.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    archive(&parts)
}

fn check(rows: &str, more: &[(&str, &str)], expected: &[&str]) {
    let book = read("a.xlsx", &workbook(rows, more)).unwrap();
    let lines: Vec<String> = shown(&book).lines().map(str::to_owned).collect();
    assert_eq!(lines[1..], *expected, "{rows}");
}

#[test]
fn cells_of_every_kind_are_read() {
    let rows = r#"<row r="2" spans="1:3"><c r="A2" t="s"><v>0</v></c><c r="B2" t="inlineStr"><is><t>trong ô</t></is></c>
        <c r="C2"><v>1985</v></c><c r="D2"><v>2.34</v></c><c r="E2" t="b"><v>1</v></c><c r="F2" t="e"><v>#REF!</v></c>
        <c r="G2" t="str"><f>A2&amp;"x"</f><v>ghép</v></c><c r="H2" t="d"><v>1985-03-07T00:00:00</v></c>
        <c r="I2" t="n"><v>12a</v></c><c r="J2"/><c r="K2" t="s"/><c r="L2" t="s"><v>1</v></c></row>"#;
    let strings = "<sst><si><t xml:space=\"preserve\"> Nguyễn\u{AD} Văn </t></si><si><t>\u{A0}\u{200B} </t></si></sst>";
    check(
        rows,
        &[("xl/sharedStrings.xml", strings)],
        &[
            "A2 \" Nguyễn\\u{ad} Văn \"",
            "B2 \"trong ô\"",
            "C2 1985",
            "D2 2.34",
            "E2 true",
            "F2 error #REF!",
            "G2 \"ghép\"",
            "H2 1985-03-07 Day",
            "I2 \"12a\"",
        ],
    );
}

#[test]
fn formats_tell_days_and_fonts_the_encoding() {
    let rows = r#"<row r="1"><c r="A1" s="1"><v>31113</v></c><c r="B1" s="2"><v>31113</v></c><c r="C1" s="3"><v>31113</v></c>
        <c r="D1" s="4"><v>0.5</v></c><c r="E1" s="5"><v>31113</v></c><c r="F1" s="1"><v>60</v></c>
        <c r="G1" s="1" t="inlineStr"><is><t>NguyÔn</t></is></c><c r="H1" s="99"><v>31113</v></c></row>"#;
    check(
        rows,
        &[("xl/styles.xml", STYLES)],
        &[
            "A1 1985-03-07 Day (.VnTime)",
            "B1 1985-03-07 Month (Calibri)",
            "C1 1985-03-07 Year (Calibri)",
            "D1 0.5 (Calibri)",
            "E1 1985-03-07 Month (Calibri)",
            "F1 60 (.VnTime)",
            "G1 \"NguyÔn\" (.VnTime)",
            "H1 31113 (Calibri)",
        ],
    );
    let since_1904 = WORKBOOK.replace("<sheets>", "<workbookPr date1904=\"1\"/><sheets>");
    let row = r#"<row r="1"><c r="A1" s="1"><v>29651</v></c></row>"#;
    check(row, &[("xl/styles.xml", STYLES), ("xl/workbook.xml", &since_1904)], &["A1 1985-03-07 Day (.VnTime)"]);
}

#[test]
fn runs_are_one_text_with_the_font_of_the_first_that_shows() {
    let strings = r#"<sst><si><r><rPr><rFont val="Arial"/></rPr><t> </t></r><r><rPr><b/><rFont val=".VnTimeH"/></rPr><t>nguyÔn</t></r>
        <r><rPr><rFont val="Calibri"/></rPr><t xml:space="preserve"> b_x000D_</t></r><rPh sb="0" eb="1"><t>nghe</t></rPh></si>
        <si><r><t>trước</t></r><r><rPr><rFont val="Arial"/></rPr><t>sau</t></r></si></sst>"#;
    let rows = r#"<row r="1"><c r="A1" t="s" s="1"><v>0</v></c><c r="B1" t="s" s="1"><v>1</v></c></row>"#;
    check(
        rows,
        &[("xl/sharedStrings.xml", strings), ("xl/styles.xml", STYLES)],
        &["A1 \" NGUYỄN b\\r\" (Times New Roman)", "B1 \"trướcsau\" (.VnTime)"],
    );
}

#[test]
fn a_formula_that_was_never_computed_is_no_value() {
    let rows = r#"<row r="1"><c r="A1"><f>1+1</f></c><c r="B1"><f>1+1</f><v/></c><c r="C1"><f>1+1</f><v>2</v></c>
        <c r="D1" t="str"><f>""</f><v></v></c><c r="E1" t="str"><f>A1</f></c><c r="F1"><f>0</f><v>0</v></c></row>"#;
    let computed = ["A1 uncomputed", "B1 uncomputed", "C1 2", "E1 uncomputed", "F1 0"];
    check(rows, &[], &computed);
    let to_be_computed = WORKBOOK.replace("</workbook>", "<calcPr fullCalcOnLoad=\"1\"/></workbook>");
    let uncomputed = ["A1 uncomputed", "B1 uncomputed", "C1 2", "E1 uncomputed", "F1 uncomputed"];
    check(rows, &[("xl/workbook.xml", &to_be_computed)], &uncomputed);
}

#[test]
fn rows_and_cells_may_leave_out_where_they_are_or_come_in_any_order() {
    check("<row><c><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>", &[], &["A1 1", "B1 2", "A2 3"]);
    let rows = r#"<row r="3"><c r="C3"><v>1</v></c><c><v>2</v></c></row><row><c><v>3</v></c></row>"#;
    check(rows, &[], &["C3 1", "D3 2", "A4 3"]);
    let rows = r#"<row r="3"><c r="B3"><v>1</v></c><c r="A3"><v>2</v></c><c r="B3"><v>3</v></c></row>
        <row r="1"><c r="A1"><v>4</v></c></row><row r="3"><c r="C3"><v>5</v></c></row>"#;
    check(rows, &[], &["A1 4", "A3 2", "B3 3", "C3 5"]);
}

#[test]
fn what_is_hidden_and_merged_is_known() {
    let sheet = r#"<x:worksheet xmlns:x="x"><x:cols><x:col min="2" max="3" hidden="1"/><x:col min="5" max="5"/>
        <x:col min="1024" max="16384" hidden="true"/></x:cols>
        <x:sheetData><x:row r="1" hidden="1"><x:c r="A1"><x:v>1</x:v></x:c></x:row>
        <x:row r="2"><x:c r="A2"><x:v>2</x:v></x:c></x:row></x:sheetData>
        <x:mergeCells count="3"><x:mergeCell ref="A1:C1"/><x:mergeCell ref="D4"/><x:mergeCell ref="A5:XFD1048576"/></x:mergeCells>
        <x:extLst><x:ext><x:row r="9"><x:c r="A9"><x:v>9</x:v></x:c></x:row></x:ext></x:extLst></x:worksheet>"#;
    let expected = ["A1 1 hidden", "A2 2", "merged A1:C1", "merged A5:AMJ200000", "hidden B", "hidden C", "hidden AMJ"];
    let book = read("a.xlsx", &workbook(sheet, &[])).unwrap();
    let merges: Vec<_> = book.sheets[0].merges.iter().map(|merge| (merge.rows, merge.columns)).collect();
    assert_eq!(merges, [((0, 0), (0, 2)), ((4, 199_999), (0, 1023))]);
    assert_eq!(book.sheets[0].hidden_columns, [1, 2, 1023]);
    assert_eq!(shown(&book).lines().nth(1), Some(expected[0]));
    assert_eq!(shown(&book).lines().nth(2), Some(expected[1]));
    assert_eq!(book.sheets[0].cells.len(), 2);
}

#[test]
fn sheets_are_found_wherever_the_workbook_says() {
    let names = r#"<workbook xmlns:r="r"><sheets><sheet name="Một &amp; hai" r:id="a"/><sheet name="Biểu đồ" r:id="b"/>
        <sheet name="Ẩn" state="hidden" r:id="c"/><sheet name="Rất ẩn" state="veryHidden" r:id="d"/></sheets></workbook>"#;
    let kind = "http://purl.oclc.org/ooxml/officeDocument/relationships";
    let relations = format!(
        r#"<Relationships><Relationship Id="a" Type="{kind}/worksheet" Target="/xl/one.xml"/>
        <Relationship Id="b" Type="{kind}/chartsheet" Target="chartsheets/sheet1.xml"/>
        <Relationship Id="c" Type="{kind}/worksheet" Target="../xl/./two.xml"/>
        <Relationship Id="d" Type="{kind}/worksheet" Target="worksheets\sheet1.xml"/></Relationships>"#
    );
    let sheet = "<worksheet><sheetData><row><c><v>1</v></c></row></sheetData></worksheet>";
    let more = [
        ("xl/workbook.xml", names),
        ("xl/_rels/workbook.xml.rels", &relations),
        ("xl/one.xml", sheet),
        ("xl/two.xml", sheet),
    ];
    let book = read("a.xlsx", &workbook("", &more)).unwrap();
    assert_eq!(shown(&book), "[Một & hai]\nA1 1\n[Ẩn] hidden\nA1 1\n[Rất ẩn] hidden");
    let elsewhere = [
        (
            "_rels/.rels",
            r#"<Relationships><Relationship Id="r" Type="x/officeDocument" Target="xl/workbook2.xml"/></Relationships>"#,
        ),
        ("xl/workbook2.xml", WORKBOOK),
        ("xl/_rels/workbook2.xml.rels", RELATIONS),
        ("xl/worksheets/sheet1.xml", sheet),
    ];
    let parts: Vec<(&str, &[u8])> = elsewhere.iter().map(|(name, text)| (*name, text.as_bytes())).collect();
    assert_eq!(shown(&read("a", &archive(&parts)).unwrap()), "[DS]\nA1 1");
}

#[test]
fn a_workbook_that_points_to_nothing_is_broken() {
    refused(&workbook("<row><c t=\"s\"><v>0</v></c></row>", &[]), Refusal::Broken);
    refused(&workbook("", &[("xl/_rels/workbook.xml.rels", "<Relationships/>")]), Refusal::Broken);
    refused(&workbook("<row><c>", &[]), Refusal::Broken);
    let type_first = format!("<!DOCTYPE workbook>{WORKBOOK}");
    refused(&workbook("", &[("xl/workbook.xml", &type_first)]), Refusal::Broken);
}

#[test]
fn ghosts_are_passed_over_and_far_cells_are_refused() {
    check("<row r=\"1048576\"><c r=\"XFD1048576\" s=\"0\"/></row><row r=\"1\"/>", &[], &[]);
    refused(&workbook("<row r=\"200001\"><c r=\"A200001\"><v>1</v></c></row>", &[]), Refusal::Rows);
    check("<row r=\"200000\"><c r=\"A200000\"><v>1</v></c></row>", &[], &["A200000 1"]);
    refused(&workbook("<row r=\"1\"><c r=\"AMK1\"><v>1</v></c></row>", &[]), Refusal::Columns);
    let text = "x".repeat(32_768);
    let cell = |text: &str| format!("<row><c t=\"inlineStr\"><is><t>{text}</t></is></c></row>");
    refused(&workbook(&cell(&text), &[]), Refusal::LongText);
    assert!(read("a", &workbook(&cell(&text[1..]), &[])).is_ok());
    refused(&workbook(&cell(&"<t>x</t>".repeat(300_000)), &[]), Refusal::LongText);
}

#[test]
fn a_million_of_anything_is_refused() {
    let merges = "<mergeCell ref=\"A1:B1\"/>".repeat(100_001);
    let sheet = format!("<worksheet><sheetData/><mergeCells>{merges}</mergeCells></worksheet>");
    refused(&workbook(&sheet, &[]), Refusal::Merges);
    let names = r#"<sheet name="a" r:id="rId1"/>"#.repeat(257);
    let names = format!("<workbook><sheets>{names}</sheets></workbook>");
    refused(&workbook("", &[("xl/workbook.xml", &names)]), Refusal::Sheets);
    let fonts = format!("<styleSheet><fonts>{}</fonts></styleSheet>", "<font/>".repeat(70_000));
    refused(&workbook("", &[("xl/styles.xml", &fonts)]), Refusal::TooHard);
    let cells = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_024));
    let cells = cells.repeat(7_813);
    refused(&workbook(&cells, &[]), Refusal::Cells);
}

#[test]
fn escapes_stand_for_letters_that_xml_cannot_hold() {
    assert_eq!(unescaped("a_x000D_\n_x0041_"), "a\r\nA");
    assert_eq!(unescaped("_x005F_x000D_"), "_x000D_");
    assert_eq!(unescaped("_xD83C__xDF31_"), "🌱");
    for same in ["_x00_", "_xD83C_", "_x00G0_", "_x", "ma_xa", "_xấấấ_", "_x+041_"] {
        assert_eq!(unescaped(same), same);
    }
}

#[test]
fn a_workbook_that_is_cut_off_or_damaged_gives_an_answer() {
    let rows: String =
        (1..40).map(|row| format!("<row r=\"{row}\"><c r=\"A{row}\" s=\"1\"><v>{row}</v></c></row>")).collect();
    cut_everywhere(&workbook(&rows, &[("xl/styles.xml", STYLES)]));
}
