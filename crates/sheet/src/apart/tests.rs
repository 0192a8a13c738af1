//! Processes that are no readers, and what a reader answers.

use std::time::Instant;

use super::*;

/// Asks a program that is no reader.
fn ask_other(program: &str, argument: &str, bytes: &[u8]) -> Result<Book, Refusal> {
    let mut command = Command::new(program);
    command.arg(argument);
    ask(command, bytes, Duration::from_millis(300))
}

#[test]
fn a_process_that_dies_or_babbles_has_met_a_file_that_is_too_hard() {
    let bytes = vec![b'P'; 1 << 20];
    for (program, argument) in [("/bin/false", ""), ("/bin/cat", "-"), ("/no/such/program", ""), ("/bin/true", "")] {
        assert_eq!(ask_other(program, argument, &bytes), Err(Refusal::TooHard), "{program}");
    }
}

#[test]
fn a_process_that_takes_too_long_is_ended_even_when_it_reads_nothing() {
    let begin = Instant::now();
    assert_eq!(ask_other("/bin/sleep", "60", &vec![0; 8 << 20]), Err(Refusal::TooHard));
    assert!(begin.elapsed() < Duration::from_secs(30));
}

#[test]
fn an_answer_is_a_book_or_a_refusal() {
    let ask = |bytes: &[u8]| {
        let mut output = Vec::new();
        answer("a.csv", bytes, &mut output).unwrap();
        output
    };
    let book = ask(b"a;b\n");
    assert_eq!(book[0], IS_BOOK);
    assert_eq!(wire::read(&book[1..]), Some(open::read("a.csv", b"a;b\n").unwrap()));
    assert_eq!(ask(b""), [&[IS_REFUSAL], &Refusal::Empty.to_bytes()[..]].concat());
}

#[test]
fn plain_texts_are_read_here() {
    let apart = Reader::Apart { program: "/no/such/program".into() };
    assert!(apart.open("a.csv", b"a;b\n").is_ok());
    assert_eq!(apart.open("a.xlsx", b"PK\x03\x04"), Err(ImportMessage::TooHard));
    assert_eq!(Reader::Here.open("a.xlsx", b"PK\x03\x04"), Err(ImportMessage::Broken));
}
