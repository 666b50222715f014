// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/FolderWatcher.h"

#include <dirent.h>
#include <linux/magic.h>
#include <sys/inotify.h>
#include <sys/vfs.h>
#include <unistd.h>

#include <array>
#include <cstring>

namespace quire::pairs {

namespace {

using namespace std::chrono_literals;

constexpr quint32 events = IN_CLOSE_WRITE | IN_MODIFY | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO |
                           IN_ATTRIB | IN_DELETE_SELF | IN_MOVE_SELF | IN_ONLYDIR | IN_DONT_FOLLOW;
constexpr auto settleTime = 500ms;
constexpr auto longestWait = 3s;

/// Disks on which others write without this kernel knowing.
bool isShared(const QByteArray &path)
{
    struct statfs disk = {};
    constexpr std::array<quint32, 5> shared{NFS_SUPER_MAGIC, SMB_SUPER_MAGIC, 0xFF534D42 /* cifs */,
                                            0xFE534D42 /* smb2 */, 0x65735546 /* fuse */};
    return ::statfs(path.constData(), &disk) != 0 || std::ranges::contains(shared, quint32(disk.f_type));
}

bool isOurs(QByteArrayView name)
{
    return name == ".quire" || name.startsWith(".quire-part-") || name.startsWith(".quire-old-");
}

} // namespace

FolderWatcher::FolderWatcher(QByteArray root, QObject *parent) : QObject(parent), m_root(std::move(root))
{
    m_settled.setSingleShot(true);
    m_settled.setInterval(settleTime);
    m_latest.setSingleShot(true);
    m_latest.setInterval(longestWait);
    for (QTimer *timer : {&m_settled, &m_latest}) {
        connect(timer, &QTimer::timeout, this, [this] {
            m_settled.stop();
            m_latest.stop();
            Q_EMIT changed();
        });
    }
}

FolderWatcher::~FolderWatcher()
{
    m_notifier.reset();
    if (m_fd >= 0) {
        ::close(m_fd);
    }
}

void FolderWatcher::start()
{
    m_notifier.reset();
    if (m_fd >= 0) {
        ::close(m_fd);
    }
    m_folders.clear();
    m_fd = ::inotify_init1(IN_CLOEXEC | IN_NONBLOCK);
    m_isReliable = m_fd >= 0 && !isShared(m_root);
    if (m_fd < 0) {
        return;
    }
    m_notifier = std::make_unique<QSocketNotifier>(m_fd, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, &FolderWatcher::read);
    add(m_root);
}

void FolderWatcher::add(const QByteArray &folder)
{
    const int number = ::inotify_add_watch(m_fd, folder.constData(), events);
    if (number < 0) {
        m_isReliable = m_isReliable && errno != ENOSPC && errno != ENOMEM;
        return;
    }
    m_folders.insert(number, folder);
    addBelow(folder);
}

void FolderWatcher::addBelow(const QByteArray &folder)
{
    DIR *const stream = ::opendir(folder.constData());
    while (const dirent *entry = stream ? ::readdir(stream) : nullptr) {
        const QByteArrayView name(static_cast<const char *>(entry->d_name));
        const bool mayBeFolder = entry->d_type == DT_DIR || entry->d_type == DT_UNKNOWN;
        if (mayBeFolder && name != "." && name != ".." && !isOurs(name)) {
            add(folder + '/' + name.toByteArray());
        }
    }
    if (stream) {
        ::closedir(stream);
    }
}

void FolderWatcher::read()
{
    alignas(inotify_event) std::array<char, 64 * 1024> buffer;
    bool hasChanged = false;
    for (ssize_t length = 0; (length = ::read(m_fd, buffer.data(), buffer.size())) > 0;) {
        for (ssize_t at = 0; at < length;) {
            inotify_event event = {};
            std::memcpy(&event, buffer.data() + at, sizeof event);
            const QByteArray name(event.len > 0 ? buffer.data() + at + sizeof event : "");
            at += ssize_t(sizeof event + event.len);
            if ((event.mask & IN_Q_OVERFLOW) != 0) { // Folders may have been made that nobody told of.
                start();
                noteChange();
                return;
            }
            const QByteArray folder = m_folders.value(event.wd);
            if ((event.mask & IN_IGNORED) != 0) {
                m_folders.remove(event.wd);
            } else if (!isOurs(name)) {
                hasChanged = true;
                if ((event.mask & IN_ISDIR) != 0 && (event.mask & (IN_CREATE | IN_MOVED_TO)) != 0) {
                    add(folder + '/' + name);
                }
            }
        }
    }
    if (hasChanged) {
        noteChange();
    }
}

void FolderWatcher::noteChange()
{
    m_settled.start();
    if (!m_latest.isActive()) {
        m_latest.start();
    }
}

} // namespace quire::pairs
