"""What an unpacked Python package of a vendor says of its API, as one JSON object on standard output.

    python3 -I -S -c SCRIPT KIND PACKAGE MODULE

KIND is alibabacloud, huaweicloud or tencentcloud; PACKAGE is the folder of the package, MODULE the folder in it that is
read. Sources are parsed and never imported or executed. Needs the standard library of Python 3.8 and nothing else.
A package that cannot be read gives {"error": {at, found, expected}} and nothing more.
"""

import ast
import json
import os
import re
import stat
import sys

LARGEST_FILE = 16 << 20  # bytes; the largest client of a vendor has a tenth of it
MOST_FILES = 20000
LARGEST_ANSWER = 48 << 20


class Unreadable(Exception):
    def __init__(self, at, found, expected):
        super().__init__(at, found, expected)
        self.report = {"at": at, "found": found, "expected": expected}


class Module:
    """A source file: its tree and its lines."""

    def __init__(self, package, path):
        self.name = os.path.relpath(path, package)
        # A link must not lead out of the package, and a pipe never ends.
        real = os.path.realpath(path)
        if not real.startswith(os.path.realpath(package) + os.sep):
            raise Unreadable(self.name, "a link that leads out of the package", "a file of the package")
        try:
            status = os.stat(real)
            if not stat.S_ISREG(status.st_mode):
                raise Unreadable(self.name, "something that is no file", "a file")
            if status.st_size > LARGEST_FILE:
                raise Unreadable(self.name, "%d bytes" % status.st_size, "at most %d" % LARGEST_FILE)
            with open(real, "rb") as file:
                text = file.read(LARGEST_FILE + 1).decode("utf-8-sig")
        except OSError as error:
            raise Unreadable(self.name, os.strerror(error.errno or 0), "a file that can be read")
        except UnicodeDecodeError as error:
            raise Unreadable(self.name, "bytes that are not UTF-8 (at byte %d)" % error.start, "UTF-8")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        self.lines = text.split("\n")
        try:
            self.tree = ast.parse(text)
        except SyntaxError as error:
            at = "%s:%d" % (self.name, error.lineno or 1)
            raise Unreadable(at, "a text that is no Python (%s)" % error.msg, "a whole Python file")
        except ValueError:
            raise Unreadable(self.name, "a text that is no Python (zero bytes)", "a whole Python file")
        except (RecursionError, MemoryError):
            raise Unreadable(self.name, "brackets that are nested too deeply", "a Python file as vendors write them")

    def comment_above(self, statement, after):
        """The comment between a line and a statement, and the line on which it begins."""
        first = statement.lineno
        while first - 1 > after and self.lines[first - 2].lstrip().startswith("#"):
            first -= 1
        comment = [line.strip()[1:] for line in self.lines[first - 1 : statement.lineno - 1]]
        return "\n".join(line[1:] if line.startswith(" ") else line for line in comment), first


def files(folder, fits):
    """The paths of the files of a folder whose names fit, in the order of their names."""
    try:
        names = sorted(name for name in os.listdir(folder) if fits(name))
    except OSError:
        return []
    if len(names) > MOST_FILES:
        raise Unreadable(os.path.basename(folder), "%d files" % len(names), "at most %d" % MOST_FILES)
    return [os.path.join(folder, name) for name in names]


def functions(node):
    return {child.name: child for child in node.body if isinstance(child, ast.FunctionDef)}


def text_of(node):
    return node.value if isinstance(node, ast.Constant) and isinstance(node.value, str) else None


def key_of(node, names):
    """The text in NAME['text'], where NAME is one of these."""
    if not isinstance(node, ast.Subscript):
        return None
    of = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", None)
    index = node.slice.value if type(node.slice).__name__ == "Index" else node.slice
    return text_of(index) if of in names else None


def own(node):
    """The name in self.NAME."""
    of_self = isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name) and node.value.id == "self"
    return node.attr if of_self else None


def assignments(statements):
    """The targets and values of the assignments among statements."""
    return [(node.targets[0], node.value, node) for node in statements if isinstance(node, ast.Assign)]


def classes(package, paths, read):
    """What `read` makes of the classes of files, by name. A vendor's class without what it needs is none of the API."""
    found = {}
    for path in paths:
        module = Module(package, path)
        for node in module.tree.body:
            if isinstance(node, ast.ClassDef):
                fields = read(module, node)
                if fields is None:
                    continue
                if node.name in found:
                    raise Unreadable("%s:%d" % (module.name, node.lineno), "a second class " + node.name, "one")
                found[node.name] = {"name": node.name, "lines": [node.lineno, node.end_lineno], "fields": fields}
    return found


def named(type_, objects):
    """A type with the words of lists, whose element is the one name in it."""
    if type_ in PLAIN:
        return PLAIN[type_]
    element = re.fullmatch(r"[Ll]ist\[(.*)\]", type_)
    if element:
        return "list of " + named(element.group(1), objects)
    name = type_.rsplit(".", 1)[-1]
    return name if name in objects else type_


# A `datetime` is the SDK's: a text travels. What stands nowhere here keeps the vendor's word.
PLAIN = {"str": "string", "int": "integer", "bool": "boolean", "float": "number", "datetime": "string", "date": "string"}


def element(type_):
    """The name of the object that a type in words is or is a list of."""
    while type_.startswith("list of "):
        type_ = type_[len("list of ") :]
    return type_


def field(name, type_, lines, **more):
    return dict({"name": name, "type": type_, "lines": lines}, **more)


# Alibaba Cloud: `alibabacloud_*`.

REQUIRED = "This parameter is required."


def annotation(node):
    """An annotation as it is written."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        return "%s.%s" % (annotation(node.value), node.attr)
    if isinstance(node, ast.Subscript):
        index = node.slice.value if type(node.slice).__name__ == "Index" else node.slice
        return "%s[%s]" % (annotation(node.value), annotation(index))
    if isinstance(node, ast.Tuple):
        return ", ".join(annotation(part) for part in node.elts)
    return text_of(node) or "unknown"


def alibabacloud_model(module, node):
    """Attributes in the order of __init__; their names on the wire stand in to_map, their texts above their assignments."""
    methods = functions(node)
    if "__init__" not in methods or "to_map" not in methods:
        return None
    wires = {}
    for statement in ast.walk(methods["to_map"]):
        if isinstance(statement, ast.If) and isinstance(statement.test, ast.Compare):
            keys = (key_of(inner, ["result"]) for part in statement.body for inner in ast.walk(part))
            key = next((key for key in keys if key), None)
            attribute = own(statement.test.left)
            if attribute and key:
                wires.setdefault(attribute, key)
    stated, after = {}, methods["__init__"].lineno
    for target, _, statement in assignments(methods["__init__"].body):
        comment, first = module.comment_above(statement, after)
        after = statement.end_lineno
        stated[own(target)] = (comment, [first, statement.end_lineno])
    fields = []
    for argument in methods["__init__"].args.args[1:]:
        if argument.arg not in wires:
            at = "%s:%d" % (module.name, argument.lineno)
            raise Unreadable(at, "no name on the wire for %s.%s" % (node.name, argument.arg), "one in to_map")
        comment, lines = stated.get(argument.arg, ("", [argument.lineno, argument.lineno]))
        said = comment.split("\n")
        text = "\n".join(line for line in said if line.strip() != REQUIRED).strip()
        type_ = annotation(argument.annotation) if argument.annotation else "unknown"
        fields.append(field(wires[argument.arg], type_, lines, text=text, required=REQUIRED in map(str.strip, said)))
    return fields


def alibabacloud_call(function, objects):
    """An operation: what Params says of it, and the places of its parameters."""
    params, places, whole = None, {}, None
    for node in ast.walk(function):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", None) == "Params":
            params = {keyword.arg: keyword.value for keyword in node.keywords}
        if isinstance(node, ast.Assign):
            for names, place in ((["query"], "query"), (["body"], "body"), (["real_headers", "headers"], "header")):
                key = key_of(node.targets[0], names)
                if key:
                    places[key] = place
        if isinstance(node, ast.keyword) and node.arg == "body":
            inner = [part.attr for part in ast.walk(node.value) if isinstance(part, ast.Attribute) and part.attr == "body"]
            whole = whole or bool(inner)
    action = params and text_of(params.get("action"))
    if not action:
        return None
    is_form = text_of(params.get("req_body_type")) == "formData"
    places = {name: "form" if place == "body" and is_form else place for name, place in places.items()}
    path, parts = "", []
    pathname = params.get("pathname")
    arguments = [argument.arg for argument in function.args.args]
    for part in getattr(pathname, "values", [pathname]):
        if isinstance(part, ast.FormattedValue):
            names = [inner.id for inner in ast.walk(part) if isinstance(inner, ast.Name) and inner.id in arguments]
            name = "".join(word[:1].upper() + word[1:] for word in (names or ["unknown"])[0].split("_"))
            parts.append(field(name, "string", [function.lineno, function.end_lineno], place="path", required=True))
            path += "{%s}" % name
        else:
            path += text_of(part) or ""
    request = [annotation(argument.annotation) for argument in function.args.args if argument.annotation]
    request = next((element(named(type_, objects)) for type_ in request if element(named(type_, objects)) in objects), None)
    response = element(named(annotation(function.returns), objects)) if function.returns else None
    return action, "%s %s" % (text_of(params.get("method")), path), parts, places, whole, request, response


def alibabacloud(package, module):
    models = os.path.join(module, "models")
    paths = files(models, lambda name: name.endswith(".py") and name != "__init__.py")
    objects = classes(package, paths or [models + ".py"], alibabacloud_model)
    # Where no parameter says so, those who made the package left it out.
    tells = any(field["required"] for one in objects.values() for field in one["fields"])
    for one in objects.values():
        for entry in one["fields"]:
            entry["type"] = named(entry["type"], objects)
            entry["required"] = entry["required"] if tells else None
    operations = {}
    client = Module(package, os.path.join(module, "client.py"))
    for node in client.tree.body:
        for function in functions(node).values() if isinstance(node, ast.ClassDef) else []:
            call = alibabacloud_call(function, objects) if function.name.endswith("_with_options") else None
            if not call:
                continue
            action, call, parts, places, whole, request, response = call
            nothing = {"name": action, "lines": [function.lineno, function.end_lineno], "fields": []}
            request, response = objects.get(request, nothing), objects.get(response, nothing)
            fields = [dict(entry, place=places.get(entry["name"])) for entry in request["fields"]]
            if whole:
                fields = opened(fields, objects)
            body = next((entry for entry in response["fields"] if entry["name"] == "body"), None)
            # What stands beside the body, status and headers, is the SDK's.
            alone = dict(response, fields=[body] if body else [])
            answer = objects.get(body["type"], alone) if body else alone
            operations[action] = {
                "call": call,
                "request": dict(request, fields=parts + fields),
                "response": dict(answer, fields=[dict(entry, place="body") for entry in answer["fields"]]),
            }
    return {"operations": operations, "objects": objects}


def opened(fields, objects):
    """The parameters with those of the object that is the whole body, in its place."""
    all_ = []
    for entry in fields:
        inner = objects.get(entry["type"]) if entry["name"] == "body" else None
        parts = inner["fields"] if inner else [entry]
        is_body = inner or entry["name"] == "body"
        all_ += [dict(part, place="body") for part in parts] if is_body else parts
    return all_


# Huawei Cloud: `huaweicloudsdk*`.


def huaweicloud_model(module, node):
    """Attributes in the order of openapi_types. Those that __init__ sets in any case are the required ones."""
    constants = {target.id: value for target, value, _ in assignments(node.body) if isinstance(target, ast.Name)}
    if "openapi_types" not in constants or "attribute_map" not in constants:
        return None
    try:
        types, wires = ast.literal_eval(constants["openapi_types"]), ast.literal_eval(constants["attribute_map"])
    except (ValueError, TypeError, SyntaxError):
        raise Unreadable("%s:%d" % (module.name, node.lineno), "a map that is no constant", "attributes and types as texts")
    secret = set()
    for statement in node.body:
        call = statement.value if isinstance(statement, ast.Expr) else None
        if isinstance(call, ast.Call) and getattr(call.func, "attr", "") == "append" and call.args:
            secret.add(text_of(call.args[0]))
    required, texts = {}, {}
    init = functions(node).get("__init__")
    for statement in init.body if init else []:
        inner = statement.body[0] if isinstance(statement, ast.If) else statement
        if isinstance(inner, ast.Assign) and isinstance(inner.value, ast.Name) and own(inner.targets[0]):
            required[own(inner.targets[0])] = not isinstance(statement, ast.If)
    if init and init.body and isinstance(init.body[0], ast.Expr):
        texts = parameters(text_of(init.body[0].value) or "", init.body[0].lineno)
    fields = []
    for attribute, type_ in types.items():
        text, lines = texts.get(attribute, ("", [node.lineno, node.lineno]))
        if re.fullmatch("Body of the [A-Za-z0-9]+", text):
            text = ""
        more = {"sensitive": True} if attribute in secret else {}
        fields.append(field(wires.get(attribute, attribute), type_, lines, text=text, attribute=attribute,
                            required=required.get(attribute), **more))
    return fields


def parameters(docstring, line):
    """The texts behind `:param name:`, and their lines."""
    found, name = {}, None
    for number, text in enumerate(docstring.split("\n"), line):
        head = re.match(r"\s*:(param|type) (\w+): ?(.*)", text)
        if head and head.group(1) == "param":
            name = head.group(2)
            found[name] = ([head.group(3)], [number, number])
        elif name in found:
            found[name][1][1] = number
            if not head:
                found[name][0].append(text.strip())
            else:
                name = None
    return {name: ("\n".join(said).strip(), lines) for name, (said, lines) in found.items()}


def huaweicloud_places(function):
    """Method, path, attributes by place, and the headers of the answer."""
    call, places, headers = {}, {}, []
    for node in ast.walk(function):
        if isinstance(node, ast.Dict):
            call.update((text_of(key), text_of(value)) for key, value in zip(node.keys, node.values) if text_of(key))
        if isinstance(node, ast.Assign):
            attribute = key_of(node.value, ["local_var_params"])
            for name, place in (("path_params", "path"), ("header_params", "header"), ("form_params", "form")):
                if attribute and key_of(node.targets[0], [name]):
                    places[attribute] = place
            target = getattr(node.targets[0], "id", None)
            if target == "body" and attribute:
                places[attribute] = "body"
            if target == "response_headers" and isinstance(node.value, ast.List):
                headers = [text_of(part) for part in node.value.elts]
        if isinstance(node, ast.Call) and getattr(getattr(node.func, "value", None), "id", None) == "query_params":
            for part in ast.walk(node):
                attribute = key_of(part, ["local_var_params"])
                if attribute:
                    places[attribute] = "query"
    return call, places, headers


def huaweicloud(package, module):
    models = files(os.path.join(module, "model"), lambda name: name.endswith(".py") and name != "__init__.py")
    objects = classes(package, models, huaweicloud_model)
    clients = files(module, lambda name: name.endswith("_client.py") and not name.endswith("_async_client.py"))
    if not clients:
        raise Unreadable(os.path.relpath(module, package), "no *_client.py", "the client of a version of the API")
    for one in objects.values():
        for entry in one["fields"]:
            entry["type"] = named(entry["type"], objects)
    operations = {}
    for path in clients:
        client = Module(package, path)
        for node in client.tree.body:
            known = functions(node) if isinstance(node, ast.ClassDef) else {}
            for name, function in known.items():
                info = known.get("_%s_http_info" % name)
                said = ast.get_docstring(function) or ""
                action = re.search(r":param request: Request instance for (\w+)", said)
                class_ = re.search(r":type request: :class:`[\w.]*?(\w+)`", said)
                if not info or not action or not class_:
                    continue
                call, places, headers = huaweicloud_places(info)
                lines = [info.lineno, info.end_lineno]
                request = objects.get(class_.group(1), {"name": class_.group(1), "lines": lines, "fields": []})
                response = call.get("response_type")
                response = objects.get(response, {"name": response or action.group(1), "lines": lines, "fields": []})
                fields = [dict(entry, place=places.get(entry["attribute"])) for entry in request["fields"]]
                # The credentials fill the parts of the path that the request does not have.
                known_parts = [entry["name"] for entry in fields]
                parts = [part for part in re.findall(r"\{(\w+)\}", call.get("resource_path") or "")
                         if part not in known_parts]
                filled = [field(part, "string", lines, place="path", required=True) for part in parts]
                answer = [dict(entry, place="header" if entry["name"] in headers else "body")
                          for entry in response["fields"]]
                operations[action.group(1)] = {
                    "call": "%s %s" % (call.get("method"), call.get("resource_path")),
                    "request": dict(request, fields=filled + opened(fields, objects)),
                    "response": dict(response, fields=answer),
                }
    for one in list(objects.values()) + [part for op in operations.values() for part in (op["request"], op["response"])]:
        for entry in one["fields"]:
            entry.pop("attribute", None)
    return {"operations": operations, "objects": objects}


# What is said of a whole service.


def tencentcloud(package, module):
    """The constants of errorcodes.py, each with the comment above it."""
    file = Module(package, os.path.join(module, "errorcodes.py"))
    codes, after = [], 0
    for target, value, statement in assignments(file.tree.body):
        comment, first = file.comment_above(statement, after)
        after = statement.end_lineno
        if text_of(value):
            codes.append({"code": text_of(value), "text": comment, "lines": [first, statement.end_lineno]})
    return {"codes": codes}


def headers(package, module):
    """The headers that are put on every request: `header['Name'] = ...`, where the name can be a constant of a class."""
    found = {}
    for folder, _, _ in sorted(os.walk(module)):
        for path in files(folder, lambda name: name.endswith(".py")):
            nodes = list(ast.walk(Module(package, path).tree))
            bodies = [node.body for node in nodes if isinstance(node, ast.ClassDef)]
            constants = {getattr(target, "id", None): text_of(value)
                         for body in bodies for target, value, _ in assignments(body)}
            for target, _, statement in assignments(nodes):
                name = key_of(target, ["header", "headers", "header_params"])
                if isinstance(target, ast.Subscript) and not name and key_of_constant(target):
                    name = constants.get(key_of_constant(target))
                if name:
                    found.setdefault(name, field(name, "string", [statement.lineno, statement.end_lineno], place="header"))
    return {"headers": [found[name] for name in sorted(found)]}


def key_of_constant(node):
    """The constant in header_params[self.NAME]."""
    index = node.slice.value if type(node.slice).__name__ == "Index" else node.slice
    of = node.value.id if isinstance(node.value, ast.Name) else getattr(node.value, "attr", None)
    return getattr(index, "attr", None) if of in ("header", "headers", "header_params") else None


def clean(value):
    """Without halves of surrogate pairs, which JSON cannot carry."""
    if isinstance(value, str):
        return value.encode("utf-8", "replace").decode("utf-8")
    if isinstance(value, dict):
        return {clean(key): clean(inner) for key, inner in value.items()}
    return [clean(inner) for inner in value] if isinstance(value, list) else value


def main(kind, package, module):
    readers = {"alibabacloud": alibabacloud, "huaweicloud": huaweicloud, "tencentcloud": tencentcloud, "headers": headers}
    try:
        answer = json.dumps(clean(readers[kind](package, os.path.join(package, module))))
        if len(answer) > LARGEST_ANSWER:
            raise Unreadable(module, "%d bytes of texts" % len(answer), "at most %d" % LARGEST_ANSWER)
    except Unreadable as error:
        answer = json.dumps({"error": clean(error.report)})
    except (Exception, RecursionError, MemoryError) as error:
        at = "line %d of read.py" % sys.exc_info()[2].tb_next.tb_lineno if sys.exc_info()[2].tb_next else "read.py"
        found = "a form that nobody has seen (%s at %s)" % (type(error).__name__, at)
        answer = json.dumps({"error": {"at": module, "found": found, "expected": "a package as the vendor generates it"}})
    sys.stdout.write(answer)


main(*sys.argv[1:4])
