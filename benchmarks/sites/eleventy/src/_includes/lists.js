// Entries grouped into lists of a page each: by collection and by term.
import { COLLECTIONS, LOCALES, SITE, TERM, VOCABULARIES } from "./site.js";

const termKey = (locale, vocabulary, term) => `/${locale}/${vocabulary}/t${term}/`;

function grouped(entries, keyOf) {
  const groups = new Map();
  for (const entry of entries) {
    const key = keyOf(entry.data);
    if (!groups.has(key)) groups.set(key, []);
    groups.get(key).push(entry);
  }
  return groups;
}

function* paged(url, entries, more) {
  const count = Math.max(1, Math.ceil(entries.length / SITE.pageSize));
  const urls = Array.from({ length: count }, (_, n) => (n ? `${url}page/${n + 1}/` : url));
  for (let n = 0; n < count; n++) {
    const cards = entries.slice(n * SITE.pageSize, (n + 1) * SITE.pageSize);
    yield { ...more, url: urls[n], number: n + 1, urls, cards };
  }
}

export function listsOf(entries) {
  const lists = [];
  for (const [url, members] of grouped(entries, (data) => `/${data.locale}/${data.collection}/`)) {
    const { locale, collection } = members[0].data;
    lists.push(...paged(url, members, { locale, title: COLLECTIONS[collection][locale], above: [] }));
  }
  for (const [url, members] of byTerm(entries)) {
    const { locale, vocabulary, term } = members[0].data;
    const above = [{ url: `/${locale}/${vocabulary}/`, title: VOCABULARIES[vocabulary][locale] }];
    lists.push(...paged(url, members, { locale, title: `${TERM[locale]} ${term}`, above }));
  }
  return lists;
}

export function byTerm(entries) {
  return grouped(entries, (data) => termKey(data.locale, data.vocabulary, data.term));
}

export function vocabulariesOf(entries) {
  const terms = [...byTerm(entries)];
  return Object.keys(LOCALES).flatMap((locale) =>
    Object.keys(VOCABULARIES).map((vocabulary) => {
      const url = `/${locale}/${vocabulary}/`;
      const own = terms.filter(([key]) => key.startsWith(url));
      const named = own.map(([key, members]) => ({
        url: key, title: `${TERM[locale]} ${members[0].data.term}`, count: members.length,
      }));
      return { locale, url, title: VOCABULARIES[vocabulary][locale], terms: named };
    }),
  );
}

let known = { entries: null, terms: null };

// Up to four others of the same term. The lists are made once for all pages.
export function alsoOf(data) {
  if (known.entries !== data.collections.entries) {
    known = { entries: data.collections.entries, terms: byTerm(data.collections.entries) };
  }
  const others = known.terms.get(termKey(data.locale, data.vocabulary, data.term));
  const also = [];
  for (const other of others) {
    if (other.url !== data.page.url) also.push(other);
    if (also.length === 4) break;
  }
  return also;
}
