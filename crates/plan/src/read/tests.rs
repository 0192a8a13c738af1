//! What is written reads back the same; what is wrong is refused with its line; nothing panics.

use proptest::prelude::*;

use super::*;
use crate::cases::{PROVINCE, province, serving, tiny};
use crate::{write_answer, write_problem};

/// The error of the province after a replacement.
fn error(from: &str, to: &str) -> String {
    assert!(PROVINCE.contains(from), "{from}");
    read_problem(PROVINCE.replacen(from, to, 1).as_bytes()).unwrap_err().to_string()
}

#[test]
fn comments_and_blank_lines_say_nothing() {
    let commented = PROVINCE.replace("weeks 6", "\n  # a year\nweeks   6 # six");
    assert_eq!(read_problem(commented.as_bytes()), read_problem(PROVINCE.as_bytes()));
}

#[test]
fn errors_name_the_line_and_what_was_expected() {
    assert_eq!(error("goc-plan 2", "goc-plan 1"), "line 1: expected 2, found 1");
    assert_eq!(error("weeks 6", "weeks six"), "line 2: expected a whole number from 0 to 4294967295, found six");
    assert_eq!(error("weeks 6", "weeks -6"), "line 2: expected a whole number from 0 to 4294967295, found -6");
    assert_eq!(error("course 1 0", "course 2 0"), "line 8: expected 1, found 2");
    assert_eq!(error("courses 3", "courses 4"), "line 10: expected course, found sessions");
    assert_eq!(
        error("0 4 7 2", "0 4 77 2"),
        "line 14: expected full, or weekday digits from 1 to 7, each once, found 77"
    );
    assert_eq!(error("6 any 40", "6 both 40"), "line 20: expected any, full or part, found both");
    assert_eq!(error("any 40", "any 40 1"), "line 20: expected the end of the line, found 1");
    assert_eq!(error("budget -\n", ""), "line 31: expected budget, found the end of the text");
    assert_eq!(error("budget -\n", "budget -\nmore"), "line 32: expected the end of the text, found more");
    let bytes = read_problem(b"goc-plan 2\nweeks \xff").unwrap_err();
    assert_eq!(bytes.to_string(), "line 2: expected UTF-8 text, found other bytes");
}

#[test]
fn a_problem_keeps_the_format() {
    assert_eq!(error("course 0 -", "course 0 1"), "the prerequisites of course 0 lead back to it");
    assert_eq!(error("course 2 -", "course 2 7"), "course 2: 7 is not in 0..=2");
    assert_eq!(error("2 2 full", "2 5 full"), "end of session 1: 7 is not in 1..=6");
    assert_eq!(error("full 1 2 10", "full 3 2 10"), "LOW of session 0: 3 is not in 1..=2");
    assert_eq!(error("person 2 0 0 3", "person 2 9 0 3"), "site of person 2: 9 is not in 0..=1");
    assert_eq!(error("need 0 1 0 6", "need 0 0 0 6"), "person 0 needs course 0 twice");
    assert_eq!(error("group 0 0 0 1 2", "group 0 0 0 1 0"), "group 0 lists person 0 twice");
    assert_eq!(error("set 0 3 *", "set 0 3 8"), "set 0: 8 is not in 0..=2");
    assert_eq!(error("travel 0 5", "travel 0 5 5"), "travel row 0 has 3 costs, 2 sites need 2");
    assert_eq!(
        error("keeps 0", "keeps 1\nkeep 0 2 3 lock"),
        "keep 0 names no need of its person, or a session of another course"
    );
    assert_eq!(error("keeps 0", "keeps 2\nkeep 0 0 0 1\nkeep 0 0 0 2"), "person 0 keeps two places for course 0");
    assert_eq!(error("any 40", "any 9007199254740992"), "the costs add up to more than 9007199254740992");
    let chain = "person 0 needs course 2 and a prerequisite of course 1, but not course 1";
    let text = PROVINCE.replace("course 2 -", "course 2 1").replace("need 0 1 0 6", "need 0 2 0 6");
    assert_eq!(read_problem(text.as_bytes()).unwrap_err().to_string(), chain);
}

#[test]
fn announced_counts_are_not_believed() {
    let text = "goc-plan 2\nweeks 4\nsites 4294967295\ntravel 0\n";
    let told = read_problem(text.as_bytes()).unwrap_err().to_string();
    assert_eq!(told, "line 5: expected travel, found the end of the text");
    assert_eq!(error("weeks 6", "weeks 4000000000"), "weeks 0: 4000000000 is not in 1..=10000");
}

#[test]
fn an_answer_reads_back() {
    let problem = province(&[]);
    let mut answer = Answer {
        solution: serving(&problem, &[(0, 0), (1, 1)]),
        prices: Prices {
            sets: vec![(SetIx(0), 2, 0.1)],
            groups: vec![(GroupIx(0), 1e-7)],
            budget: 0.25,
            seats: vec![(NeedIx(1), SessionIx(2), -2.5)],
        },
        work: Some(12),
        seed: Some(u64::MAX),
        version: Some("goc 0.1.0".to_owned()),
        ..Answer::default()
    };
    answer.solution.bound = Some(61.5);
    let text = write_answer(&problem, &answer);
    assert_eq!(read_answer(&problem, text.as_bytes()), Ok(answer));
}

#[test]
fn an_infeasible_answer_reads_back() {
    let problem = province(&[]);
    let answer = Answer { solution: serving(&problem, &[]), infeasible: true, ..Answer::default() };
    assert_eq!(write_answer(&problem, &answer), "infeasible\n");
    assert_eq!(read_answer(&problem, b"infeasible\n"), Ok(answer));
}

#[test]
fn wrong_answers_name_the_line() {
    let problem = province(&[]);
    let told = |text: &str| read_answer(&problem, text.as_bytes()).unwrap_err().to_string();
    assert_eq!(told("serve 0 2 3"), "line 1: expected a need of the problem, found person 0, course 2");
    assert_eq!(told("serve 0 0 9"), "line 1: expected a session, found 9");
    assert_eq!(told("serve 0 0 0\nserve 0 0 0"), "line 2: expected each need served once, found a need served twice");
    assert_eq!(told("infeasible\nserve 0 0 0"), "line 2: expected either serve lines or infeasible, found both");
    assert_eq!(told("bound inf"), "line 1: expected a finite number, found inf");
    assert_eq!(told("bound 1\nbound 2"), "line 2: expected one such line, found a second");
    assert_eq!(told("price group 0 -1"), "line 1: expected a price of 0 or more, found -1");
    assert_eq!(told("price set 0 6 1"), "line 1: expected a week, found 6");
    assert_eq!(told("price budget 1\nprice budget 1"), "line 2: expected each price once, found a second");
    assert_eq!(told("hello"), "line 1: expected serve, bound, price, infeasible, work, seed or version, found hello");
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_written_reads_back(seed in any::<u64>()) {
        let problem = tiny(seed);
        prop_assert_eq!(read_problem(write_problem(&problem).as_bytes()), Ok(problem));
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let problem = province(&[]);
        let _ = read_problem(&bytes);
        let _ = read_answer(&problem, &bytes);
    }

    #[test]
    fn a_damaged_province_is_read_or_refused(
        at in 0..PROVINCE.len(),
        cut in 0_usize..12,
        word in "[0-9a-z*# \n-]{0,12}",
    ) {
        let mut bytes = PROVINCE.as_bytes().to_vec();
        let end = (at + cut).min(bytes.len());
        bytes.splice(at..end, word.bytes());
        let _ = read_problem(&bytes);
    }

    #[test]
    fn words_of_the_format_are_read_or_refused(
        words in prop::collection::vec(
            prop::sample::select(vec![
                "serve", "price", "set", "group", "seat", "budget", "bound", "infeasible", "work", "seed", "version",
                "0", "1", "2", "3", "-1", "1e308", "nan", "\n",
            ]),
            0..60,
        ),
    ) {
        let _ = read_answer(&province(&[]), words.join(" ").as_bytes());
    }
}
