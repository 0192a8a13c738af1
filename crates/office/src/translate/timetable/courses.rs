//! A module as courses of the engine: divided among lecturers, and its exam.

use cadre::school::{MeetingKind, Module, Programme, Teaching};

/// A part of a module.
#[derive(Clone, Copy)]
pub(super) struct Part {
    pub(super) kind: MeetingKind,
    /// From 1.
    pub(super) number: u32,
    pub(super) sessions: u32,
    pub(super) lessons: u32,
}

impl Part {
    /// The exam: half a day, watched over by whoever is free.
    pub(super) const EXAM: Part = Part { kind: MeetingKind::Exam, number: 1, sessions: 1, lessons: 0 };
}

/// The parts of a module: as few as its length allows, of about the same length. Field study is one.
pub(super) fn parts(teaching: &Teaching, module: &Module) -> Vec<Part> {
    let sessions = teaching.sessions(module.lessons);
    if module.field {
        return vec![Part { kind: MeetingKind::Field, number: 1, sessions, lessons: module.lessons }];
    }
    let count = sessions.div_ceil(teaching.sessions_per_lecturer);
    let share = |whole: u32, at: u32| whole * (at + 1) / count - whole * at / count;
    let part = |at: u32| Part {
        kind: MeetingKind::Lesson,
        number: at + 1,
        sessions: share(sessions, at),
        lessons: share(module.lessons, at),
    };
    (0..count).map(part).collect()
}

/// A programme that names no modules, as one module that nobody in particular teaches.
pub(super) fn whole(programme: &Programme) -> Vec<Module> {
    let module = |lessons| Module {
        code: programme.code.0.clone(),
        name: programme.name.clone(),
        lessons,
        faculty: String::new(),
        exam: None,
        after: Vec::new(),
        block: false,
        field: false,
    };
    programme.lessons.map(module).into_iter().collect()
}
