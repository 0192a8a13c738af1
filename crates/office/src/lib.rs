//! What is done. One file per act, and each act is the same story: load, authorise, decide, save, show.
//!
//! An act takes the [`Office`] it is done in, the [`Actor`] who does it and what is asked; it answers with a value that
//! carries its reasons, or with a [`No`]. The command line and the web pages share these acts; neither sees the store.
//!
//! ```text
//! import ─► review ─► plan_year ─► papers
//!              │          │
//!              └ cadre    └ translate ─► engine ─► check ─► translate
//! ```

mod acts;
mod memory;
mod no;
mod room;
mod rules;
mod rules_page;
mod search;
mod spoken;
mod translate;

pub use acts::accounts::{NewAccount, accounts, end_account, put_account};
pub use acts::batches::{Batch, batches, undo_import};
pub use acts::correct::{AskCorrect, LogLine, Logged, correct, person_log};
pub use acts::dashboard::{DashboardShown, dashboard};
pub use acts::disclose::{AskDisclose, disclose_plan, disclosed};
pub use acts::export::{Exported, ExportedPlanned, ExportedPost, asked_forms, export, exported_list};
pub use acts::import::{
    AskReport, DifferenceShown, Fix, Import, ImportShown, Imported, Incoming, Repair, SchoolTaken, Spoken, Staged,
    TableShown, cause_books, column_codes, fixes, import, import_again, import_file, import_report, keep_files,
    mapping_of,
};
pub use acts::jobs::{
    Answer, ImportTask, JobShown, Kept, Kind, PlanTask, Progress, Task, Worker, ask_job, do_again, job, jobs, stop_job,
    work,
};
pub use acts::migrate::{Migrated, migrate};
pub use acts::needs::{NeedsShown, needs};
pub use acts::papers::eligibility::{AskCertify, Certified, certified, certified_file, certify};
pub use acts::papers::{AskPapers, Issuer, PaperFile, PaperKind, Papers, papers, review_paper};
pub use acts::people::{AskPeople, People, PersonFile, people, person_file, reveal_number};
pub use acts::people_book::{columns_seen, people_book};
pub use acts::plan_year::drafts::{
    Approval, ApprovePlan, DraftShown, Drafts, approve_plan, plan_draft, plan_drafts, plan_open, plan_years,
};
pub use acts::plan_year::{
    Marks, PlanYear, Planned, SeatsMissing, WORK as PLAN_WORK, Way, plan_marks, plan_problem, plan_year,
};
pub use acts::reorganise::{AskReorganise, Rearranged, Then, reorganise};
pub use acts::request_study::{AskRequest, request_study};
pub use acts::review::{AskReview, Reviewed, UnitReviewed, review, review_unit};
pub use acts::review_book::review_book;
pub use acts::rule_change::{AskRuleChange, Changed, rule_change, rules_between};
pub use acts::saved_lists::{remove_list, save_list, saved_lists};
pub use acts::school_form::school_form;
pub use acts::sign_in::{SignedIn, sign_in, sign_out, signed_in, speak};
pub use acts::standards::{RuleShown, StandardsShown, standard_shown, standards_shown};
pub use acts::summary::summary;
pub use acts::timetable_papers::{Lesson, Lessons, lessons, timetable_papers};
pub use acts::timetable_suggest::{OtherPlace, timetable_suggest};
pub use acts::timetable_year::{TimetableYear, Timetabled, timetable_year};
pub use acts::tokens::{NewToken, end_token, put_token, token_bearer, tokens};
pub use acts::verify::{Verified, verify};
pub use acts::why::{AskWhy, Why, why};
pub use cadre::access::{Act, Actor, Role};
pub use no::{Fault, No, Refusal};
pub use room::{Moment, Office, SoFar, Step, Watch, in_vietnam};
pub use rules::{PackText, Rules};
pub use rules_page::rules_page;
pub use search::{End, Search, amend_plan, search_plan, search_timetable};
pub use sheet::{COMMAND as READ_WORKBOOK, Mapping, Problem, Reader, Shape, serve as read_workbook};
pub use spoken::{TimetableWords, field_name, shown};
pub use store::DATABASE_VERSION;
pub use store::saved_list::SavedList;
