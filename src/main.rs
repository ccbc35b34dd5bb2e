//! The program: in a page it starts the app, in a worker it answers questions.

fn main() {
    fonds::browser::start();
}
