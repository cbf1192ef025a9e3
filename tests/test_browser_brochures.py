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
