//! From lexemes to a tree. First everything that has no partner is made text, so that the grammar itself cannot fail.

use super::lex::{Lexeme, is_punctuation};
use super::{MAX_DEPTH, Node, Notes};
use crate::listed::Listed;

/// The tree of a query, if there is anything in it.
pub(super) fn tree(lexemes: Vec<Lexeme>, fields: &[&str], notes: &mut Notes) -> Option<Node> {
    let lexemes = without_empty_parentheses(without_odd_parentheses(lexemes, notes), notes);
    let lexemes = with_lone_operators_as_text(lexemes, fields, notes);
    Parser { lexemes: lexemes.into_iter().peekable() }.either()
}

/// Leaves out parentheses without a partner and those that stand too deep.
fn without_odd_parentheses(mut lexemes: Vec<Lexeme>, notes: &mut Notes) -> Vec<Lexeme> {
    let has_partner = partners(&lexemes);
    if lexemes.iter().zip(&has_partner).any(|(lexeme, has)| is_parenthesis(lexeme) && !has) {
        notes.say("A parenthesis has no partner: it was read as text.");
    }
    let mut depth = 0;
    let mut is_kept = has_partner.iter();
    lexemes.retain(|lexeme| {
        let has_partner = is_kept.next() == Some(&true);
        match lexeme {
            Lexeme::Open if has_partner => depth += 1,
            Lexeme::Close if has_partner => depth -= 1,
            _ => return !is_parenthesis(lexeme),
        }
        // A closing parenthesis has just left the depth that its partner entered.
        let own_depth = depth + usize::from(*lexeme == Lexeme::Close);
        if own_depth > MAX_DEPTH {
            notes.say(&format!("Parentheses more than {MAX_DEPTH} deep were read as text."));
        }
        own_depth <= MAX_DEPTH
    });
    lexemes
}

/// For each lexeme whether it is a parenthesis with a partner.
fn partners(lexemes: &[Lexeme]) -> Vec<bool> {
    let mut has_partner = vec![false; lexemes.len()];
    let mut open = Vec::new();
    for (at, lexeme) in lexemes.iter().enumerate() {
        match lexeme {
            Lexeme::Open => open.push(at),
            Lexeme::Close => {
                if let Some(partner) = open.pop() {
                    has_partner[partner] = true;
                    has_partner[at] = true;
                }
            }
            _ => {}
        }
    }
    has_partner
}

fn without_empty_parentheses(lexemes: Vec<Lexeme>, notes: &mut Notes) -> Vec<Lexeme> {
    let mut kept = Vec::with_capacity(lexemes.len());
    for lexeme in lexemes {
        if lexeme == Lexeme::Close && kept.last() == Some(&Lexeme::Open) {
            kept.pop();
            notes.say("Parentheses with nothing in them were left out.");
        } else {
            kept.push(lexeme);
        }
    }
    kept
}

/// Makes words of the operators and field names that have nothing to work on.
fn with_lone_operators_as_text(mut lexemes: Vec<Lexeme>, fields: &[&str], notes: &mut Notes) -> Vec<Lexeme> {
    // From the right, so that what an operator works on is already settled when its turn comes.
    for at in (0..lexemes.len()).rev() {
        let next = lexemes.get(at + 1);
        let before = at.checked_sub(1).map(|before| &lexemes[before]);
        let works = match lexemes[at] {
            Lexeme::Field(_) => next.is_some_and(is_limited_start),
            Lexeme::Not => next.is_some_and(is_negatable),
            Lexeme::And | Lexeme::Or => next.is_some_and(is_negatable) && before.is_some_and(is_operand_end),
            _ => true,
        };
        if !works {
            let text = spelling(&lexemes[at], fields);
            notes.say_of("", &text, " has nothing to work on: it was read as text.");
            lexemes[at] = Lexeme::Text { text: text.trim_end_matches(':').to_owned(), prefix: false };
        }
    }
    lexemes
}

fn is_parenthesis(lexeme: &Lexeme) -> bool {
    matches!(lexeme, Lexeme::Open | Lexeme::Close)
}

fn is_operand_start(lexeme: &Lexeme) -> bool {
    matches!(lexeme, Lexeme::Open | Lexeme::Quoted(_) | Lexeme::Text { .. })
}

fn is_operand_end(lexeme: &Lexeme) -> bool {
    matches!(lexeme, Lexeme::Close | Lexeme::Quoted(_) | Lexeme::Text { .. })
}

fn is_limited_start(lexeme: &Lexeme) -> bool {
    is_operand_start(lexeme) || matches!(lexeme, Lexeme::Field(_))
}

fn is_negatable(lexeme: &Lexeme) -> bool {
    is_limited_start(lexeme) || *lexeme == Lexeme::Not
}

fn spelling(lexeme: &Lexeme, fields: &[&str]) -> String {
    match lexeme {
        Lexeme::And => "AND".to_owned(),
        Lexeme::Or => "OR".to_owned(),
        Lexeme::Not => "NOT".to_owned(),
        Lexeme::Field(field) => format!("{}:", fields[*field]),
        _ => String::new(),
    }
}

/// The grammar of the module's header, one method a rule. Recursion goes through parentheses only, which are not deep.
struct Parser<I: Iterator<Item = Lexeme>> {
    lexemes: std::iter::Peekable<I>,
}

impl<I: Iterator<Item = Lexeme>> Parser<I> {
    fn either(&mut self) -> Option<Node> {
        let mut nodes: Vec<Node> = self.all().into_iter().listed();
        while self.lexemes.next_if_eq(&Lexeme::Or).is_some() {
            nodes.extend(self.all());
        }
        one_or(nodes, Node::Or)
    }

    fn all(&mut self) -> Option<Node> {
        let mut nodes = Vec::new();
        while !matches!(self.lexemes.peek(), None | Some(Lexeme::Close | Lexeme::Or)) {
            self.lexemes.next_if_eq(&Lexeme::And);
            nodes.extend(self.negated());
        }
        one_or(nodes, Node::And)
    }

    fn negated(&mut self) -> Option<Node> {
        let mut is_negated = false;
        while self.lexemes.next_if_eq(&Lexeme::Not).is_some() {
            is_negated = !is_negated;
        }
        Some(match self.limited()? {
            Node::Not(node) if is_negated => *node,
            node if is_negated => Node::Not(Box::new(node)),
            node => node,
        })
    }

    fn limited(&mut self) -> Option<Node> {
        let mut named = None;
        while let Some(Lexeme::Field(field)) = self.lexemes.next_if(|lexeme| matches!(lexeme, Lexeme::Field(_))) {
            named = Some(field);
        }
        let node = self.operand()?;
        match named {
            Some(field) if !matches!(node, Node::Field { .. }) => Some(Node::Field { field, node: Box::new(node) }),
            _ => Some(node),
        }
    }

    fn operand(&mut self) -> Option<Node> {
        match self.lexemes.next()? {
            Lexeme::Open => {
                let node = self.either();
                self.lexemes.next_if_eq(&Lexeme::Close);
                node
            }
            Lexeme::Quoted(text) => Some(Node::Phrase(text)),
            Lexeme::Text { text, prefix } => Some(word(text, prefix)),
            _ => None,
        }
    }
}

fn one_or(mut nodes: Vec<Node>, several: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(several(nodes)) } else { nodes.pop() }
}

/// A star at the end only means a beginning of words; other signs make a pattern.
fn word(text: String, prefix: bool) -> Node {
    let beginning = text.trim_end_matches('*');
    let has_star = beginning.len() < text.len();
    if beginning.contains(['*', '?']) {
        return Node::Pattern(text);
    }
    let word = beginning.trim_end_matches(is_punctuation);
    let is_beginning = prefix || (has_star && word.len() == beginning.len());
    Node::Word { text: word.to_owned(), prefix: is_beginning }
}
