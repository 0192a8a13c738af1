//! OpenDocument spreadsheets, whole and hostile.

use crate::container::tests::archive;
use crate::open::read;
use crate::open::refusal::Refusal;
use crate::open::tests::{cut_everywhere, refused, shown};

const TYPE: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";
const NAMED: &str = r#"<office:document-styles><office:font-face-decls>
    <style:font-face style:name="TNR" svg:font-family="'Times New Roman'"/></office:font-face-decls>
    <office:styles><style:default-style style:family="table-cell"><style:text-properties style:font-name="Arial"/></style:default-style>
    <style:style style:name="Default" style:family="table-cell"/>
    <style:style style:name="Default" style:family="graphic"><style:text-properties style:font-name="Draw"/></style:style>
    </office:styles></office:document-styles>"#;

/// A document of these sheets.
fn document(tables: &str) -> Vec<u8> {
    let content = format!(
        r#"<?xml version="1.0"?><office:document-content><office:automatic-styles>
        <number:date-style style:name="N1"><number:month/><number:text>/</number:text><number:year/></number:date-style>
        <number:date-style style:name="N2"><number:day/><number:month/><number:year/></number:date-style>
        <style:style style:name="ce1" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N1">
            <style:text-properties style:font-name="TNR"/></style:style>
        <style:style style:name="ce2" style:family="table-cell" style:parent-style-name="Default" style:data-style-name="N2"/>
        <style:style style:name="T1" style:family="text"><style:text-properties style:font-name=".VnTime"/></style:style>
        <style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>
        </office:automatic-styles><office:body><office:spreadsheet>
        <table:tracked-changes><table:deletion><table:table><table:table-row/></table:table></table:deletion></table:tracked-changes>
        {tables}<table:named-expressions/></office:spreadsheet></office:body></office:document-content>"#
    );
    archive(&[("mimetype", TYPE), ("styles.xml", NAMED.as_bytes()), ("content.xml", content.as_bytes())])
}

fn sheet(rows: &str) -> Vec<u8> {
    document(&format!("<table:table table:name=\"DS\">{rows}</table:table>"))
}

fn check(rows: &str, expected: &[&str]) {
    let book = read("a.ods", &sheet(rows)).unwrap();
    let lines: Vec<String> = shown(&book).lines().map(str::to_owned).collect();
    assert_eq!(lines[1..], *expected, "{rows}");
}

#[test]
fn cells_of_every_kind_are_read() {
    let rows = r##"<table:table-column table:number-columns-repeated="16384"/><table:table-row>
        <table:table-cell office:value-type="string" calcext:value-type="string"><text:p>Nguyễn  Văn<text:s text:c="2"/>An
            Bình</text:p><text:p>hai<text:tab/>ba<text:line-break/>bốn</text:p></table:table-cell>
        <table:table-cell office:value-type="float" office:value="1985"><text:p>1985</text:p></table:table-cell>
        <table:table-cell office:value-type="currency" office:value="2.34"><text:p>2,34 đ</text:p></table:table-cell>
        <table:table-cell office:value-type="boolean" office:boolean-value="true"><text:p>TRUE</text:p></table:table-cell>
        <table:table-cell office:value-type="time" office:time-value="PT08H30M00S"><text:p>08:30</text:p></table:table-cell>
        <table:table-cell table:formula="of:=A1" office:value-type="string" office:string-value="" calcext:value-type="error"><text:p>#REF!</text:p></table:table-cell>
        <table:table-cell table:formula="of:=A1" office:value-type="float" office:value="0"><text:p>Err:502</text:p></table:table-cell>
        <table:table-cell table:formula="of:=A1"/>
        <table:table-cell office:value-type="string" office:string-value="chỉ giá trị"/>
        <table:table-cell office:value-type="string"><text:p> </text:p></table:table-cell>
        <table:table-cell office:value-type="string"><office:annotation><text:p>ghi chú</text:p></office:annotation><text:p><text:a>nối</text:a></text:p>
            <draw:frame><draw:text-box><text:p>hình</text:p></draw:text-box></draw:frame></table:table-cell>
        </table:table-row>"##;
    let expected = [
        "A1 \"Nguyễn Văn  An Bình\\nhai\\tba\\nbốn\" (Arial)",
        "B1 1985 (Arial)",
        "C1 2.34 (Arial)",
        "D1 true (Arial)",
        "E1 \"08:30\" (Arial)",
        "F1 error #REF! (Arial)",
        "G1 error Err:502 (Arial)",
        "H1 uncomputed (Arial)",
        "I1 \"chỉ giá trị\" (Arial)",
        "K1 \"nối\" (Arial)",
    ];
    check(rows, &expected);
}

#[test]
fn styles_tell_days_fonts_and_what_is_hidden() {
    let day = "office:value-type=\"date\" office:date-value=\"1985-03-07\"";
    let rows = format!(
        r#"<table:table-column table:default-cell-style-name="ce2"/>
        <table:table-column table:number-columns-repeated="2" table:visibility="collapse" table:default-cell-style-name="ce1"/>
        <table:table-header-rows><table:table-row><table:table-cell {day}><text:p>07/03/1985</text:p></table:table-cell>
        <table:table-cell {day}/><table:table-cell table:style-name="ce2" {day}/></table:table-row></table:table-header-rows>
        <table:table-row-group><table:table-row table:visibility="filter"><table:table-cell office:value-type="string">
        <text:p><text:span text:style-name="T1">NguyÔn</text:span> b</text:p></table:table-cell></table:table-row></table:table-row-group>"#
    );
    check(
        &rows,
        &[
            "A1 1985-03-07 Day (Arial)",
            "B1 1985-03-07 Month (Times New Roman)",
            "C1 1985-03-07 Day (Arial)",
            "A2 \"NguyÔn b\" (.VnTime) hidden",
            "hidden B",
            "hidden C",
        ],
    );
    let two = document("<table:table table:name=\"A\"/><table:table table:name=\"B\" table:style-name=\"ta2\"/>");
    assert_eq!(shown(&read("a", &two).unwrap()), "[A]\n[B] hidden");
}

#[test]
fn spans_are_merged_and_what_they_cover_is_not_seen() {
    let rows = r#"<table:table-row><table:table-cell table:number-columns-spanned="2" table:number-rows-spanned="3" office:value-type="string">
        <text:p>gộp</text:p></table:table-cell><table:covered-table-cell office:value-type="string"><text:p>dưới</text:p></table:covered-table-cell>
        <table:table-cell office:value-type="string"><text:p>sau</text:p></table:table-cell></table:table-row>"#;
    check(rows, &["A1 \"gộp\" (Arial)", "C1 \"sau\" (Arial)", "merged A1:B3"]);
}

#[test]
fn what_is_repeated_is_counted_and_bounded() {
    let cell =
        |repeated: &str| format!("<table:table-cell {repeated} office:value-type=\"float\" office:value=\"1\"/>");
    let row = |repeated: &str, cells: &str| format!("<table:table-row {repeated}>{cells}</table:table-row>");
    let far = "<table:table-cell table:number-columns-repeated=\"16380\"/>";
    let rows = [
        row("table:number-rows-repeated=\"2\"", &cell("table:number-columns-repeated=\"2\"")),
        row("table:number-rows-repeated=\"3\"", far),
        row("", &cell("")),
        row("table:number-rows-repeated=\"4294967295\"", far),
    ];
    check(&rows.concat(), &["A1 1 (Arial)", "B1 1 (Arial)", "A2 1 (Arial)", "B2 1 (Arial)", "A6 1 (Arial)"]);
    refused(&sheet(&row("", &cell("table:number-columns-repeated=\"1025\""))), Refusal::Columns);
    refused(&sheet(&row("", &[far, &cell("")].concat())), Refusal::Columns);
    refused(&sheet(&row("table:number-rows-repeated=\"200001\"", &cell(""))), Refusal::Rows);
    let many = row("table:number-rows-repeated=\"200000\"", &cell("table:number-columns-repeated=\"1024\""));
    refused(&sheet(&many), Refusal::Cells);
    refused(&sheet(&[rows.concat(), row("", &cell(""))].concat()), Refusal::Rows);
    let blanks = format!("<text:p>{}</text:p>", "<text:s text:c=\"99999999\"/>".repeat(9));
    let blanks = row("", &format!("<table:table-cell office:value-type=\"string\">{blanks}</table:table-cell>"));
    refused(&sheet(&blanks), Refusal::LongText);
}

#[test]
fn a_locked_or_empty_document_is_refused() {
    let manifest = b"<manifest:file-entry><manifest:encryption-data/></manifest:file-entry>";
    let locked = [("mimetype", TYPE), ("META-INF/manifest.xml", &manifest[..]), ("content.xml", b"\x01\x02")];
    refused(&archive(&locked), Refusal::Locked);
    refused(&archive(&[("mimetype", TYPE)]), Refusal::Broken);
    assert_eq!(shown(&read("a", &archive(&[("content.xml", b"<office:document-content/>")])).unwrap()), "");
    let type_first = b"<!DOCTYPE a><office:document-content/>";
    refused(&archive(&[("mimetype", TYPE), ("content.xml", type_first)]), Refusal::Broken);
    let deep = "<table:table-row-group>".repeat(1_000);
    refused(&sheet(&deep), Refusal::TooHard);
}

#[test]
fn a_document_that_is_cut_off_or_damaged_gives_an_answer() {
    let row = "<table:table-row><table:table-cell office:value-type=\"string\"><text:p>x</text:p></table:table-cell></table:table-row>";
    cut_everywhere(&sheet(&row.repeat(20)));
}
