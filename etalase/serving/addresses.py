"""Where in the network this computer is found. Shell."""

import socket

_DOCUMENTATION = ("192.0.2.1", 9)
"""RFC 5737: nobody has this address. Nothing is sent; the system only says by which way it would."""


def in_network() -> str:
    """The address by which others in the same network find this computer; that of the computer itself without one."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asked:
        try:
            asked.connect(_DOCUMENTATION)
            return str(asked.getsockname()[0])
        except OSError:
            return "127.0.0.1"


def addresses(host: str, port: int, base_path: str) -> tuple[str, str]:
    """Where the site is seen on this computer and by others in the network; by nobody else where only this computer is
    let in.
    """
    if host in ("localhost", "::1") or host.startswith("127."):
        return _address(host, port, base_path), ""
    is_every = host in ("0.0.0.0", "::")
    here, there = ("127.0.0.1", in_network()) if is_every else (host, host)
    return _address(here, port, base_path), _address(there, port, base_path)


def _address(host: str, port: int, base_path: str) -> str:
    name = f"[{host}]" if ":" in host else host
    return f"http://{name}:{port}{base_path}"
