//! Chinese names that are known in the West under other spellings than pinyin or Wade-Giles: postal names of places
//! (*Peking*), Cantonese and Hokkien forms of people (*Sun Yat-sen*), and old Western names (*Canton*).
//!
//! Places are those of the Chinese Imperial Post's romanisation (1906), people those whom Western print seldom calls
//! otherwise. Names of one place that followed each other are not listed as one: *Peiping* is Beiping, not Beijing.

use std::collections::HashMap;
use std::sync::OnceLock;

use super::keys::letters;
use crate::authority::AuthorityFacet;

/// Spellings of one name, pinyin first.
const PLACES: &[&[&str]] = &[
    &["Beijing", "Peking", "Pekin", "Pei-ching"],
    &["Beiping", "Peiping", "Pei-p'ing"],
    &["Nanjing", "Nanking", "Nankin", "Nan-ching"],
    &["Guangzhou", "Canton", "Kwangchow", "Kuang-chou"],
    &["Chongqing", "Chungking", "Ch'ung-ch'ing"],
    &["Tianjin", "Tientsin", "T'ien-chin"],
    &["Hankou", "Hankow"],
    &["Shenyang", "Mukden", "Moukden"],
    &["Xiamen", "Amoy", "Hsia-men"],
    &["Shantou", "Swatow", "Shan-t'ou"],
    &["Fuzhou", "Foochow", "Fu-chou"],
    &["Qingdao", "Tsingtao", "Tsingtau", "Ch'ing-tao"],
    &["Jinan", "Tsinan", "Chi-nan"],
    &["Yantai", "Chefoo", "Yen-t'ai"],
    &["Dalian", "Dairen", "Dalny", "Ta-lien"],
    &["Lüshun", "Port Arthur", "Lü-shun"],
    &["Yingkou", "Newchwang", "Ying-k'ou"],
    &["Xi'an", "Sian", "Hsi-an"],
    &["Suzhou", "Soochow", "Su-chou"],
    &["Hangzhou", "Hangchow", "Hang-chou"],
    &["Yangzhou", "Yangchow"],
    &["Zhenjiang", "Chinkiang", "Chen-chiang"],
    &["Jiujiang", "Kiukiang", "Chiu-chiang"],
    &["Yichang", "Ichang"],
    &["Wuxi", "Wusih"],
    &["Ningbo", "Ningpo"],
    &["Ha'erbin", "Harbin", "Ha-erh-pin"],
    &["Shanhaiguan", "Shanhaikwan", "Shan-hai-kuan"],
    &["Baoding", "Paotingfu", "Paoting", "Pao-ting"],
    &["Zhangjiakou", "Kalgan", "Chang-chia-k'ou"],
    &["Taibei", "Taipei", "T'ai-pei"],
    &["Gaoxiong", "Kaohsiung", "Kao-hsiung"],
    &["Jinmen", "Quemoy", "Kinmen", "Chin-men"],
    &["Xianggang", "Hong Kong", "Hongkong", "Hsiang-kang"],
    &["Aomen", "Macao", "Macau"],
    &["Guangdong", "Kwangtung", "Kuang-tung"],
    &["Guangxi", "Kwangsi", "Kuang-hsi"],
    &["Sichuan", "Szechwan", "Szechuan", "Ssu-ch'uan"],
    &["Shaanxi", "Shensi"],
    &["Shanxi", "Shansi", "Shan-hsi"],
    &["Shandong", "Shantung", "Shan-tung"],
    &["Fujian", "Fukien", "Fu-chien"],
    &["Zhejiang", "Chekiang", "Che-chiang"],
    &["Jiangsu", "Kiangsu", "Chiang-su"],
    &["Jiangxi", "Kiangsi", "Chiang-hsi"],
    &["Hubei", "Hupeh", "Hu-pei"],
    &["Hebei", "Hopei", "Hopeh", "Ho-pei"],
    &["Zhili", "Chihli", "Chih-li"],
    &["Guizhou", "Kweichow", "Kuei-chou"],
    &["Gansu", "Kansu", "Kan-su"],
    &["Xinjiang", "Sinkiang", "Hsin-chiang"],
    &["Xizang", "Tibet", "Hsi-tsang"],
    &["Yan'an", "Yenan", "Yen-an"],
];

/// Spellings of one person's name, pinyin first.
const PEOPLE: &[&[&str]] = &[
    &["Jiang Jieshi", "Chiang Kai-shek", "Chiang Chieh-shih", "Tschiang Kai-schek"],
    &["Jiang Jingguo", "Chiang Ching-kuo"],
    &["Sun Yixian", "Sun Yat-sen", "Sun Zhongshan", "Sun Chung-shan"],
    &["Song Meiling", "Soong Mei-ling", "Soong May-ling", "Sung Mei-ling"],
    &["Song Qingling", "Soong Ching-ling", "Sung Ch'ing-ling"],
    &["Song Ziwen", "T. V. Soong", "Soong Tse-ven", "Sung Tzu-wen"],
    &["Kong Xiangxi", "H. H. Kung", "K'ung Hsiang-hsi"],
    &["Gu Weijun", "Wellington Koo", "V. K. Wellington Koo", "Ku Wei-chün"],
    &["Yan Huiqing", "W. W. Yen", "Yen Hui-ch'ing"],
    &["Li Hongzhang", "Li Hung Chang", "Li Hung-chang"],
    &["Kongzi", "Confucius", "K'ung-tzu"],
    &["Mengzi", "Mencius", "Meng-tzu"],
];

/// The pinyin form of the name that this is a customary spelling of.
pub(super) fn pinyin(facet: AuthorityFacet, name: &str) -> Option<&'static str> {
    static TABLES: OnceLock<[Spellings; 2]> = OnceLock::new();
    let [people, places] = TABLES.get_or_init(|| [table(PEOPLE), table(PLACES)]);
    match facet {
        AuthorityFacet::Agent => people.get(&letters(name)).copied(),
        AuthorityFacet::Place => places.get(&letters(name)).copied(),
        AuthorityFacet::Subject => None,
    }
}

/// Pinyin forms by the letters of each spelling.
type Spellings = HashMap<String, &'static str>;

fn table(groups: &[&[&'static str]]) -> Spellings {
    let of_group =
        |group: &&[&'static str]| group.iter().map(|spelling| (letters(spelling), group[0])).collect::<Vec<_>>();
    groups.iter().flat_map(of_group).collect()
}
