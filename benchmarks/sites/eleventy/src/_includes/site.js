// What every page knows of the site, and the words of its templates.
import { PAGE_SIZE } from "./page_size.js"; // it is put beside this file

export const SITE = { url: "https://example.org", title: "Tolok Ukur", pageSize: PAGE_SIZE, feedLength: 30 };

export const LOCALES = {
  id: { name: "Indonesia", formats: "id-ID", tagline: "Situs tolok ukur" },
  en: { name: "English", formats: "en-GB", tagline: "A site for measuring" },
};

export const COLLECTIONS = {
  products: { id: "Produk", en: "Products" },
  destinations: { id: "Destinasi", en: "Destinations" },
  culture: { id: "Budaya", en: "Culture" },
};

export const VOCABULARIES = {
  categories: { id: "Kategori", en: "Categories" },
  "destination-kinds": { id: "Jenis destinasi", en: "Kinds of destinations" },
  "tradition-kinds": { id: "Jenis tradisi", en: "Kinds of traditions" },
};

export const TERM = { id: "Kata", en: "Term" };

const TEXTS = {
  id: {
    skip: "Langsung ke isi", menu: "Menu", mainMenu: "Menu utama", language: "Bahasa", here: "Anda di sini",
    home: "Beranda", glance: "Sekilas", category: "Kategori", price: "Harga", updated: "Terakhir diperbarui:",
    pages: "Halaman daftar ini", page: "Halaman", contact: "Kontak", unfilled: "belum diisi",
    lost: "Halaman ini tidak ditemukan", also: "Lihat juga", entries: (n) => `${n} entri`,
  },
  en: {
    skip: "Skip to the content", menu: "Menu", mainMenu: "Main menu", language: "Language", here: "You are here",
    home: "Home", glance: "At a glance", category: "Category", price: "Price", updated: "Last updated:",
    pages: "Pages of this list", page: "Page", contact: "Contact", unfilled: "not yet filled in",
    lost: "This page cannot be found", also: "See also", entries: (n) => (n === 1 ? "1 entry" : `${n} entries`),
  },
};

export const text = (locale, name) => TEXTS[locale][name];

const ESCAPES = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
export const esc = (value) => String(value ?? "").replace(/[&<>"']/g, (sign) => ESCAPES[sign]);

const money = {};
const days = {};
for (const [locale, { formats }] of Object.entries(LOCALES)) {
  money[locale] = new Intl.NumberFormat(formats, { style: "currency", currency: "IDR", maximumFractionDigits: 0 });
  days[locale] = new Intl.DateTimeFormat(formats, { dateStyle: "long", timeZone: "UTC" });
}
export const price = (locale, data) => `${money[locale].format(data.price)} / ${esc(data.price_unit)}`;
export const day = (locale, date) => days[locale].format(date);
export const iso = (date) => date.toISOString().slice(0, 10);

// The same page in another language: its address differs in the first part only.
export const inLocale = (url, locale) => url.replace(/^\/[a-z]+\//, `/${locale}/`);
