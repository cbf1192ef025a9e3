"""Brochures in the browser: what is ticked is printed, without JavaScript all; and the paper is that of WeasyPrint."""

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from tests.browsing import VIOLATIONS

SHEETS = "/id/brosur/lembar-produk/"
SHOWN = "[...document.querySelectorAll('.page[data-key]')].filter(one => !one.hidden).map(one => one.dataset.key)"
ALL = "[...document.querySelectorAll('.page[data-key]')].map(one => one.dataset.key)"


@pytest.fixture
def complaints(context: BrowserContext) -> list[str]:
    """What the console says while a page is used."""
    said: list[str] = []
    context.add_init_script(VIOLATIONS)
    context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: said.append(str(error.error)))
    return said


def shown(page: Page) -> list[str]:
    found: list[str] = page.evaluate(SHOWN)
    return found


def test_only_the_sheets_that_the_address_names_are_shown(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(f"{address}{SHEETS}?p=kopi-bukit-tempurung,jernang")
    assert set(shown(page)) == {"kopi-bukit-tempurung", "jernang"}
    assert page.locator(".choice input:checked").count() == 2
    assert page.locator(".page[data-key]:visible").count() == 2
    assert complaints == []


def test_ticking_changes_what_is_shown_and_the_address(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(f"{address}{SHEETS}?p=jernang")
    page.locator(".choice input[value='kopi-bukit-tempurung']").check()
    assert set(shown(page)) == {"kopi-bukit-tempurung", "jernang"}
    named = page.url.partition("?p=")[2]
    assert set(named.split(",")) == {"kopi-bukit-tempurung", "jernang"}
    page.reload()
    assert set(shown(page)) == {"kopi-bukit-tempurung", "jernang"}
    assert complaints == []


def test_none_and_all_can_be_chosen_at_once(page: Page, address: str, complaints: list[str]) -> None:
    page.goto(address + SHEETS)
    everything = page.evaluate(ALL)
    assert shown(page) == everything
    page.locator(".choice [data-does='none']").click()
    assert shown(page) == []
    page.locator(".choice [data-does='all']").click()
    assert shown(page) == everything
    assert "?" not in page.url
    assert complaints == []


def test_nothing_chosen_is_told_and_cannot_be_printed(page: Page, address: str) -> None:
    page.goto(address + SHEETS)
    note = page.locator("[data-note='none']")
    assert not note.is_visible()
    page.locator(".choice [data-does='none']").click()
    assert note.is_visible()
    assert page.locator("[data-does='print']").is_disabled()


@pytest.mark.parametrize("asked", ["tidak-ada", "", "692v"])
def test_where_nothing_that_is_asked_for_is_there_all_is_shown(page: Page, address: str, asked: str) -> None:
    page.goto(f"{address}{SHEETS}?p={asked}")
    page.locator(".choice").wait_for()
    assert shown(page) == page.evaluate(ALL)
    note = page.locator("[data-note='unknown']")
    assert note.is_visible() == bool(asked)
    assert asked in note.inner_text()


def test_an_entry_may_be_asked_for_with_its_collection(page: Page, address: str) -> None:
    page.goto(f"{address}{SHEETS}?p=products/jernang,tidak-ada")
    page.locator("[data-note='unknown']:visible").wait_for()
    assert shown(page) == ["jernang"]


def test_contents_and_index_name_only_what_is_chosen(page: Page, address: str) -> None:
    page.goto(f"{address}/id/brosur/katalog-produk/?p=kopi-bukit-tempurung")
    page.wait_for_function("document.querySelector('.lines li').hidden !== undefined && location.search !== ''")
    lines = page.locator(".contents .lines li:visible span").all_inner_texts()
    assert lines == ["Hasil kebun", "Kopi Bukit Tempurung"]
    assert page.locator(".index .lines li:visible span").all_inner_texts() == ["Kopi Bukit Tempurung"]


def test_an_entry_that_is_printed_alone_stands_at_the_top_of_its_page(page: Page, address: str) -> None:
    page.goto(f"{address}/id/brosur/katalog-produk/")
    first, second = page.locator(".items .item + .item").first.evaluate(
        "one => [one.previousElementSibling, one].map(each => [each.dataset.key, each.getBoundingClientRect().top])"
    )
    assert first[1] < second[1]
    page.locator(f".choice input[value='{first[0]}']").uncheck()
    assert page.locator(f".item[data-key='{second[0]}']").evaluate("one => one.offsetTop") == pytest.approx(
        page.locator(".items:not([hidden]) .item:not([hidden]):first-of-type").last.evaluate("one => one.offsetTop"),
        abs=1,
    )


@pytest.mark.parametrize("publication", ["katalog-produk", "lembar-produk", "lipat-tiga-wisata"])
@pytest.mark.parametrize("edition", ["", "id-en/"])
def test_texts_that_do_not_fit_are_told_before_they_are_printed(
    page: Page, address: str, publication: str, edition: str
) -> None:
    page.goto(f"{address}/id/brosur/{publication}/{edition}")
    page.evaluate("document.fonts.ready")
    note = page.locator("[data-note='full']")
    assert not note.is_visible(), note.inner_text()
    box = page.locator(".choice input").nth(1)
    title = box.evaluate("one => one.nextElementSibling.textContent")
    page.evaluate(
        "key => document.querySelector(`[data-key='${key}'] p:not(.name)`).append(' panjang'.repeat(600))",
        box.get_attribute("value"),
    )
    box.dispatch_event("change")
    assert title in note.inner_text()


@pytest.mark.parametrize("name", ["label-harga", "kartu-perajin", "selebaran-investasi"])
@pytest.mark.parametrize("edition", ["/id/brosur/{}/", "/en/brochures/{}/", "/id/brosur/{}/id-en/"])
def test_the_samples_fit(page: Page, address: str, name: str, edition: str) -> None:
    answer = page.goto(address + edition.format(name))
    assert answer is not None
    assert answer.ok
    page.evaluate("document.fonts.ready")
    assert not page.locator("[data-note='full']").is_visible(), page.locator("[data-note='full']").inner_text()


def test_the_button_prints(page: Page, address: str) -> None:
    page.add_init_script("window.print = () => { window.printed = true }")
    page.goto(address + SHEETS)
    page.locator("[data-does='print']").first.click()
    assert page.evaluate("window.printed")


def test_without_javascript_everything_is_there_and_no_form(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{address}{SHEETS}?p=jernang")
    assert page.locator(".page[data-key]:visible").count() > 10
    assert not page.locator(".choice").is_visible()
    context.close()
