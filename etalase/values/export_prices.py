"""Prices for buyers abroad: with a currency, and a delivery term that both sides know. Core."""

import re

from msgspec import Struct

from etalase.problems import N_
from etalase.values import Misread, ReadContext
from etalase.values.money import Money, MoneyType

INCOTERMS = {term: term for term in ("EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF")}
"""The eleven terms of Incoterms 2020, by the International Chamber of Commerce; they are the same in every language."""

_CURRENCY = re.compile(r"[a-z$]", re.IGNORECASE)


class ExportPriceType(MoneyType, Struct, frozen=True):
    """A price that says its currency: abroad, nobody thinks of rupiah. Gives `Money`."""

    example: str = "USD 12"

    def convert(self, text: str, context: ReadContext) -> Money:
        """See `ScalarType.convert`."""
        money = super().convert(text, context)
        if not _CURRENCY.search(text):
            message = N_("Say the currency of an export price.")
            raise Misread("money-without-currency", message, example=f"USD {text}")
        return money
