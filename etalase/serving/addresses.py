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


def is_open(host: str) -> bool:
    """Whether others in the network are let in."""
    return host not in ("localhost", "::1") and not host.startswith("127.")
