"""A ledger that is gone is told of before anything is forgotten."""

import pytest

from tests.conftest import SiteFolder
from tests.test_status import run

LEDGERS = ["content/addresses.txt", "content/translations.txt"]


@pytest.mark.parametrize("ledger", LEDGERS)
@pytest.mark.parametrize("command", [(), ("check",), ("status",)], ids=["build", "check", "status"])
def test_one_that_was_deleted_is_asked_for_and_nothing_is_forgotten(
    minimal_site: SiteFolder, ledger: str, command: tuple[str, ...]
) -> None:
    run(minimal_site)
    path = minimal_site.root / ledger
    kept = path.read_bytes()
    path.unlink()
    done = run(minimal_site, *command, lang="id")
    assert done.exit_code == 1
    assert f"{ledger}:1:1" in done.output
    assert f"git checkout {ledger}" in done.output
    assert not path.exists()
    path.write_bytes(kept)
    assert run(minimal_site, *command).exit_code == 0


@pytest.mark.parametrize("ledger", LEDGERS)
def test_an_empty_one_begins_anew(minimal_site: SiteFolder, ledger: str) -> None:
    run(minimal_site)
    lines = (minimal_site.root / ledger).read_bytes()
    minimal_site.write(ledger, "")
    assert run(minimal_site).exit_code == 0
    assert (minimal_site.root / ledger).read_bytes() == lines


def test_a_fresh_copy_needs_none(minimal_site: SiteFolder) -> None:
    assert not any((minimal_site.root / ledger).exists() for ledger in LEDGERS)
    assert run(minimal_site).exit_code == 0
