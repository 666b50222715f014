// SPDX-License-Identifier: GPL-3.0-or-later
#include "sync/LocalScan.h"

#include "base/Digest.h"


#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <utility>

namespace quire::sync {

namespace {

/// Each level holds one descriptor open.
constexpr int deepest = 200;
constexpr qint64 racyFor = 2'000'000'000; // ns; some disks keep time to two seconds.
constexpr qsizetype blockSize = 1 << 18;

class Descriptor
{
public:
    explicit Descriptor(int number) : m_number(number) {}
    ~Descriptor()
    {
        if (m_number >= 0) {
            ::close(m_number);
        }
    }
    Q_DISABLE_COPY_MOVE(Descriptor)

    int number() const { return m_number; }
    bool isOpen() const { return m_number >= 0; }
    /// The caller closes it.
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

qint64 nanoseconds(const statx_timestamp &time)
{
    return static_cast<qint64>(time.tv_sec) * 1'000'000'000 + static_cast<qint64>(time.tv_nsec);
}

bool isGone(int error)
{
    return error == ENOENT || error == ENOTDIR || error == ELOOP;
}

/// As sync calls the file that is on its way: ".quire-part-" and a UUID.
bool isPart(const QByteArray &name)
{
    constexpr qsizetype prefix = 12;
    constexpr qsizetype uuid = 36;
    return name.startsWith(".quire-part-") && name.size() == prefix + uuid && name.count('-') == 6;
}

} // namespace

/// What statx says.
struct LocalScan::Seen
{
    mode_t mode = 0;
    qint64 size = 0;
    qint64 modified = 0;
    qint64 changed = 0;
    FileId id;
    bool executable = false;

    /// `name` empty: `folder` itself. Nothing: see errno.
    static std::optional<Seen> at(int folder, const QByteArray &name)
    {
        struct statx raw = {};
        const int flags = AT_SYMLINK_NOFOLLOW | (name.isEmpty() ? AT_EMPTY_PATH : 0);
        if (::statx(folder, name.constData(), flags, STATX_BASIC_STATS | STATX_BTIME, &raw) != 0) {
            return std::nullopt;
        }
        const bool hasBirth = (raw.stx_mask & STATX_BTIME) != 0;
        return Seen{
            raw.stx_mode,
            static_cast<qint64>(raw.stx_size),
            nanoseconds(raw.stx_mtime),
            nanoseconds(raw.stx_ctime),
            {makedev(raw.stx_dev_major, raw.stx_dev_minor), raw.stx_ino, hasBirth ? nanoseconds(raw.stx_btime) : 0},
            (raw.stx_mode & S_IXUSR) != 0};
    }
    bool operator==(const Seen &) const = default;
};

LocalScan::LocalScan(QByteArray root, IgnoreRules rules, PathMap<Fingerprint> known, Progress progress)
    : m_root(std::move(root)), m_rules(std::move(rules)), m_known(std::move(known)), m_progress(std::move(progress))
{
}

std::optional<ScanResult> LocalScan::run(std::stop_token stop)
{
    m_stop = std::move(stop);
    m_result = {};
    m_startedAt = std::chrono::nanoseconds(std::chrono::system_clock::now().time_since_epoch()).count();
    Descriptor root(::open(m_root.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    const std::optional<Seen> seen = root.isOpen() ? Seen::at(root.number(), {}) : std::nullopt;
    if (seen) {
        m_result.root = seen->id;
        enter(root.release(), {}, 0);
    } else {
        m_result.tree.setRootListed(false);
    }
    return m_stop.stop_requested() ? std::nullopt : std::optional(std::move(m_result));
}

/// Takes the descriptor.
void LocalScan::enter(int folder, const TreePath &path, int depth)
{
    DIR *const stream = ::fdopendir(folder);
    if (!stream) {
        ::close(folder);
        setUnlisted(path);
        return;
    }
    while (!m_stop.stop_requested()) {
        errno = 0;
        const dirent *const entry = ::readdir(stream);
        if (!entry) {
            if (errno != 0) {
                setUnlisted(path);
            }
            break;
        }
        if (const QByteArrayView name(static_cast<const char *>(entry->d_name)); TreePath::isName(name)) {
            look(::dirfd(stream), path.child(name), depth);
        }
    }
    ::closedir(stream);
}

void LocalScan::look(int folder, const TreePath &path, int depth)
{
    const std::optional<Seen> seen = Seen::at(folder, path.name());
    if (!seen) {
        if (!isGone(errno)) {
            skip(path, SkipReason::Unreadable, {});
        }
    } else if (S_ISREG(seen->mode) && isPart(path.name())) {
        m_result.parts.push_back(path);
    } else if (m_rules.isIgnoredHere(path, S_ISDIR(seen->mode))) {
        markIgnored(path.parent());
    } else if (S_ISDIR(seen->mode)) {
        addFolder(folder, path, *seen, depth);
    } else if (S_ISREG(seen->mode)) {
        addFile(folder, path, *seen);
    } else if (S_ISLNK(seen->mode)) {
        addLink(folder, path, *seen);
    } else {
        skip(path, SkipReason::Special, seen->id);
    }
}

void LocalScan::addFolder(int parent, const TreePath &path, const Seen &seen, int depth)
{
    m_result.tree.insert(path, {.content = {.kind = Kind::Folder}, .id = seen.id, .modified = seen.modified});
    if (depth >= deepest) {
        m_result.skipped.push_back({path, SkipReason::TooDeep});
        setUnlisted(path);
        return;
    }
    Descriptor folder(::openat(parent, path.name().constData(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC));
    const std::optional<Seen> opened = folder.isOpen() ? Seen::at(folder.number(), {}) : std::nullopt;
    if (!opened || opened->id != seen.id) {
        m_result.skipped.push_back({path, SkipReason::Unreadable});
        setUnlisted(path);
        return;
    }
    enter(folder.release(), path, depth + 1);
}

void LocalScan::addFile(int folder, const TreePath &path, const Seen &seen)
{
    if (m_rules.isTooLarge(seen.size)) {
        addRead(path, seen, {});
        return;
    }
    const Fingerprint *known = m_known.find(path);
    if (known && !known->isRacy && known->id == seen.id && known->size == seen.size &&
        known->modified == seen.modified && known->changed == seen.changed) {
        addRead(path, seen, known->digest);
        return;
    }
    for (int tries = 0; tries < 2; ++tries) {
        if (readFile(folder, path)) {
            return;
        }
    }
    if (!m_stop.stop_requested()) {
        skip(path, SkipReason::Changing, seen.id);
    }
}

void LocalScan::addLink(int folder, const TreePath &path, const Seen &seen)
{
    QByteArray text(64 * 1024, Qt::Uninitialized);
    const ssize_t length = ::readlinkat(folder, path.name().constData(), text.data(), std::size_t(text.size()));
    if (length < 0 || length >= text.size()) {
        skip(path, SkipReason::Unreadable, seen.id);
        return;
    }
    text.truncate(length);
    m_result.tree.insert(
        path, {.content = {.kind = Kind::Symlink, .digest = text}, .id = seen.id, .modified = seen.modified});
}

/// False when it changed while it was read.
bool LocalScan::readFile(int folder, const TreePath &path)
{
    // Not blocking: in place of the file there may be a FIFO by now.
    const Descriptor file(
        ::openat(folder, path.name().constData(), O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC));
    if (!file.isOpen()) {
        const int error = errno;
        if (!isGone(error)) {
            skip(path, SkipReason::Unreadable, {});
        }
        return error != ELOOP; // A link has taken its place.
    }
    const std::optional<Seen> before = Seen::at(file.number(), {});
    if (!before || !S_ISREG(before->mode)) {
        return false;
    }
    const std::optional<QByteArray> digest = digestOf(file.number());
    if (!digest) {
        skip(path, SkipReason::Unreadable, before->id);
        return true;
    }
    if (m_progress) {
        m_progress(path, before->size);
    }
    const std::optional<Seen> named = Seen::at(folder, path.name());
    if (Seen::at(file.number(), {}) != before || named != before) {
        return false;
    }
    ++m_result.filesRead;
    addRead(path, *before, *digest);
    return true;
}

std::optional<QByteArray> LocalScan::digestOf(int file)
{
    Digest hash;
    QByteArray block(blockSize, Qt::Uninitialized);
    while (!m_stop.stop_requested()) {
        const ssize_t length = ::read(file, block.data(), std::size_t(block.size()));
        if (length == 0) {
            return hash.result();
        }
        if (length < 0 && errno != EINTR) {
            return std::nullopt;
        }
        if (length > 0) {
            hash.add(QByteArrayView(block).first(length));
        }
    }
    return std::nullopt;
}

void LocalScan::addRead(const TreePath &path, const Seen &seen, const QByteArray &digest)
{
    m_result.tree.insert(
        path, {.content = {Kind::File, seen.size, digest, seen.executable}, .id = seen.id, .modified = seen.modified});
    if (!digest.isEmpty()) {
        const bool isRacy = std::max(seen.modified, seen.changed) > m_startedAt - racyFor;
        m_result.fingerprints.insert(path, {seen.size, seen.modified, seen.changed, seen.id, digest, isRacy});
    }
}

void LocalScan::skip(const TreePath &path, SkipReason reason, const FileId &id)
{
    m_result.skipped.push_back({path, reason});
    m_result.tree.insert(path, {.content = {}, .id = id});
}

void LocalScan::setUnlisted(const TreePath &path)
{
    if (path.isRoot()) {
        m_result.tree.setRootListed(false);
        return;
    }
    Entry entry = *m_result.tree.find(path);
    entry.listed = false;
    m_result.tree.insert(path, std::move(entry));
}

void LocalScan::markIgnored(const TreePath &folder)
{
    if (const Entry *known = m_result.tree.find(folder)) {
        Entry entry = *known;
        entry.keepsIgnored = true;
        m_result.tree.insert(folder, std::move(entry));
    }
}

} // namespace quire::sync
