// SPDX-License-Identifier: GPL-3.0-or-later
#include "pairs/PairStore.h"

#include "pairs/PairMemory.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QStandardPaths>
#include <QUuid>

using namespace Qt::StringLiterals;

namespace quire::pairs {

namespace {

constexpr qint64 longestFile = 4 << 20;
constexpr int longestInterval = 7 * 24 * 60;

/// Paths are bytes; JSON holds text. Those that are no UTF-8 survive this way.
QString encoded(const QByteArray &bytes)
{
    return QString::fromLatin1(bytes.toPercentEncoding("/ "));
}

QByteArray decoded(const QJsonValue &value)
{
    return QByteArray::fromPercentEncoding(value.toString().toLatin1());
}

QJsonObject toJson(const Pair &pair)
{
    return {{u"id"_s, pair.id},
            {u"name"_s, pair.name},
            {u"machine"_s, pair.machine},
            {u"local"_s, encoded(pair.settings.localRoot)},
            {u"remote"_s, encoded(pair.settings.remoteRoot)},
            {u"owner"_s, pair.settings.owner},
            {u"direction"_s, int(pair.settings.direction)},
            {u"ignore"_s, encoded(pair.settings.ignoreLines)},
            {u"git"_s, pair.settings.includesGit},
            {u"largest"_s, pair.settings.largestFile},
            {u"paused"_s, pair.isPaused},
            {u"schedule"_s, int(pair.schedule)},
            {u"minutes"_s, pair.minutes}};
}

Pair fromJson(const QJsonObject &json)
{
    Pair pair;
    pair.id = json["id"_L1].toString();
    pair.name = json["name"_L1].toString();
    pair.machine = json["machine"_L1].toString();
    pair.settings.localRoot = decoded(json["local"_L1]);
    pair.settings.remoteRoot = decoded(json["remote"_L1]);
    pair.settings.owner = json["owner"_L1].toString();
    pair.settings.direction = sync::Direction(std::clamp(json["direction"_L1].toInt(), 0, 2));
    pair.settings.ignoreLines = decoded(json["ignore"_L1]);
    pair.settings.includesGit = json["git"_L1].toBool();
    pair.settings.largestFile = std::max(0LL, json["largest"_L1].toInteger());
    pair.isPaused = json["paused"_L1].toBool();
    pair.schedule = Schedule(std::clamp(json["schedule"_L1].toInt(), 0, 2));
    pair.minutes = std::clamp(json["minutes"_L1].toInt(15), 1, longestInterval);
    return pair;
}

/// Without what makes two writings of one folder differ.
QByteArray cleaned(QByteArray path)
{
    while (path.size() > 1 && path.endsWith('/')) {
        path.chop(1);
    }
    return path;
}

QByteArray lastPart(const QByteArray &path)
{
    return path.sliced(path.lastIndexOf('/') + 1);
}

} // namespace

PairStore::PairStore(QString file) : m_file(std::move(file)) {}

QString PairStore::standardFile()
{
    return QStandardPaths::writableLocation(QStandardPaths::GenericConfigLocation) + u"/quire/pairs.json"_s;
}

Result<void> PairStore::load()
{
    m_pairs.clear();
    QFile file(m_file);
    if (!file.exists()) {
        return {};
    }
    m_isReadable = false;
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, tr("The list of synced folders cannot be read."), file.errorString());
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(file.read(longestFile), &problem);
    if (!document.isObject()) {
        return failure(ErrorKind::Format, tr("The list of synced folders (%1) is damaged.").arg(m_file),
                       problem.errorString());
    }
    m_isReadable = true;
    for (const QJsonValue &one : document["pairs"_L1].toArray()) {
        const Pair pair = fromJson(one.toObject());
        if (!pair.id.isEmpty() && check(pair)) {
            m_pairs.append(pair);
        }
    }
    return {};
}

std::optional<Pair> PairStore::find(const QByteArray &localRoot, const QByteArrayList &remoteRoots,
                                    const QString &machine, const QUrl &address) const
{
    const auto found = std::ranges::find_if(m_pairs, [&](const Pair &one) {
        return one.settings.localRoot == localRoot && canServe(one, machine, address) &&
               std::ranges::any_of(remoteRoots, [&one](const QByteArray &root) {
                   return plainRemoteRoot(root) == plainRemoteRoot(one.settings.remoteRoot);
               });
    });
    return found == m_pairs.end() ? std::nullopt : std::optional(*found);
}

Result<Pair> PairStore::add(Pair pair)
{
    pair.settings.localRoot = cleaned(pair.settings.localRoot);
    pair.settings.remoteRoot = plainRemoteRoot(pair.settings.remoteRoot);
    const QString local = QFile::decodeName(pair.settings.localRoot);
    if (QDir::isAbsolutePath(local) && QFileInfo(local).exists()) { // Through links it may be one we have.
        pair.settings.localRoot = QFile::encodeName(QFileInfo(local).canonicalFilePath());
    }
    pair.id = QUuid::createUuid().toString(QUuid::WithoutBraces);
    const Result<void> checked = check(pair);
    if (!checked) {
        return Failure(checked.error());
    }
    if (!QFileInfo(local).isDir() && !QDir().mkpath(local)) {
        return failure(ErrorKind::File, tr("The folder %1 cannot be made.").arg(local));
    }
    if (pair.name.isEmpty()) {
        pair.name = QFile::decodeName(lastPart(pair.settings.localRoot));
    }
    m_pairs.append(pair);
    const Result<void> saved = save();
    if (!saved) {
        m_pairs.removeLast();
        return Failure(saved.error());
    }
    return pair;
}

Result<void> PairStore::change(const Pair &pair)
{
    const auto found = std::ranges::find(m_pairs, pair.id, &Pair::id);
    if (found == m_pairs.end()) {
        return failure(ErrorKind::NotFound, tr("These folders are not synced any more."));
    }
    const PairSettings old = found->settings;
    *found = pair;
    found->settings.localRoot = old.localRoot;
    found->settings.remoteRoot = old.remoteRoot;
    found->settings.owner = old.owner;
    return save();
}

Result<void> PairStore::remove(const QString &id)
{
    m_pairs.removeIf([&id](const Pair &one) { return one.id == id; });
    return save();
}

Result<void> PairStore::check(const Pair &pair) const
{
    const PairSettings &wanted = pair.settings;
    if (!wanted.localRoot.startsWith('/') || wanted.localRoot == "/") {
        return failure(ErrorKind::Format, tr("Choose a folder of this computer."));
    }
    if (wanted.remoteRoot.isEmpty() || ("/" + wanted.remoteRoot + '/').contains("/../")) {
        return failure(ErrorKind::Format, tr("Name a folder of the machine."));
    }
    for (const Pair &other : m_pairs) {
        if (other.id == pair.id) {
            continue;
        }
        const bool sameOwner = other.settings.owner == wanted.owner;
        if (sameOwner && other.settings.localRoot == wanted.localRoot &&
            other.settings.remoteRoot == wanted.remoteRoot) {
            return failure(ErrorKind::Conflict, tr("These two folders are synced already, as “%1”.").arg(other.name));
        }
        if (isNested(other.settings.localRoot, wanted.localRoot)) {
            return failure(ErrorKind::Conflict, tr("This folder and that of “%1” are inside one another. A file would "
                                                   "be synced twice.")
                                                    .arg(other.name));
        }
        if (sameOwner && isNested(other.settings.remoteRoot, wanted.remoteRoot)) {
            return failure(ErrorKind::Conflict, tr("On the machine, this folder and that of “%1” are inside one "
                                                   "another.")
                                                    .arg(other.name));
        }
    }
    return {};
}

Result<void> PairStore::save() const
{
    if (!m_isReadable) {
        return failure(ErrorKind::File, tr("The list of synced folders (%1) is damaged.").arg(m_file));
    }
    QJsonArray pairs;
    for (const Pair &one : m_pairs) {
        pairs.append(toJson(one));
    }
    QDir().mkpath(QFileInfo(m_file).path());
    QSaveFile file(m_file);
    const QByteArray text = QJsonDocument(QJsonObject{{u"pairs"_s, pairs}}).toJson();
    if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size() || !file.commit()) {
        return failure(ErrorKind::File, tr("The list of synced folders cannot be written."), file.errorString());
    }
    return {};
}

} // namespace quire::pairs
