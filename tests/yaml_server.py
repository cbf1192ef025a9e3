"""The language server that VS Code's YAML extension runs, as an editor program speaks to it: JSON-RPC over pipes."""

import itertools
import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Any

from tests.conftest import PROJECT

SERVER = PROJECT / ".tools" / "node_modules" / "yaml-language-server" / "bin" / "yaml-language-server"
NODE = PROJECT / ".venv" / "bin" / "node"

CAN = {"workspace": {"configuration": True}, "textDocument": {"completion": {"completionItem": {}}}}


class YamlServer:
    """Opens texts as files of the folder, with the settings that the folder brings for VS Code."""

    def __init__(self, folder: Path, to: IO[bytes], back: IO[bytes]) -> None:
        self._folder, self._to, self._back = folder, to, back
        self._numbers = itertools.count(1)
        settings = json.loads((folder / ".vscode" / "settings.json").read_text("utf-8"))
        # schemas from the network are what the extension looks up by itself; a test asks nobody
        self._settings = {"schemas": settings["yaml.schemas"], "schemaStore": {"enable": False}}
        uri = folder.as_uri()
        workspace = {"rootUri": uri, "workspaceFolders": [{"uri": uri, "name": folder.name}]}
        self._ask("initialize", {"processId": None, "capabilities": CAN, **workspace})
        self._send({"method": "initialized", "params": {}})
        self._send({"method": "workspace/didChangeConfiguration", "params": {"settings": {"yaml": self._settings}}})

    def open(self, path: str, text: str) -> list[tuple[int, str]]:
        """The line and the message of everything that it marks in a text of that name."""
        uri = (self._folder / path).as_uri()
        self._send(
            {
                "method": "textDocument/didOpen",
                "params": {
                    "textDocument": {"uri": uri, "languageId": "yaml", "version": next(self._numbers), "text": text}
                },
            }
        )
        found = self._wait(lambda one: one.get("method", "").endswith("publishDiagnostics"))["params"]["diagnostics"]
        return [(one["range"]["start"]["line"] + 1, one["message"]) for one in found]

    def offers(self, path: str, line: int) -> dict[str, str]:
        """What it offers at the beginning of a line of a text that is open, with its hint."""
        place = {
            "textDocument": {"uri": (self._folder / path).as_uri()},
            "position": {"line": line - 1, "character": 0},
        }
        found = self._ask("textDocument/completion", place)["items"]
        return {one["label"]: str(one.get("documentation", "")) for one in found}

    def close(self, path: str) -> None:
        """Close a text, so that another one may be opened by its name."""
        uri = (self._folder / path).as_uri()
        self._send({"method": "textDocument/didClose", "params": {"textDocument": {"uri": uri}}})
        self._wait(lambda one: one.get("method", "").endswith("publishDiagnostics"))

    def _ask(self, method: str, params: dict[str, Any]) -> Any:
        number = next(self._numbers)
        self._send({"id": number, "method": method, "params": params})
        return self._wait(lambda one: one.get("id") == number and "method" not in one)["result"]

    def _wait(self, is_it: Any) -> dict[str, Any]:
        """Answer what the server asks until it says what is waited for; the test's own time limit is that of a read."""
        while not is_it(one := self._receive()):
            if one.get("method") == "workspace/configuration":
                wanted = [item.get("section") for item in one["params"]["items"]]
                answer = [self._settings if section == "yaml" else {} for section in wanted]
                self._send({"id": one["id"], "result": answer})
            elif "method" in one and "id" in one:
                self._send({"id": one["id"], "result": None})
        return one

    def _send(self, message: dict[str, Any]) -> None:
        content = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._to.write(b"Content-Length: %d\r\n\r\n" % len(content) + content)
        self._to.flush()

    def _receive(self) -> dict[str, Any]:
        length = 0
        while line := self._back.readline().strip():
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        assert length, "the server is gone"
        found: dict[str, Any] = json.loads(self._back.read(length))
        return found


@contextmanager
def yaml_server(folder: Path) -> Iterator[YamlServer]:
    with subprocess.Popen(
        [str(NODE), str(SERVER), "--stdio"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        try:
            yield YamlServer(folder, process.stdin, process.stdout)
        finally:
            process.kill()
