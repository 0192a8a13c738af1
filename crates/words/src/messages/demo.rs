//! What the demo says of its own import.

use super::messages;

messages! {
    /// The demo, which alone knows what is true.
    DemoMessage {
        Listed { problems: usize, notices: usize } =>
            "{problems} chỗ chưa hiểu được bỏ lại, {notices} chỗ nên xem lại; từng chỗ có trong báo cáo:",
            "{problems} things were left out, {notices} are to be looked at; each stands in the report:";
        Score { cells: usize, right: usize, reported: usize, lost: usize, wrong: usize } =>
            "So với sự thật đã giữ riêng: đọc {cells} ô, đúng hoặc đã báo {right} (báo {reported}), mất {lost}, sai mà không báo {wrong}.",
            "Against the truth kept apart: {cells} cells read, {right} right or reported ({reported} reported), {lost} lost, {wrong} silently wrong.";
        Province { number: u32, people: usize, seats: usize, waiting: usize, gap: String, seconds: u32 } =>
            "Tỉnh {number}: {people} người, {seats} chỗ, {waiting} nhu cầu chờ, cách mức tốt nhất nhiều nhất {gap}, {seconds} giây",
            "Province {number}: {people} people, {seats} seats, {waiting} needs wait, at most {gap} from the best, {seconds} s";
        Country { provinces: usize, people: usize, seats: usize, waiting: usize, seconds: u32 } =>
            "Tất cả {provinces} tỉnh: {people} người, {seats} chỗ, {waiting} nhu cầu chờ, {seconds} giây",
            "All {provinces} provinces: {people} people, {seats} seats, {waiting} needs wait, {seconds} s";
        SignIns { command: String } =>
            "Mở trong trình duyệt: {command}; các tài khoản thử, mật khẩu chỉ hiện một lần ở đây:",
            "In the browser: {command}; accounts to try, their passwords are shown only here:";
        SignIn { account: String, password: String, role: String } =>
            "  {account}  {password}  ({role})",
            "  {account}  {password}  ({role})";
        Joined { people: usize, wrongly: usize, not_joined: usize } =>
            "Ghép {people} người từ nhiều tệp: ghép nhầm {wrongly} cặp, bỏ sót {not_joined} cặp.",
            "{people} people put together from several files: {wrongly} pairs joined wrongly, {not_joined} missed.";
    }
}
