# SPDX-License-Identifier: GPL-3.0-or-later
"""Quire's helper on a machine: the disk, over a kernel's comm messages. docs/agent.md is its contract.

Runs in a kernel of its own, Python 3.8 or later, standard library only. Every path is a list of names as bytes below a
root that was opened before; each name is opened in its folder, never through a link, so nothing leads out of it.
Small requests are answered at once, slow ones by a few threads, so that the kernel goes on answering.
"""
import base64
import concurrent.futures
import contextvars
import ctypes
import errno
import hashlib
import json
import os
import select
import stat
import struct
import sys
import threading
import time
import zlib

VERSION = 1
TARGET = "quire.files"
PART = b".quire-part-"
OLD = b".quire-old-"
ATTIC = (b".quire", b"attic")

MAX_PIECE = 8 << 20  # Bytes of one message's payload.
MAX_BATCH = 1000  # Files in one message.
MANY = 64
GRACE = 2  # Seconds a server has to look once more at a file it wrote.
MAX_WAIT = 10  # Seconds a question may wait for something.
MAX_FOLDERS = 200  # Of them; each holds a descriptor.
MAX_ANSWER = 1 << 20  # Entries after which a listing goes on in the next answer.
BUDGET = 0.4  # Seconds a listing or hashing takes before it answers with what it has.
READ = 1 << 20
PACKED = 60000  # Bytes packed together; never more than 64 KiB then.

# Of a record: kind, flags, bytes of the name, bytes of the extra, size, modified, changed, device, inode.
RECORD = struct.Struct("<BBHIqqqQQ")
UNKNOWN, FILE, FOLDER, LINK, NOTHING, FAILED = 0, 1, 2, 3, 4, 5
EXECUTABLE, LISTED, TO_FOLDER, TO_FILE = 1, 2, 4, 8

RENAME_NOREPLACE, RENAME_EXCHANGE = 1, 2
libc = ctypes.CDLL(None, use_errno=True)


class Refusal(Exception):
    """What a request is answered with instead of a result."""

    def __init__(self, kind, number=0, text=""):
        super().__init__(kind)
        self.kind, self.number, self.text = kind, number, text


def refusal_of(error):
    kind = {errno.ENOENT: "missing", errno.ENOTDIR: "missing", errno.EEXIST: "conflict", errno.ENOTEMPTY: "conflict",
            errno.ELOOP: "link"}.get(error.errno, "disk")
    return Refusal(kind, error.errno or 0, error.strerror or "")


def rename(old_folder, old, new_folder, new, flags):
    function = getattr(libc, "renameat2", None)
    if function is None:
        raise OSError(errno.ENOSYS, os.strerror(errno.ENOSYS))
    if function(old_folder, ctypes.c_char_p(old), new_folder, ctypes.c_char_p(new), flags) != 0:
        number = ctypes.get_errno()
        raise OSError(number, os.strerror(number))


def rename_new(old_folder, old, new_folder, new):
    """Never over something; links where the file system cannot be told so."""
    try:
        rename(old_folder, old, new_folder, new, RENAME_NOREPLACE)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOSYS):
            raise
        if stat.S_ISDIR(os.stat(old, dir_fd=old_folder, follow_symlinks=False).st_mode):
            os.mkdir(new, dir_fd=new_folder)  # An empty folder gives way to a rename; anything else is in the way.
            os.rename(old, new, src_dir_fd=old_folder, dst_dir_fd=new_folder)
            return
        os.link(old, new, src_dir_fd=old_folder, dst_dir_fd=new_folder, follow_symlinks=False)
        os.unlink(old, dir_fd=old_folder)


def kind_of(mode):
    if stat.S_ISREG(mode):
        return FILE
    if stat.S_ISDIR(mode):
        return FOLDER
    return LINK if stat.S_ISLNK(mode) else UNKNOWN


def record(name, seen, extra=b"", target=None):
    """`target`: what a link leads to, where somebody wants to know."""
    kind = kind_of(seen.st_mode)
    flags = (EXECUTABLE if kind == FILE and seen.st_mode & stat.S_IXUSR else 0) | LISTED
    size = seen.st_size if kind == FILE else 0
    if target is not None:
        flags |= {FOLDER: TO_FOLDER, FILE: TO_FILE}.get(kind_of(target.st_mode), 0)
        size = target.st_size if flags & TO_FILE else 0
    return RECORD.pack(kind, flags, len(name), len(extra), size, seen.st_mtime_ns, seen.st_ctime_ns, seen.st_dev,
                       seen.st_ino) + name + extra


def bare_record(kind, name, extra=b""):
    return RECORD.pack(kind, 0, len(name), len(extra), 0, 0, 0, 0, 0) + name + extra


def packed(data):
    """In short pieces, each after its length, so that whoever unpacks them knows how long they can become."""
    pieces = (zlib.compress(data[at:at + PACKED], 1) for at in range(0, len(data), PACKED))
    return b"".join(struct.pack("<I", len(piece)) + piece for piece in pieces)


def failed_record(name, refusal):
    return bare_record(FAILED, name, json.dumps([refusal.kind, refusal.number, refusal.text]).encode())


def same_file(one, other):
    """Nothing was written between. ctime is left out: a rename changes it."""
    return (one.st_dev, one.st_ino, one.st_size, one.st_mtime_ns) == (
        other.st_dev, other.st_ino, other.st_size, other.st_mtime_ns)


def clean_names(path):
    names = path.split(b"/") if path else []
    for name in names:
        if name in (b"", b".", b"..") or b"\0" in name or len(name) > 255:
            raise Refusal("invalid", 0, "name")
    return names


class Root:
    """A folder and all below it."""

    def __init__(self, path):
        self.fd = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        self.path = os.path.realpath(path)

    def open_folder(self, names):
        fd = os.dup(self.fd)
        for name in names:
            try:
                below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=fd)
            except OSError as error:
                raise refusal_of(error)
            finally:
                os.close(fd)
            fd = below
        return fd


class Flush:
    """Brings a disk up to date. Who asks while it is at work shares the next round with all who ask meanwhile."""

    def __init__(self):
        self.work, self.count = threading.Lock(), threading.Lock()
        self.begun = self.done = 0

    def __call__(self, fd):
        """Of the disk on which `fd` is open."""
        with self.count:
            mine = self.begun + 1
        with self.work:
            if self.done >= mine:
                return
            with self.count:
                self.begun += 1
                now = self.begun
            if libc.syncfs(fd) != 0:
                raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
            self.done = now


class Folders:
    """The folders one request works in, each opened once."""

    def __init__(self, root):
        self.root, self.open = root, {}

    def __enter__(self):
        return self

    def __exit__(self, *_):
        for fd in self.open.values():
            os.close(fd)

    def folder(self, names):
        key = tuple(names)
        if key not in self.open:
            if len(self.open) >= MAX_FOLDERS:
                raise Refusal("invalid", 0, "folders")
            self.open[key] = self.root.open_folder(names)
        return self.open[key]

    def place(self, path):
        """The open folder and the name in it."""
        names = clean_names(path)
        if not names:
            raise Refusal("invalid", 0, "root")
        return self.folder(names[:-1]), names[-1]

    def attic(self, trace):
        fd = self.root.open_folder(())
        for name in ATTIC:
            try:
                os.mkdir(name, 0o700, dir_fd=fd)
            except FileExistsError:
                pass
            below = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=fd)
            os.close(fd)
            fd = below
        self.open[(b"", trace)] = fd  # No folder is called so; closed with the others.
        return fd


def look(folder, name):
    try:
        return os.stat(name, dir_fd=folder, follow_symlinks=False)
    except OSError as error:
        if error.errno in (errno.ENOENT, errno.ENOTDIR):
            return None
        raise refusal_of(error)


def link_text(folder, name, seen):
    return os.readlink(name, dir_fd=folder) if kind_of(seen.st_mode) == LINK else b""


def target_of(folder, name, seen):
    """What a link leads to in the end; nothing where it is none, or leads nowhere."""
    try:
        return os.stat(name, dir_fd=folder) if kind_of(seen.st_mode) == LINK else None
    except OSError:
        return None


def remove_tree(folder, name):
    """A folder with all in it, for good; links go, what they lead to stays."""
    fd = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC, dir_fd=folder)
    try:
        with os.scandir(fd) as entries:
            names = [(os.fsencode(entry.name), entry.is_dir(follow_symlinks=False)) for entry in entries]
        for below, is_folder in names:
            if is_folder:
                remove_tree(fd, below)
            else:
                os.unlink(below, dir_fd=fd)
    finally:
        os.close(fd)
    os.rmdir(name, dir_fd=folder)


def open_file(folder, name):
    """Only a regular file; a FIFO would wait for ever."""
    fd = os.open(name, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC, dir_fd=folder)
    if not stat.S_ISREG(os.fstat(fd).st_mode):
        os.close(fd)
        raise Refusal("special", 0, "")
    return fd


def digest_of(fd, length=None, hasher=None, stopped=lambda: False):
    hasher = hasher or hashlib.blake2b(digest_size=32)
    at = 0
    while length is None or at < length:
        if stopped():
            raise Refusal("stopped")
        piece = os.pread(fd, READ if length is None else min(READ, length - at), at)
        if not piece:
            break
        hasher.update(piece)
        at += len(piece)
    return hasher


class Expected:
    """What has to lie under a name before it is changed."""

    def __init__(self, given):
        self.kind = given.get("kind", "absent") if isinstance(given, dict) else "absent"
        if self.kind not in ("anything", "absent", "this"):
            raise Refusal("invalid", 0, "expected")
        if self.kind == "this":
            self.type = int(given["type"])
            self.inode = (int(given["device"]), int(given["inode"]))
            self.size = int(given["size"])
            self.modified = int(given["modified"])
            self.digest = base64.b64decode(given.get("digest", ""))
            self.executable = given.get("executable")

    def fits(self, folder, name, seen):
        if self.kind == "anything":
            return True
        if self.kind == "absent" or seen is None:
            return (self.kind == "absent") == (seen is None)
        if kind_of(seen.st_mode) != self.type:
            return False
        known = self.inode[1] != 0
        if self.type == FOLDER:
            return not known or (seen.st_dev, seen.st_ino) == self.inode
        if self.type == LINK:
            return link_text(folder, name, seen) == self.digest
        if self.executable is not None and bool(seen.st_mode & stat.S_IXUSR) != self.executable:
            return False
        untouched = seen.st_size == self.size and seen.st_mtime_ns == self.modified
        if untouched and (not known or (seen.st_dev, seen.st_ino) == self.inode):
            return True
        if not self.digest or seen.st_size != self.size:
            return False
        fd = open_file(folder, name)
        try:
            return digest_of(fd).digest() == self.digest
        finally:
            os.close(fd)


def put_away(folders, folder, name, trace):
    """What is under `name` goes to the attic, or for good where no trace is given."""
    if not trace:
        os.unlink(name, dir_fd=folder)
        return
    try:
        rename_new(folder, name, folders.attic(trace), trace)
    except OSError as error:
        # Another disk is mounted in the root, or nobody may make an attic there: beside it then.
        if error.errno not in (errno.EXDEV, errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOTDIR, errno.ELOOP):
            raise
        if name != OLD + trace:
            rename_new(folder, name, folder, OLD + trace)


def put_in_place(folders, folder, part, name, expected, trace):
    """`part` becomes `name` in one step; what was there is put away once it has proven to be what was expected."""
    for _ in range(20):
        seen = look(folder, name)
        if not expected.fits(folder, name, seen):
            raise Refusal("conflict")
        if seen is None:
            try:
                rename_new(folder, part, folder, name)
                return
            except FileExistsError:
                if expected.kind == "absent":
                    raise Refusal("conflict")
                continue
        if stat.S_ISDIR(seen.st_mode):
            raise Refusal("conflict")
        try:
            rename(folder, part, folder, name, RENAME_EXCHANGE)
        except OSError as error:
            if error.errno == errno.ENOENT:
                continue
            if error.errno not in (errno.EINVAL, errno.ENOSYS):
                raise
            exchange_by_links(folders, folder, part, name, trace)
            return
        came_out = os.stat(part, dir_fd=folder, follow_symlinks=False)
        if not same_file(came_out, seen) and not expected.fits(folder, part, came_out):
            rename(folder, part, folder, name, RENAME_EXCHANGE)
            raise Refusal("conflict")
        put_away(folders, folder, part, trace)
        return
    raise Refusal("conflict")


def exchange_by_links(folders, folder, part, name, trace):
    """Where two names cannot be exchanged: the old file gets a second name first, so that it is never lost."""
    if trace:
        attic = folders.attic(trace)
        os.link(name, trace, src_dir_fd=folder, dst_dir_fd=attic, follow_symlinks=False)
    os.rename(part, name, src_dir_fd=folder, dst_dir_fd=folder)


def finish_part(fd, modified, executable, mode, sync=True):
    if executable is not None:
        mode = (mode | ((mode & 0o444) >> 2)) if executable else mode & ~0o111
    os.fchmod(fd, mode)
    if modified:
        os.utime(fd, ns=(modified, modified))
    if sync:
        os.fsync(fd)


umask = os.umask(0)
os.umask(umask)


def mode_for(folder, name):
    seen = look(folder, name)
    return stat.S_IMODE(seen.st_mode) if seen and stat.S_ISREG(seen.st_mode) else 0o666 & ~umask


def write_all(fd, piece, offset):
    view = memoryview(piece)
    while view:
        written = os.pwrite(fd, view, offset)
        offset += written
        view = view[written:]


def bytes_of(text):
    if not isinstance(text, str) or len(text) > 16384:
        raise Refusal("invalid", 0, "path")
    return base64.b64decode(text, validate=True)


def ticket_of(request, key="ticket"):
    ticket = str(request.get(key, "")).encode()
    if len(ticket) > 100 or any(letter not in b"0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ-"
                                for letter in ticket):
        raise Refusal("invalid", 0, key)
    return ticket


class Incoming:
    """A file on its way in: a hidden part beside its name."""

    def __init__(self, root, path, ticket):
        if not ticket:
            raise Refusal("invalid", 0, "ticket")
        names = clean_names(path)
        if not names:
            raise Refusal("invalid", 0, "root")
        self.path, self.name, self.part = path, names[-1], PART + ticket
        self.folder = root.open_folder(names[:-1])
        try:
            self.fd = os.open(self.part, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600,
                              dir_fd=self.folder)
        except OSError as error:
            os.close(self.folder)
            raise refusal_of(error)
        # What came whole, in order and in our own time needs no more than a checksum, at a sixth of a digest's cost.
        self.crc32, self.summed = 0, 0
        self.is_fresh = self.length() == 0
        self.lock = threading.Lock()

    def length(self):
        return os.fstat(self.fd).st_size

    def write(self, offset, piece):
        with self.lock:
            write_all(self.fd, piece, offset)
            if self.is_fresh and offset == self.summed:
                self.crc32 = zlib.crc32(piece, self.crc32)
                self.summed += len(piece)
            else:
                self.is_fresh = False

    def is_whole(self, size, digest, crc32, stopped):
        if self.is_fresh and self.summed == size and crc32 is not None:
            return self.crc32 == crc32
        return digest_of(self.fd, size, stopped=stopped).digest() == digest

    def close(self):
        if self.fd >= 0:
            os.close(self.fd)
            os.close(self.folder)
            self.fd = -1


class Watcher:
    """Tells of changed folders by inotify, those made later included. Network disks tell nobody of what others do."""

    # See inotify(7).
    CREATE, DELETE, MOVED_FROM, MOVED_TO = 0x100, 0x200, 0x40, 0x80
    EVENTS = CREATE | DELETE | MOVED_FROM | MOVED_TO | 0x2 | 0x4 | 0x8 | 0x400 | 0x800 | 0x1000000
    IS_FOLDER, OVERFLOW, IGNORED = 0x40000000, 0x4000, 0x8000
    LIMIT = 50000  # Folders.
    MOST_TOLD = 500

    def __init__(self, root, tell):
        self.root, self.tell = root, tell
        self.fd = libc.inotify_init1(os.O_CLOEXEC | os.O_NONBLOCK)
        if self.fd < 0:
            raise Refusal("unsupported", ctypes.get_errno(), "inotify")
        self.paths, self.ended, self.partial = {}, False, False
        self.lock = threading.Lock()  # Of the paths: the first look at the tree goes on beside the reading.
        self.wake, self.woken = os.pipe()
        threading.Thread(target=self.run, daemon=True).start()

    def add_tree(self, path=b""):
        """Watches a folder and all below it; which those are. Each is watched before it is looked into, so that
        whatever is made in it meanwhile is seen or told of."""
        added, waiting = [], [path]
        while waiting and not self.ended:
            path = waiting.pop()
            below = self.add(path)
            if below is not None:
                added.append(path)
                waiting.extend(path + b"/" + name if path else name for name in below)
        return added

    def add(self, path):
        """The folders in it; None when it cannot be watched."""
        try:
            fd = self.root.open_folder(path.split(b"/") if path else ())
        except Refusal as refusal:  # Gone again, or nothing that can be looked into; else there are too many open.
            self.partial = self.partial or refusal.number in (errno.EMFILE, errno.ENFILE, errno.ENOMEM)
            return None
        try:
            with self.lock:
                number = -1
                if len(self.paths) < self.LIMIT:
                    number = libc.inotify_add_watch(self.fd, b"/proc/self/fd/%d" % fd, self.EVENTS)
                if number < 0:
                    self.partial = True
                    return None
                self.paths[number] = path
            with os.scandir(fd) as entries:
                return [name for name, entry in ((os.fsencode(one.name), one) for one in entries)
                        if entry.is_dir(follow_symlinks=False) and not self.is_ours(path, name)]
        except OSError:
            return []
        finally:
            os.close(fd)

    def drop_tree(self, path):
        """Of a folder that has another name now, or went elsewhere."""
        with self.lock:
            gone = [number for number, one in self.paths.items() if one == path or one.startswith(path + b"/")]
            for number in gone:
                del self.paths[number]
                libc.inotify_rm_watch(self.fd, number)

    @staticmethod
    def is_ours(folder, name):
        return name.startswith((PART, OLD)) or (folder == b"" and name == ATTIC[0])

    def run(self):
        pending, everything, due, was_partial = set(), False, None, False
        while not self.ended:
            timeout = None if due is None else max(0, due - time.monotonic())
            ready, _, _ = select.select([self.fd, self.wake], [], [], timeout)
            if self.wake in ready:
                break
            if self.fd in ready:
                everything = self.read(pending) or everything
                due = due or time.monotonic() + 0.1
            if due is not None and time.monotonic() >= due:
                everything = everything or len(pending) > self.MOST_TOLD
                if pending or everything or self.partial != was_partial:
                    self.tell([] if everything else sorted(pending), self.partial)
                pending, everything, due, was_partial = set(), False, None, self.partial
        for fd in (self.fd, self.wake, self.woken):
            os.close(fd)

    def read(self, pending):
        """True: more has changed than was told, anywhere."""
        try:
            data = os.read(self.fd, 1 << 16)
        except BlockingIOError:
            return False
        at, overflow = 0, False
        while at + 16 <= len(data):
            number, mask, _, length = struct.unpack_from("iIII", data, at)
            name = data[at + 16:at + 16 + length].rstrip(b"\0")
            at += 16 + length
            overflow = overflow or bool(mask & self.OVERFLOW)
            self.take(number, mask, name, pending)
        if overflow:
            self.add_tree()  # Folders may have been made that nobody told of.
        return overflow

    def take(self, number, mask, name, pending):
        with self.lock:
            folder = self.paths.pop(number, None) if mask & self.IGNORED else self.paths.get(number)
        if folder is None or mask & self.IGNORED or self.is_ours(folder, name):
            return
        pending.add(folder)
        if mask & self.IS_FOLDER and name:
            path = folder + b"/" + name if folder else name
            if mask & self.MOVED_FROM:
                self.drop_tree(path)
            elif mask & (self.CREATE | self.MOVED_TO):
                pending.update(self.add_tree(path))  # What came into it before it was watched counts as told.

    def end(self):
        self.ended = True
        os.write(self.woken, b"x")


class Agent:
    SLOW = {"find", "stat", "commit", "put_many", "get_many", "sums", "patch", "list", "open_part", "remove", "move",
            "watch", "copy"}

    def __init__(self, send):
        self.send = send  # (message, [buffer])
        self.roots, self.incoming, self.watchers = {}, {}, {}
        self.stopped = set()
        self.flushes = {}  # Of each disk.
        self.next_id = 0
        self.pool = concurrent.futures.ThreadPoolExecutor(4, "quire")
        self.writers = concurrent.futures.ThreadPoolExecutor(8, "quire-write")

    def receive(self, request, buffers):
        number = request.get("id") if isinstance(request, dict) else None
        if not isinstance(number, int):
            return
        operation = request.get("op")
        if operation in self.SLOW:
            # With the context: ipykernel looks there for the message that is answered.
            self.pool.submit(contextvars.copy_context().run, self.answer, number, operation, request, buffers)
        else:
            self.answer(number, operation, request, buffers)

    def answer(self, number, operation, request, buffers):
        try:
            method = getattr(self, "op_" + operation, None) if isinstance(operation, str) else None
            if method is None:
                raise Refusal("unsupported", 0, "op")
            result = method(request, buffers)
            result, given = result if isinstance(result, tuple) else (result, [])
            self.send({"id": number, "ok": result or {}}, given)
        except Refusal as refusal:
            self.refuse(number, refusal)
        except OSError as error:
            self.refuse(number, refusal_of(error))
        except Exception as error:  # A malformed request; the text holds no path.
            self.refuse(number, Refusal("invalid", 0, type(error).__name__))
        finally:
            self.stopped.discard(number)

    def refuse(self, number, refusal):
        self.send({"id": number, "error": {"kind": refusal.kind, "errno": refusal.number, "text": refusal.text}}, [])

    def root(self, request):
        root = self.roots.get(request.get("root"))
        if root is None:
            raise Refusal("missing", 0, "root")
        return root

    # Roots

    def op_ping(self, request, buffers):
        return {}

    def op_stop(self, request, buffers):
        self.stopped.add(int(request["which"]))

    def op_find(self, request, buffers):
        """Which folder the server shows: the one in which a file of that name comes to be.

        The question comes before the file, and the file goes even when the program that asks has ended meanwhile.
        """
        name, number = bytes_of(request["name"]), request["id"]
        if not name.startswith(b"quire-looks-") or b"/" in name:
            raise Refusal("invalid", 0, "name")
        places, end = self.candidates(), time.monotonic() + min(float(request["wait"]), MAX_WAIT)
        while number not in self.stopped:
            for place in places:
                path = os.path.join(place, name)
                try:
                    if stat.S_ISREG(os.lstat(path).st_mode):
                        threading.Timer(GRACE, self.take_away, (path,)).start()
                        return {"path": base64.b64encode(os.path.realpath(place)).decode()}
                except OSError:
                    continue
            if time.monotonic() >= end:
                break
            time.sleep(0.01)
        raise Refusal("missing")

    @staticmethod
    def take_away(path):
        try:
            os.unlink(path)
        except OSError:
            pass

    @staticmethod
    def candidates():
        places = [os.getcwdb(), os.path.expanduser(b"~"), b"/notebooks", b"/content", b"/kaggle/working", b"/home/jovyan",
                  b"/home/jovyan/workspace", b"/"]
        try:
            parent = os.getppid()
            places.insert(1, os.readlink(b"/proc/%d/cwd" % parent))
            with open("/proc/%d/cmdline" % parent, "rb") as file:
                for word in file.read(1 << 16).split(b"\0"):
                    key, _, value = word.partition(b"=")
                    if key.endswith((b"root_dir", b"notebook_dir", b"notebook-dir")) and value:
                        places.insert(0, value)
        except OSError:
            pass
        above = places[0]
        while above not in (b"/", b""):
            above = os.path.dirname(above)
            places.append(above)
        return places

    def op_open(self, request, buffers):
        path = bytes_of(request["path"])
        if path.startswith(b"~"):
            path = os.path.expanduser(path)
        if not path.startswith(b"/") or b"\0" in path:
            raise Refusal("invalid", 0, "path")
        if request.get("make"):
            os.makedirs(path, exist_ok=True)
        root = Root(path)
        self.next_id += 1
        self.roots[self.next_id] = root
        seen = os.fstat(root.fd)
        return {"root": self.next_id, "path": base64.b64encode(root.path).decode(), "traits": self.traits(root)}, [
            record(b"", seen)]

    def traits(self, root):
        """Tried on the disk itself, in a folder of its own that goes again."""
        result = {"exchange": False, "foldsCase": False, "watch": self.sees_all_changes(root), "writable": False,
                  "name": os.fpathconf(root.fd, "PC_NAME_MAX")}
        name = b".quire-part-try-%d-%d" % (os.getpid(), threading.get_ident())
        try:
            os.mkdir(name, 0o700, dir_fd=root.fd)
        except OSError:
            return result
        result["writable"] = True
        fd = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC, dir_fd=root.fd)
        try:
            for file in (b"a", b"b"):
                os.close(os.open(file, os.O_CREAT | os.O_WRONLY | os.O_CLOEXEC, 0o600, dir_fd=fd))
            result["foldsCase"] = look(fd, b"A") is not None
            rename(fd, b"a", fd, b"b", RENAME_EXCHANGE)
            result["exchange"] = True
        except OSError:
            pass
        finally:
            for file in (b"a", b"b"):
                try:
                    os.unlink(file, dir_fd=fd)
                except OSError:
                    pass
            os.close(fd)
            os.rmdir(name, dir_fd=root.fd)
        return result

    @staticmethod
    def sees_all_changes(root):
        """Changes made by other machines to a network disk are told to nobody."""
        path = os.fsdecode(root.path)
        best, kind = "", ""
        try:
            with open("/proc/self/mounts", encoding="utf-8", errors="surrogateescape") as mounts:
                for line in mounts:
                    _, mount, name = line.split()[:3]
                    mount = mount.encode("utf-8", "surrogateescape").decode("unicode_escape")
                    if (path + "/").startswith(mount.rstrip("/") + "/") and len(mount) >= len(best):
                        best, kind = mount, name
        except OSError:
            return False
        return kind in ("ext2", "ext3", "ext4", "xfs", "btrfs", "overlay", "tmpfs", "zfs", "f2fs")

    def op_close(self, request, buffers):
        root = self.roots.pop(request.get("root"), None)
        watcher = self.watchers.pop(request.get("root"), None)
        if watcher:
            watcher.end()
        if root:
            os.close(root.fd)

    # Looking

    def op_list(self, request, buffers):
        """Many folders at once, until the time is up; `done` says how many of them are in the answer."""
        root, end = self.root(request), time.monotonic() + BUDGET
        follow = bool(request.get("follow"))
        records, done, count = [], 0, 0
        with Folders(root) as folders:
            for given in request["folders"]:
                if done and (time.monotonic() > end or count > MAX_ANSWER):
                    break
                path = bytes_of(given)
                found, listed = self.listed(folders, path, follow)
                records.append(bare_record(FOLDER if listed else FAILED, b"", struct.pack("<I", len(found))))
                records.extend(found)
                count += len(found)
                done += 1
        return {"done": done, "now": str(time.time_ns())}, [packed(b"".join(records))]

    @staticmethod
    def listed(folders, path, follow):
        try:
            fd = folders.root.open_folder(clean_names(path))
        except (OSError, Refusal):
            return [], False
        found, whole = [], True
        try:
            with os.scandir(fd) as entries:
                for entry in entries:
                    name = os.fsencode(entry.name)
                    try:
                        seen = entry.stat(follow_symlinks=False)
                        extra = os.readlink(name, dir_fd=fd) if stat.S_ISLNK(seen.st_mode) else b""
                        found.append(record(name, seen, extra, target_of(fd, name, seen) if follow else None))
                    except FileNotFoundError:
                        continue
                    except OSError:
                        found.append(bare_record(UNKNOWN, name))
        except OSError:
            whole = False
        finally:
            os.close(fd)
        return found, whole

    def op_stat(self, request, buffers):
        """Many at once, until the time is up. With digests each file is looked at before and after."""
        root, end = self.root(request), time.monotonic() + BUDGET
        number, digests, follow = request["id"], bool(request.get("digests")), bool(request.get("follow"))
        records, done = [], 0
        with Folders(root) as folders:
            for given in request["paths"]:
                if done and (time.monotonic() > end or len(folders.open) >= MAX_FOLDERS - 1):
                    break
                records.append(self.stat_record(folders, bytes_of(given), digests, follow, number))
                done += 1
        return {"done": done, "now": str(time.time_ns())}, [b"".join(records)]

    def stat_record(self, folders, path, digests, follow, number):
        try:
            if not path:
                return record(b"", os.fstat(folders.root.fd))
            try:
                folder, name = folders.place(path)
            except Refusal as refusal:
                if refusal.kind == "missing":
                    return bare_record(NOTHING, b"")
                raise
            seen = look(folder, name)
            if seen is None:
                return bare_record(NOTHING, b"")
            kind = kind_of(seen.st_mode)
            if kind == LINK:
                return record(b"", seen, link_text(folder, name, seen),
                              target_of(folder, name, seen) if follow else None)
            if kind != FILE or not digests:
                return record(b"", seen)
            return self.digest_record(folder, name, number)
        except Refusal as refusal:
            if refusal.kind == "stopped":
                raise
            return failed_record(b"", refusal)
        except OSError as error:
            return failed_record(b"", refusal_of(error))

    def digest_record(self, folder, name, number):
        fd = open_file(folder, name)
        try:
            for _ in range(2):
                before = os.fstat(fd)
                digest = digest_of(fd, stopped=lambda: number in self.stopped).digest()
                after = os.fstat(fd)
                if same_file(before, after):
                    return record(b"", after, digest)
        finally:
            os.close(fd)
        raise Refusal("changing")

    # Changing

    def op_mkdir(self, request, buffers):
        with Folders(self.root(request)) as folders:
            folder, name = folders.place(bytes_of(request["path"]))
            try:
                os.mkdir(name, dir_fd=folder)
            except FileExistsError:
                if not stat.S_ISDIR(os.stat(name, dir_fd=folder, follow_symlinks=False).st_mode):
                    raise Refusal("conflict")
            return {}, [record(b"", os.stat(name, dir_fd=folder, follow_symlinks=False))]

    def op_move(self, request, buffers):
        expected = Expected(request.get("expected"))
        with Folders(self.root(request)) as folders:
            folder, name = folders.place(bytes_of(request["from"]))
            target, new_name = folders.place(bytes_of(request["to"]))
            seen = look(folder, name)
            if seen is None:
                raise Refusal("missing")
            if not expected.fits(folder, name, seen):
                raise Refusal("conflict")
            rename_new(folder, name, target, new_name)
            came = look(target, new_name)
            if came is not None and (came.st_dev, came.st_ino) != (seen.st_dev, seen.st_ino):
                rename_new(target, new_name, folder, name)
                raise Refusal("conflict")

    def op_remove(self, request, buffers):
        expected, trace = Expected(request.get("expected")), ticket_of(request, "trace")
        with Folders(self.root(request)) as folders:
            folder, name = folders.place(bytes_of(request["path"]))
            seen = look(folder, name)
            if seen is None:
                raise Refusal("missing")
            if not expected.fits(folder, name, seen):
                raise Refusal("conflict")
            if stat.S_ISDIR(seen.st_mode):
                if request.get("recursive") and request.get("final"):
                    remove_tree(folder, name)
                elif request.get("recursive"):
                    put_away(folders, folder, name, trace or b"deleted-%d-%d" % (time.time_ns(), os.getpid()))
                else:
                    os.rmdir(name, dir_fd=folder)
                return
            # First under another name: what comes out there can be looked at in peace.
            aside = OLD + (trace or b"%d" % threading.get_ident())
            rename_new(folder, name, folder, aside)
            came = os.stat(aside, dir_fd=folder, follow_symlinks=False)
            if not same_file(came, seen) and not expected.fits(folder, aside, came):
                rename_new(folder, aside, folder, name)
                raise Refusal("conflict")
            put_away(folders, folder, aside, trace)

    def op_copy(self, request, buffers):
        """A file by the machine alone, for as long as one answer may take; the last piece gives it its name."""
        ticket, offset = ticket_of(request), int(request["offset"])
        if not ticket or offset < 0:
            raise Refusal("invalid", 0, "copy")
        with Folders(self.root(request)) as folders:
            folder, name = folders.place(bytes_of(request["from"]))
            target, new_name = folders.place(bytes_of(request["to"]))
            if look(target, new_name) is not None:
                raise Refusal("conflict")
            source = open_file(folder, name)
            try:
                return self.copy_on(source, target, new_name, PART + ticket, request)
            except (OSError, Refusal):
                try:
                    os.unlink(PART + ticket, dir_fd=target)
                except OSError:
                    pass
                raise
            finally:
                os.close(source)

    def copy_on(self, source, folder, name, part, request):
        offset, end = int(request["offset"]), time.monotonic() + 5 * BUDGET
        seen = os.fstat(source)
        state = "%d %d %d" % (seen.st_ino, seen.st_size, seen.st_mtime_ns)
        if offset and request.get("state") != state:
            raise Refusal("changing")
        fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC | (0 if offset else os.O_TRUNC),
                     0o600, dir_fd=folder)
        try:
            while offset < seen.st_size and time.monotonic() < end:
                if request["id"] in self.stopped:
                    raise Refusal("stopped")
                piece = os.pread(source, READ, offset)
                if not piece:
                    raise Refusal("changing")
                write_all(fd, piece, offset)
                offset += len(piece)
            if offset < seen.st_size:
                return {"offset": offset, "state": state}
            if not same_file(seen, os.fstat(source)):
                raise Refusal("changing")
            finish_part(fd, seen.st_mtime_ns, None, stat.S_IMODE(seen.st_mode) & 0o777)
        finally:
            os.close(fd)
        rename_new(folder, part, folder, name)
        return {"offset": offset, "whole": True}

    def op_chmod(self, request, buffers):
        expected = Expected(request.get("expected"))
        with Folders(self.root(request)) as folders:
            folder, name = folders.place(bytes_of(request["path"]))
            fd = open_file(folder, name)
            try:
                if not expected.fits(folder, name, os.fstat(fd)):
                    raise Refusal("conflict")
                mode = stat.S_IMODE(os.fstat(fd).st_mode)
                os.fchmod(fd, (mode | ((mode & 0o444) >> 2)) if request["executable"] else mode & ~0o111)
                return {}, [record(b"", os.fstat(fd))]
            finally:
                os.close(fd)

    def op_symlink(self, request, buffers):
        expected, ticket = Expected(request.get("expected")), ticket_of(request)
        with Folders(self.root(request)) as folders:
            folder, name = folders.place(bytes_of(request["path"]))
            part = PART + (ticket or b"link")
            try:
                os.unlink(part, dir_fd=folder)
            except FileNotFoundError:
                pass
            os.symlink(bytes_of(request["text"]), part, dir_fd=folder)
            self.settle(folders, folder, part, name, expected, ticket_of(request, "trace"))
            seen = os.stat(name, dir_fd=folder, follow_symlinks=False)
            return {}, [record(b"", seen, os.readlink(name, dir_fd=folder))]

    @staticmethod
    def settle(folders, folder, part, name, expected, trace):
        """put_in_place(), and no part stays behind when it refuses."""
        try:
            put_in_place(folders, folder, part, name, expected, trace)
        except (OSError, Refusal):
            try:
                os.unlink(part, dir_fd=folder)
            except OSError:
                pass
            raise

    # Files in

    def op_open_part(self, request, buffers):
        path, ticket = bytes_of(request["path"]), ticket_of(request)
        key = (request["root"], path, ticket)
        incoming = self.incoming.get(key)
        if incoming is None:
            incoming = self.incoming[key] = Incoming(self.root(request), path, ticket)
        free = os.statvfs(incoming.folder)
        return {"length": incoming.length(), "free": free.f_bavail * free.f_frsize}

    def part(self, request):
        incoming = self.incoming.get((request["root"], bytes_of(request["path"]), ticket_of(request)))
        if incoming is None:
            raise Refusal("missing", 0, "part")
        return incoming

    def op_put(self, request, buffers):
        if len(buffers) != 1 or len(buffers[0]) > MAX_PIECE or not 0 <= int(request["offset"]) < 1 << 60:
            raise Refusal("invalid", 0, "piece")
        self.part(request).write(int(request["offset"]), buffers[0])

    def op_commit(self, request, buffers):
        incoming, expected = self.part(request), Expected(request.get("expected"))
        size, number = int(request["size"]), request["id"]
        if incoming.length() > size:
            os.ftruncate(incoming.fd, size)
        if incoming.length() != size or not incoming.is_whole(
                size, base64.b64decode(request["digest"]), request.get("crc32"), lambda: number in self.stopped):
            self.forget(request, incoming)
            raise Refusal("damaged")
        finish_part(incoming.fd, int(request.get("modified", 0)), request.get("executable"),
                    mode_for(incoming.folder, incoming.name))
        with Folders(self.root(request)) as folders:
            try:
                put_in_place(folders, incoming.folder, incoming.part, incoming.name, expected,
                             ticket_of(request, "trace"))
            except Refusal:
                self.forget(request, incoming)
                raise
        os.fsync(incoming.folder)
        seen = os.fstat(incoming.fd)
        self.drop(request, incoming)
        return {}, [record(b"", seen, base64.b64decode(request["digest"]))]

    def drop(self, request, incoming):
        self.incoming.pop((request["root"], bytes_of(request["path"]), ticket_of(request)), None)
        incoming.close()

    def forget(self, request, incoming):
        try:
            os.unlink(incoming.part, dir_fd=incoming.folder)
        except FileNotFoundError:
            pass
        self.drop(request, incoming)

    def op_discard(self, request, buffers):
        with Folders(self.root(request)) as folders:
            path, ticket = bytes_of(request["path"]), ticket_of(request)
            incoming = self.incoming.get((request["root"], path, ticket))
            if incoming is not None:
                self.forget(request, incoming)
                return
            folder, _ = folders.place(path)
            try:
                os.unlink(PART + ticket, dir_fd=folder)
            except FileNotFoundError:
                pass

    def op_put_many(self, request, buffers):
        """Small files: all parts are written and on disk before the first gets its name."""
        files = request["files"]
        if len(buffers) != 1 or len(buffers[0]) > MAX_PIECE or len(files) > MAX_BATCH:
            raise Refusal("invalid", 0, "batch")
        with Folders(self.root(request)) as folders:
            jobs, at = [], 0
            for file in files:
                size = int(file["size"])
                jobs.append((file, buffers[0][at:at + size]))
                at += size
            if at != len(buffers[0]):
                raise Refusal("invalid", 0, "batch")
            places = [self.place_or_refusal(folders, file) for file, _ in jobs]
            # Many are cheaper to bring to the disk together.
            together = len(jobs) >= MANY and hasattr(libc, "syncfs")
            written = list(self.writers.map(self.write_small, jobs, places, [not together] * len(jobs)))
            if together:
                self.flush(places)
            answers = [self.settle_small(folders, job[0], place, state)
                       for job, place, state in zip(jobs, places, written)]
            if together:
                self.flush(places)
            else:
                for folder in {place[0] for place in places if not isinstance(place, Refusal)}:
                    os.fsync(folder)
        return {}, [b"".join(answers)]

    def flush(self, places):
        folders = {place[0] for place in places if not isinstance(place, Refusal)}
        for device, folder in {os.fstat(folder).st_dev: folder for folder in folders}.items():
            self.flushes.setdefault(device, Flush())(folder)

    @staticmethod
    def place_or_refusal(folders, file):
        try:
            folder, name = folders.place(bytes_of(file["path"]))
            return folder, name, PART + ticket_of(file)
        except Refusal as refusal:
            return refusal

    @staticmethod
    def write_small(job, place, sync):
        if isinstance(place, Refusal):
            return place
        file, piece = job
        folder, name, part = place
        try:
            if hashlib.blake2b(piece, digest_size=32).digest() != base64.b64decode(file["digest"]):
                return Refusal("damaged")
            fd = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC | os.O_NOFOLLOW | os.O_CLOEXEC, 0o600,
                         dir_fd=folder)
            try:
                write_all(fd, piece, 0)
                finish_part(fd, int(file.get("modified", 0)), file.get("executable"), mode_for(folder, name), sync)
            finally:
                os.close(fd)
        except OSError as error:
            try:
                os.unlink(part, dir_fd=folder)
            except OSError:
                pass
            return refusal_of(error)
        except Refusal as refusal:
            return refusal
        return None

    def settle_small(self, folders, file, place, state):
        if isinstance(state, Refusal):
            return failed_record(b"", state)
        folder, name, part = place
        try:
            self.settle(folders, folder, part, name, Expected(file.get("expected")), ticket_of(file, "trace"))
            return record(b"", os.stat(name, dir_fd=folder, follow_symlinks=False), base64.b64decode(file["digest"]))
        except Refusal as refusal:
            return failed_record(b"", refusal)
        except OSError as error:
            return failed_record(b"", refusal_of(error))

    # Files out

    def op_get(self, request, buffers):
        """A piece, and what the file was before and after it was read."""
        length, offset = int(request["length"]), int(request["offset"])
        if not 0 < length <= MAX_PIECE or offset < 0:
            raise Refusal("invalid", 0, "piece")
        with Folders(self.root(request)) as folders:
            folder, name = folders.place(bytes_of(request["path"]))
            fd = open_file(folder, name)
            try:
                before = os.fstat(fd)
                piece = os.pread(fd, length, offset)
                if not same_file(before, os.fstat(fd)):
                    raise Refusal("changing")
            finally:
                os.close(fd)
        return {}, [record(b"", before), piece]

    def op_get_many(self, request, buffers):
        """Small files, until the answer is full; `done` says how many."""
        records, pieces, total, done = [], [], 0, 0
        with Folders(self.root(request)) as folders:
            for given in request["paths"][:MAX_BATCH]:
                if done and (total > MAX_PIECE // 2 or len(folders.open) >= MAX_FOLDERS - 1):
                    break
                answer, piece = self.get_small(folders, bytes_of(given))
                records.append(answer)
                pieces.append(piece)
                total += len(piece)
                done += 1
        return {"done": done}, [b"".join(records), b"".join(pieces)]

    @staticmethod
    def get_small(folders, path):
        try:
            folder, name = folders.place(path)
            fd = open_file(folder, name)
            try:
                for _ in range(2):
                    before = os.fstat(fd)
                    if before.st_size > MAX_PIECE // 2:
                        raise Refusal("large")
                    piece = os.pread(fd, before.st_size + 1, 0)
                    if len(piece) == before.st_size and same_file(before, os.fstat(fd)):
                        return record(b"", before, hashlib.blake2b(piece, digest_size=32).digest()), piece
            finally:
                os.close(fd)
            raise Refusal("changing")
        except Refusal as refusal:
            return failed_record(b"", refusal), b""
        except OSError as error:
            return failed_record(b"", refusal_of(error)), b""

    # Changed blocks

    def op_sums(self, request, buffers):
        """Of each whole block a weak and a strong sum: 4 + 20 bytes."""
        block, first = int(request["block"]), int(request["first"])
        if not 1024 <= block <= 1 << 20 or first < 0:
            raise Refusal("invalid", 0, "block")
        end = time.monotonic() + BUDGET
        sums = []
        with Folders(self.root(request)) as folders:
            folder, name = folders.place(bytes_of(request["path"]))
            fd = open_file(folder, name)
            try:
                before = os.fstat(fd)
                count = before.st_size // block
                while first + len(sums) < count and time.monotonic() < end:
                    piece = os.pread(fd, block, (first + len(sums)) * block)
                    if len(piece) != block:
                        raise Refusal("changing")
                    sums.append(struct.pack("<I", zlib.adler32(piece)) +
                                hashlib.blake2b(piece, digest_size=20).digest())
                if not same_file(before, os.fstat(fd)):
                    raise Refusal("changing")
            finally:
                os.close(fd)
        return {"count": count}, [record(b"", before), b"".join(sums)]

    def op_patch(self, request, buffers):
        """Fills a part with pieces of the file that has the name now."""
        incoming, number = self.part(request), request["id"]
        fd = open_file(incoming.folder, incoming.name)
        try:
            for source, target, length in request["copies"]:
                at = 0
                while at < length:
                    if number in self.stopped:
                        raise Refusal("stopped")
                    piece = os.pread(fd, min(READ, length - at), source + at)
                    if not piece:
                        raise Refusal("changing")
                    incoming.write(target + at, piece)
                    at += len(piece)
        finally:
            os.close(fd)

    # Watching

    def op_watch(self, request, buffers):
        number = request["root"]
        watcher = self.watchers.get(number)
        if watcher is None:
            watcher = self.watchers[number] = Watcher(self.root(request), lambda folders, partial: self.send(
                {"changed": number, "folders": [base64.b64encode(path).decode() for path in folders],
                 "partial": partial}, []))
            watcher.add_tree()
        return {"partial": watcher.partial}


def start():
    def opened(comm, _):
        agent = Agent(lambda data, buffers: comm.send(data, buffers=buffers))
        comm.on_msg(lambda message: agent.receive(message["content"]["data"], message.get("buffers", [])))
        comm.send({"hello": VERSION, "python": list(sys.version_info[:3]), "pid": os.getpid()})

    get_ipython().kernel.comm_manager.register_target(TARGET, opened)  # noqa: F821


if __name__ == "__main__":
    start()
