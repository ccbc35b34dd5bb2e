//! `fonds names`: names, their variants, and names that are likely one.

use fonds_core::authority::AuthorityFacet;
use fonds_core::catalogue::Authority;
use fonds_core::issue::thousands;
use fonds_core::names::{self, NameUse, Proposal};
use serde_json::json;

use crate::args::{Form, Names};
use crate::files;
use crate::say::{Failure, Out, visible};

/// Lists names and proposals; nothing is merged.
pub fn run(wish: &Names) -> Result<bool, Failure> {
    let file = files::catalogue(&wish.file, &wish.reading)?;
    let catalogue = &file.import.catalogue;
    let mut out = Out::new();
    if !wish.proposals {
        let uses = names::uses(catalogue);
        match wish.format {
            Form::Human => print_uses(&uses, &catalogue.authorities, &mut out)?,
            Form::Json => uses.iter().try_for_each(|name| out.line(use_json(name)))?,
        }
    }
    let proposals = names::proposals(catalogue);
    match wish.format {
        Form::Human => print_proposals(&proposals, &mut out)?,
        Form::Json => proposals.iter().try_for_each(|proposal| out.line(proposal_json(proposal)))?,
    }
    out.end()?;
    Ok(true)
}

fn print_uses(uses: &[NameUse], authorities: &[Authority], out: &mut Out) -> Result<(), Failure> {
    for (facet, title) in FACETS {
        let names: Vec<&NameUse> = uses.iter().filter(|name| name.facet == facet).collect();
        if names.is_empty() {
            continue;
        }
        out.line(out.strong(&format!("{title}: {}", thousands(names.len()))))?;
        for name in names {
            let label = name.label.as_deref().filter(|label| *label != name.name);
            let meaning = match label {
                Some(label) => format!("  → {} ({})", visible(label), visible(&name.reason)),
                None => String::new(),
            };
            out.line(format!("{:>9}  {}{meaning}", thousands(name.records), visible(&name.name)))?;
            let variants = variants(name, authorities);
            if !variants.is_empty() {
                out.line(format!("{:>9}  {}", "", out.faint(&format!("also {variants}"))))?;
            }
        }
        out.line("")?;
    }
    Ok(())
}

/// The other names of the authority that is listed under this one.
fn variants(name: &NameUse, authorities: &[Authority]) -> String {
    let is_this = |authority: &&Authority| {
        authority.label == name.name && AuthorityFacet::from_kind(&authority.kind) == name.facet
    };
    let variants = authorities.iter().find(is_this).map_or(&[][..], |authority| &authority.variants);
    let shown = variants.iter().map(|variant| match variant.kind.as_str() {
        "" => visible(&variant.name),
        kind => format!("{} ({})", visible(&variant.name), visible(kind)),
    });
    shown.collect::<Vec<_>>().join(", ")
}

fn print_proposals(proposals: &[Proposal], out: &mut Out) -> Result<(), Failure> {
    if proposals.is_empty() {
        return out.line("No two names look like one.");
    }
    out.line(out.strong(&format!("Likely one: {}", thousands(proposals.len()))))?;
    for proposal in proposals {
        let names: Vec<String> = proposal.names.iter().map(|name| visible(name)).collect();
        let count = thousands(proposal.records);
        out.line(format!("{count:>9}  {}  {}", names.join("  =  "), out.faint(proposal.reason.sentence())))?;
    }
    out.line("Nothing is merged. To make them one, list the other names as variants of one (docs/names.md).")
}

const FACETS: [(AuthorityFacet, &str); 3] = [
    (AuthorityFacet::Agent, "People and bodies"),
    (AuthorityFacet::Place, "Places"),
    (AuthorityFacet::Subject, "Subjects"),
];

fn facet_name(facet: AuthorityFacet) -> &'static str {
    match facet {
        AuthorityFacet::Agent => "agent",
        AuthorityFacet::Place => "place",
        AuthorityFacet::Subject => "subject",
    }
}

fn use_json(name: &NameUse) -> String {
    json!({
        "name": name.name,
        "facet": facet_name(name.facet),
        "records": name.records,
        "label": name.label,
        "reason": name.reason,
    })
    .to_string()
}

fn proposal_json(proposal: &Proposal) -> String {
    json!({
        "likely_one": proposal.names,
        "facet": facet_name(proposal.facet),
        "records": proposal.records,
        "reason": proposal.reason.sentence(),
    })
    .to_string()
}
