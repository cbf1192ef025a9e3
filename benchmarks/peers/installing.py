"""Bringing peers here: a virtual environment each, below .tools/bench/, so that none disturbs another or Etalase."""

import subprocess
import sys
import venv
from pathlib import Path


def environment(folder: Path, *requirements: str) -> Path:
    """Make a virtual environment with the requirements, and give its Python. Does nothing where it was done before."""
    done = folder / "installed"
    wanted = "\n".join((sys.version, *requirements))
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    if not done.is_file() or done.read_text("utf-8") != wanted:
        sys.stderr.write(f"installing {', '.join(requirements)}\n")
        venv.create(folder, clear=True, with_pip=True)
        run([str(python), "-m", "pip", "install", "-q", "--disable-pip-version-check", *requirements])
        done.write_text(wanted, "utf-8")
    return python


def packages_of(folder: Path) -> Path:
    """Where the packages of an environment lie."""
    return next(path for path in folder.rglob("site-packages") if path.is_dir())


def run(command: list[str], folder: Path | None = None) -> None:
    """Run something that has nothing to do with what is measured; what it says is shown only if it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"{' '.join(command)} failed:\n{done.stdout}{done.stderr}")
