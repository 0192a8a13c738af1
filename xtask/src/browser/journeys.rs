//! Ten journeys of people who have work to do, one after the other in one office: what one leaves the next finds.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::walk::Walk;

/// A journey.
pub(crate) type Journey = fn(&mut Walk<'_>, &Office) -> Result<()>;

/// The office in which they are made.
pub(crate) struct Office {
    /// The workbooks that are sent, as offices write them.
    pub(crate) workbooks: Vec<PathBuf>,
    /// What else is known of people, and the school's year.
    pub(crate) dossier: PathBuf,
    pub(crate) school: PathBuf,
    /// The year that is planned.
    pub(crate) year: String,
    /// Makes an account for the officer of the first commune and for somebody in it, once there are any.
    pub(crate) accounts: Box<dyn Fn() -> Result<()>>,
}

impl Office {
    /// The office whose files lie in a folder.
    pub(crate) fn of(folder: &Path, year: String, accounts: Box<dyn Fn() -> Result<()>>) -> Result<Office> {
        let mut files: Vec<PathBuf> = fs::read_dir(folder)?.flatten().map(|entry| entry.path()).collect();
        files.sort();
        let is =
            |file: &PathBuf, endings: &[&str]| endings.iter().any(|ending| file.to_string_lossy().ends_with(ending));
        let dossier = folder.join("ho-so.toml");
        let school = files.iter().find(|file| is(file, &[".toml"]) && **file != dossier).cloned();
        files.retain(|file| is(file, &[".xlsx", ".xls", ".ods", ".csv"]));
        Ok(Office { workbooks: files, dossier, school: school.context("no file of the school")?, year, accounts })
    }
}

/// The journeys, in order.
pub(crate) const JOURNEYS: [(&str, Journey); 10] = [
    ("first-start", first_start),
    ("import", import),
    ("find", find),
    ("correct", correct),
    ("eligibility", eligibility),
    ("matrix", matrix),
    ("plan", plan),
    ("amend", amend),
    ("disclose", disclose),
    ("commune", commune),
];

/// Somebody mistypes the password, signs in, and is told what to do first.
fn first_start(walk: &mut Walk<'_>, _: &Office) -> Result<()> {
    walk.go("/people")?;
    walk.arrive("/sign-in?back=")?;
    walk.look("sign-in")?;
    walk.fill("#account", "province")?;
    walk.fill("#password", "not-the-password")?;
    walk.press("main button")?;
    walk.driver.find(".notice.bad")?;
    walk.look("wrong-password")?;
    walk.sign_in("province")?;
    walk.go("/")?;
    walk.driver.find(".notice")?;
    walk.look("nobody-yet")?;
    walk.press("header a[href='/imports']")?;
    walk.arrive("/imports")?;
    walk.look("imports-empty")
}

/// Messy workbooks are sent, looked at, and taken in as far as they are understood; then the school sends its year.
fn import(walk: &mut Walk<'_>, office: &Office) -> Result<()> {
    walk.sign_in("province")?;
    walk.go("/imports")?;
    let files: Vec<PathBuf> = office.workbooks.iter().chain([&office.dossier]).cloned().collect();
    walk.files("#files", &files)?;
    walk.press("main form button")?;
    walk.arrive("/imports/")?;
    walk.look("import-running")?;
    walk.wait_over()?;
    walk.driver.find(".figures")?;
    walk.look("import-read")?;
    walk.leave("button[name=commit]")?;
    walk.wait_over()?;
    walk.driver.find("main > .notice")?;
    walk.look("import-taken")?;
    walk.sign_in("school")?;
    walk.go("/imports")?;
    walk.files("#files", std::slice::from_ref(&office.school))?;
    walk.press("main form button")?;
    walk.arrive("/imports/")?;
    walk.wait_over()?;
    walk.leave("button[name=commit]")?;
    walk.wait_over()?;
    walk.driver.find("main > .notice")?;
    walk.go("/teaching")?;
    walk.look("teaching")?;
    (office.accounts)()
}

/// Somebody is found without tone marks, and by a filter.
fn find(walk: &mut Walk<'_>, _: &Office) -> Result<()> {
    walk.sign_in("province")?;
    walk.go("/")?;
    walk.look("desk")?;
    walk.press("main .tasks a[href*='stands=lacks']")?;
    walk.arrive("/people?stands=lacks")?;
    walk.look("people-lacking")?;
    walk.press("tbody input[type=checkbox]")?;
    walk.press("button[value=request]")?;
    walk.arrive("/people/chosen")?;
    walk.look("request")?;
    walk.choose("#programme", &first_programme(walk)?)?;
    walk.fill("#paper", "12-CV/TU")?;
    walk.press("main form.stack button")?;
    walk.arrive("/people?requested=1")?;
    walk.go("/people?stands=lacks&col=unit&col=theory&col=missing")?;
    walk.press("main > details summary")?;
    walk.fill("#list-name", "Thiếu lý luận")?;
    walk.press("main > details form button")?;
    walk.driver.find(".saved a")?;
    walk.look("people-saved")?;
    walk.go("/due")?;
    walk.look("due")?;
    walk.go("/people")?;
    let name = walk.driver.text("tbody th a")?;
    walk.fill("#q", &plain(&name))?;
    walk.press(".filters .go button")?;
    walk.arrive("/people?q=")?;
    walk.says("find", "tbody th a", &name)?;
    walk.look("people-found")?;
    walk.press("tbody th a")?;
    walk.arrive("/people/")?;
    walk.says("find", "h1", &name)?;
    walk.look("person")?;
    walk.go("/units")?;
    walk.look("units")
}

/// The first programme of the list to choose from.
fn first_programme(walk: &Walk<'_>) -> Result<String> {
    walk.driver.attribute(&walk.driver.find("#programme option:nth-child(2)")?, "value")
}

/// A name as somebody types it who does not bother with marks.
fn plain(name: &str) -> String {
    let letter = |c: char| -> char {
        const FAMILIES: [(&str, char); 7] = [
            ("àáảãạăằắẳẵặâầấẩẫậ", 'a'),
            ("èéẻẽẹêềếểễệ", 'e'),
            ("ìíỉĩị", 'i'),
            ("òóỏõọôồốổỗộơờớởỡợ", 'o'),
            ("ùúủũụưừứửữự", 'u'),
            ("ỳýỷỹỵ", 'y'),
            ("đ", 'd'),
        ];
        FAMILIES.iter().find(|(family, _)| family.contains(c)).map_or(c, |(_, plain)| *plain)
    };
    name.to_lowercase().chars().map(letter).collect()
}

/// A birth date is corrected: a slip is told at its field, then it is saved and stands in the log.
fn correct(walk: &mut Walk<'_>, _: &Office) -> Result<()> {
    walk.sign_in("province")?;
    walk.go("/people")?;
    walk.press("tbody th a")?;
    walk.arrive("/people/")?;
    walk.press("main a[href$='/correct']")?;
    walk.driver.find("[id^=particulars-][id$=-birth]")?;
    walk.look("correct")?;
    walk.fill("[id^=particulars-][id$=-birth]", "31/02/1980")?;
    walk.press("details[open] .go button:first-child")?;
    walk.driver.find("[aria-invalid]")?;
    walk.look("correct-slips")?;
    walk.fill("[id^=particulars-][id$=-birth]", "28/02/1980")?;
    walk.fill("[id^=particulars-][id$=-why]", "Giấy khai sinh số 12")?;
    // The session is over when the form is sent: whoever signs in again gets it back, and nothing was lost.
    walk.driver.devtools("Network.clearBrowserCookies", serde_json::json!({}))?;
    walk.press("details[open] .go button:first-child")?;
    walk.driver.find("input[name=typed]")?;
    walk.look("session-ended")?;
    walk.fill("#account", "province")?;
    walk.fill("#password", &walk.passwords["province"].clone())?;
    walk.press("main button")?;
    walk.driver.find("main input[name=key]")?;
    walk.says("brought-back", "main", "Giấy khai sinh số 12")?;
    walk.look("brought-back")?;
    walk.press("main form button")?;
    walk.driver.find("main .facts")?;
    walk.says("correct", "main .facts", "1980")?;
    walk.look("corrected")
}

/// Whether somebody may be appointed, and a paper that says so for ever.
fn eligibility(walk: &mut Walk<'_>, _: &Office) -> Result<()> {
    walk.sign_in("province")?;
    walk.go("/people")?;
    walk.press("tbody th a")?;
    walk.arrive("/people/")?;
    walk.choose("#title", "chu-tich-ubnd")?;
    walk.press("main .filters .go button")?;
    walk.driver.find("main .notice")?;
    walk.look("check")?;
    walk.press("main form.stack button")?;
    walk.driver.find("main a[href$='/pdf']")?;
    walk.look("check-kept")
}

/// The province by unit and standard, then a unit by person, then the person.
fn matrix(walk: &mut Walk<'_>, _: &Office) -> Result<()> {
    walk.sign_in("auditor")?;
    walk.go("/review")?;
    walk.look("review")?;
    walk.press("tbody tr:nth-child(2) td a")?;
    walk.arrive("/review?unit=")?;
    walk.look("review-unit")?;
    walk.press("tbody td a")?;
    walk.arrive("/people/")?;
    walk.press("details summary")?;
    walk.look("person-proof")?;
    walk.go("/standards")?;
    walk.look("standards")?;
    walk.press("main li a[href^='/standards/rules/']")?;
    walk.arrive("/standards/rules/")?;
    walk.look("standard")?;
    walk.go("/standards/compare?from=2023-07-01&to=2026-07-01&title=chu-tich-ubnd")?;
    walk.look("standards-compared")
}

/// Two scenarios are planned, held against each other, and one is approved.
fn plan(walk: &mut Walk<'_>, office: &Office) -> Result<()> {
    walk.sign_in("province")?;
    walk.go("/plan")?;
    walk.arrive("/plan/")?;
    walk.look("plan-empty")?;
    walk.press("main a[href$='/needs']")?;
    walk.arrive(&format!("/plan/{}/needs", office.year))?;
    walk.look("needs")?;
    let first = draft(walk, office, &[])?;
    walk.look("draft")?;
    walk.press("main a[href$='/waiting']")?;
    walk.arrive(&format!("{first}/waiting"))?;
    walk.look("waiting")?;
    draft(walk, office, &[("#name", "Bớt kinh phí"), ("#budget", "150.000.000")])?;
    walk.go(&format!("/plan/{}", office.year))?;
    walk.look("plan")?;
    walk.press("form[action$='/compare'] button")?;
    walk.arrive(&format!("/plan/{}/compare", office.year))?;
    walk.look("compare")?;
    walk.go(&first)?;
    approve(walk, "12-KH/TU")?;
    walk.look("approved")
}

/// Makes a draft and opens it; its address.
fn draft(walk: &mut Walk<'_>, office: &Office, fields: &[(&str, &str)]) -> Result<String> {
    walk.go(&format!("/plan/{}", office.year))?;
    walk.choose("#effort", "quick")?;
    if !fields.is_empty() {
        walk.press("form.stack details summary")?;
    }
    for (field, text) in fields {
        walk.fill(field, text)?;
    }
    walk.press("form.stack button")?;
    opened(walk, office)
}

/// Waits for a plan that is being made, and opens it.
fn opened(walk: &mut Walk<'_>, office: &Office) -> Result<String> {
    walk.arrive("/plan/jobs/")?;
    walk.wait_over()?;
    let link = format!("main .notice a[href^='/plan/{}/']", office.year);
    walk.press(&link)?;
    walk.arrive(&format!("/plan/{}/", office.year))?;
    walk.path()
}

fn approve(walk: &mut Walk<'_>, document: &str) -> Result<()> {
    walk.fill("#document", document)?;
    walk.press("form[action$='/approve'] button")?;
    walk.driver.find("main .notice code")?;
    walk.says("approve", "main .notice", document)
}

/// Somebody of an approved class falls ill: the plan is made again around it, and approved as an amendment.
fn amend(walk: &mut Walk<'_>, office: &Office) -> Result<()> {
    walk.sign_in("province")?;
    walk.go(&format!("/plan/{}", office.year))?;
    walk.press("main > .notice a")?;
    walk.driver.find("main .notice code")?;
    let class = format!("tbody a[href^='/plan/{}/']", office.year);
    walk.press(&class)?;
    walk.driver.find("tbody select")?;
    walk.look("class")?;
    walk.choose("tbody tr:first-child select", "aside:Health")?;
    walk.press("main form .go button")?;
    opened(walk, office)?;
    walk.look("amended")?;
    walk.press("main a[href*='/compare?one=']")?;
    walk.arrive(&format!("/plan/{}/compare", office.year))?;
    walk.look("amended-compare")?;
    walk.press("thead th:last-child a")?;
    walk.driver.find("#document")?;
    approve(walk, "13-KH/TU")
}

/// What may be known is published, and seen by somebody who is not signed in.
fn disclose(walk: &mut Walk<'_>, office: &Office) -> Result<()> {
    walk.sign_in("province")?;
    walk.go(&format!("/plan/{}/disclose", office.year))?;
    walk.look("disclose")?;
    walk.press("main form[method=post] button")?;
    walk.arrive("/public")?;
    walk.press("header form[action='/sign-out'] button")?;
    walk.arrive("/sign-in")?;
    walk.go("/public")?;
    walk.says("disclose", "main", "13-KH/TU")?;
    walk.look("public")
}

/// The officer of a commune sees the own people and nobody else; somebody in it sees the own file.
fn commune(walk: &mut Walk<'_>, office: &Office) -> Result<()> {
    walk.sign_in("commune")?;
    walk.go("/people")?;
    let people = walk.count("tbody tr")?;
    walk.look("commune-people")?;
    walk.sign_in("province")?;
    walk.go("/people")?;
    if people == 0 || people >= walk.count("tbody tr")? {
        walk.faults.push(format!("{}-commune: the commune sees {people} people", walk.name));
    }
    walk.sign_in("commune")?;
    walk.go(&format!("/plan/{}", office.year))?;
    walk.look("commune-plan")?;
    walk.sign_in("person")?;
    walk.go("/my-file")?;
    walk.look("my-file")?;
    let other = if walk.count("html[lang=vi]")? > 0 { "en" } else { "vi" };
    walk.press("header form[action^='/language/'] button")?;
    walk.driver.find(&format!("html[lang={other}] h1"))?;
    walk.look("my-file-other-language")
}
