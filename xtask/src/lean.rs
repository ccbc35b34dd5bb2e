//! Scripts and style sheets without what only their readers need: comments on lines of their own, and indentation.
//!
//! Nothing is parsed. It is right for files whose strings do not go over the end of a line, as all of this site's.

/// The text of a file of the site; only scripts and style sheets are changed.
pub fn lean(path: &str, text: &str) -> String {
    if !(path.ends_with(".js") || path.ends_with(".css")) {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    let mut in_comment = false;
    for line in text.lines().map(str::trim) {
        // A slot that the build fills, such as `/*fonds:version*/`, stands within a line and stays.
        in_comment |= line.starts_with("/*") && !line.starts_with("/*fonds:");
        let is_remark = path.ends_with(".js") && line.starts_with("//");
        if !(in_comment || is_remark || line.is_empty()) {
            out.push_str(line);
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "// What it is.\n  const A = 'http://x/'; // kept\n  /* two\n   lines */\n\n  f(A);\nconst B = /*fonds:x*/ 1;\n";
        assert_eq!(lean("a.js", script), "const A = 'http://x/'; // kept\nf(A);\nconst B = /*fonds:x*/ 1;\n");
        assert_eq!(lean("a.css", "/* Paper. */\na {\n  color: red;\n}\n"), "a {\ncolor: red;\n}\n");
    }

    #[test]
    fn other_files_are_left_as_they_are() {
        assert_eq!(lean("a.json", "  // no comment\n"), "  // no comment\n");
    }
}
