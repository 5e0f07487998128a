//! Writes a script that publishes a site on Amazon S3 behind CloudFront, so that it is complete at
//! every moment.

use serde_json::json;

use super::{HostedSite, IMMUTABLE_CACHE_CONTROL, REVALIDATE_CACHE_CONTROL, template};

/// Returns the script. It uploads files named by their content first and the manifest that names
/// them last; then it removes files that nothing names any more.
pub fn settings(site: &HostedSite) -> String {
    let files = site.immutable_files.iter().map(String::as_str);
    let immutable_files: Vec<_> = ["data/*", "messages/*"].into_iter().chain(files).collect();
    let filters = |option: &str| {
        let filters = immutable_files
            .iter()
            .map(|file| format!(" {option} \"{file}\""));
        filters.collect::<String>()
    };
    template::fill(
        include_str!("s3.sh"),
        &[
            ("base", &site.base),
            ("cache-immutable", IMMUTABLE_CACHE_CONTROL),
            ("cache-revalidate", REVALIDATE_CACHE_CONTROL),
            ("include-immutable", filters("--include").trim_start()),
            ("exclude-immutable", filters("--exclude").trim_start()),
            ("policy", &policy(site)),
        ],
    )
}

/// Returns the headers as a response headers policy of CloudFront: known headers in their fields,
/// and the others by name.
fn policy(site: &HostedSite) -> String {
    let mut security_headers = json!({});
    let mut custom_headers = Vec::new();
    for (name, value) in site.headers() {
        match name {
            "Content-Security-Policy" => {
                security_headers["ContentSecurityPolicy"] =
                    json!({ "Override": true, "ContentSecurityPolicy": value });
            }
            "Referrer-Policy" => {
                security_headers["ReferrerPolicy"] =
                    json!({ "Override": true, "ReferrerPolicy": value });
            }
            "X-Content-Type-Options" => {
                security_headers["ContentTypeOptions"] = json!({ "Override": true })
            }
            _ => custom_headers.push(json!({ "Header": name, "Value": value, "Override": true })),
        }
    }
    let mut policy = json!({
        "Name": "broadsheet",
        "SecurityHeadersConfig": security_headers,
        "CustomHeadersConfig": { "Quantity": custom_headers.len(), "Items": custom_headers },
    });
    if let Some((_, origins)) = site.cors_header() {
        let list = |items: &[&str]| json!({ "Quantity": items.len(), "Items": items });
        policy["CorsConfig"] = json!({
            "AccessControlAllowOrigins": list(&[origins]),
            "AccessControlAllowHeaders": list(&["*"]),
            "AccessControlAllowMethods": list(&["GET", "HEAD"]),
            "AccessControlAllowCredentials": false,
            "OriginOverride": true,
        });
    }
    policy.to_string()
}
