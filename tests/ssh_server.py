"""A real OpenSSH server for tests: on loopback, with keys of its own, ended by its process id."""

import getpass
import os
import shutil
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

SSHD = shutil.which("sshd") or "/usr/sbin/sshd"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for(port: int) -> None:
    for _ in range(200):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("the server does not answer")


@dataclass
class SshServer:
    """`home` is that of an editor whose key is welcome, and who knows the server; `folder` is empty."""

    home: Path
    folder: Path
    port: int
    pid: int

    @property
    def address(self) -> str:
        return f"sftp://{getpass.getuser()}@127.0.0.1:{self.port}{self.folder}"

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if name not in ("SSH_AUTH_SOCK", "HOME")}
        return {**kept, "HOME": str(self.home), "LC_ALL": "en_GB.UTF-8"}


def _key(path: Path) -> str:
    subprocess.run(["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(path)], check=True)
    return path.with_suffix(".pub").read_text("utf-8")


@contextmanager
def ssh_server(folder: Path, sftp: str = "internal-sftp") -> Iterator[SshServer]:
    home, port = folder / "home", free_port()
    (home / ".ssh").mkdir(parents=True)
    (folder / "www").mkdir()
    authorized = folder / "authorized_keys"
    authorized.write_text(_key(home / ".ssh" / "id_ed25519"), "utf-8")
    host_key = " ".join(_key(folder / "host_key").split()[:2])
    (home / ".ssh" / "known_hosts").write_text(f"[127.0.0.1]:{port} {host_key}\n", "utf-8")
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where a server of root keeps what asks for keys apart
    settings = {
        "Port": port,
        "ListenAddress": "127.0.0.1",
        "HostKey": folder / "host_key",
        "AuthorizedKeysFile": authorized,
        "StrictModes": "no",
        "UsePAM": "no",
        "PidFile": "none",
        "PermitRootLogin": "prohibit-password",
        "MaxStartups": "100",
        "Subsystem": f"sftp {sftp}",
    }
    config = folder / "sshd_config"
    config.write_text("".join(f"{name} {value}\n" for name, value in settings.items()), "utf-8")
    with (folder / "log").open("wb") as log:
        server = subprocess.Popen([SSHD, "-D", "-e", "-f", str(config)], stderr=log)
    try:
        wait_for(port)
        yield SshServer(home, folder / "www", port, server.pid)
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(20)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SshServer]:
    folder = tmp_path / "server"
    folder.mkdir()
    with ssh_server(folder) as found:
        yield found
