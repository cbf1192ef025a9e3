"""Files about the site as a whole: whom to tell of a weakness, and how it looks on the screen of a phone."""

import json
import re
from datetime import date, datetime, timedelta

from tests.conftest import PROJECT, TODAY, SiteFolder

SECURITY = ".well-known/security.txt"


def add_contact(site: SiteFolder, contact: str) -> None:
    site.write("content/site.yaml", f"{(site.root / 'content/site.yaml').read_text('utf-8')}contact: {contact}\n")


def test_a_weakness_can_be_told_to_the_contact_of_the_site(minimal_site: SiteFolder) -> None:
    add_contact(minimal_site, "{email: desa@contoh.example, web: https://desa.example/}")
    minimal_site.build()
    text = (minimal_site.output / SECURITY).read_bytes().decode()
    assert text.count("\r\n") == text.count("\n") == 5
    fields = [tuple(line.split(": ", 1)) for line in text.splitlines()]
    assert fields == [
        ("Contact", "mailto:desa@contoh.example"),
        ("Contact", "https://desa.example/"),
        ("Expires", "2027-08-01T00:00:00+07:00"),
        ("Preferred-Languages", "id, en"),
        ("Canonical", "https://contoh.example/.well-known/security.txt"),
    ]
    expires = datetime.fromisoformat(dict(fields)["Expires"])
    built = datetime.combine(TODAY, datetime.min.time(), expires.tzinfo)
    assert timedelta(0) < expires - built <= timedelta(days=365)


def test_it_is_valid_for_a_year_from_the_day_of_the_build(minimal_site: SiteFolder) -> None:
    add_contact(minimal_site, "{email: desa@contoh.example}")
    found = []
    for day in (date(2028, 2, 29), date(2028, 2, 29)):
        minimal_site.build(day)
        found.append((minimal_site.output / SECURITY).read_text("utf-8"))
    assert found[0] == found[1]
    assert "Expires: 2029-02-28T00:00:00+07:00" in found[0]


def test_without_an_address_nobody_is_named(minimal_site: SiteFolder) -> None:
    add_contact(minimal_site, "{phone: 0745-91234}")
    minimal_site.build()
    assert not (minimal_site.output / SECURITY).exists()


def test_each_language_has_its_web_manifest(minimal_site: SiteFolder) -> None:
    minimal_site.replace("content/site.yaml", "https://contoh.example/", "https://contoh.example/desa/")
    minimal_site.replace("content/site.yaml", "The village's shop window", 'Baskets & \\"mats\\" </script>')
    minimal_site.replace("content/site.yaml", "en: Baskets", 'en: "Baskets')
    minimal_site.replace("content/site.yaml", "</script>}", '</script>"}')
    minimal_site.build()
    for locale, name in (("id", "Desa Contoh"), ("en", "Sample Village")):
        manifest = json.loads((minimal_site.output / locale / "site.webmanifest").read_text("utf-8"))
        assert (manifest["name"], manifest["short_name"], manifest["lang"]) == (name, name, locale)
        assert manifest["start_url"] == f"/desa/{locale}/"
        (icon,) = manifest["icons"]
        assert (minimal_site.output / icon["src"].removeprefix("/desa/")).is_file()
        link = f'<link rel="manifest" href="/desa/{locale}/site.webmanifest">'
        assert link in minimal_site.html(f"/{locale}/").partition("</head>")[0]
    assert manifest["description"] == 'Baskets & "mats" </script>'


def test_the_colours_of_the_manifest_are_those_of_the_style_sheet(minimal_site: SiteFolder) -> None:
    minimal_site.build()
    sheets = [(PROJECT / "templates/assets/css" / name).read_text("utf-8") for name in ("dyes.css", "site.css")]
    style = "".join(sheets).partition("@media")[0]
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", style))
    manifest = json.loads((minimal_site.output / "id/site.webmanifest").read_text("utf-8"))
    assert (manifest["theme_color"], manifest["background_color"]) == (colours["deep"], colours["paper"])
    assert f'<meta name="theme-color" content="{colours["deep"]}">' in minimal_site.html("/id/")
