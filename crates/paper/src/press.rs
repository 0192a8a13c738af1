//! The press: the one file that knows typst.
//!
//! It sees one template and one text of input, no other file, no clock, no network. Fonts come with the program.

use std::sync::OnceLock;

use thiserror::Error;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Dict, Duration, Str, Value};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_kit::fonts::FontStore;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Why a paper could not be printed.
#[derive(Debug, Error)]
pub enum PaperError {
    /// The template does not take what it was given; a mistake of the program.
    #[error("the template of {paper} failed: {reason}")]
    Template {
        /// Which paper.
        paper: &'static str,
        /// What the printer said.
        reason: String,
    },
    /// What must be one page is more, however much is left out.
    #[error("{paper} does not fit on one page")]
    TooLong {
        /// Which paper.
        paper: &'static str,
    },
}

/// A template with its name. Names are few and fixed: the printer never forgets one.
pub(crate) struct Template {
    /// Which paper it sets.
    pub(crate) paper: &'static str,
    /// Its text.
    pub(crate) text: &'static str,
}

/// A set paper, before it is printed.
pub(crate) struct Proof {
    paper: &'static str,
    document: PagedDocument,
}

/// Sets a template with its input, which the template reads as JSON and never as markup.
pub(crate) fn set(template: &Template, input: String) -> Result<Proof, PaperError> {
    let paper = template.paper;
    let mut inputs = Dict::new();
    inputs.insert(Str::from("page"), Value::Str(Str::from(input)));
    let desk =
        Desk { library: LazyHash::new(Library::builder().with_inputs(inputs).build()), source: source(template) };
    let set = typst::compile::<PagedDocument>(&desk);
    // What was remembered of this paper is of no use to the next.
    typst::comemo::evict(0);
    let document = set.output.map_err(|errors| failed(paper, &errors))?;
    Ok(Proof { paper, document })
}

impl Proof {
    /// How many pages it has.
    pub(crate) fn pages(&self) -> usize {
        self.document.pages().len()
    }

    /// Prints it as PDF/A-2b. The same paper gives the same bytes: no time is written into it.
    pub(crate) fn print(&self) -> Result<Vec<u8>, PaperError> {
        let paper = self.paper;
        let standards = PdfStandards::new(&[PdfStandard::A_2b])
            .map_err(|error| PaperError::Template { paper, reason: error.message().to_string() })?;
        let options = PdfOptions { standards, ..PdfOptions::default() };
        typst_pdf::pdf(&self.document, &options).map_err(|errors| failed(paper, &errors))
    }
}

fn failed(paper: &'static str, errors: &[SourceDiagnostic]) -> PaperError {
    let reasons: Vec<&str> = errors.iter().map(|error| error.message.as_str()).collect();
    PaperError::Template { paper, reason: reasons.join("; ") }
}

fn source(template: &Template) -> Source {
    let path = VirtualPath::new(format!("/{}.typ", template.paper)).expect("names of templates are plain words");
    Source::new(FileId::new(RootedPath::new(VirtualRoot::Project, path)), template.text.to_owned())
}

/// Fonts are read once: it takes longer than a page.
fn fonts() -> &'static FontStore {
    static FONTS: OnceLock<FontStore> = OnceLock::new();
    FONTS.get_or_init(|| {
        let mut fonts = FontStore::new();
        fonts.extend(typst_kit::fonts::embedded());
        fonts
    })
}

/// The world as the printer sees it.
struct Desk {
    library: LazyHash<Library>,
    source: Source,
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &self.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        fonts().book()
    }

    fn main(&self) -> FileId {
        self.source.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.source.id() { Ok(self.source.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, _: FileId) -> FileResult<Bytes> {
        Err(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        fonts().font(index)
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}
