"""A place that a site is published to, as those see it who do the steps; what can go wrong there: `Refusal`."""

from typing import Protocol

from etalase.problems import Translate


class Refusal(Exception):
    """Why a place cannot be used: a message id with values. Trying again helps only where it is `passing`."""

    def __init__(self, message: str, *, passing: bool = False, **values: object) -> None:
        self.message, self.values, self.passing = message, values, passing
        super().__init__(message)

    def text(self, translate: Translate) -> str:
        """The sentence, worded by `translate`."""
        return translate(self.message).format(**self.values)


class CannotLink(Exception):
    """The place cannot share or copy a file by itself."""


class Place(Protocol):
    """Files by name below a folder. Every method may raise `Refusal`."""

    async def names(self, below: str) -> dict[str, int]:
        """The size of every file below a folder, by name; all where it is empty."""

    async def read(self, name: str) -> bytes | None:
        """The content of a file; None where there is none."""

    async def create(self, name: str, content: bytes) -> bool:
        """Write a file that is not there yet; whether it was not."""

    async def replace(self, name: str, known: bytes, content: bytes) -> bool:
        """Write a file that still says what is `known` of it; whether it did. One step, where the place can."""

    async def write(self, name: str, content: bytes, path: str) -> None:
        """Write a file, at once: others see the old or the new one. It is, or will be, `path` of a site."""

    async def link(self, source: str, name: str) -> None:
        """Let the file have another name as well; raises `CannotLink`."""

    async def place(self, source: str, name: str) -> None:
        """Let the file take the name of another, at once."""

    async def delete(self, name: str) -> None:
        """Delete a file, if it is there, and folders that hold nothing without it."""

    async def delete_folder(self, name: str) -> None:
        """Delete a folder with all that is in it, if it is there."""

    async def current(self) -> str | None:
        """The release that visitors see; empty where there is none yet, None where the place knows no releases."""

    async def can_switch(self) -> bool:
        """Whether the place can hold releases; it is tried."""

    async def switch(self, folder: str) -> None:
        """Let visitors see this folder, in one moment."""

    async def close(self) -> None:
        """Leave the place."""
