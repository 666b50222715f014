# SPDX-License-Identifier: GPL-3.0-or-later
"""One piece of work on a machine, told to Quire line by line.

Sent by MachineTask and run by the machine's own Python 3.7 or newer; standard library only, nothing is installed. `task`
is what to do, as JSON. Every line it prints for Quire is "@Q1 " and an object in JSON as base64; the last has "end".
"""
import base64
import errno
import hashlib
import json
import os
import re
import shutil
import signal
import stat
import subprocess
import sys
import time
import urllib.error
import urllib.parse
import urllib.request


def tell(**event):
    text = base64.b64encode(json.dumps(event).encode()).decode()
    sys.stdout.write("@Q1 " + text + "\n")
    sys.stdout.flush()


class Failed(Exception):
    def __init__(self, reason, text=""):
        Exception.__init__(self, text)
        self.reason = reason


def environment():
    """For git: it asks nobody anything and speaks English."""
    values = dict(os.environ)
    for name in ("GIT_ASKPASS", "SSH_ASKPASS", "GIT_DIR", "GIT_WORK_TREE"):
        values.pop(name, None)
    values.update(GIT_TERMINAL_PROMPT="0", GIT_OPTIONAL_LOCKS="0", LC_ALL="C", LANGUAGE="", GIT_PAGER="cat",
                  GIT_SSH_COMMAND=values.get("GIT_SSH_COMMAND", "ssh") + " -o BatchMode=yes")
    return values


def split_credentials(address):
    """The address without user and password, and the header that carries them instead of the command line."""
    parts = urllib.parse.urlsplit(address)
    if parts.scheme not in ("http", "https") or "@" not in parts.netloc:
        return address, None
    user, _, host = parts.netloc.rpartition("@")
    name, _, password = user.partition(":")
    pair = urllib.parse.unquote(name) + ":" + urllib.parse.unquote(password)
    plain = urllib.parse.urlunsplit(parts._replace(netloc=host))
    return plain, (parts.scheme + "://" + host + "/", "Authorization: Basic " + base64.b64encode(pair.encode()).decode())


def plain_name(name):
    """A name of one file or folder in this folder."""
    if not name or "/" in name or name in (".", "..") or "\0" in name:
        raise Failed("name", name)
    return name


PROGRESS = re.compile(r"^(?:remote: )?([A-Z][A-Za-z ]+):\s+(\d+)% \((\d+)/(\d+)\)(?:, ([^,]+))?")


def run_git(command, values):
    try:
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                 env=values)
    except FileNotFoundError:
        raise Failed("no-git")
    last, said, rest, told = [], None, b"", 0.0
    try:
        while True:
            piece = os.read(child.stderr.fileno(), 65536)
            if not piece:
                break
            *lines, rest = re.split(rb"[\r\n]", (rest + piece)[-100000:])
            for line in (one.decode("utf-8", "replace").strip() for one in lines):
                match = PROGRESS.match(line)
                if not match:
                    last = (last + [line])[-20:] if line else last
                elif said != match.group(1, 2) and (time.monotonic() - told > 0.1 or match.group(2) == "100"):
                    said, told = match.group(1, 2), time.monotonic()
                    tell(phase=match.group(1), percent=int(match.group(2)), amount=match.group(5) or "")
        code = child.wait()
    except BaseException:
        child.send_signal(signal.SIGINT)  # git removes what it made.
        try:
            child.wait(10)
        except subprocess.TimeoutExpired:
            child.kill()
        raise
    if code != 0:
        raise Failed("git", "\n".join(last)[-4000:])


def clone(task):
    address, secret = split_credentials(task["address"])
    folder = plain_name(task["folder"])
    if os.path.lexists(folder):
        raise Failed("exists", folder)
    values = environment()
    if secret:
        values.update(GIT_CONFIG_COUNT="1", GIT_CONFIG_KEY_0="http." + secret[0] + ".extraHeader",
                      GIT_CONFIG_VALUE_0=secret[1])
    command = ["git", "clone", "--progress"]
    if task.get("branch"):
        command.append("--branch=" + task["branch"])
    run_git(command + ["--", address, folder], values)
    tell(end="ok", name=folder)


def free_name(name):
    stem, dot, ending = name.rpartition(".")
    stem, ending = (stem, dot + ending) if stem else (name, "")
    number, free = 2, name
    while os.path.lexists(free):
        free, number = "%s (%d)%s" % (stem, number, ending), number + 1
    return free


def name_for(answer, address):
    name = answer.headers.get_filename() or urllib.parse.unquote(urllib.parse.urlsplit(answer.geturl()).path)
    name = re.sub(r"[\x00-\x1f/\\]", "_", os.path.basename(name.rstrip("/"))).lstrip(".")[:200]
    return name or urllib.parse.urlsplit(address).hostname or "download"


def download(task):
    if urllib.parse.urlsplit(task["address"]).scheme not in ("http", "https"):
        raise Failed("scheme")
    address, secret = split_credentials(task["address"])
    request = urllib.request.Request(address, headers={"User-Agent": "Quire"})
    if secret:
        request.add_unredirected_header(*secret[1].split(": ", 1))
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            name = plain_name(task.get("name") or name_for(answer, address))
            fetch(answer, name)
    except urllib.error.HTTPError as error:
        raise Failed("http", str(error.code))
    except (urllib.error.URLError, ValueError) as error:
        raise Failed("network", str(getattr(error, "reason", error)))


def fetch(answer, name):
    total = int(answer.headers.get("Content-Length") or -1)
    part, told, done = "." + name[:180] + ".quire-part", 0.0, 0
    try:
        with open(part, "xb") as file:
            while True:
                piece = answer.read(1 << 18)
                if not piece:
                    break
                file.write(piece)
                done += len(piece)
                if time.monotonic() - told > 0.1:
                    told = time.monotonic()
                    tell(done=done, total=total)
        if 0 <= done < total:
            raise Failed("cut")
        name = free_name(name)
        os.link(part, name)  # Never in place of something that came meanwhile.
    finally:
        if os.path.lexists(part):
            os.unlink(part)
    tell(end="ok", name=name, size=done)


def status(task):
    values = environment()

    def git(*words):
        try:
            return subprocess.run(("git",) + words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL, env=values, timeout=30)
        except FileNotFoundError:
            raise Failed("no-git")
    prefix = git("rev-parse", "--show-prefix")
    if prefix.returncode != 0:
        raise Failed("no-repository")
    # A repository can name programs to run in its configuration; none of them for a look at it.
    answer = git("-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "status", "--porcelain=v2", "--branch",
                 "-z", "--untracked-files=normal", "--ignore-submodules=all")
    if answer.returncode != 0:
        raise Failed("git")
    tell(end="ok", prefix=base64.b64encode(prefix.stdout.rstrip(b"\n")).decode(),
         status=base64.b64encode(answer.stdout[:4 << 20]).decode())


PLACES = ("/storage", "/datasets", "/notebooks", "/content", "/content/drive/MyDrive", "/content/drive/Shareddrives",
          "/kaggle/working", "/kaggle/temp", "/mnt", "/workspace", "~")


def places(task):
    """Folders of the providers, and the person's own, that exist here and can be written to."""
    base, seen, found = os.path.realpath(os.curdir), set(), []
    for name in PLACES:
        path = os.path.expanduser(name)
        real = os.path.realpath(path)
        if real not in seen and real != base and os.path.isdir(path) and os.access(path, os.W_OK | os.X_OK):
            seen.add(real)
            found.append(base64.b64encode(os.fsencode(path)).decode())
    tell(end="ok", places=found)


def files_in(source):
    """Every file to copy, with where it goes below the target and its size; the folders; links stay links."""
    if os.path.islink(source) or not os.path.isdir(source):
        return [(source, "")], []
    files, folders = [], [""]
    for place, inner, names in os.walk(source):
        below = os.path.relpath(place, source)
        links = [name for name in inner if os.path.islink(os.path.join(place, name))]
        folders += [os.path.normpath(os.path.join(below, name)) for name in inner if name not in links]
        files += [(os.path.join(place, name), os.path.normpath(os.path.join(below, name))) for name in names + links]
    return files, folders


class Copying:
    """How far a copy is, told ten times a second."""

    def __init__(self, total):
        self.total, self.done, self.told = total, 0, 0.0

    def add(self, size):
        self.done += size
        if time.monotonic() - self.told > 0.1:
            self.told = time.monotonic()
            tell(done=self.done, total=self.total)


def copy_file(source, target, copying):
    """The bytes on the disk must be those that were read, and the source the same before and after."""
    before = os.lstat(source)
    if stat.S_ISLNK(before.st_mode):
        os.symlink(os.readlink(source), target)
        return
    if not stat.S_ISREG(before.st_mode):
        raise Failed("special", os.path.basename(source))
    read, written = hashlib.blake2b(digest_size=32), hashlib.blake2b(digest_size=32)
    with open(source, "rb") as old, open(target, "xb") as new:
        for piece in iter(lambda: old.read(1 << 20), b""):
            read.update(piece)
            new.write(piece)
            copying.add(len(piece))
        new.flush()
        os.fsync(new.fileno())
    after = os.lstat(source)
    if (before.st_ino, before.st_size, before.st_mtime_ns) != (after.st_ino, after.st_size, after.st_mtime_ns):
        raise Failed("changed", os.path.basename(source))
    with open(target, "rb") as new:
        for piece in iter(lambda: new.read(1 << 20), b""):
            written.update(piece)
    if read.digest() != written.digest():
        raise Failed("damaged", os.path.basename(source))
    shutil.copystat(source, target)


def rename_free(folder, part, name):
    """Takes `part` to a name that is free, never over something that came meanwhile."""
    while True:
        target = os.path.join(folder, os.path.basename(free_name(os.path.join(folder, name))))
        if os.path.islink(part) or not os.path.isdir(part):
            try:
                os.link(part, target, follow_symlinks=False)
            except FileExistsError:
                continue
            except OSError:  # A disk without hard links, as drives of the cloud are.
                os.rename(part, target)
                return target
            os.unlink(part)
            return target
        try:
            os.mkdir(target)
        except FileExistsError:
            continue
        os.rename(part, target)  # Over the empty folder that is ours.
        return target


def copy(task):
    """Copies files and folders into another folder of this machine: beside their names first, then in one step."""
    into = os.fsdecode(base64.b64decode(task["into"]))
    if not os.path.isdir(into):
        raise Failed("no-folder", into)
    sources = [os.path.abspath(os.fsdecode(base64.b64decode(one))) for one in task["sources"]]
    real = os.path.realpath(into) + os.sep
    for source in sources:
        if not os.path.islink(source) and os.path.isdir(source) and real.startswith(os.path.realpath(source) + os.sep):
            raise Failed("inside", os.path.basename(source))
    plans = [(source,) + files_in(source) for source in sources]
    copying = Copying(sum(os.lstat(file).st_size for _, files, _ in plans for file, _ in files))
    if shutil.disk_usage(into).free < copying.total:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    names = []
    for source, files, folders in plans:
        name = plain_name(os.path.basename(source))
        part = os.path.join(into, "." + name[:80] + "." + os.urandom(6).hex() + ".quire-part")
        try:
            for folder in folders:
                os.mkdir(os.path.join(part, folder) if folder else part)
            for file, below in files:
                copy_file(file, os.path.join(part, below) if below else part, copying)
            names.append(os.path.basename(rename_free(into, part, name)))
        finally:
            if os.path.islink(part) or os.path.isfile(part):
                os.unlink(part)
            elif os.path.isdir(part):
                shutil.rmtree(part, ignore_errors=True)
    tell(end="ok", name=names[0] if len(names) == 1 else "", size=copying.done)


def main(task):
    try:
        # A server resolves a terminal's folder against where it was started; this is where its files are.
        if task.get("base"):
            os.chdir(os.path.join(os.environ[task["base"]], task["where"]))
        {"clone": clone, "download": download, "status": status, "places": places,
         "copy": copy}[task["kind"]](task)
    except KeyboardInterrupt:
        tell(end="cancelled")
    except Failed as failure:
        tell(end="failed", reason=failure.reason, text=str(failure))
    except OSError as error:
        tell(end="failed", reason="disk", text=error.strerror or str(error))
    except Exception as error:
        tell(end="failed", reason="other", text=repr(error)[:1000])
