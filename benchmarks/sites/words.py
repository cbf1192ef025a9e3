"""What the templates say in each language, and how they show prices and days. Shared by the sites in Python."""

from datetime import date

TEXTS = {
    "id": {
        "skip": "Langsung ke isi",
        "menu": "Menu",
        "main_menu": "Menu utama",
        "language": "Bahasa",
        "here": "Anda di sini",
        "home": "Beranda",
        "glance": "Sekilas",
        "category": "Kategori",
        "price": "Harga",
        "updated": "Terakhir diperbarui:",
        "pages": "Halaman daftar ini",
        "page": "Halaman",
        "contact": "Kontak",
        "unfilled": "belum diisi",
        "lost": "Halaman ini tidak ditemukan",
        "also": "Lihat juga",
        "entries": "entri",
        "term": "Kata",
    },
    "en": {
        "skip": "Skip to the content",
        "menu": "Menu",
        "main_menu": "Main menu",
        "language": "Language",
        "here": "You are here",
        "home": "Home",
        "glance": "At a glance",
        "category": "Category",
        "price": "Price",
        "updated": "Last updated:",
        "pages": "Pages of this list",
        "page": "Page",
        "contact": "Contact",
        "unfilled": "not yet filled in",
        "lost": "This page cannot be found",
        "also": "See also",
        "entries": "entries",
        "term": "Term",
    },
}
MONTHS = {
    "id": "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split(),
    "en": "January February March April May June July August September October November December".split(),
}


def price(amount: object, locale: str) -> str:
    """An amount of rupiah as it is written in that language."""
    number = f"{int(str(amount)):,}"
    return f"Rp {number.replace(',', '.')}" if locale == "id" else f"IDR {number}"


def day(value: date, locale: str) -> str:
    """A day as it is written in that language."""
    return f"{value.day} {MONTHS[locale][value.month - 1]} {value.year}"
