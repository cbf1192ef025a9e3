"""What a web server should tell browsers about the site: one table of HTTP headers, for every kind of host. Core."""

from etalase.configuration import Config

FINGERPRINTED = ("assets", "media")
"""The folders whose files have a digest of their content in their names: what such an address shows never changes."""

FOR_EVER = f"public, max-age={365 * 24 * 60 * 60}, immutable"
"""RFC 9111 and RFC 8246: a year is for ever, and reloading does not ask."""

ASK_AGAIN = "no-cache"
"""RFC 9111, 5.2.2.4: it may be kept, but is shown only after the server said that it is still the same."""

WORKER = "sw.js"
"""The service worker, at the root of the site, for it sees only what lies below it."""

_SCRIPTS = "script-src 'self'"
_WASM = "'wasm-unsafe-eval'"
"""The search runs a program of WebAssembly."""

_POLICY = (
    "default-src 'self'",
    "img-src 'self' data:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
)
"""Content Security Policy, level 3: nothing from other hosts, no script or style inside a page, no plug-ins."""


def page_policy(*, runs_wasm: bool = False) -> str:
    """The policy that a page brings itself, for hosts that cannot be told headers, and where it is stricter than those.

    `frame-ancestors` has no effect there (CSP 3, 3.3), and `upgrade-insecure-requests` would take the style sheet from
    a page that is tried out on a server without encryption.
    """
    return "; ".join((*_POLICY, f"{_SCRIPTS} {_WASM}" if runs_wasm else _SCRIPTS))


def headers(config: Config) -> dict[str, str]:
    """The headers of every answer, by name. What asks for HTTPS is left out where the site is not published so."""
    is_secure = config.origin.startswith("https:")
    secure = ("upgrade-insecure-requests",) if is_secure else ()
    policy = (page_policy(runs_wasm=config.search), "frame-ancestors 'none'", *secure)
    found = {
        "Content-Security-Policy": "; ".join(policy),
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    }
    return found | ({"Strict-Transport-Security": f"max-age={365 * 24 * 60 * 60}"} if is_secure else {})
