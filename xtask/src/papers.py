# Opens every paper of a folder with programs that are not ours, and says what is wrong with it, a line each.
#
# argv: the folder; a folder for pictures of the pages

import pathlib
import sys

import docx
import icalendar
import openpyxl
import pypdfium2
from pypdfium2 import raw

FOLDER, PICTURES = map(pathlib.Path, sys.argv[1:3])
WRONG = []


def workbook(path):
    book = openpyxl.load_workbook(path)
    cells = 0
    for sheet in book:
        for row in sheet.iter_rows():
            for cell in row:
                cells += cell.value is not None
                if cell.data_type == "f":
                    WRONG.append(f"{path}: {sheet.title}!{cell.coordinate} is a formula")
    if not cells:
        WRONG.append(f"{path}: nothing is written")
    return f"{len(book.sheetnames)} sheets, {cells} cells"


def letter(path):
    document = docx.Document(path)
    written = "".join(part.text for part in document.paragraphs)
    rows = sum(len(table.rows) for table in document.tables)
    if not written.strip() or not rows:
        WRONG.append(f"{path}: no text or no table")
    return f"{len(document.paragraphs)} paragraphs, {len(document.tables)} tables of {rows} rows"


def pages(path):
    document = pypdfium2.PdfDocument(path)
    for number, page in enumerate(document, 1):
        words = page.get_textpage().get_text_range()
        if not words.strip():
            WRONG.append(f"{path}: page {number} has no text that can be taken out")
        # What somebody lacks is nobody's business at the school and in the unit.
        if "notices" in str(path) and ("tiêu chuẩn" in words.lower() or "standard of" in words.lower()):
            WRONG.append(f"{path}: page {number} tells what somebody lacks")
        for part in page.get_objects(filter=[raw.FPDF_PAGEOBJ_TEXT]):
            if raw.FPDFFont_GetIsEmbedded(raw.FPDFTextObj_GetFont(part.raw)) != 1:
                WRONG.append(f"{path}: page {number} has a font that is not embedded")
                break
        picture = PICTURES / f"{path.relative_to(FOLDER).with_suffix('')}-{number:03}.png".replace("/", "-")
        page.render(scale=1.2).to_pil().save(picture)
    return f"{len(document)} pages"


def calendar(path):
    text = path.read_bytes()
    if any(len(line) > 75 for line in text.split(b"\r\n")):
        WRONG.append(f"{path}: a line has more than 75 octets")
    read = icalendar.Calendar.from_ical(text)
    events = [part for part in read.walk("VEVENT")]
    uids = {str(event["UID"]) for event in events}
    if not events or len(uids) != len(events):
        WRONG.append(f"{path}: no events, or two of one name")
    for event in events:
        begins = event.decoded("DTSTART")
        if str(begins.utcoffset()) != "7:00:00" or event.decoded("DTEND") <= begins:
            WRONG.append(f"{path}: {event['UID']} is at no time in Vietnam")
        if event.errors:
            WRONG.append(f"{path}: {event.errors}")
    return f"{len(events)} events"


PICTURES.mkdir(parents=True, exist_ok=True)
KINDS = {".xlsx": workbook, ".docx": letter, ".pdf": pages, ".ics": calendar}
papers = [path for path in sorted(FOLDER.rglob("*")) if path.suffix in KINDS]
for path in papers:
    print(f"{path.relative_to(FOLDER)}: {KINDS[path.suffix](path)}")
if not papers:
    WRONG.append("no paper was found")
for line in WRONG:
    print(line, file=sys.stderr)
sys.exit(1 if WRONG else 0)
