//! Files without what only their readers need: scripts and style sheets without comments on lines of their own and without
//! indentation, the program without the names of what made it.
//!
//! Of scripts nothing is parsed. It is right for files whose strings do not go over the end of a line, as all of this site's.

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
            out.push_str(&if path.ends_with(".css") { lean_rule(line) } else { line.to_owned() });
            out.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    out
}

/// A line of a style sheet without the spaces that mean nothing; one with a text in it stays as it is.
fn lean_rule(line: &str) -> String {
    if line.contains(['"', '\'']) {
        return line.to_owned();
    }
    [(" {", "{"), ("{ ", "{"), (" }", "}"), ("; ", ";"), (": ", ":"), (", ", ",")]
        .iter()
        .fold(line.to_owned(), |line, (spaced, tight)| line.replace(spaced, tight))
}

/// How a WebAssembly module begins: its name and version (WebAssembly Core Specification, 5.5.16).
const MODULE: &[u8] = b"\0asm\x01\0\0\0";
/// The sections that mean nothing to who runs it: names of functions, which compiler made it.
const CUSTOM: u8 = 0;

/// A program without its custom sections; what is no program, or not as long as it says, stays as it is.
pub fn lean_program(bytes: Vec<u8>) -> Vec<u8> {
    sections(&bytes).unwrap_or(bytes)
}

fn sections(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut rest = bytes.strip_prefix(MODULE)?;
    let mut kept = MODULE.to_vec();
    while let Some(&kind) = rest.first() {
        let (length, head) = length(&rest[1..])?;
        let (section, after) = rest.split_at_checked(1 + head + length)?;
        if kind != CUSTOM {
            kept.extend_from_slice(section);
        }
        rest = after;
    }
    Some(kept)
}

/// A length in LEB128, and how many bytes it takes.
fn length(bytes: &[u8]) -> Option<(usize, usize)> {
    let head = 1 + bytes.iter().take(5).position(|byte| *byte < 0x80)?;
    let low_first = bytes[..head].iter().rev();
    Some((low_first.fold(0, |length, byte| length << 7 | usize::from(byte & 0x7F)), head))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_loses_its_custom_sections_and_nothing_else() {
        let section = |kind: u8, bytes: &[u8]| [&[kind, 0x80 | bytes.len() as u8, 0][..], bytes].concat();
        let (code, name) = (section(10, b"code"), section(0, b"\x04name..."));
        let program = |parts: &[&[u8]]| [&[MODULE], parts].concat().concat();
        assert_eq!(lean_program(program(&[&name, &code, &name])), program(&[&code]));
        let cut = program(&[&code, &name[..4]]);
        assert_eq!(lean_program(cut.clone()), cut);
        assert_eq!(lean_program(b"PNG".to_vec()), b"PNG");
    }

    #[test]
    fn comments_and_indentation_go_and_code_stays() {
        let script = "// What it is.\n  const A = 'http://x/'; // kept\n  /* two\n   lines */\n\n  f(A);\nconst B = /*fonds:x*/ 1;\n";
        assert_eq!(lean("a.js", script), "const A = 'http://x/'; // kept\nf(A);\nconst B = /*fonds:x*/ 1;\n");
        assert_eq!(lean("a.css", "/* Paper. */\na {\n  color: red;\n}\n"), "a{\ncolor:red;\n}\n");
        let rule = "a :is(b, c):hover { margin: 0 calc(1px + 2px); grid: a / b }";
        assert_eq!(lean_rule(rule), "a :is(b,c):hover{margin:0 calc(1px + 2px);grid:a / b}");
        let rule = "a::before { content: \", \"; }";
        assert_eq!(lean_rule(rule), rule, "a text is never changed");
    }

    #[test]
    fn other_files_are_left_as_they_are() {
        assert_eq!(lean("a.json", "  // no comment\n"), "  // no comment\n");
    }
}
