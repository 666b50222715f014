// SPDX-License-Identifier: GPL-3.0-or-later
#include "machines/local/ServerRecord.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

namespace quire::machines {

using namespace Qt::StringLiterals;

namespace {

constexpr qint64 maximumRecord = 64 << 10;

} // namespace

Result<ServerRecord> ServerRecord::parse(const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ServerRecord record;
    record.process = ProcessId::of(object.value("pid"_L1).toInteger());
    record.endpoint.baseUrl = QUrl(object.value("url"_L1).toString());
    record.endpoint.token = Secret(object.value("token"_L1).toString());
    record.root = object.value(object.contains("root_dir"_L1) ? "root_dir"_L1 : "notebook_dir"_L1).toString();
    record.version = object.value("version"_L1).toString();
    // A server that was asked for port 0 writes 0, which tells nothing.
    if (!record.endpoint.isValid() || record.endpoint.baseUrl.port(0) <= 0 || record.root.isEmpty()) {
        return failure(ErrorKind::Format, tr("The note that a Jupyter server left about itself could not be read."));
    }
    return record;
}

Result<ServerRecord> ServerRecord::find(const QString &runtimeFolder)
{
    const QDir folder(runtimeFolder);
    const QStringList names = folder.entryList({u"jpserver-*.json"_s, u"nbserver-*.json"_s}, QDir::Files, QDir::Time);
    for (const QString &name : names) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::ReadOnly)) {
            continue;
        }
        const auto record = parse(file.read(maximumRecord));
        if (record && record->process.pid > 0) {
            return record;
        }
        // Half-written ones are whole a moment later; only the dead are cleared away.
        if (record) {
            file.remove();
            QFile::remove(folder.filePath(name.chopped(5) + u"-open.html"_s));
        }
    }
    return failure(ErrorKind::NotFound, tr("No Jupyter server of Quire's runs on this computer."));
}

} // namespace quire::machines
