"""A print document for the screen, for the office copier and for the printing house. Core.

Each is the same bytes for the same document, on any day. All raise `CannotPrint`.
"""

import io
import uuid
from typing import Any
from xml.sax.saxutils import escape

from etalase.pdf import codes, pictures, preflight, sheets
from etalase.pdf.document import Finding, PrintDocument, Printed, ProfileMissing
from etalase.pdf.inks import Inks, separate
from etalase.pdf.layout import Layout, anchors, identifier, originals, painted, set_pages
from etalase.pdf.libraries import pikepdf
from etalase.pdf.panels import overflowing
from etalase.pdf.tagging import say_what_headings_head, untagged
from etalase.problems import N_

SCREEN_PPI, OFFICE_PPI, PRESS_PPI = 150, 220, 350
"""The finest pictures that make a difference to see, in pixels an inch."""

SCREEN_QUALITY, OFFICE_QUALITY, PRESS_QUALITY = 75, 82, 92
"""Of JPEG."""

_MARGIN = f"@page {{ bleed: {sheets.MARGIN:g}mm !important; marks: none !important }}"
"""WeasyPrint draws its marks in red, green and blue and hides them below 3 mm of bleed, so they are drawn here."""

_BOOKLET = N_("A booklet has a multiple of four pages, and this one has {count}: add or remove some.")


def screen(document: PrintDocument, pages: int | None = None) -> Printed:
    """Small, tagged and with bookmarks: PDF/UA-1. With `pages`, another number of pages is found to be wrong."""
    layout = set_pages(document)
    content = painted(layout, document, pdf_variant="pdf/ua-1", pdf_tags=True)
    with _opened(content) as pdf:
        pictures.reduced(pdf, SCREEN_PPI, SCREEN_QUALITY, originals=originals(layout, document))
        say_what_headings_head(pdf)
        saved = _saved(pdf)
    layout.found.extend(untagged(saved))
    return _printed(layout, document, saved, preflight.Expected(document.trim, pages, layout.names))


def office(document: PrintDocument, pages: int | None = None) -> Printed:
    """For a copier that prints on both sides: a booklet's pages stand side by side, in the order of folding."""
    layout = set_pages(document)
    content = painted(layout, document)
    count = len(layout.pages.pages)
    trim = document.trim
    with _opened(content) as pdf:
        pictures.reduced(pdf, OFFICE_PPI, OFFICE_QUALITY, originals=originals(layout, document))
        if document.booklet and count % 4 == 0:
            pdf, trim, pages = _imposed(pdf), (2 * trim[0], trim[1]), pages and pages // 2
        expected = preflight.Expected(trim, pages, layout.names)
        return _printed(layout, document, _saved(pdf), expected)


def press(document: PrintDocument, profile: bytes | None, pages: int | None = None) -> Printed:
    """For the printing house: PDF/X-4 in the inks of its profile, with bleed and marks."""
    if profile is None:
        raise ProfileMissing
    inks = Inks(profile)
    layout = set_pages(document, _MARGIN)
    content = painted(layout, document, pdf_variant="pdf/x-4")
    with _opened(content) as pdf:
        separate(pdf, inks)
        pictures.reduced(pdf, PRESS_PPI, PRESS_QUALITY, inks.picture, originals(layout, document))
        sheets.cut_and_mark(pdf, document)
        _declare(pdf, document, inks)
        saved = _saved(pdf, force_version="1.6")
    return _printed(layout, document, saved, preflight.Expected(document.trim, pages, layout.names, is_press=True))


def _printed(layout: Layout, document: PrintDocument, content: bytes, expected: preflight.Expected) -> Printed:
    too_full = N_('The text of the panel "{panel}" does not fit: shorten it.')
    full = (Finding("overflow", too_full, {"panel": name, "entry": entry}) for name, entry in overflowing(layout))
    layout.found.extend(full)
    layout.found.extend(codes.too_small(layout))
    if document.booklet and len(layout.pages.pages) % 4:
        layout.found.append(Finding("booklet-pages", _BOOKLET, {"count": len(layout.pages.pages)}))
    found = [*layout.found, *preflight.findings(content, expected)]
    return Printed(content, len(layout.pages.pages), tuple(found), anchors(layout))


def _imposed(pdf: Any) -> Any:
    booklet = sheets.imposed(pdf)
    booklet.trailer["/Info"] = booklet.copy_foreign(pdf.docinfo)
    booklet.Root["/Lang"] = str(pdf.Root.get("/Lang", ""))
    return booklet


def _opened(content: bytes) -> Any:
    return pikepdf().open(io.BytesIO(content))


def _saved(pdf: Any, **options: object) -> bytes:
    content = io.BytesIO()
    mode = pikepdf().ObjectStreamMode.generate
    pdf.remove_unreferenced_resources()
    pdf.save(content, deterministic_id=True, object_stream_mode=mode, **options)
    return content.getvalue()


def _declare(pdf: Any, document: PrintDocument, inks: Inks) -> None:
    """What ISO 15930-7 asks of a file: the inks it is made for, no actions, metadata of its own."""
    library = pikepdf()
    profile = pdf.make_stream(inks.profile, N=4)
    intent = library.Dictionary(
        Type=library.Name.OutputIntent,
        S=library.Name.GTS_PDFX,
        OutputConditionIdentifier=inks.name,
        Info=inks.name,
        DestOutputProfile=profile,
    )
    pdf.Root["/OutputIntents"] = library.Array([intent])
    for key in ("/Outlines", "/Names", "/Dests"):
        if key in pdf.Root:
            del pdf.Root[key]
    pdf.Root["/Metadata"] = pdf.make_stream(
        _xmp(document).encode(), Type=library.Name.Metadata, Subtype=library.Name.XML
    )


def _xmp(document: PrintDocument) -> str:
    """WeasyPrint would give it a random document id and the time of day."""
    moment = document.date.isoformat()
    own = uuid.UUID(bytes=identifier(document))
    instance = uuid.uuid5(own, moment)
    language, title = escape(document.languages[0]), escape(document.title)
    return f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"
 xmlns:xmpMM="http://ns.adobe.com/xap/1.0/mm/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfxid="http://www.npes.org/pdfx/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate><xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:MetadataDate>{moment}</xmp:MetadataDate>
<xmpMM:DocumentID>uuid:{own}</xmpMM:DocumentID><xmpMM:InstanceID>uuid:{instance}</xmpMM:InstanceID>
<xmpMM:RenditionClass>default</xmpMM:RenditionClass><xmpMM:VersionID>1</xmpMM:VersionID>
<pdf:Trapped>False</pdf:Trapped><pdfxid:GTS_PDFXVersion>PDF/X-4</pdfxid:GTS_PDFXVersion>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="w"?>"""
