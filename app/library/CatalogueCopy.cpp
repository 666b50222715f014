// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/CatalogueCopy.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

namespace quire::library {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 longestFile = 256 << 20;

/// Paths are bytes; JSON holds text. Those that are no UTF-8 survive this way.
QString encoded(const QByteArray &path)
{
    const QString text = QString::fromUtf8(path);
    return text.toUtf8() == path ? text : u"%"_s + QString::fromLatin1(path.toPercentEncoding("/ "));
}

QByteArray decoded(const QJsonValue &value)
{
    const QString text = value.toString();
    return text.startsWith(u'%') ? QByteArray::fromPercentEncoding(text.sliced(1).toLatin1()) : text.toUtf8();
}

template <typename Paths> QJsonArray pathsToJson(const Paths &paths)
{
    QJsonArray all;
    for (const QByteArray &path : paths) {
        all.append(encoded(path));
    }
    return all;
}

} // namespace

Result<void> CatalogueCopy::write(const QString &file, const CatalogueContents &contents)
{
    QJsonArray entries;
    for (const Entry &entry : contents.entries) {
        QJsonObject one{{u"path"_s, encoded(entry.path)}, {u"added"_s, entry.added}};
        if (!entry.tags.isEmpty()) {
            one.insert(u"tags"_s, QJsonArray::fromStringList(entry.tags));
        }
        if (!entry.source.isEmpty()) {
            one.insert(u"machine"_s, entry.source);
        }
        entries.append(one);
    }
    const QJsonObject all{{u"folders"_s, pathsToJson(contents.folders)},
                          {u"hidden"_s, pathsToJson(contents.hidden)},
                          {u"entries"_s, entries}};
    QDir().mkpath(QFileInfo(file).path());
    QSaveFile target(file);
    const QByteArray text = QJsonDocument(all).toJson(QJsonDocument::Indented);
    if (!target.open(QIODevice::WriteOnly) || target.write(text) != text.size() || !target.commit()) {
        return failure(ErrorKind::File,
                       tr("The library's second copy cannot be written: %1.").arg(target.errorString()));
    }
    return {};
}

CatalogueContents CatalogueCopy::read(const QString &file)
{
    CatalogueContents contents;
    QFile source(file);
    if (!source.open(QIODevice::ReadOnly)) {
        return contents;
    }
    const QJsonObject all = QJsonDocument::fromJson(source.read(longestFile)).object();
    for (const QJsonValue &folder : all["folders"_L1].toArray()) {
        contents.folders.append(decoded(folder));
    }
    for (const QJsonValue &path : all["hidden"_L1].toArray()) {
        contents.hidden.insert(decoded(path));
    }
    QSet<QByteArray> seen;
    for (const QJsonValue &value : all["entries"_L1].toArray()) {
        Entry entry;
        entry.path = decoded(value["path"_L1]);
        const std::optional<Kind> kind = kindOf(entry.path);
        if (!kind || seen.contains(entry.path)) {
            continue;
        }
        seen.insert(entry.path);
        entry.id = contents.entries.size() + 1;
        entry.kind = *kind;
        entry.title = entry.name();
        entry.added = value["added"_L1].toInteger();
        entry.source = value["machine"_L1].toString();
        for (const QJsonValue &tag : value["tags"_L1].toArray()) {
            entry.tags.append(tag.toString());
        }
        contents.entries.append(entry);
    }
    return contents;
}

} // namespace quire::library
