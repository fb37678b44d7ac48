#!/usr/bin/env python3
"""Fetches the packages of vendors that spec files name as sources, and unpacks them for `--sources`.

    python3 spec/fetch-sources.py DIR

Downloads what `sources.txt` beside this file pins, with pip and by hash, and unpacks each wheel as DIR/<package>-<version>/,
the name as the wheel spells it: small letters, `_` between words. What is there already is kept. Nothing is installed or run.
Needs Python 3.8, pip and a package index; which index is pip's own setting.
"""

import os
import re
import shutil
import stat
import subprocess
import sys
import tempfile
import zipfile

LARGEST = 2 << 30  # bytes of one unpacked package
MOST_FILES = 100000


def stop(message):
    sys.exit("fetch-sources: " + message)


def pinned(path):
    """(name, version, text of the requirement) of each line of a file in pip's form."""
    with open(path, encoding="utf-8") as file:
        text = re.sub(r"\\\n", " ", file.read())
    for line in text.splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        found = re.fullmatch(r"([A-Za-z0-9._-]+)==([A-Za-z0-9.+!]+)((?:\s+--hash=sha256:[0-9a-f]{64})+)", line)
        if not found:
            stop("%s: `%s` is not NAME==VERSION --hash=sha256:..." % (path, line))
        yield re.sub(r"[-_.]+", "_", found[1]).lower(), found[2], line


def download(lines, folder):
    requirements = os.path.join(folder, "requirements.txt")
    with open(requirements, "w", encoding="utf-8") as file:
        file.write("\n".join(lines) + "\n")
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps",
               "--require-hashes", "--only-binary=:all:", "--dest", folder, "--requirement", requirements]
    run = subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=False)
    if run.returncode:
        said = run.stderr.decode("utf-8", "replace").strip().splitlines() or ["nothing"]
        stop("pip could not download them; it says: %s\nSee that pip is there and that it reaches a package index." % said[-1])


def unpack(wheel, target):
    """Into a folder beside the target, which takes its name when all is there."""
    with zipfile.ZipFile(wheel) as archive:
        members = archive.infolist()
        if len(members) > MOST_FILES or sum(member.file_size for member in members) > LARGEST:
            stop("%s is larger than any package of a vendor" % os.path.basename(wheel))
        for member in members:
            parts = member.filename.rstrip("/").split("/")
            is_link = stat.S_ISLNK(member.external_attr >> 16)
            if is_link or "\\" in member.filename or any(part in ("", ".", "..") or ":" in part for part in parts):
                stop("%s has a file that would lie elsewhere; nothing of it is unpacked" % os.path.basename(wheel))
        part = tempfile.mkdtemp(prefix=".part-", dir=os.path.dirname(target))
        try:
            archive.extractall(part)
            os.chmod(part, 0o755)
            os.rename(part, target)
        except BaseException:
            shutil.rmtree(part, ignore_errors=True)
            raise


def main(arguments):
    if len(arguments) != 1 or arguments[0].startswith("-"):
        stop("say where to: python3 spec/fetch-sources.py DIR")
    folder = os.path.abspath(arguments[0])
    os.makedirs(folder, exist_ok=True)
    wanted = list(pinned(os.path.join(os.path.dirname(os.path.abspath(__file__)), "sources.txt")))
    missing = []
    for name, version, line in wanted:
        if os.path.isdir(os.path.join(folder, "%s-%s" % (name, version))):
            print("kept     %s-%s" % (name, version))
        else:
            missing.append((name, version, line))
    if not missing:
        return
    with tempfile.TemporaryDirectory() as downloads:
        download([line for _, _, line in missing], downloads)
        wheels = {}
        for file in os.listdir(downloads):
            words = file.split("-")
            if file.endswith(".whl") and len(words) >= 5:
                wheels[(re.sub(r"[-_.]+", "_", words[0]).lower(), words[1])] = os.path.join(downloads, file)
        for name, version, _ in missing:
            if (name, version) not in wheels:
                stop("pip left no wheel of %s %s" % (name, version))
            unpack(wheels[(name, version)], os.path.join(folder, "%s-%s" % (name, version)))
            print("fetched  %s-%s" % (name, version))


if __name__ == "__main__":
    try:
        main(sys.argv[1:])
    except (OSError, zipfile.BadZipFile) as error:
        stop(str(error))
