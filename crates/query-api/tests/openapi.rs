//! The checked-in `OpenAPI` document, from which the dashboards' types are made.

use std::path::Path;

#[test]
fn the_document_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("openapi.json");
    if std::env::var_os("UPDATE_OPENAPI").is_some() {
        std::fs::write(&path, query_api::openapi_json()).unwrap();
    }
    let stored = std::fs::read_to_string(&path).unwrap_or_default();
    let refresh = "UPDATE_OPENAPI=1 cargo test -p query-api --test openapi";
    assert!(stored == query_api::openapi_json(), "openapi.json is stale: run `{refresh}` and commit the result");
}

#[test]
fn the_document_is_openapi_3_1() {
    let document = serde_json::to_value(query_api::openapi()).unwrap();
    assert!(document["openapi"].as_str().unwrap().starts_with("3.1"));
}

#[test]
fn every_reference_leads_somewhere() {
    let document = serde_json::to_value(query_api::openapi()).unwrap();
    for reference in query_api::openapi_json().split('"').filter_map(|text| text.strip_prefix('#')) {
        assert!(document.pointer(reference).is_some(), "{reference}");
    }
}

#[test]
fn every_field_of_an_answer_is_required() {
    let document = serde_json::to_value(query_api::openapi()).unwrap();
    for (name, schema) in document["components"]["schemas"].as_object().unwrap() {
        let Some(properties) = schema["properties"].as_object() else { continue };
        let optional = ["Totals", "DecisionBody"].contains(&name.as_str());
        let required = schema["required"].as_array().map_or(0, Vec::len);
        assert!(optional || required == properties.len(), "{name}: {schema:#}");
    }
}
