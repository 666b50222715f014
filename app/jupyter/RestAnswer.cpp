// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/RestAnswer.h"

#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

Failure RestAnswer::nonsense(const QString &detail)
{
    return failure(ErrorKind::Protocol,
                   tr("The server answered something a Jupyter server would not. Is the address right?"), detail);
}

Result<QJsonObject> RestAnswer::object(const Result<net::HttpResponse> &answer)
{
    if (!answer) {
        return Failure(answer.error());
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(answer->body, &problem);
    if (!document.isObject()) {
        return nonsense(problem.errorString());
    }
    return document.object();
}

Result<QJsonArray> RestAnswer::array(const Result<net::HttpResponse> &answer)
{
    if (!answer) {
        return Failure(answer.error());
    }
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(answer->body, &problem);
    if (!document.isArray()) {
        return nonsense(problem.errorString());
    }
    return document.array();
}

Error RestAnswer::aboutFile(Error error, const RemotePath &path)
{
    const QString name = path.isRoot() ? u"/"_s : path.name();
    const QString &reason = error.detail;
    // Jupyter passes the operating system's errors on as text.
    if (reason.contains("[Errno 28]"_L1) || reason.contains("No space left"_L1)) {
        error.kind = ErrorKind::Server;
        error.message =
            tr("The server's disk is full: “%1” was not saved. Free some space there, then try again.").arg(name);
    } else if (reason.contains("Permission denied"_L1)) {
        error.kind = ErrorKind::Unsupported;
        error.message = tr("The server may not write “%1”: permission denied.").arg(name);
    } else if (error.httpStatus == 500 && reason.contains("[Errno 2]"_L1)) {
        error.kind = ErrorKind::NotFound;
        error.message = tr("The folder of “%1” does not exist on the server.").arg(name);
    } else if (error.httpStatus == 404) {
        error.message = tr("“%1” is not on the server. It may have been moved or deleted.").arg(name);
    } else if (error.httpStatus == 409) {
        error.message = tr("There is already something named “%1”. Choose another name.").arg(name);
    }
    return error;
}

QDateTime RestAnswer::time(const QJsonValue &json)
{
    return QDateTime::fromString(json.toString(), Qt::ISODateWithMs).toUTC();
}

ContentsEntry RestAnswer::contentsEntry(const QJsonObject &json)
{
    const QString type = json.value("type"_L1).toString();
    ContentsEntry entry;
    entry.type = type == "directory"_L1  ? ContentsEntry::Type::Directory
                 : type == "notebook"_L1 ? ContentsEntry::Type::Notebook
                                         : ContentsEntry::Type::File;
    entry.path = RemotePath(json.value("path"_L1).toString());
    entry.lastModified = time(json.value("last_modified"_L1));
    entry.created = time(json.value("created"_L1));
    entry.size = json.value("size"_L1).toInteger(-1);
    entry.mimeType = json.value("mimetype"_L1).toString();
    entry.writable = json.value("writable"_L1).toBool(true);
    entry.hash = json.value("hash"_L1).toString().toLatin1();
    entry.message = json.value("message"_L1).toString();
    return entry;
}

Checkpoint RestAnswer::checkpoint(const QJsonObject &json)
{
    return {json.value("id"_L1).toString(), time(json.value("last_modified"_L1))};
}

KernelModel RestAnswer::kernel(const QJsonObject &json)
{
    return {json.value("id"_L1).toString(), json.value("name"_L1).toString(),
            json.value("execution_state"_L1).toString(), time(json.value("last_activity"_L1)),
            json.value("connections"_L1).toInt()};
}

SessionModel RestAnswer::session(const QJsonObject &json)
{
    return {json.value("id"_L1).toString(), RemotePath(json.value("path"_L1).toString()),
            json.value("name"_L1).toString(), json.value("type"_L1).toString(),
            kernel(json.value("kernel"_L1).toObject())};
}

KernelspecList RestAnswer::kernelspecs(const QJsonObject &json, const QUrl &origin)
{
    KernelspecList list;
    list.defaultName = json.value("default"_L1).toString();
    const QJsonObject specs = json.value("kernelspecs"_L1).toObject();
    for (auto it = specs.begin(); it != specs.end(); ++it) {
        const QJsonObject entry = it.value().toObject();
        const QJsonObject spec = entry.value("spec"_L1).toObject();
        Kernelspec kernelspec{
            it.key(), spec.value("display_name"_L1).toString(it.key()), spec.value("language"_L1).toString(), {}};
        const QJsonObject resources = entry.value("resources"_L1).toObject();
        for (auto resource = resources.begin(); resource != resources.end(); ++resource) {
            kernelspec.resources.insert(resource.key(), origin.resolved(QUrl(resource.value().toString())));
        }
        list.specs.append(kernelspec);
    }
    std::ranges::stable_sort(list.specs, [&list](const Kernelspec &a, const Kernelspec &b) {
        const bool aFirst = a.name == list.defaultName;
        const bool bFirst = b.name == list.defaultName;
        return aFirst != bFirst ? aFirst : a.displayName.localeAwareCompare(b.displayName) < 0;
    });
    return list;
}

} // namespace quire::jupyter
