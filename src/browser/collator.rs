//! The order of names in the reader's language (ECMA-402, `Intl.Collator`).

use std::cmp::Ordering;

use fonds_core::speech;
use fonds_search::order::order;
use js_sys::{Array, Intl, Object};
use wasm_bindgen::JsValue;

/// The numbers of names in their order; those that sort alike stay as they are.
pub fn in_order(names: &[&str]) -> Vec<u32> {
    let language = Array::of1(&speech::language().html_tag().into());
    let compare = Intl::Collator::new(&language, &Object::new()).compare();
    let names: Vec<JsValue> = names.iter().map(|name| JsValue::from_str(name)).collect();
    order(names.len(), &|a, b| {
        let compared = compare.call2(&JsValue::UNDEFINED, &names[a], &names[b]);
        let compared = compared.ok().and_then(|number| number.as_f64()).unwrap_or_default();
        compared.partial_cmp(&0.0).unwrap_or(Ordering::Equal)
    })
}
