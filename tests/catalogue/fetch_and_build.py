"""Builds pages in every layout that the page reader knows, from public catalogues of API metadata, and the rows that they must be read as.

    python3 tests/catalogue/fetch_and_build.py FOLDER [--operations N]

FOLDER is outside of the repository: it gets the vendors' words, which never come into it. The catalogues are fetched from the Python index.
A page has the request parameters of one operation; every operation becomes one page per layout. Deals with texts only; what is read is measured by
`cargo run --release --package flowlog-tests --example catalogue -- FOLDER`.
"""

import argparse
import ast
import html
import html.parser
import json
import pathlib
import re
import subprocess
import sys
import zipfile

LAYOUTS = ["single", "piped", "broken", "spaced", "glued", "html"]
TITLES = {
    "zh": {"name": "参数名称", "required": "必选", "type": "类型", "text": "描述", "example": "示例值"},
    "en": {"name": "Parameter", "required": "Required", "type": "Type", "text": "Description", "example": "Example"},
}
YES_NO = {"zh": ("是", "否"), "en": ("Yes", "No")}
TYPES = {"string": "String", "int": "Integer", "float": "Float", "bool": "Boolean", "binary": "String", "str": "String"}
WORDS = {"String": "string", "Integer": "integer", "Float": "number", "Boolean": "boolean", "Object": "object"}
# What catalogues put where there is no example.
NO_EXAMPLE = {"", "无", "-", "暂无", "None", "null", "N/A"}


class Rendered(html.parser.HTMLParser):
    """Lines of text, as a browser's copy has them: a block per line, items with a bullet."""

    BLOCKS = {"p", "div", "br", "ul", "ol", "tr", "table", "pre", "blockquote", "h1", "h2", "h3", "h4"}

    def __init__(self):
        super().__init__()
        self.lines = [""]

    def handle_starttag(self, tag, attrs):
        if tag == "li":
            self.lines.append("• ")
        elif tag in self.BLOCKS:
            self.lines.append("")
        elif tag in ("td", "th"):
            self.lines[-1] += " "

    def handle_startendtag(self, tag, attrs):
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag):
        if tag == "li" or tag in self.BLOCKS:
            self.lines.append("")

    def handle_data(self, data):
        first, *rest = data.split("\n")
        self.lines[-1] += first
        self.lines.extend(rest)


# A tag that is known; `<clusterName>` is a text.
TAG = re.compile(r"</?(?:p|li|ul|ol|br|b|i|em|a|code|strong|font|span|table|tbody|thead|tr|td|th|div|pre|blockquote|img|h[1-6])\b[^<>]*>", re.I)


def lines(document):
    """The lines of a description that are not blank."""
    kept = re.sub(r"<(?!/?[a-z])|<", "&lt;", TAG.sub(lambda tag: tag[0].replace("<", "\x00"), document)).replace("\x00", "<")
    rendered = Rendered()
    rendered.feed(kept)
    rendered.close()
    found = (" ".join(line.split()) for line in rendered.lines)
    return [line for line in found if line and line != "•"]


def type_of(kind, member):
    """The Type cell, and the word that it must be read as."""
    if kind == "list":
        cell = TYPES.get({"int64": "int", "uint64": "int"}.get(member, member), member)
        return f"Array of {cell}", f"list of {WORDS.get(cell, cell)}"
    if kind == "object":
        return member, member
    return TYPES[kind], WORDS[TYPES[kind]]


def chinese(wheel):
    """Operations of the command line tool's descriptions: (name, rows)."""
    with zipfile.ZipFile(wheel) as archive:
        for path in sorted(archive.namelist()):
            if not re.fullmatch(r"tccli/services/[^/]+/v[^/]+/api\.json", path):
                continue
            described = json.loads(archive.read(path))
            for name, action in sorted(described["actions"].items()):
                members = described["objects"].get(action["input"], {}).get("members", [])
                rows = [
                    row(m["name"], *type_of(m["type"], m["member"]), m["required"], m.get("document"), m.get("example"))
                    for m in members
                ]
                yield "-".join(path.split("/")[2:4] + [name]), rows


PARAMETER = re.compile(r":param _?(\w+): (.*?)\n\s*:type \w+: ([^\n]+)", re.S)


def english(wheel):
    """Operations of the kit for Python: its request models say name, type and description in their comments; neither required nor example."""
    with zipfile.ZipFile(wheel) as archive:
        for path in sorted(archive.namelist()):
            if not re.fullmatch(r"tencentcloud/[^/]+/v[^/]+/models\.py", path):
                continue
            for node in ast.parse(archive.read(path)).body:
                if not isinstance(node, ast.ClassDef) or not node.name.endswith("Request"):
                    continue
                begin = next((f for f in node.body if isinstance(f, ast.FunctionDef) and f.name == "__init__"), None)
                rows = []
                for name, document, kind in PARAMETER.findall((begin and ast.get_docstring(begin)) or ""):
                    kind = re.sub(r":class:`[\w.]*\.(\w+)`", r"\1", kind.strip().removesuffix(" non-negative"))
                    one = kind.removeprefix("list of ")
                    cell = TYPES.get(one, one)
                    if kind != one:
                        cell, word = f"Array of {cell}", f"list of {WORDS.get(cell, cell)}"
                    else:
                        word = WORDS.get(cell, cell)
                    rows.append(row(name, cell, word, False, document, ""))
                yield "-".join(path.split("/")[1:3] + [node.name]), rows


def object_type(kind):
    """The Type cell of a kit that names types as Python does, and the word that it must be read as."""
    element = re.fullmatch(r"list\[(.*)\]", kind)
    one = re.sub(r":class:`[\w.]*\.(\w+)`", r"\1", element[1] if element else kind)
    cell = {**TYPES, "date": "String", "datetime": "String", "file": "String", "object": "Object"}.get(one, one)
    cell = cell if re.fullmatch(r"\w+", cell) else "Object"
    word = WORDS.get(cell, cell)
    return (f"Array of {cell}", f"list of {word}") if element else (cell, word)


MEMBER = re.compile(r":param (\w+): ?(.*?)\n\s*:type \w+: ([^\n]+)", re.S)


def objects(wheel):
    """Objects of another vendor's kits for Python, requests and all that is in them: with Required, without examples. Two blanks are a line break."""
    with zipfile.ZipFile(wheel) as archive:
        for path in sorted(archive.namelist()):
            if not re.fullmatch(r"huaweicloudsdk\w+/v\d+/model/\w+\.py", path) or path.endswith("_response.py"):
                continue
            source = archive.read(path).decode()
            always = set(re.findall(r"^        self\.(\w+) = \1$", source, re.M))
            described = source.partition("def __init__")[2].partition('"""')[2].partition('"""')[0]
            rows = [
                row(name, *object_type(kind.strip()), name in always, document.replace("  ", "\n"), "")
                for name, document, kind in MEMBER.findall(described)
            ]
            yield "-".join(path.removesuffix(".py").split("/")[::3] + [path.split("/")[1]]), rows


def row(name, cell, word, required, document, example):
    example = " ".join((example or "").split())
    example = "" if example in NO_EXAMPLE else example
    return {"name": name, "type": cell, "word": word, "required": bool(required), "text": lines(document or ""), "example": example}


def page(layout, language, rows):
    """A page with one table, as its layout has it."""
    titles, (yes, no) = TITLES[language], YES_NO[language]
    # The parameters of one vendor stand as name, required, type, those of the others as name, type, required.
    order = ["name", "required", "type", "text"] if layout in ("single", "piped", "spaced") else ["name", "type", "required", "text", "example"]
    cells = [{**r, "required": yes if r["required"] else no} for r in rows]
    heading = {"zh": "输入参数", "en": "Request Parameters"}[language]
    if layout == "single":
        body = [*(titles[c] for c in order)]
        for r in cells:
            body += [r["name"], r["required"], r["type"], *r["text"]]
        return "\n\n".join([heading, *body]) + "\n"
    if layout == "piped":
        body = [*(f"{titles[c]} |" for c in order), "---|" * len(order)]
        for r in cells:
            body += [f"{r['name']} |", f"{r['required']} |", f"{r['type']} |", "\n".join(r["text"]) + " |"]
        return "\n".join([heading, *body]) + "\n"
    if layout == "broken":
        body = ["| " + " | ".join(titles[c] for c in order) + " |", "|" + "---|" * len(order)]
        for r in cells:
            body.append(f"| {r['name']} | {r['type']} | {r['required']} | " + "\n".join(r["text"]) + f" | {r['example']} |")
        return "\n".join([heading, "", *body]) + "\n"
    if layout == "spaced":
        body = [" ".join(titles[c] for c in order)]
        for r in cells:
            body.append(" ".join([r["name"], r["required"], r["type"], *r["text"][:1]]))
            body += r["text"][1:]
        return "\n".join([heading, "", *body]) + "\n"
    if layout == "glued":
        body = ["".join(titles[c] for c in order)]
        for r in cells:
            # This layout writes `array<Tag>`, and an object as `object`.
            body += [f"{r['name']}{glued(r)}{r['required']}", *r["text"], *([r["example"]] if r["example"] else [])]
        return "\n\n".join([heading, *body]) + "\n"
    escape = html.escape
    body = "".join(
        "<tr>" + "".join(f"<td>{escape(r[c])}</td>" if c != "text" else "<td>" + "".join(f"<p>{escape(l)}</p>" for l in r["text"]) + "</td>" for c in order) + "</tr>\n"
        for r in cells
    )
    head = "".join(f"<th>{titles[c]}</th>" for c in order)
    return f"<!DOCTYPE html><html><body><h2>{heading}</h2>\n<table><tr>{head}</tr>\n{body}</table></body></html>\n"


def glued(r):
    word = r["word"]
    if word.startswith("list of "):
        element = word.removeprefix("list of ")
        return f"array<{element if element in WORDS.values() else 'object'}>"
    return {"number": "float"}.get(word, word if word in WORDS.values() else "object")


def expected(layout, r):
    word = r["word"]
    if layout == "glued":
        base = glued(r)
        word = f"list of {base[6:-1]}" if base.startswith("array<") else {"float": "number"}.get(base, base)
    return {"name": r["name"], "type": word, "required": r["required"], "example": r["example"]}


def fetch(package, folder):
    subprocess.run([sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), package], check=True)
    return next(folder.glob(package.replace("-", "_") + "-*.whl"))


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("folder", type=pathlib.Path)
    arguments.add_argument("--operations", type=int, default=0, help="of each catalogue, evenly spread; 0: all")
    given = arguments.parse_args()
    wheels = given.folder / "wheels"
    wheels.mkdir(parents=True, exist_ok=True)
    for folder, language, operations, *packages in [
        ("zh", "zh", chinese, "tccli"),
        ("en", "en", english, "tencentcloud-sdk-python-intl-en"),
        ("held-out", "zh", objects, "huaweicloudsdkecs", "huaweicloudsdkelb", "huaweicloudsdkrds"),
    ]:
        found = [next(wheels.glob(package.replace("-", "_") + "-*.whl"), None) or fetch(package, wheels) for package in packages]
        pages = [(name, rows) for wheel in found for name, rows in operations(wheel) if rows]
        if given.operations:
            pages = pages[:: max(1, len(pages) // given.operations)]
        names = ", ".join(wheel.name for wheel in found)
        print(f"{names}: {len(pages)} pages, {sum(len(rows) for _, rows in pages)} rows")
        for layout in LAYOUTS:
            into = given.folder / "pages" / folder / layout
            into.mkdir(parents=True, exist_ok=True)
            for old in into.iterdir():
                old.unlink()
            for name, rows in pages:
                (into / f"{name}.txt").write_text(page(layout, language, rows), encoding="utf-8")
                (into / f"{name}.json").write_text(json.dumps([expected(layout, r) for r in rows]), encoding="utf-8")


if __name__ == "__main__":
    main()
