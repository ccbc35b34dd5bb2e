//! From lexemes to a tree. First everything that has no partner is made text, so that the grammar itself cannot fail.

use super::lex::{Lexeme, is_punctuation};
use super::{MAX_DEPTH, Node, Notes};

/// The tree of a query, if there is anything in it.
pub(super) fn tree(lexemes: Vec<Lexeme>, fields: &[&str], notes: &mut Notes) -> Option<Node> {
    let mut lexemes = with_lone_operators_as_text(without_odd_parentheses(lexemes, notes), fields, notes);
    lexemes.reverse();
    Parser { rest: lexemes }.either()
}

/// Leaves out parentheses without a partner, those that stand too deep, and pairs with nothing in them.
fn without_odd_parentheses(lexemes: Vec<Lexeme>, notes: &mut Notes) -> Vec<Lexeme> {
    let has_partner = partners(&lexemes);
    let mut kept = Vec::new();
    let mut depth = 0;
    for (lexeme, has_partner) in lexemes.into_iter().zip(has_partner) {
        let is_odd = is_parenthesis(&lexeme) && !has_partner;
        let (opens, closes) = (lexeme == Lexeme::Open && !is_odd, lexeme == Lexeme::Close && !is_odd);
        depth += usize::from(opens);
        if is_odd {
            notes.say("A parenthesis has no partner: it was read as text.");
        } else if (opens || closes) && depth > MAX_DEPTH {
            notes.say(&format!("Parentheses more than {MAX_DEPTH} deep were read as text."));
        } else if closes && kept.last() == Some(&Lexeme::Open) {
            kept.pop();
            notes.say("Parentheses with nothing in them were left out.");
        } else {
            kept.push(lexeme);
        }
        // A closing parenthesis is still as deep as its partner.
        depth -= usize::from(closes);
    }
    kept
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
struct Parser {
    /// What is still to be read, the next one last.
    rest: Vec<Lexeme>,
}

impl Parser {
    fn either(&mut self) -> Option<Node> {
        let mut nodes = Vec::new();
        nodes.extend(self.all());
        while self.eat(&Lexeme::Or) {
            nodes.extend(self.all());
        }
        one_or(nodes, Node::Or)
    }

    fn all(&mut self) -> Option<Node> {
        let mut nodes = Vec::new();
        while !matches!(self.rest.last(), None | Some(Lexeme::Close | Lexeme::Or)) {
            self.eat(&Lexeme::And);
            nodes.extend(self.negated());
        }
        one_or(nodes, Node::And)
    }

    fn negated(&mut self) -> Option<Node> {
        let mut is_negated = false;
        while self.eat(&Lexeme::Not) {
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
        while let Some(Lexeme::Field(field)) = self.rest.last() {
            named = Some(*field);
            self.rest.pop();
        }
        let node = self.operand()?;
        match named {
            Some(field) if !matches!(node, Node::Field { .. }) => Some(Node::Field { field, node: Box::new(node) }),
            _ => Some(node),
        }
    }

    fn operand(&mut self) -> Option<Node> {
        match self.rest.pop()? {
            Lexeme::Open => {
                let node = self.either();
                self.eat(&Lexeme::Close);
                node
            }
            Lexeme::Quoted(text) => Some(Node::Phrase(text)),
            Lexeme::Text { text, prefix } => Some(word(text, prefix)),
            _ => None,
        }
    }

    fn eat(&mut self, lexeme: &Lexeme) -> bool {
        let is_next = self.rest.last() == Some(lexeme);
        if is_next {
            self.rest.pop();
        }
        is_next
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
