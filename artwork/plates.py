"""The register of plates: the key of an entry, its ground colour and the function that draws on it (core)."""

from collections.abc import Callable
from typing import Final

from artwork import plates_articles as articles
from artwork import plates_craft as craft
from artwork import plates_culture as culture
from artwork import plates_fairs as fairs
from artwork import plates_festivals as festivals
from artwork import plates_harvest as harvest
from artwork import plates_investment as investment
from artwork import plates_karst as karst
from artwork import plates_makers as makers
from artwork import plates_pages as pages
from artwork import plates_partners as partners
from artwork import plates_places as places
from artwork import plates_routes as routes
from artwork.draw import Plate
from artwork.palette import DEEP, GUAVA, JENGKOL, MANGGIS, MANGO, PAPER, PINANG, RIVER, SAND

PLATES: Final[dict[str, tuple[str, Callable[[Plate], None]]]] = {
    "products/batik-seluang-mudik": (PINANG, craft.seluang_mudik),
    "products/pewarna-alam-batik": (PAPER, craft.natural_dyes),
    "products/kriya-kulit-terap": (PINANG, craft.terap_bark),
    "products/ambung-anyaman-rotan": (GUAVA, craft.rattan_basket),
    "products/gelang-sebalik-sumpah": (MANGGIS, craft.seed_bracelets),
    "products/anyaman-pandan-ladang-panjang": (JENGKOL, craft.pandan_mat),
    "products/kopi-bukit-tempurung": (SAND, harvest.coffee),
    "products/jernang": (JENGKOL, harvest.dragon_blood),
    "products/madu-sialang": (DEEP, harvest.sialang_honey),
    "products/kuliner-oleh-oleh": (JENGKOL, harvest.food_gifts),
    "products/karet-rakyat": (MANGO, harvest.rubber),
    "destinations/bukit-duabelas": (PAPER, places.twelve_hills),
    "destinations/bukit-bulan": (MANGGIS, karst.two_moons),
    "destinations/calau-petak": (JENGKOL, karst.blue_cave),
    "destinations/bukit-tamulun": (MANGO, karst.karst_summit),
    "destinations/bukit-tempurung": (MANGO, places.sea_of_clouds),
    "destinations/arung-jeram-batang-asai": (DEEP, places.white_water),
    "destinations/jembatan-beatrix": (MANGO, places.beatrix_bridge),
    "destinations/lidung": (GUAVA, places.three_lakes),
    "itineraries/tepi-batang-tembesi": (MANGO, routes.town_in_the_bends),
    "itineraries/karst-bukit-bulan": (MANGGIS, routes.way_between_towers),
    "itineraries/hulu-batang-asai": (MANGO, routes.rapids_to_clouds),
    "itineraries/di-antara-pembuat": (PINANG, routes.weave_to_cloth),
    "culture/balumbo-biduk": (RIVER, culture.boat_race),
    "culture/kromong-mandiangin": (PINANG, culture.gong_chimes),
    "culture/orang-rimba": (GUAVA, culture.forest_home),
    "culture/lubuk-larangan": (GUAVA, culture.closed_pool),
    "culture/warisan-komunal": (PINANG, culture.three_heritages),
    "culture/dusun-sarolangun": (MANGO, culture.old_quarter),
    "events/sarolangun-expo": (JENGKOL, fairs.market_tents),
    "events/apkasi-otonomi-expo": (SAND, fairs.banners),
    "events/inacraft": (SAND, fairs.craft_quilt),
    "events/trade-expo-indonesia": (PAPER, fairs.export_ships),
    "events/festival-beatrix": (JENGKOL, festivals.bridge_lights),
    "events/kenduri-swarnabhumi": (SAND, festivals.river_basin),
    "investment/hilirisasi": (MANGO, investment.leaf_to_goods),
    "investment/wisata-karst": (JENGKOL, investment.cave_path),
    "investment/perizinan-insentif": (GUAVA, investment.doors),
    "cooperation/antardaerah": (SAND, partners.two_rivers),
    "cooperation/luar-negeri": (DEEP, partners.to_the_sea),
    "cooperation/iklim-hutan-riset": (GUAVA, partners.tree_rings),
    "programmes/pelatihan-blk": (PINANG, partners.tool_pattern),
    "programmes/anyaman-literasi-orang-rimba": (GUAVA, partners.weave_to_words),
    "programmes/pertukaran-budaya": (SAND, partners.interlace),
    "producers/bengkel-batik-muara-danau": (SAND, makers.canting),
    "producers/kelompok-kopi-lubuk-bangkar": (SAND, makers.coffee_rows),
    "producers/penganyam-ladang-panjang": (JENGKOL, makers.pandan_drying),
    "articles/seni-cadas-bukit-bulan": (SAND, articles.rock_art),
    "articles/membaca-motif-batik": (SAND, articles.motif_grid),
    "articles/sungai-dan-kehidupan": (GUAVA, articles.river_life),
    "pages/tentang": (SAND, pages.about),
    "pages/kebijakan": (PINANG, pages.shop_window),
    "pages/cara-ke-sini": (MANGO, pages.road_and_river),
    "pages/kontak": (DEEP, pages.meeting_ripples),
    "pages/privasi": (JENGKOL, pages.closed_scales),
    "pages/aksesibilitas": (GUAVA, pages.guiding_lines),
    "": (JENGKOL, pages.home),
}
"""The home page has the key ''."""


def render(key: str) -> str:
    """Return the SVG text of the plate `key`, the same at every run; raise KeyError for an unknown key."""
    ground, draw = PLATES[key]
    plate = Plate(key or "home", ground)
    draw(plate)
    return plate.svg()
