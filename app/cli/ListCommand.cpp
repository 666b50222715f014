// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/ListCommand.h"

#include "base/Coroutine.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonObject>

namespace quire::cli {

using namespace Qt::StringLiterals;

namespace {

QDateTime timeOf(const sync::Entry &entry)
{
    return QDateTime::fromMSecsSinceEpoch(entry.modified / 1'000'000);
}

QString kindOf(const sync::Entry &entry)
{
    switch (entry.content.kind) {
    case sync::Kind::File:
        return u"file"_s;
    case sync::Kind::Folder:
        return u"folder"_s;
    case sync::Kind::Symlink:
        return u"symlink"_s;
    case sync::Kind::Unknown:
        break;
    }
    return u"unknown"_s;
}

} // namespace

Reply<int> ListCommand::work()
{
    const QByteArray path =
        invocation().operands.isEmpty() ? QByteArray("/") : onMachine(invocation().operands.constFirst()).value_or("");
    const auto folder = root(path);
    const Result<void> opened = co_await folder->open(false);
    if (!opened) {
        co_return failFor(opened.error());
    }
    const Result<sync::Tree> tree = co_await folder->list({});
    if (!tree) {
        co_return failFor(tree.error());
    }
    if (invocation().json) {
        printJson(*tree);
    } else {
        print(*tree);
    }
    co_return Success;
}

void ListCommand::print(const sync::Tree &tree)
{
    constexpr int sizeWidth = 14;
    for (const auto &[path, entry] : tree.entries()) {
        const bool isFolder = entry.content.kind == sync::Kind::Folder;
        const QString size = entry.content.kind == sync::Kind::File ? QString::number(entry.content.size) : u"-"_s;
        const QString link =
            entry.content.kind == sync::Kind::Symlink ? u" -> "_s + QString::fromUtf8(entry.content.digest) : QString();
        console().print(size.rightJustified(sizeWidth) + u"  "_s + timeOf(entry).toString(u"yyyy-MM-dd HH:mm"_s) +
                        u"  "_s + path.toString() + (isFolder ? u"/"_s : QString()) + link);
    }
}

void ListCommand::printJson(const sync::Tree &tree)
{
    QJsonArray entries;
    for (const auto &[path, entry] : tree.entries()) {
        QJsonObject one{{u"name"_s, path.toString()},
                        {u"kind"_s, kindOf(entry)},
                        {u"modified"_s, timeOf(entry).toUTC().toString(Qt::ISODateWithMs)}};
        if (entry.content.kind == sync::Kind::File) {
            one.insert("size"_L1, entry.content.size);
        }
        if (entry.content.kind == sync::Kind::Symlink) {
            one.insert("target"_L1, QString::fromUtf8(entry.content.digest));
        }
        entries.append(one);
    }
    console().print(QJsonDocument(QJsonObject{{u"entries"_s, entries}, {u"complete"_s, tree.isComplete()}}));
}

} // namespace quire::cli
