//! The headers that every host sends with every response: security policy and others.

use super::HostedSite;

impl HostedSite {
    /// Returns the headers of every response, except `Cache-Control`. The directive
    /// `frame-ancestors` is only here, since browsers ignore it in a page.
    pub(super) fn headers(&self) -> Vec<(&'static str, String)> {
        let policy = format!("{}; frame-ancestors 'none'", self.policy);
        let other_headers = [
            ("Cross-Origin-Opener-Policy", "same-origin"),
            (
                "Permissions-Policy",
                "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), magnetometer=(), \
                 microphone=(), midi=(), payment=(), usb=()",
            ),
            ("Referrer-Policy", "no-referrer"),
            ("X-Content-Type-Options", "nosniff"),
        ];
        let other_headers = other_headers.map(|(name, value)| (name, value.to_owned()));
        [("Content-Security-Policy", policy)]
            .into_iter()
            .chain(other_headers)
            .collect()
    }
}
