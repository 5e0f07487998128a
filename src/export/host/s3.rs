//! Amazon S3 behind CloudFront: a script that publishes a site so that it is whole at every moment.

use serde_json::json;

use super::{HostedSite, IMMUTABLE_CACHE_CONTROL, REVALIDATE_CACHE_CONTROL, filled};

/// The script. Files that are named by their content come first, the manifest that names them last; only then what
/// nobody names any more goes.
pub fn settings(site: &HostedSite) -> String {
    let beside = site.lasting.iter().map(String::as_str);
    let lasting: Vec<_> = ["data/*", "messages/*"].into_iter().chain(beside).collect();
    let all = |word: &str| {
        let words = lasting.iter().map(|file| format!(" {word} \"{file}\""));
        words.collect::<String>()
    };
    filled(
        include_str!("s3.sh"),
        &[
            ("base", &site.base),
            ("for-ever", IMMUTABLE_CACHE_CONTROL),
            ("ask", REVALIDATE_CACHE_CONTROL),
            ("include-lasting", all("--include").trim_start()),
            ("exclude-lasting", all("--exclude").trim_start()),
            ("policy", &policy(site)),
        ],
    )
}

/// The headers as a response headers policy of CloudFront: those that it knows, and the others by name.
fn policy(site: &HostedSite) -> String {
    let mut known = json!({});
    let mut others = Vec::new();
    for (name, value) in site.headers() {
        match name {
            "Content-Security-Policy" => {
                known["ContentSecurityPolicy"] =
                    json!({ "Override": true, "ContentSecurityPolicy": value });
            }
            "Referrer-Policy" => {
                known["ReferrerPolicy"] = json!({ "Override": true, "ReferrerPolicy": value });
            }
            "X-Content-Type-Options" => known["ContentTypeOptions"] = json!({ "Override": true }),
            _ => others.push(json!({ "Header": name, "Value": value, "Override": true })),
        }
    }
    let mut policy = json!({
        "Name": "broadsheet",
        "SecurityHeadersConfig": known,
        "CustomHeadersConfig": { "Quantity": others.len(), "Items": others },
    });
    if let Some((_, origins)) = site.shared() {
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
