//! Lists of names in the order a Vietnamese reader expects.

use proptest::prelude::*;
use unicode_normalization::UnicodeNormalization;

use super::*;

/// Every name comes strictly before the next one.
fn check_names(list: &[&str]) {
    for pair in list.windows(2) {
        assert!(sort_key(pair[0]) < sort_key(pair[1]), "{} before {}", pair[0], pair[1]);
    }
}

fn check_texts(list: &[&str]) {
    for pair in list.windows(2) {
        assert!(text_key(pair[0]) < text_key(pair[1]), "{} before {}", pair[0], pair[1]);
    }
}

fn check_same(names: &[&str]) {
    for name in names {
        assert_eq!(sort_key(name), sort_key(names[0]), "{name} and {}", names[0]);
    }
}

#[test]
fn letters_stand_in_the_order_of_the_alphabet() {
    let alphabet = "a ă â b c d đ e ê f g h i j k l m n o ô ơ p q r s t u ư v w x y z";
    let letters: Vec<&str> = alphabet.split(' ').collect();
    check_texts(&letters);
    // A letter outweighs every tone: a whole word on any tone of a stands before the same word on ă.
    for pair in letters.windows(2) {
        assert!(text_key(&format!("{}\u{323}z", pair[0])) < text_key(&format!("{}a", pair[1])), "{pair:?}");
    }
}

#[test]
fn tones_stand_in_the_order_of_cldr() {
    for row in [
        "a à ả ã á ạ ă ằ ẳ ẵ ắ ặ â ầ ẩ ẫ ấ ậ b",
        "e è ẻ ẽ é ẹ ê ề ể ễ ế ệ f",
        "i ì ỉ ĩ í ị j",
        "o ò ỏ õ ó ọ ô ồ ổ ỗ ố ộ ơ ờ ở ỡ ớ ợ p",
        "u ù ủ ũ ú ụ ư ừ ử ữ ứ ự v",
        "y ỳ ỷ ỹ ý ỵ z",
    ] {
        check_texts(&row.split(' ').collect::<Vec<_>>());
        check_texts(&row.to_uppercase().split(' ').collect::<Vec<_>>());
    }
    check_texts(&["ma", "mà", "mả", "mã", "má", "mạ", "mai", "mài", "mă", "mâ"]);
}

#[test]
fn a_tone_decides_only_between_words_of_the_same_letters() {
    check_names(&["Lê An", "Lê Án", "Lê Anh", "Lê Ánh", "Lê Ân", "Lê Ấn", "Lê Bình"]);
    check_names(&["Lê Thị Hoa", "Lê Thị Hoà", "Lê Thị Hoá", "Lê Thị Hoan", "Lê Thị Hoàn", "Lê Thị Hoàng"]);
    check_names(&["Vũ Dũng", "Vũ Dương", "Vũ Đông", "Vũ Đức"]);
}

#[test]
fn given_name_then_family_name_then_the_words_between() {
    check_names(&[
        "Đỗ Thị An",
        "Lê Văn An",
        "Nguyễn An",
        "Nguyễn Đức An",
        "Nguyễn Thị An",
        "Nguyễn Thị Thu An",
        "Nguyễn Văn An",
        "An Bình",
        "Nguyễn Văn Bình",
        "Lê Đức",
    ]);
}

#[test]
fn fields_never_run_into_each_other() {
    // Glued together these would compare as "anbinh" and "anbi nh", "binhan" and "binhana", and so on.
    check_names(&["Bình An", "An Bình", "An Bi Bình"]);
    check_names(&["Na", "A Na", "Nan", "A Nan"]);
    check_names(&["Binh Anh", "A Binhanh", "An Binhanh"]);
    check_names(&["Lê Hoà", "Lệ Hoà", "Lê Hoàn"]);
    // The tone of a given name outweighs the letters of every family name.
    check_names(&["Vũ An", "Bùi Án"]);
}

#[test]
fn old_and_new_places_of_the_tone_are_one() {
    check_same(&["Trần Thị Hoà", "Trần Thị Hòa"]);
    check_same(&["Trần Thị Thuý", "Trần Thị Thúy"]);
    check_same(&["Lê Khoẻ", "Lê Khỏe"]);
    check_same(&["Lê Thuỷ Hoá", "Lê Thủy Hóa", "LÊ THỦY HOÁ"]);
    check_same(&["Quý", "Qúy"]);
    check_same(&["Của", "Cuả"]);
    for (old, new) in ["òa óa ỏa õa ọa", "òe óe ỏe õe ọe", "ùy úy ủy ũy ụy"]
        .iter()
        .zip(["oà oá oả oã oạ", "oè oé oẻ oẽ oẹ", "uỳ uý uỷ uỹ uỵ"])
        .flat_map(|(old, new)| old.split(' ').zip(new.split(' ')))
    {
        check_same(&[&format!("Lê H{old}"), &format!("Lê H{new}")]);
    }
    check_names(&["Lê Thuy", "Lê Thùy", "Lê Thuỷ", "Lê Thũy", "Lê Thuý", "Lê Thụy"]);
}

#[test]
fn composition_case_and_spaces_do_not_count() {
    let name = "Đặng Thị Bưởi Huyền";
    let apart: String = name.nfd().collect();
    // "Unicode tổ hợp": the letter composed, the tone apart.
    check_same(&[name, &apart, "Đ\u{103}\u{323}ng Thi\u{323} Bươ\u{309}i Huyê\u{300}n"]);
    check_same(&[name, "ĐẶNG THỊ BƯỞI HUYỀN", "đặng thị bưởi huyền", "Ðặng Thị Bưởi Huyền"]);
    check_same(&[name, "  Đặng\u{a0}Thị \u{200b} Bưởi\tHuyền\u{feff}"]);
    check_same(&["H'Hen Niê", "H’Hen Niê", "h`hen niê"]);
}

#[test]
fn names_of_one_word_and_of_the_minorities_keep_their_place() {
    check_names(&["", "Ăm", "Y Bhăm", "Lò Văn Ín", "H'Hen Niê", "Y Niê", "Lò Thị Xuân", "Vi Thị Xuân", "Siu Y"]);
    check_names(&["An", "Lê An", "Y An"]);
    check_names(&["K'Brai", "Kbrai", "Kđăm"]);
    for name in ["", " ", "'", "Y", "\u{301}", "\0", "H'", "- -", "Ƀuôr Krông", "ພູມີ", "李"] {
        assert!(sort_key(name) >= sort_key(""), "{name:?}");
    }
}

#[test]
fn units_are_read_from_the_left_and_count_in_numbers() {
    check_texts(&["Phường 2", "Phường 10", "Phường An Hoà", "Phường Ba Đình", "Xã An Bình", "Xã Ân Thi"]);
    assert_eq!(text_key("Xã Hoà  Bình"), text_key("xã hòa bình"));
}

proptest! {
    #[test]
    fn the_key_has_three_fields_and_no_other_zero(name in any::<String>()) {
        let zeros = sort_key(&name).into_iter().filter(|byte| *byte == FIELD_END).count();
        prop_assert_eq!(zeros, 2);
    }

    #[test]
    fn composition_never_counts(name in "[A-Za-zĐđĂăÂâÊêÔôƠơƯưàảãáạềểễếệồộợửỷ' ]{0,24}") {
        let apart: String = name.nfd().collect();
        let upper = name.to_uppercase();
        prop_assert_eq!(sort_key(&name), sort_key(&apart));
        prop_assert_eq!(sort_key(&name), sort_key(&upper));
    }

    #[test]
    fn the_given_name_decides_whatever_stands_before_it(
        given in ("[a-dđ]{1,3}", "[a-dđ]{1,3}"),
        before in ("[a-zđ]{1,6}( [a-zđ]{1,4})?", "[a-zđ]{1,6}( [a-zđ]{1,4})?"),
    ) {
        let alone = text_key(&given.0).cmp(&text_key(&given.1));
        prop_assume!(alone.is_ne());
        let whole = sort_key(&format!("{} {}", before.0, given.0)).cmp(&sort_key(&format!("{} {}", before.1, given.1)));
        prop_assert_eq!(whole, alone);
    }
}
