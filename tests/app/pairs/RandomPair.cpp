// SPDX-License-Identifier: GPL-3.0-or-later
#include "RandomPair.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/stat.h>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace quire::testing {

namespace {

/// Stays, because a root that was emptied stops the pair.
const QString keeper = u"keep"_s;
const QStringList names{u"a"_s, u"b.txt"_s, u"C"_s, u"ü"_s, u"d e"_s, u"-x"_s};

/// Where there is no agent, Quire and the server keep things in folders of their own.
const QRegularExpression serversOwn(u"^(?!_quire_sync/|(.*/)?\\.ipynb_checkpoints/)"_s);
/// Neither that nor Quire's.
const QRegularExpression someonesOwn(u"^((?!/\\.quire|/\\.ipynb|/_quire_sync|\\.quire-|/keep$).)*$"_s);

QStringList entries(const QString &root, QDir::Filters filters)
{
    QStringList found;
    QDirIterator all(root, filters | QDir::NoDotAndDotDot, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        found << all.next();
    }
    found.sort();
    return found;
}

bool isConflictCopy(const QString &name)
{
    return name.contains(u" (conflict "_s) || name.contains(u" (moving "_s);
}

} // namespace

RandomPair::RandomPair(QString local, QString remote, quint32 seed, const QString &other)
    : m_local(std::move(local)),
      m_remote(std::move(remote)),
      m_roots{m_local, m_remote},
      m_bin(m_local + u"-bin"_s),
      m_random(seed)
{
    if (!other.isEmpty()) {
        m_roots << other;
    }
    QDir().mkpath(m_bin);
    put(m_local + u'/' + keeper, newBytes());
}

void RandomPair::work(int operations, bool syncRuns)
{
    for (int i = 0; i < operations; ++i) {
        const QString root = m_roots.at(dice(int(m_roots.size())));
        const QString file = someFile(root);
        switch (dice(syncRuns ? 7 : 11)) {
        case 0:
        case 1:
            write(newPath(root));
            break;
        case 2:
            write(file.isEmpty() ? newPath(root) : file);
            break;
        case 3:
            erase(file);
            break;
        case 4:
        case 5:
            rename(file, newPath(root));
            break;
        case 6:
            QDir().mkpath(newPath(root));
            break;
        case 7:
            append(file);
            break;
        case 8:
            touch(file);
            break;
        case 9:
            eraseFolder(someFolder(root));
            break;
        default:
            rename(someFolder(root), newPath(root));
        }
    }
}

QByteArray RandomPair::newBytes()
{
    // Of few lengths, so that size alone tells nothing.
    QByteArray bytes = "text " + QByteArray::number(++m_count).rightJustified(4, '0');
    if (dice(12) == 0) {
        bytes += QByteArray(300'000, char('a' + m_count % 26));
    }
    m_written.insert(bytes);
    return bytes;
}

QString RandomPair::someFile(const QString &root)
{
    const QStringList files = entries(root, QDir::Files).filter(someonesOwn);
    return files.isEmpty() ? QString() : files.at(dice(int(files.size())));
}

QString RandomPair::someFolder(const QString &root)
{
    const QStringList folders = entries(root, QDir::Dirs).filter(someonesOwn);
    return folders.isEmpty() ? QString() : folders.at(dice(int(folders.size())));
}

QString RandomPair::newPath(const QString &root)
{
    const QString folder = dice(3) == 0 ? someFolder(root) : root;
    return (folder.isEmpty() ? root : folder) + u'/' + names.at(dice(int(names.size())));
}

/// Into a bin, in one step: what came out is what was there at that very moment.
void RandomPair::takeAway(const QString &file)
{
    const QString binned = m_bin + u'/' + QString::number(++m_count);
    if (::rename(qPrintable(file), qPrintable(binned)) == 0) {
        m_waived.insert(get(binned));
    }
}

void RandomPair::write(const QString &file)
{
    if (QFileInfo(file).isDir()) {
        return;
    }
    const QByteArray bytes = newBytes();
    const QString fresh = m_bin + u'/' + QString::number(++m_count);
    put(fresh, bytes);
    // As editors save: in one step, over what is there.
    if (::renameat2(AT_FDCWD, qPrintable(fresh), AT_FDCWD, qPrintable(file), RENAME_EXCHANGE) == 0) {
        m_waived.insert(get(fresh));
    } else if (::renameat2(AT_FDCWD, qPrintable(fresh), AT_FDCWD, qPrintable(file), RENAME_NOREPLACE) != 0) {
        m_written.remove(bytes);
        return;
    }
    m_story << u"write %1 = %2"_s.arg(file, QString::fromLatin1(bytes.first(9)));
}

void RandomPair::append(const QString &file)
{
    QFile out(file);
    if (file.isEmpty() || !out.open(QIODevice::ReadWrite)) {
        return;
    }
    m_waived.insert(out.readAll());
    out.write(" and " + QByteArray::number(++m_count));
    out.close();
    m_written.insert(get(file));
    m_story << u"append %1"_s.arg(file);
}

void RandomPair::erase(const QString &file)
{
    if (!file.isEmpty()) {
        takeAway(file);
        m_story << u"erase %1"_s.arg(file);
    }
}

void RandomPair::eraseFolder(const QString &folder)
{
    if (folder.isEmpty() || folder.contains(u"/.quire"_s)) {
        return;
    }
    for (const QString &file : entries(folder, QDir::Files | QDir::Hidden)) {
        takeAway(file);
    }
    QDir(folder).removeRecursively();
    m_story << u"erase folder %1"_s.arg(folder);
}

void RandomPair::rename(const QString &from, const QString &to)
{
    if (!from.isEmpty() && !to.startsWith(from + u'/') &&
        ::renameat2(AT_FDCWD, qPrintable(from), AT_FDCWD, qPrintable(to), RENAME_NOREPLACE) == 0) {
        m_story << u"rename %1 > %2"_s.arg(from, to);
    }
}

void RandomPair::touch(const QString &file)
{
    if (!file.isEmpty()) {
        // Clocks that went back, or ahead, also to times that some disks cannot hold.
        static constexpr std::array<time_t, 5> clocks{1'000'000'000, 1, -86'400, 4'102'444'800, 9'000'000'000};
        const timespec times[2] = {{0, UTIME_OMIT}, {clocks[std::size_t(dice(5))] + dice(3), 0}};
        ::utimensat(AT_FDCWD, qPrintable(file), times, 0);
        m_story << u"touch %1"_s.arg(file);
    }
}

QString RandomPair::complaint() const
{
    const QStringList here = contentsOf(m_local);
    for (const QString &root : m_roots) {
        const QStringList there = contentsOf(root).filter(serversOwn);
        if (here != there) {
            return u"The sides differ:\n  %1\n  %2"_s.arg(here.join(u", "_s).left(2000),
                                                          there.join(u", "_s).left(2000));
        }
    }
    QSet<QByteArray> present;
    for (const QString &file : entries(m_local, QDir::Files | QDir::Hidden)) {
        const QByteArray bytes = get(file);
        if (file.contains(u"/.quire/"_s)) {
            continue;
        }
        present.insert(bytes);
        if (!m_written.contains(bytes) && !m_waived.contains(bytes)) {
            return u"Nobody wrote what is in %1"_s.arg(file);
        }
        const QString name = QFileInfo(file).fileName();
        if (!names.contains(name) && name != keeper && !isConflictCopy(name)) {
            return u"Nobody named a file %1"_s.arg(name);
        }
    }
    for (const QByteArray &bytes : m_written) {
        if (!m_waived.contains(bytes) && !present.contains(bytes)) {
            return u"Lost: %1"_s.arg(QString::fromLatin1(bytes.left(40)));
        }
    }
    return {};
}

} // namespace quire::testing
