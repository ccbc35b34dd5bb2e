//! From lexemes to a tree. First everything that has no partner is made text, so that the grammar itself cannot fail.

use super::lex::{Lexeme, Read, is_operator, is_punctuation};
use super::{MAX_DEPTH, MAX_NEAR, MAX_WORDS, Node, Note, Notes, quoted};
use crate::listed::Listed;

/// The tree of a query, if there is anything in it.
pub(super) fn tree(read: Read, fields: &[&str], notes: &mut Notes) -> Option<Node> {
    let lexemes = without_odd_parentheses(read.lexemes, notes);
    let rest = with_lone_operators_as_text(lexemes, read.words_left, fields, notes);
    Parser { rest, notes }.either()
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
            notes.say(Note::LoneParenthesis);
        } else if (opens || closes) && depth > MAX_DEPTH {
            notes.say(Note::DeepParentheses(MAX_DEPTH));
        } else if closes && kept.last() == Some(&Lexeme::Open) {
            kept.pop();
            notes.say(Note::EmptyParentheses);
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

/// Makes words of the operators and field names that have nothing to work on, and leaves out those of them that are more
/// words than the limit allows. The lexemes come back in reverse.
fn with_lone_operators_as_text(
    mut lexemes: Vec<Lexeme>,
    mut words_left: usize,
    fields: &[&str],
    notes: &mut Notes,
) -> Vec<Lexeme> {
    let mut settled: Vec<Lexeme> = Vec::new();
    // From the right, so that what an operator works on is already settled when its turn comes.
    while let Some(lexeme) = lexemes.pop() {
        if works(&lexeme, lexemes.last(), settled.last()) {
            settled.push(lexeme);
        } else if let Some(left) = words_left.checked_sub(1) {
            words_left = left;
            let text = spelling(&lexeme, fields);
            notes.say(Note::LoneOperator(quoted(&text)));
            settled.push(Lexeme::Text { text: text.trim_end_matches(':').to_owned(), prefix: false });
        } else {
            notes.say(Note::TooManyWords(MAX_WORDS));
        }
    }
    settled
}

/// Whether an operator or a field has, between these two, what it works on; everything else has.
fn works(lexeme: &Lexeme, before: Option<&Lexeme>, next: Option<&Lexeme>) -> bool {
    match lexeme {
        Lexeme::Field(_) => next.is_some_and(is_limited_start),
        Lexeme::Not => next.is_some_and(is_negatable),
        Lexeme::And | Lexeme::Or | Lexeme::Near(_) => {
            next.is_some_and(is_negatable) && before.is_some_and(is_operand_end)
        }
        _ => true,
    }
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
        Lexeme::Near(near) => near.clone(),
        Lexeme::Field(field) => [fields[*field], ":"].concat(),
        _ => String::new(),
    }
}

/// The grammar of the module's header, one method a rule. Recursion goes through parentheses only, which are not deep.
struct Parser<'n> {
    /// What is still to be read, the next one last.
    rest: Vec<Lexeme>,
    notes: &'n mut Notes,
}

impl Parser<'_> {
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
            self.negated(&mut nodes);
        }
        one_or(nodes, Node::And)
    }

    /// Operands with `NEAR` between them. Where one of them can't be near another, a new chain begins, as after an `AND`.
    fn negated(&mut self, nodes: &mut Vec<Node>) {
        let mut is_negated = false;
        while self.eat(&Lexeme::Not) {
            is_negated = !is_negated;
        }
        let Some(last) = self.limited() else { return };
        let mut chain = Chain { is_negated, pairs: Vec::new(), last };
        while let Some(typed) = self.eat_near() {
            let next = if self.rest.last() == Some(&Lexeme::Not) { None } else { self.limited() };
            match next {
                Some(next) if can_be_near(&chain.last) && can_be_near(&next) => chain.join(next, self.places(&typed)),
                next => {
                    self.notes.say(Note::NearAsAnd);
                    nodes.append(&mut chain.into_nodes());
                    let Some(last) = next else { return };
                    chain = Chain { is_negated: false, pairs: Vec::new(), last };
                }
            }
        }
        nodes.append(&mut chain.into_nodes());
    }

    /// The number of `NEAR/5`, within its limits.
    fn places(&mut self, typed: &str) -> u32 {
        // Only digits come after the slash, so what is no number is too large a one.
        let asked = typed.trim_start_matches("NEAR/").parse().unwrap_or(u32::MAX);
        let places = asked.clamp(1, MAX_NEAR);
        if places != asked {
            self.notes.say(Note::NearLimited(quoted(typed), places));
        }
        places
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

    fn eat_near(&mut self) -> Option<String> {
        let Some(Lexeme::Near(typed)) = self.rest.last_mut() else { return None };
        let typed = std::mem::take(typed);
        self.rest.pop();
        Some(typed)
    }

    fn eat(&mut self, lexeme: &Lexeme) -> bool {
        let is_next = self.rest.last() == Some(lexeme);
        if is_next {
            self.rest.pop();
        }
        is_next
    }
}

/// Operands, each near the one before it.
struct Chain {
    is_negated: bool,
    pairs: Vec<Node>,
    last: Node,
}

impl Chain {
    fn join(&mut self, next: Node, places: u32) {
        let first = Box::new(std::mem::replace(&mut self.last, next.clone()));
        self.pairs.push(Node::Near { first, second: Box::new(next), places });
    }

    /// What must be true together: the pairs, or the operand that stands alone.
    fn into_nodes(self) -> Vec<Node> {
        let nodes = if self.pairs.is_empty() { vec![self.last] } else { self.pairs };
        if self.is_negated { one_or(nodes, Node::And).map(negation).into_iter().listed() } else { nodes }
    }
}

fn negation(node: Node) -> Node {
    match node {
        Node::Not(node) => *node,
        node => Node::Not(Box::new(node)),
    }
}

fn can_be_near(node: &Node) -> bool {
    match node {
        Node::Word { .. } | Node::Phrase(_) | Node::Pattern(_) => true,
        Node::Field { node, .. } => can_be_near(node),
        Node::Or(nodes) => nodes.iter().all(can_be_near),
        Node::And(_) | Node::Not(_) | Node::Near { .. } => false,
    }
}

fn one_or(mut nodes: Vec<Node>, several: fn(Vec<Node>) -> Node) -> Option<Node> {
    if nodes.len() > 1 { Some(several(nodes)) } else { nodes.pop() }
}

/// A star at the end only means a beginning of words; other signs make a pattern. What looks like an operator but is none
/// is a phrase, so that it can be shown without being taken for one.
fn word(text: String, prefix: bool) -> Node {
    let beginning = text.trim_end_matches('*');
    let has_star = beginning.len() < text.len();
    if beginning.contains(['*', '?']) {
        return Node::Pattern(text);
    }
    let word = beginning.trim_end_matches(is_punctuation);
    let is_beginning = prefix || (has_star && word.len() == beginning.len());
    match is_operator(word) && !is_beginning {
        true => Node::Phrase(word.to_owned()),
        false => Node::Word { text: word.to_owned(), prefix: is_beginning },
    }
}
