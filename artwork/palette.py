"""The inks: the dyes Sarolangun's batik makers use, with paper and river tones. Values only (core)."""

from typing import Final

PAPER: Final = "#f5ecd9"
SAND: Final = "#e2cfa6"

JENGKOL: Final = "#2a1e19"
"""Jengkol husk: near-black brown, the key block of most plates."""
PINANG: Final = "#a5422a"
"""Areca nut: red-brown."""
MANGGIS: Final = "#4c2140"
"""Mangosteen peel: deep purple."""
MANGO: Final = "#c7b53c"
"""Mango leaf: yellow-green."""
GUAVA: Final = "#64682f"
"""Guava leaf: olive."""

RIVER: Final = "#2e6f78"
DEEP: Final = "#173f49"
MIST: Final = "#b3cdc4"
