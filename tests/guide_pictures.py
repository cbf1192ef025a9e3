"""Draws the pictures of the editors' guide into docs/pictures/: `make guide-pictures`.

The real commands run in a copy of the site, the real `serve` answers a real browser. What a command says is set as a
terminal would show it; the address of the server of the test is replaced by that of the guides.
"""

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Any

from click.testing import CliRunner
from markupsafe import escape
from PIL import Image
from playwright.sync_api import Browser, Page

import build as etalase_build
from etalase import cli
from etalase.run import Project
from tests.browsing import chromium, until
from tests.conftest import PROJECT, SiteFolder
from tests.serving import Serving, serving
from tests.ssh_server import ssh_server
from tests.test_guides import STORY, guide

TARGET = PROJECT / "docs/pictures"
KEY = "products/dodol-nanas-contoh"
MOST = 58_000
"""Bytes that a picture may have."""
WIDTH, HEIGHT = 1000, 600
SHOWN = {"id": "/id/produk/dodol-nanas-contoh/", "en": "/en/products/example-pineapple-dodol/"}
SERVER = ("sftp://web@server.example.go.id/srv/www/sarolangun", "sftp://server.example.go.id/srv/www/sarolangun")
ANSWERS = (
    *("Dodol Nanas Contoh", "Produk contoh dalam panduan editor."),
    *("Example Pineapple Dodol", "An example product of the editors' guide."),
    *("kuliner", "sarolangun", "Rp 25.000", "bungkus", "foto.jpg", "", "Dodol dalam bungkus daun di atas meja"),
    "Dodol wrapped in leaves on a table",
)

FRAME = """<!doctype html><meta charset="utf-8"><style>
body {{ margin: 0; padding: 14px; background: #e6ece9; width: max-content }}
main {{ border-radius: 10px; overflow: hidden; box-shadow: 0 2px 10px #0004; background: {colour} }}
header {{ background: #cfd8d4; font: 15px "Noto Sans", sans-serif; padding: 9px 14px; display: flex; gap: 8px;
  color: #203530 }}
i {{ width: 12px; height: 12px; border-radius: 6px; background: #8ba39b; margin-top: 4px }}
span {{ flex: 1; background: #fff; border-radius: 12px; padding: 1px 14px; margin-left: 8px }}
img {{ display: block; width: {width}px }}
pre {{ font: 15px/1.42 "Noto Sans Mono", monospace; color: #e8efec; margin: 0; padding: 16px 20px;
  width: 86ch; white-space: pre-wrap }}
b {{ color: #ffd87a; font-weight: 400 }}
</style><main><header><i></i><i></i><i></i><span>{title}</span></header>{inside}</main>"""


class Studio:
    """Takes pictures, in one language, of one copy of the site."""

    def __init__(self, browser: Browser, site: SiteFolder, locale: str) -> None:
        self._browser, self.site, self.locale = browser, site, locale

    def run(self, *words: str, answers: str = "", home: Path | None = None) -> str:
        """What a command says to somebody who answers so."""
        group = cli.group(Project(self.site.root, etalase_build.build))
        environment = {"COLUMNS": "84"} | ({"HOME": str(home), "SSH_AUTH_SOCK": ""} if home else {})
        done = CliRunner(env=environment).invoke(
            group, ["--lang", self.locale, *words], answers, catch_exceptions=False
        )
        assert done.exit_code == 0, done.output
        return done.output

    def terminal(self, name: str, *texts: tuple[str, str]) -> None:
        """Commands with what they said."""
        lines = [f"<b>&gt; {escape(command)}</b>\n{_answered(text)}" for command, text in texts]
        title = {"id": "Jendela perintah", "en": "Command window"}[self.locale]
        self._keep(
            name, FRAME.format(colour="#14201d", title=title, width=0, inside=f"<pre>{chr(10).join(lines)}</pre>")
        )

    def page(self, name: str, page: Page, address: str) -> None:
        """What a page shows, in a window that tells its address."""
        file = self.site.root / "shot.png"
        page.screenshot(path=str(file), animations="disabled")
        inside = f'<img src="{file.as_uri()}">'
        title = f"127.0.0.1:8000{address}"
        self._keep(name, FRAME.format(colour="#fff", title=title, width=WIDTH, inside=inside))

    def _keep(self, name: str, html: str) -> None:
        file = self.site.root / "frame.html"
        file.write_text(html, "utf-8")
        page = self._browser.new_page(viewport={"width": WIDTH + 40, "height": 400}, device_scale_factor=1.5)
        page.goto(file.as_uri())
        content = page.locator("body").screenshot()
        page.close()
        with Image.open(BytesIO(content)) as picture:
            made = _light(picture.convert("RGB"))
        (TARGET / f"{name}.{self.locale}.webp").write_bytes(made)
        sys.stdout.write(f"{name}.{self.locale}.webp {len(made)}\n")


def _light(picture: Image.Image) -> bytes:
    """The picture as WebP, without loss where that is light enough, else as large as it may be."""
    tries: list[tuple[float, dict[str, Any]]] = [(1, {"lossless": True})]
    tries += [
        (scale, {"quality": quality}) for scale, quality in ((1, 80), (0.8, 80), (0.8, 60), (0.667, 60), (0.667, 40))
    ]
    for scale, how in tries:
        made = BytesIO()
        picture.resize((round(picture.width * scale), round(picture.height * scale))).save(
            made, "WEBP", method=6, **how
        )
        if made.tell() < MOST:
            return made.getvalue()
    raise AssertionError("the picture is too heavy")


def _answered(text: str) -> str:
    """A terminal's text, with what the editor typed in a colour of its own."""
    return re.sub(r"^&gt; (.*)$", r"&gt; <b>\1</b>", str(escape(text.rstrip())), flags=re.MULTILINE) + "\n"


@contextmanager
def _site(browser: Browser) -> Iterator[SiteFolder]:
    """A copy of the project with a drawn plate as the photo of a phone, in which commands run."""
    with tempfile.TemporaryDirectory() as folder:
        site = SiteFolder(Path(folder) / "sarolangun")
        for name in ("content", "templates", "translations"):
            shutil.copytree(PROJECT / name, site.root / name)
        shutil.copy(PROJECT / "build.py", site.root)
        (site.root / "etalase").symlink_to(PROJECT / "etalase")
        page = browser.new_page(viewport={"width": 1000, "height": 750}, device_scale_factor=4)
        page.goto((PROJECT / "content/products/kuliner-oleh-oleh/gambar.svg").as_uri())
        page.screenshot(path=str(site.root / "foto.jpg"), type="jpeg", quality=92)
        page.close()
        before = Path.cwd()
        os.chdir(site.root)
        try:
            yield site
        finally:
            os.chdir(before)


def _write(studio: Studio) -> None:
    """The product of the guide, with its answers and its story in both languages."""
    told = studio.run("new", "product", answers="\n".join(ANSWERS) + "\n")
    lines = told.strip("\n").splitlines()
    studio.terminal("new", ("python build.py new product", "\n".join((*lines[:20], "…", *lines[-22:]))))
    original, translated, *_ = STORY.findall(guide("panduan-editor.md"))
    for locale, story in (("id", original), ("en", translated)):
        path = studio.site.root / f"content/{KEY}/index.{locale}.md"
        path.write_text(f"{path.read_text('utf-8')}\n{story}", "utf-8")
    studio.run()


def _serve(studio: Studio, browser: Browser, server: Serving) -> None:
    """What `serve` shows: the home page, the product, a warning, a mistake."""
    site, locale = studio.site, studio.locale
    page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT}, device_scale_factor=1.5)

    def look(name: str, path: str) -> None:
        page.wait_for_timeout(800)
        studio.page(name, page, path)

    page.goto(f"{server.address}/{locale}/")
    look("serve", f"/{locale}/")
    page.goto(server.address + SHOWN[locale])
    look("product", SHOWN[locale])
    source, english = f"content/{KEY}/index.id.md", f"content/{KEY}/index.en.md"
    site.replace(english, "(/pages/kontak)", "(/products/kopi-bukit-tempurung)")
    page.locator("#etalase-overlay button").first.click(timeout=60_000)
    look("warning", SHOWN[locale])
    site.replace(english, "(/products/kopi-bukit-tempurung)", "(/pages/kontak)")
    server.settled()
    page.goto(server.address + SHOWN[locale])
    site.replace(source, "price: Rp 25.000", "price: dua puluh lima ribu")
    page.get_by_role("alertdialog").wait_for(timeout=60_000)
    look("mistake", SHOWN[locale])
    site.replace(source, "price: dua puluh lima ribu", "price: Rp 25.000")
    server.settled()
    original, _, edited, _ = STORY.findall(guide("panduan-editor.md"))
    site.replace(source, original.splitlines()[0], edited.strip())
    server.until(lambda: edited.split("**")[1] in server.page(SHOWN["id"])[1])
    page.goto(f"{server.address}/_preview/{KEY}/")
    until(page, "[...document.querySelectorAll('iframe')].every(one => 'ready' in one.dataset)")
    until(page, "document.querySelectorAll('iframe')[1].contentDocument.querySelector('.etalase-old') || true")
    for frame in page.frames[1:]:
        frame.evaluate("document.querySelector('.prose').scrollIntoView({block: 'center'})")
    look("preview", f"/_preview/{KEY}/")
    page.close()


def _publish(studio: Studio) -> None:
    with tempfile.TemporaryDirectory() as folder, ssh_server(Path(folder)) as server, ThreadPoolExecutor(1) as aside:
        settings = (studio.site.root / "content/site.yaml").read_text("utf-8")
        settings = settings.replace("https://sarolangun.example/", "https://etalase.sarolangunkab.go.id/")
        studio.site.write("content/site.yaml", f"{settings}\npublish: {{to: '{server.address}'}}\n")
        told = []
        for words in (("publish", "--dry-run"), ("publish",)):
            text = aside.submit(
                studio.run, *words, home=server.home
            ).result()  # the browser has the loop of this thread
            shown = re.sub(r"sftp://[^\s:]*(?::\d+)?" + re.escape(str(server.folder)), SERVER[1], text)
            shown = shown.replace(str(server.folder), "/srv/www/sarolangun")
            assert folder not in shown
            lines = shown.strip("\n").splitlines()
            cut = [*lines[:6], "…", *lines[-4:]] if len(lines) > 11 else lines  # of the first time
            told.append((f"python build.py {' '.join(words)}", "\n".join(cut)))
        studio.terminal("publish", *told)


def main() -> None:
    """Draw all pictures, in both languages or those that are named."""
    TARGET.mkdir(exist_ok=True)
    for locale in sys.argv[1:] or ("id", "en"):
        with chromium() as browser, _site(browser) as site:
            studio = Studio(browser, site, locale)
            _write(studio)
            with serving(site, lang=locale) as server:
                _serve(studio, browser, server)
            table, changed = studio.run("status"), studio.run("status", KEY)
            studio.terminal("status", ("python build.py status", table), (f"python build.py status {KEY}", changed))
            _publish(studio)


if __name__ == "__main__":
    main()
