//! Chinese, and the signs that Japanese shares with it.
//!
//! Only eras that count the years of the Gregorian calendar are read: the Republic (民国) and the Japanese ones since
//! 1912. The months of older reigns are lunar, and not those of EDTF.

use super::Phrases;
use super::Word::*;
use crate::date::human::token::{Ending, Number};

#[rustfmt::skip]
pub(super) const PHRASES: Phrases = &[
    (Season(21), &["春", "春 天", "春 季"]),
    (Season(22), &["夏", "夏 天", "夏 季"]),
    (Season(23), &["秋", "秋 天", "秋 季"]),
    (Season(24), &["冬", "冬 天", "冬 季"]),
    (About, &["约", "約", "大 约", "大 約", "左 右", "前 后", "前 後", "顷", "頃"]),
    (Perhaps, &["可 能", "或 许", "大 概", "疑"]),
    (Early, &["上 半 叶", "上 半 葉", "初", "初 期", "早 期"]),
    (Mid, &["中 叶", "中 葉", "中 期"]),
    (Late, &["下 半 叶", "下 半 葉", "末", "晚 期", "末 期", "后 期"]),
    (Century, &["世 纪", "世 紀"]),
    (Decade, &["年 代"]),
    (YearSign, &["年", "년"]),
    (MonthSign, &["月", "월"]),
    (DaySign, &["日", "号", "號", "일"]),
    (To, &["至", "到"]),
    (OrLater, &["以 后", "以 後", "之 后", "之 後"]),
    (OrEarlier, &["以 前", "之 前"]),
    (Or, &["或"]),
    (And, &["和", "及"]),
    (BeforeChrist, &["公 元 前", "西 元 前", "前"]),
    (AfterChrist, &["公 元", "西 元", "公 历"]),
    (EraFrom(1911), &["民 国", "民 國", "中 华 民 国", "中 華 民 國", "大 正"]),
    (EraFrom(1925), &["昭 和"]),
    (EraFrom(1988), &["平 成"]),
    (EraFrom(2018), &["令 和"]),
    (Undated, &["无 日 期", "無 日 期", "日 期 不 详", "日 期 不 詳", "年 代 不 详", "不 详", "不 詳", "未 注 日 期", "年 月 不 详"]),
];

const DIGITS: &str = "〇一二三四五六七八九";

/// The number at the start of a text in Chinese signs, and its length in bytes: `一九五二` sign for digit, `二十五`, `元`.
pub(in super::super) fn number(text: &str) -> Option<(Number, usize)> {
    let is_sign = |c: char| "〇零十元".contains(c) || DIGITS.contains(c);
    let end = text.find(|c: char| !is_sign(c)).unwrap_or(text.len());
    let signs = &text[..end];
    let (value, digits) = if signs == "元" { (1, 1) } else { tens(signs).or_else(|| digit_for_digit(signs))? };
    Some((Number { value, digits, ending: Ending::None }, end))
}

fn digit(sign: char) -> Option<u32> {
    let sign = if sign == '零' { '〇' } else { sign };
    DIGITS.chars().position(|digit| digit == sign).and_then(|value| u32::try_from(value).ok())
}

/// `十`, `十五`, `二十`, `二十五`.
fn tens(signs: &str) -> Option<(u32, u8)> {
    let (tens, ones) = signs.split_once('十')?;
    let one = |signs: &str, if_none| if signs.is_empty() { Some(if_none) } else { single(signs) };
    Some((one(tens, 1)? * 10 + one(ones, 0)?, 2))
}

fn single(signs: &str) -> Option<u32> {
    let mut chars = signs.chars();
    digit(chars.next()?).filter(|_| chars.next().is_none())
}

fn digit_for_digit(signs: &str) -> Option<(u32, u8)> {
    let digits: Vec<u32> = signs.chars().map(digit).collect::<Option<_>>()?;
    let length = u8::try_from(digits.len()).ok().filter(|length| (1..=4).contains(length))?;
    Some((digits.iter().fold(0, |value, digit| value * 10 + digit), length))
}
