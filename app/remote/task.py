# SPDX-License-Identifier: GPL-3.0-or-later
"""One piece of work on a machine, told to Quire line by line.

Sent by MachineTask and run by the machine's own Python 3.7 or newer; standard library only, nothing is installed. `task`
is what to do, as JSON. Every line it prints for Quire is "@Q1 " and an object in JSON as base64; the last has "end".
"""
import base64
import json
import os
import re
import signal
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


def main(task):
    try:
        # A server resolves a terminal's folder against where it was started; this is where its files are.
        if task.get("base"):
            os.chdir(os.path.join(os.environ[task["base"]], task["where"]))
        {"clone": clone, "download": download, "status": status}[task["kind"]](task)
    except KeyboardInterrupt:
        tell(end="cancelled")
    except Failed as failure:
        tell(end="failed", reason=failure.reason, text=str(failure))
    except OSError as error:
        tell(end="failed", reason="disk", text=error.strerror or str(error))
    except Exception as error:
        tell(end="failed", reason="other", text=repr(error)[:1000])
