//! What is not understood of an address. Keys and values of the address are the same in every language.

#[rustfmt::skip]
pub const TEXTS: &[[&str; 3]] = &[
    ["“{0}” in the address was ignored: {1}.", "地址中的“{0}”已忽略：{1}。", "«{0}» в адресе не учтено: {1}."],
    ["view is cards, list, table, timeline, saved, people, places, subjects, guide or about", "view 的值应为 cards、list、table、timeline、saved、people、places、subjects、guide 或 about", "значение view – cards, list, table, timeline, saved, people, places, subjects, guide или about"],
    ["name is agent:, place: or subject: and a name", "name 的值应为 agent:、place: 或 subject: 加上名称", "значение name – agent:, place: или subject: и имя"],
    ["in is one of all, title, description, agent, place, subject", "in 的值应为 all、title、description、agent、place、subject 之一", "значение in – одно из all, title, description, agent, place, subject"],
    ["from is a date such as 1952, 1952-09 or 1952-09-17", "from 的值应为日期，例如 1952、1952-09 或 1952-09-17", "значение from – дата, например 1952, 1952-09 или 1952-09-17"],
    ["to is a date such as 1952, 1952-09 or 1952-09-17", "to 的值应为日期，例如 1952、1952-09 或 1952-09-17", "значение to – дата, например 1952, 1952-09 или 1952-09-17"],
    ["dates is possible or certain", "dates 的值应为 possible 或 certain", "значение dates – possible или certain"],
    ["role is any, by, to, with or about", "role 的值应为 any、by、to、with 或 about", "значение role – any, by, to, with или about"],
    ["sort is relevance, date, -date, title or -title", "sort 的值应为 relevance、date、-date、title 或 -title", "значение sort – relevance, date, -date, title или -title"],
    ["group is one of none, year, agent, place, type, subject, language, collection", "group 的值应为 none、year、agent、place、type、subject、language、collection 之一", "значение group – одно из none, year, agent, place, type, subject, language, collection"],
    ["cols has any of date, title, type, agent, place, subject, language, collection, source, id, with commas between", "cols 的值应为 date、title、type、agent、place、subject、language、collection、source、id 中的若干个，以逗号分隔", "значение cols – любые из date, title, type, agent, place, subject, language, collection, source, id через запятую"],
    ["at is the number of a result, from 1 on", "at 的值应为结果的序号，从 1 开始", "значение at – номер результата, начиная с 1"],
    ["window is FROM/TO, two dates in order", "window 的值应为“起始/结束”，即先后两个日期", "значение window – НАЧАЛО/КОНЕЦ, две даты по порядку"],
    ["by is count, or absent for A to Z", "by 的值应为 count；省略则按字母顺序", "значение by – count; без него порядок алфавитный"],
    ["lane is agent, place, type, subject, language or collection", "lane 的值应为 agent、place、type、subject、language 或 collection", "значение lane – agent, place, type, subject, language или collection"],
    ["catalogue is SHA-256/FOUND/RECORDS, as a reference has it", "catalogue 的值应为“SHA-256/命中数/总数”，如引用说明所示", "значение catalogue – SHA-256/НАЙДЕНО/ВСЕГО, как в ссылке"],
    ["lang is en, zh or ru", "lang 的值应为 en、zh 或 ru", "значение lang – en, zh или ru"],
    ["there is no such condition", "没有这种条件", "такого условия нет"],
];
