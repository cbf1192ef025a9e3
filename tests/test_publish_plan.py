"""Every step of a publication, in any order that is allowed, stopped anywhere: what visitors see."""

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etalase.publish_plan import (
    RELEASES,
    STATE,
    Act,
    File,
    Plan,
    Releases,
    Site,
    State,
    Step,
    in_place_plan,
    is_lasting,
    release_name,
    release_plan,
)

LASTING = ("assets/site.1a.css", "media/kain.2b.avif", "search/id/fragment/id_3c.pf_fragment")
PAGES = ("index.html", "id/index.html", "id/kopi/index.html", "en/coffee/index.html")
TELLING = ("sitemap.xml", "id/feed.xml", "search/id/pagefind-entry.json")


@st.composite
def files(draw: st.DrawFn, assets: tuple[str, ...]) -> File:
    """A file whose digest tells, instead of its bytes, its words and the assets it refers to; of two sizes."""
    words = draw(st.sampled_from(["a", "b", "longer"]))
    return File(" ".join((words, *assets)), len(words))


@st.composite
def sites(draw: st.DrawFn) -> dict[str, File]:
    site: dict[str, File] = {}
    for page in draw(st.sets(st.sampled_from(PAGES))):
        assets = tuple(sorted(draw(st.sets(st.sampled_from(LASTING)))))
        site |= {asset: File(f"of {asset}", len(asset)) for asset in assets}
        site[page] = draw(files(assets))
    for path in draw(st.sets(st.sampled_from(TELLING))):
        site[path] = draw(files(()))
    return site


def sizes(files: dict[str, File]) -> dict[str, int]:
    return {name: file.size for name, file in files.items()}


class Remote:
    """A model of a place: files by name, what our own records say, and the release that visitors see."""

    def __init__(self, *, moves: bool = False) -> None:
        self.files: dict[str, File] = {}
        self.records: dict[str, bytes] = {}
        self.current = ""
        self.moves = moves

    def do(self, step: Step, site: Site) -> None:
        if step.act is Act.RECORD:
            self.records[step.name] = step.content
        elif step.act is Act.WRITE:
            self.files[step.name] = site[step.path]
        elif step.act is Act.LINK:
            self.files[step.name] = self.files[step.source]
        elif step.act is Act.PLACE:
            self.files[step.name] = self.files[step.source]
            if self.moves:
                del self.files[step.source]
        elif step.act is Act.SWITCH:
            self.current = step.name.removeprefix(f"{RELEASES}/")
        elif step.act is Act.DELETE:
            self.files.pop(step.name, None)
            self.records.pop(step.name, None)
        else:
            self.files = {name: file for name, file in self.files.items() if not name.startswith(f"{step.name}/")}

    def in_release(self) -> dict[str, File]:
        folder = f"{RELEASES}/{self.current}/"
        return {name.removeprefix(folder): file for name, file in self.files.items() if name.startswith(folder)}

    def releases(self) -> Releases:
        known = {
            name.removeprefix(f"{RELEASES}/").removesuffix(".json"): msgspec.json.decode(text, type=dict[str, File])
            for name, text in self.records.items()
        }
        return Releases(
            self.current, known, sizes(self.files) | {name: len(text) for name, text in self.records.items()}
        )

    def state(self) -> State:
        return msgspec.json.decode(self.records[STATE], type=State) if STATE in self.records else State()

    def plan(self, site: Site, *, in_place: bool) -> Plan:
        if in_place:
            return in_place_plan(site, self.state(), sizes(self.files))
        return release_plan(site, self.releases())


def in_some_order(plan: Plan, data: st.DataObject) -> list[Step]:
    random = data.draw(st.randoms(use_true_random=True))  # one draw for all
    return [step for group in plan for step in random.sample(group, len(group))]


def without_lasting(site: Site) -> dict[str, File]:
    return {path: file for path, file in site.items() if not is_lasting(path)}


def is_shown(site: Site, visible: Site) -> bool:
    """Whether visitors see this site; what open pages of another one refer to may lie beside it."""
    return without_lasting(site) == without_lasting(visible) and site.items() <= visible.items()


@settings(deadline=None)
@given(sites=st.lists(sites(), min_size=2, max_size=4), data=st.data())
def test_with_releases_visitors_see_the_old_site_or_the_new_one_wherever_it_is_stopped(
    sites: list[dict[str, File]], data: st.DataObject
) -> None:
    remote = Remote()
    shown: dict[str, File] = {}
    for number, site in enumerate(sites):
        steps = in_some_order(remote.plan(site, in_place=False), data)
        is_last = number == len(sites) - 1
        stop = len(steps) if is_last else data.draw(st.integers(0, len(steps)))
        for step in steps[:stop]:
            remote.do(step, site)
            visible = remote.in_release()
            if remote.current == release_name(site):
                assert is_shown(site, visible)
                before, shown = shown, site
                assert {path for path in before if is_lasting(path)} <= visible.keys() or before == site
                shown = site
            else:
                assert is_shown(shown, visible)
    assert is_shown(sites[-1], remote.in_release())


@pytest.mark.parametrize("moves", [True, False])
@settings(deadline=None)
@given(sites=st.lists(sites(), min_size=2, max_size=4), data=st.data())
def test_in_place_every_page_is_whole_and_has_what_it_refers_to_wherever_it_is_stopped(
    moves: bool, sites: list[dict[str, File]], data: st.DataObject
) -> None:
    remote = Remote(moves=moves)
    foreign = File("of somebody else", 3)
    remote.files["foto/kepala.jpg"] = foreign
    for number, site in enumerate(sites):
        steps = in_some_order(remote.plan(site, in_place=True), data)
        stop = len(steps) if number == len(sites) - 1 else data.draw(st.integers(0, len(steps)))
        for step in steps[:stop]:
            remote.do(step, site)
            visible = {path: file for path, file in remote.files.items() if not path.startswith(".")}
            for path, file in visible.items():
                assert path == "foto/kepala.jpg" or file in [known.get(path) for known in sites[: number + 1]]
                assert not path.endswith(".html") or set(file.sha256.split()[1:]) <= visible.keys()
        if stop < len(steps):
            continue
        assert is_shown(site | {"foto/kepala.jpg": foreign}, visible)
        assert not [name for name in remote.files if name.startswith(".")]
        assert not remote.plan(site, in_place=True)
    assert remote.files["foto/kepala.jpg"] == foreign


@pytest.mark.parametrize("in_place", [True, False])
@settings(deadline=None)
@given(site=sites(), data=st.data())
def test_what_was_sent_is_not_sent_again(in_place: bool, site: dict[str, File], data: st.DataObject) -> None:
    remote = Remote()
    steps = in_some_order(remote.plan(site, in_place=in_place), data)
    stop = data.draw(st.integers(0, len(steps)))
    for step in steps[:stop]:
        remote.do(step, site)
    sent = [step.path for step in steps[:stop] if step.act is Act.WRITE]
    rest = [step.path for group in remote.plan(site, in_place=in_place) for step in group if step.act is Act.WRITE]
    assert not set(sent) & set(rest)
    for group in remote.plan(site, in_place=in_place):
        for step in group:
            remote.do(step, site)
    again = [step for group in remote.plan(site, in_place=in_place) for step in group]
    assert not [step for step in again if step.act is not Act.DELETE_FOLDER]


def acts(plan: Plan) -> list[tuple[str, str]]:
    return [(step.act.value, step.name) for group in plan for step in group]


OLD = {
    "assets/a.1.css": File("1", 1),
    "id/index.html": File("old", 3),
    "id/lama/index.html": File("gone", 4),
    "sitemap.xml": File("s", 1),
}
NEW = {
    "assets/a.2.css": File("2", 1),
    "id/index.html": File("new", 3),
    "id/baru/index.html": File("added", 5),
    "sitemap.xml": File("t", 1),
}


def test_in_place_assets_come_first_then_new_pages_changed_pages_the_sitemap_and_deletions() -> None:
    shown = [
        (act, name)
        for act, name in acts(in_place_plan(NEW, State((OLD,)), sizes(OLD)))
        if not name.startswith(".etalase/")
    ]
    assert shown == [
        ("write", "assets/a.2.css"),
        ("place", "id/baru/index.html"),
        ("place", "id/index.html"),
        ("place", "sitemap.xml"),
        ("delete", "id/lama/index.html"),
    ]


def test_in_place_an_asset_of_the_site_before_is_left_for_one_publication() -> None:
    state = State((NEW,), {"assets/a.1.css": File("1", 1)})
    there = sizes(NEW) | {"assets/a.1.css": 1}
    assert ("delete", "assets/a.1.css") not in acts(in_place_plan(NEW, state, there))
    third = NEW | {"id/index.html": File("third", 5)}
    assert ("delete", "assets/a.1.css") in acts(in_place_plan(third, state, there))


def test_a_release_shares_what_the_one_before_has_and_keeps_what_its_pages_refer_to() -> None:
    old, new = release_name(OLD), release_name(NEW)
    there = {f"{RELEASES}/{old}/{path}": file.size for path, file in OLD.items()}
    told = acts(release_plan(NEW | {"copy.css": File("1", 1)}, Releases(old, {old: OLD}, there)))
    linked = {name.split("/", 2)[2] for act, name in told if act == "link"}
    assert linked == {"assets/a.1.css", "copy.css"}
    assert new != old
    assert ("delete folder", f"{RELEASES}/{old}") not in told


def test_a_release_is_never_shown_before_all_its_files_are_there() -> None:
    names = [act for act, _ in acts(release_plan(NEW, Releases("", {}, {})))]
    assert names == ["record", "write", "write", "write", "write", "switch"]


def test_a_file_of_another_size_than_it_should_have_is_sent_again() -> None:
    name = release_name(NEW)
    there = {f"{RELEASES}/{name}/{path}": file.size for path, file in NEW.items()} | {
        f"{RELEASES}/{name}/sitemap.xml": 0
    }
    assert acts(release_plan(NEW, Releases("", {name: NEW}, there))) == [
        ("write", f"{RELEASES}/{name}/sitemap.xml"),
        ("switch", f"{RELEASES}/{name}"),
    ]
    assert ("place", "sitemap.xml") in acts(in_place_plan(NEW, State((NEW,)), sizes(NEW) | {"sitemap.xml": 0}))
