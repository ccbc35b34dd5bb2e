//! Results, and what is said of them.

pub const TEXTS: &[[&str; 3]] =
    &[["{0} record|{0} records", "{0} 条记录", "{0} документ|{0} документа|{0} документов"]];
