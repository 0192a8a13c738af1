//! Texts as offices wrote them before Unicode.

use std::collections::HashMap;

use proptest::prelude::*;

use super::page::{byte, only};
use super::*;

/// The letters with marks, small: 67 of them, and as many capitals.
const SMALL: &str = "àảãáạăằẳẵắặâầẩẫấậèẻẽéẹêềểễếệìỉĩíịòỏõóọôồổỗốộơờởỡớợùủũúụưừửữứựỳỷỹýỵđ";

/// The same letters and in the same order as VNI writes them.
const VNI: &str = "aø aû aõ aù aï aê aè aú aü aé aë aâ aà aå aã aá aä eø eû eõ eù eï eâ eà eå eã eá eä ì æ ó í ò \
                   oø oû oõ où oï oâ oà oå oã oá oä ô ôø ôû ôõ ôù ôï uø uû uõ uù uï ö öø öû öõ öù öï yø yû yõ yù î ñ";

const NAMES: &str = "Nguyễn Văn An|Trần Thị Ánh|Lê Hữu Phước|Phạm Ngọc Thúy|Đặng Quốc Bảo|Võ Minh Trường|Bùi Xuân Hạnh|\
                     Đỗ Đức Thắng|Hoàng Kim Phượng|Lò Văn Ín|Giàng A Páo|Vũ Thế Kỷ|Ngô Thùy Dương|Huỳnh Tấn Lộc|\
                     Đinh Công Sỹ|Trịnh Hoài Đức|Lương Mỹ Duyên|Quàng Thị Xuyến|Nông Quý Hợi|Phan Diệu Huyền";

const POSTS: &str = "Bí thư Đảng ủy|CT UBND|Phó Chủ tịch HĐND xã|Trưởng phòng Tổ chức - Hành chính|ĐH|Th.s Kinh tế|12/3/1985|\
                     Kế hoạch – Tài chính|Chánh Văn phòng|Văn thư";

fn letters() -> Vec<char> {
    SMALL.chars().chain(SMALL.chars().flat_map(char::to_uppercase)).collect()
}

/// What an encoding writes for each letter; TCVN3 writes the small letter for a capital that it has not.
fn codes(encoding: Encoding) -> HashMap<char, String> {
    if encoding == Encoding::Vni {
        let small = SMALL.chars().zip(VNI.split_whitespace().map(str::to_owned));
        return small.flat_map(|(letter, code)| [(capital(letter), code.to_uppercase()), (letter, code)]).collect();
    }
    let mut codes: HashMap<char, String> =
        ('\0'..='\u{FF}').filter_map(|sign| Some((table::letter(encoding, sign)?, sign.to_string()))).collect();
    for letter in SMALL.chars().filter(|_| encoding == Encoding::Tcvn3) {
        let code = codes[&letter].clone();
        codes.entry(capital(letter)).or_insert(code);
    }
    codes
}

fn capital(letter: char) -> char {
    letter.to_uppercase().next().unwrap()
}

fn encoded(text: &str, encoding: Encoding) -> String {
    let codes = if encoding == Encoding::Unicode { HashMap::new() } else { codes(encoding) };
    text.chars().map(|letter| codes.get(&letter).cloned().unwrap_or(letter.to_string())).collect()
}

/// The same bytes as Vietnamese Windows shows them.
fn through_vietnamese(text: &str) -> String {
    let shown: HashMap<u8, char> =
        ['Ă', '\u{300}', 'Đ', '\u{309}', 'Ơ', 'Ư', '\u{303}', 'ă', '\u{301}', 'đ', '\u{323}', 'ơ', 'ư', '₫']
            .into_iter()
            .map(|sign| (byte(sign).unwrap(), sign))
            .collect();
    text.chars().map(|sign| byte(sign).and_then(|byte| shown.get(&byte)).copied().unwrap_or(sign)).collect()
}

fn check(encoding: Encoding, written: &str, text: &str) {
    assert_eq!(decode(written, encoding), text, "{written:?} in {encoding}");
}

#[test]
fn every_letter_comes_back() {
    assert_eq!(letters().len(), 134);
    for encoding in [Encoding::Vni, Encoding::Vps, Encoding::Viscii] {
        let codes = codes(encoding);
        assert_eq!(codes.len(), 134, "{encoding}");
        for letter in letters() {
            check(encoding, &codes[&letter], &letter.to_string());
        }
    }
    let codes = codes(Encoding::Tcvn3);
    for letter in SMALL.chars().chain("ĂÂÊÔƠƯĐ".chars()) {
        check(Encoding::Tcvn3, &codes[&letter], &letter.to_string());
        check(Encoding::Tcvn3, &through_vietnamese(&codes[&letter]), &letter.to_string());
    }
}

#[test]
fn no_byte_is_two_letters() {
    for (encoding, count) in [(Encoding::Tcvn3, 74), (Encoding::Vps, 134), (Encoding::Viscii, 134)] {
        let mut letters: Vec<char> = ('\0'..='\u{FF}').filter_map(|sign| table::letter(encoding, sign)).collect();
        letters.sort_unstable();
        letters.dedup();
        assert_eq!(letters.len(), count, "{encoding}");
        assert!(letters.iter().all(|letter| !letter.is_ascii()));
    }
}

#[test]
fn a_capital_that_tcvn3_has_not_is_written_in_two_ways() {
    for (written, text) in [
        ("Aµ", "À"),
        ("¡¾n", "Ắn"),
        ("A¸nh", "Ánh"),
        ("§ç ThÞ ¸nh", "Đỗ Thị ánh"),
        ("NGUYÔN V¡N AN", "NGUYỄN VĂN AN"),
        ("¸NH", "ÁNH"),
        ("Lý V¡N Hµ", "LÝ VĂN HÀ"),
        ("Lý Hµ", "Lý Hà"),
        ("UBND x· §¹i L·nh", "UBND xã Đại Lãnh"),
        ("TØNH §oµn", "TỈNH Đoàn"),
        ("nguyÔn v¨n an", "nguyễn văn an"),
    ] {
        check(Encoding::Tcvn3, written, text);
    }
}

#[test]
fn words_of_each_encoding() {
    check(Encoding::Tcvn3, "TiÕng ViÖt, M\u{AD}êng Kh\u{AD}¬ng, B¸t X¸t", "Tiếng Việt, Mường Khương, Bát Xát");
    check(Encoding::Tcvn3, "Tru\u{301}ng \u{300}", "Truỡng è");
    check(Encoding::Vni, "Tieáng Vieät, Ñaëng Höõu Phöôùc", "Tiếng Việt, Đặng Hữu Phước");
    check(Encoding::Vni, "NGUYEÃN THÒ AÙnh, Aùnh, aÙ, Yeán", "NGUYỄN THỊ Ánh, Ánh, á, Yến");
    check(Encoding::Viscii, "Ti\u{AA}ng Vi\u{AE}t", "Tiếng Việt");
    check(Encoding::Vps, "Ti‰ng ViŒt, \u{1}, \u{2}i", "Tiếng Việt, \u{1}, Ại");
}

#[test]
fn unicode_is_composed_and_its_bars_are_one() {
    check(Encoding::Unicode, "Nguye\u{302}\u{303}n Thi\u{323}", "Nguyễn Thị");
    check(Encoding::Unicode, "Ðặng, ðại, Ɖỗ", "Đặng, đại, Đỗ");
    for encoding in Encoding::ALL {
        check(encoding, "Nguyễn Văn Hùng – H'Hen Niê", "Nguyễn Văn Hùng – H'Hen Niê");
        check(encoding, "Nguyen Van An, 12/3\n", "Nguyen Van An, 12/3\n");
    }
}

#[test]
fn fonts_tell_the_encoding() {
    let (tcvn3, vni, vps) = (Encoding::Tcvn3, Encoding::Vni, Encoding::Vps);
    for (font, encoding, capitals) in [
        (".VnTime", tcvn3, Capitals::AsWritten),
        ("\\.VnTimeH", tcvn3, Capitals::All),
        (".vnarial narrowh", tcvn3, Capitals::All),
        (" '.VnArial' ", tcvn3, Capitals::AsWritten),
        ("VNI-Times", vni, Capitals::AsWritten),
        ("VNI Helve", vni, Capitals::AsWritten),
        ("VPS Times", vps, Capitals::AsWritten),
    ] {
        assert_eq!(of_font(font), Some((encoding, capitals)), "{font}");
    }
    for font in ["Times New Roman", "Arial", "Calibri", "VnTimes", "VNIxyz", "", "\\", "UVN Van"] {
        assert_eq!(of_font(font), None, "{font}");
    }
}

#[test]
fn codes_read_back() {
    for encoding in Encoding::ALL {
        assert_eq!(encoding.to_string().parse(), Ok(encoding));
        assert_eq!(serde_json::to_string(&encoding).unwrap(), format!("\"{encoding}\""));
    }
    assert_eq!(Encoding::of_code("TCVN3"), Some(Encoding::Tcvn3));
    assert_eq!("utf-8".parse::<Encoding>(), Err(UnknownEncoding));
}

fn check_vote<T: AsRef<str>>(column: &[T], encoding: Encoding, sure: bool) {
    let found = vote(column.iter().map(AsRef::as_ref));
    let shown: Vec<&str> = column.iter().map(AsRef::as_ref).collect();
    assert_eq!((found.encoding, found.sure), (encoding, sure), "{found:?} for {shown:?}");
}

#[test]
fn a_column_finds_its_encoding() {
    for list in [NAMES, &NAMES.to_uppercase(), &NAMES.to_lowercase(), POSTS] {
        for encoding in Encoding::ALL {
            let column: Vec<String> = list.split('|').map(|text| encoded(text, encoding)).collect();
            check_vote(&column, encoding, true);
            if matches!(encoding, Encoding::Tcvn3 | Encoding::Vni) {
                let column: Vec<String> = column.iter().map(|text| through_vietnamese(text)).collect();
                check_vote(&column, encoding, true);
            }
        }
    }
    let apart: Vec<String> = NAMES.split('|').map(|name| name.nfd().collect()).collect();
    check_vote(&apart, Encoding::Unicode, true);
}

#[test]
fn nothing_speaks_against_unicode() {
    check_vote::<&str>(&[], Encoding::Unicode, true);
    check_vote(&["Nguyen Van An", "CT UBND", "Th.s", "12/3/1985", "–", "•", "½"], Encoding::Unicode, true);
    check_vote(&["H'Hen Niê", "Y Bhăm", "Đăk Lăk"], Encoding::Unicode, true);
    check_vote(&["ĐH", "CĐ", "ThS", "37 °C"], Encoding::Unicode, true);
    check_vote(&["Nam", "Nữ"], Encoding::Unicode, true);
    check_vote(&["李明", "Иван"], Encoding::Unicode, true);
}

#[test]
fn too_few_words_are_not_sure() {
    // Phúc, and Nam and Nữ, in TCVN3.
    check_vote(&["Phóc"], Encoding::Unicode, false);
    check_vote(&["Nam", "N÷"], Encoding::Tcvn3, false);
    // Right in Unicode and, as Lờ Hựng, in TCVN3.
    check_vote(&["Lê Hùng"], Encoding::Unicode, false);
}

#[test]
fn other_languages_and_broken_texts_are_never_converted_surely() {
    for column in [
        &["François Müller", "Éric Lefèvre", "José Núñez", "Zoë"],
        &["Größe", "Straße", "Köln", "Übung"],
        &["Nguyá»…n VÄƒn An", "Tráº§n Thá»‹", "LÃª", "BÃ¬nh"],
    ] {
        assert!(!vote(column.iter().copied()).sure, "{column:?}");
    }
}

#[test]
fn a_mixed_column_is_for_each_cell() {
    let legacy = |name| encoded(name, Encoding::Tcvn3);
    let column: Vec<String> =
        NAMES.split('|').enumerate().map(|(at, name)| if at < 3 { name.to_owned() } else { legacy(name) }).collect();
    let found = vote(column.iter().map(String::as_str));
    assert_eq!((found.encoding, found.sure, found.mixed), (Encoding::Tcvn3, false, true));
    for (name, cell) in NAMES.split('|').zip(&column) {
        let encoding = encoding_of(cell, found.encoding).unwrap();
        assert_eq!(decode(cell, encoding).to_lowercase(), name.to_lowercase());
    }
    for (text, other, encoding) in [
        ("Họ và tên", Encoding::Tcvn3, Some(Encoding::Unicode)),
        ("Ghi chú", Encoding::Tcvn3, Some(Encoding::Unicode)),
        ("Nam", Encoding::Tcvn3, Some(Encoding::Unicode)),
        ("Lª Hïng", Encoding::Tcvn3, Some(Encoding::Tcvn3)),
        ("Lê Hùng", Encoding::Tcvn3, None),
        ("Hoàng", Encoding::Vni, None),
    ] {
        assert_eq!(encoding_of(text, other), encoding, "{text} or {other}");
    }
}

#[test]
fn syllables_have_an_onset_a_rhyme_and_a_tone() {
    for word in "nghiêng giếng giết gì gìn quốc quý Quỳnh khuỷu yếu Ý oanh hòa hoà thúy thuý khuya ngoằng Đường kỷ Kạn \
                 xoong của mía rượu Nguyễn ủy"
        .split_whitespace()
    {
        assert!(is_syllable(word), "{word}");
        assert!(is_syllable(&word.nfd().collect::<String>().to_uppercase()), "{word}");
    }
    for word in
        "Nguyôn Niê Bhăm cê ngi ghà hạch̃ tàp bêc aa họat qua\u{300}\u{301} th ngiê iên fa w H' đ".split_whitespace()
    {
        assert!(!is_syllable(word), "{word}");
    }
    assert!(!is_syllable(""));
}

proptest! {
    #[test]
    fn nothing_is_lost_or_panics(text in any::<String>()) {
        for encoding in Encoding::ALL {
            let once = decode(&text, encoding);
            prop_assert_eq!(text.trim().is_empty(), once.trim().is_empty());
            encoding_of(&text, encoding);
        }
        vote(std::iter::once(text.as_str()));
        is_syllable(&text);
    }

    #[test]
    fn unicode_stays_unicode(text in any::<String>()) {
        let once = decode(&text, Encoding::Unicode);
        prop_assert_eq!(decode(&once, Encoding::Unicode), once);
    }

    #[test]
    fn names_come_back(names in proptest::collection::vec(proptest::sample::select(NAMES.split('|').collect::<Vec<_>>()), 1..8)) {
        for encoding in [Encoding::Tcvn3, Encoding::Vni, Encoding::Vps, Encoding::Viscii] {
            for name in &names {
                let back = decode(&encoded(name, encoding), encoding);
                prop_assert_eq!(back.to_lowercase(), name.to_lowercase());
            }
            // Whatever the column, a sure vote is a right one.
            let column: Vec<String> = names.iter().map(|name| encoded(name, encoding)).collect();
            let found = vote(column.iter().map(String::as_str));
            let same = column.iter().all(|text| decode(text, found.encoding) == decode(text, encoding));
            prop_assert!(!found.sure || same, "{:?} for {:?}", found, column);
        }
    }

    #[test]
    fn a_page_is_known_by_its_own_signs(sign in any::<char>()) {
        prop_assert!(only(sign).is_none() || byte(sign).is_some());
    }
}
