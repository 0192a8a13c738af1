//! The formats as people write them, the slips they make, and whatever else a file can hold.

use proptest::prelude::*;

use super::*;
use crate::check::check;

const CTT: &str = "Name: Toy\nCourses: 4\nRooms: 3\nDays: 5\nPeriods_per_day: 4\nCurricula: 2\nConstraints: 2\n\nCOURSES:\n\
SceCosC Ocra 3 3 30\nArcTec Indaco 3 2 42\nTecCos Rosa 5 4 40\nGeotec Scarlatti 5 4 18\n\nROOMS:\nrA 32\nrB\t50\nrC 40\n\n\
CURRICULA:\nCur1 3 SceCosC ArcTec TecCos\nCur2 2 TecCos Geotec\n\nUNAVAILABILITY_CONSTRAINTS:\nTecCos 2 0\nArcTec 4 3\n\nEND.\n";

const ECTT: &str = "Name: Toy\nCourses: 1\nRooms: 2\nDays: 2\nPeriods_per_day: 3\nCurricula: 1\nMin_Max_Daily_Lectures: 2 3\n\
UnavailabilityConstraints: 1\nRoomConstraints: 1\n\nCOURSES:\nc0 t0 2 2 30 1\nROOMS:\nrA 32 1\nrB 50 0\nCURRICULA:\nq0 1 c0\n\
UNAVAILABILITY_CONSTRAINTS:\nc0 1 2\nROOM_CONSTRAINTS:\nc0 rA\nEND.\n";

#[test]
fn both_forms_are_read() {
    let problem = read_problem(CTT.as_bytes()).unwrap();
    assert_eq!((problem.sessions(), problem.periods(), problem.rooms[1].seats), (16, 20, 50));
    assert_eq!(problem.courses[2].closed, [8]);
    assert_eq!(problem.cohorts[1].courses, [2, 3]);
    let windows = CTT.replace('\n', "  \r\n");
    assert_eq!(read_problem(windows.as_bytes()).unwrap(), problem);
    assert_eq!(read_problem(format!("\u{feff}{CTT}").as_bytes()).unwrap(), problem);
    let extended = read_problem(ECTT.as_bytes()).unwrap();
    assert_eq!((extended.courses[0].closed.as_slice(), extended.rooms.len()), ([5].as_slice(), 2));
}

#[test]
fn a_slip_is_named_with_its_line() {
    let slips = [
        (
            "SceCosC Ocra 3 3 30",
            "SceCosC Ocra three 3 30",
            "line 10: expected a whole number from 0 to 100000, found three",
        ),
        ("rA 32", "rA -32", "line 16: expected a whole number from 0 to 100000, found -32"),
        ("ArcTec Indaco", "SceCosC Indaco", "line 11: SceCosC stands among the courses already"),
        ("Cur2 2 TecCos Geotec", "Cur2 2 TecCos Geotek", "line 22: Geotek is not among the courses of the problem"),
        ("TecCos 2 0", "TecCos 7 0", "line 25"),
        ("Rooms: 3", "Rooms: 4", "line 20: expected"),
        ("Rooms: 3", "Rooms: 0", "line 16: expected CURRICULA:"),
        ("Courses: 4", "Courses: 1000000", "line 2: expected"),
        ("Days: 5", "Days: 0", ""),
        ("Constraints: 2", "", "constraints"),
    ];
    for (right, wrong, says) in slips {
        assert!(CTT.contains(right), "{right}");
        let slip = read_problem(CTT.replacen(right, wrong, 1).as_bytes()).unwrap_err().to_string();
        assert!(slip.contains(says), "{wrong}: {slip}");
    }
    let nothing = "Name: x\nCourses: 0\nRooms: 0\nDays: 1\nPeriods_per_day: 1\nCurricula: 0\nConstraints: 0\nCOURSES:\nROOMS:\n\
                   CURRICULA:\nUNAVAILABILITY_CONSTRAINTS:\nEND.\n";
    assert!(read_problem(nothing.as_bytes()).unwrap_err().to_string().contains("there are no rooms"));
    assert!(read_problem(b"").is_err() && read_problem(&[0xff, 0xfe]).is_err());
}

#[test]
fn a_solution_reads_back_as_it_was_written() {
    let problem = read_problem(CTT.as_bytes()).unwrap();
    let text = "SceCosC rB 0 0\nSceCosC rB 1 1\nArcTec rB 0 1\n";
    let timetable = read_timetable(&problem, text.as_bytes()).unwrap();
    assert_eq!(write_timetable(&problem, &timetable), text);
    let checked = check(&problem, &timetable).unwrap();
    assert_eq!(checked.score().unplaced, 13);
    for (wrong, says) in [
        ("NoCourse rB 0 0\n", "line 1: NoCourse is not among the courses"),
        ("SceCosC rZ 0 0\n", "line 1: rZ is not among the rooms"),
        ("SceCosC rB 5 0\n", "line 1"),
        ("SceCosC rB 0\n", "line 1"),
        ("ArcTec rB 0 0\nArcTec rB 0 1\nArcTec rB 0 2\nArcTec rB 0 3\n", "line 4"),
    ] {
        let slip = read_timetable(&problem, wrong.as_bytes()).unwrap_err().to_string();
        assert!(slip.contains(says), "{wrong}: {slip}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    /// Whatever changes in a file, it is read or refused, and what is read can be judged.
    #[test]
    fn nothing_panics(
        cuts in prop::collection::vec((any::<prop::sample::Index>(), 0_usize..6, "[ -~\n\t]{0,6}"), 1..5),
        extended in any::<bool>(),
    ) {
        let mut text = if extended { ECTT.to_owned() } else { CTT.to_owned() };
        for (at, length, instead) in cuts {
            let from = at.index(text.len());
            let to = (from + length).min(text.len());
            text.replace_range(from..to, &instead);
        }
        if let Ok(problem) = read_problem(text.as_bytes()) {
            let _ = crate::impossible(&problem);
            if let Ok(timetable) = read_timetable(&problem, b"c0 rA 0 0\nTecCos rC 1 1") {
                let _ = check(&problem, &timetable);
            }
        }
    }

    #[test]
    fn no_bytes_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        let _ = read_problem(&bytes);
        if let Ok(problem) = read_problem(CTT.as_bytes()) {
            let _ = read_timetable(&problem, &bytes);
        }
    }
}
