//! How much of everything a file may have. What is above is refused with a sentence, not read in part.

/// Bytes of a file: the largest list of a province seen has 4 MB; above this it is something else.
pub(crate) const FILE_BYTES_MAX: usize = 50 << 20;

/// Parts of one workbook: a sheet each and a few dozen around them.
pub(crate) const PARTS_MAX: usize = 2_000;

/// All parts that are read, unpacked: a sheet of 100,000 people and 39 columns is 150 MB of XML as a spreadsheet writes
/// it and 450 MB as OpenDocument; it streams through, and is never in memory as a whole.
pub(crate) const UNPACKED_BYTES_MAX: u64 = 640 << 20;

/// Shrinkage of one part: sheets of real lists shrink 5 to 40 times, a bomb a thousand times.
pub(crate) const SHRINKAGE_MAX: u64 = 200;

/// Below this a part may shrink as it likes: a sheet of empty formatted rows does.
pub(crate) const SHRINKAGE_FROM_BYTES: u64 = 8 << 20;

/// Bytes of one piece of markup or text: the longest text of a cell, with every letter escaped, is just below it.
pub(crate) const TOKEN_BYTES_MAX: usize = 1 << 18;

/// Elements within elements: spreadsheets nest a dozen.
pub(crate) const DEPTH_MAX: usize = 64;

/// Rows of a sheet: a whole province's officials, twice over. Spreadsheets allow a million; what lies below and holds
/// nothing is passed over.
pub(crate) const ROWS_MAX: u32 = 200_000;

/// Columns of a sheet: forms have up to a hundred.
pub(crate) const COLUMNS_MAX: u32 = 1_024;

/// Cells of all sheets of a file that hold something: 100,000 people with 39 columns are half of it.
pub(crate) const CELLS_MAX: usize = 8_000_000;

/// Characters of one cell: more than a spreadsheet allows.
pub(crate) const TEXT_CHARACTERS_MAX: usize = 32_767;

/// Bytes of all different texts: half of what a hostile file is allowed to cost.
pub(crate) const TEXT_BYTES_MAX: usize = 128 << 20;

/// Merged blocks of all sheets: a form merges a few hundred.
pub(crate) const MERGES_MAX: usize = 100_000;

/// Sheets of a file: a sheet for each commune of a province is below it.
pub(crate) const SHEETS_MAX: usize = 256;

/// Styles, fonts, number formats and relations of a file, each: spreadsheets stop at 65,490.
pub(crate) const STYLES_MAX: usize = 66_000;

/// Bytes of a font's name: systems stop at 64 letters.
pub(crate) const FONT_BYTES_MAX: usize = 256;
