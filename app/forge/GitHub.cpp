// SPDX-License-Identifier: GPL-3.0-or-later
#include "forge/GitHub.h"

#include "base/Coroutine.h"

#include <QDateTime>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace quire::forge {

namespace {

constexpr qint64 largest = 64LL << 20;
const QByteArray rawFile = "application/vnd.github.raw+json"_ba;

QByteArray contentsPath(const QString &repository, const QString &path)
{
    return "repos/" + QUrl::toPercentEncoding(repository, "/") + "/contents/" + QUrl::toPercentEncoding(path, "/");
}

QUrlQuery onBranch(const QString &branch)
{
    QUrlQuery query;
    if (!branch.isEmpty()) {
        query.addQueryItem(u"ref"_s, QString::fromLatin1(QUrl::toPercentEncoding(branch)));
    }
    return query;
}

QString limitText(const net::HttpResponse &answer)
{
    const qint64 until = answer.headers.value("x-ratelimit-reset").toLongLong();
    if (until <= 0) {
        return GitHub::tr("GitHub’s limit for requests is used up. Try later, or give it a token.");
    }
    return GitHub::tr("GitHub’s limit for requests is used up until %1. With a token it is wider.")
        .arg(QLocale().toString(QDateTime::fromSecsSinceEpoch(until).time(), QLocale::ShortFormat));
}

/// What GitHub's status means, with its own words where they help.
Error errorFrom(const net::HttpResponse &answer)
{
    const QJsonObject json = QJsonDocument::fromJson(answer.body).object();
    const QString words = json["message"_L1].toString().left(300);
    const bool isLimit = answer.headers.value("x-ratelimit-remaining") == "0" || answer.status == 429;
    switch (answer.status) {
    case 401:
        return {ErrorKind::Auth, GitHub::tr("GitHub does not accept the token. It may have run out."), words, 401};
    case 403:
    case 429:
        return isLimit ? Error{ErrorKind::Unsupported, limitText(answer), words, answer.status}
                       : Error{ErrorKind::Auth, GitHub::tr("The token may not do this at GitHub: %1").arg(words), words,
                               answer.status};
    case 404:
        return {ErrorKind::NotFound, GitHub::tr("GitHub has nothing there, or shows it only to those who may see it."),
                words, 404};
    case 409:
        return {ErrorKind::Conflict, GitHub::tr("The file at GitHub was changed meanwhile. Try again."), words, 409};
    case 422:
        return {ErrorKind::Format, GitHub::tr("GitHub did not take it: %1").arg(words), words, 422};
    default:
        return {ErrorKind::Server, GitHub::tr("GitHub answered with error %1.").arg(answer.status), words,
                answer.status};
    }
}

/// The one that is meant, or which there are.
Result<QString> chooseFrom(const QStringList &names, const QString &chosen)
{
    if (names.contains(chosen)) {
        return chosen;
    }
    if (names.size() == 1) {
        return names.constFirst();
    }
    if (names.isEmpty()) {
        return failure(ErrorKind::NotFound, GitHub::tr("There is no notebook in it."));
    }
    return failure(ErrorKind::Conflict, GitHub::tr("There are several notebooks in it."), names.join(u'\n'));
}

} // namespace

GitHub::GitHub(QUrl base, QObject *parent) : QObject(parent), m_http({.baseUrl = std::move(base)}) {}

void GitHub::setToken(const Secret &token)
{
    net::Endpoint endpoint = m_http.endpoint();
    endpoint.token = token;
    m_http.setEndpoint(endpoint);
}

Reply<QByteArray> GitHub::call(net::HttpRequest request)
{
    const bool isRaw =
        std::ranges::any_of(request.headers, [](const auto &header) { return header.first == "Accept"; });
    if (!isRaw) {
        request.headers.append({"Accept"_ba, "application/vnd.github+json"_ba});
    }
    request.headers.append({"X-GitHub-Api-Version"_ba, "2022-11-28"_ba});
    request.headers.append({"User-Agent"_ba, "Quire"_ba});
    request.maximumBytes = largest;
    request.anyStatus = true;
    request.idempotent = request.method == "GET";
    const Result<net::HttpResponse> answer = co_await m_http.send(request);
    if (!answer) {
        co_return Failure(answer.error());
    }
    if (answer->status < 200 || answer->status >= 300) {
        co_return Failure(errorFrom(*answer));
    }
    co_return answer->body;
}

Reply<FoundFile> GitHub::notebook(NotebookAddress address, QString chosen)
{
    switch (address.kind) {
    case NotebookAddress::Kind::File:
        return file(address);
    case NotebookAddress::Kind::Folder:
        return fromFolder(address, chosen);
    case NotebookAddress::Kind::Gist:
        return fromGist(address, chosen);
    case NotebookAddress::Kind::Web:
        break;
    }
    return readyReply<FoundFile>(failure(ErrorKind::Unsupported, tr("This is no address of GitHub.")));
}

Reply<FoundFile> GitHub::file(NotebookAddress address)
{
    Result<QByteArray> bytes;
    const auto readings = address.readings();
    for (const auto &[reference, path] : readings) {
        bytes = co_await call({.path = contentsPath(address.owner + u'/' + address.repository, path),
                               .query = onBranch(reference),
                               .headers = {{"Accept"_ba, rawFile}}});
        if (bytes) {
            co_return FoundFile{path.section(u'/', -1), path, *bytes};
        }
        if (bytes.error().kind != ErrorKind::NotFound) {
            break;
        }
    }
    co_return Failure(bytes.error());
}

Reply<FoundFile> GitHub::fromFolder(NotebookAddress address, QString chosen)
{
    Result<QByteArray> listing;
    const auto readings = address.readings();
    for (const auto &[reference, path] : readings) {
        listing = co_await call(
            {.path = contentsPath(address.owner + u'/' + address.repository, path), .query = onBranch(reference)});
        if (!listing && listing.error().kind == ErrorKind::NotFound) {
            continue;
        }
        if (!listing) {
            break;
        }
        QStringList names;
        const QJsonArray entries = QJsonDocument::fromJson(*listing).array();
        for (const QJsonValue &entry : entries) {
            const QString name = entry["name"_L1].toString();
            if (entry["type"_L1].toString() == u"file" && name.endsWith(u".ipynb")) {
                names.append(name);
            }
        }
        const Result<QString> name = chooseFrom(names, chosen);
        if (!name) {
            co_return Failure(name.error());
        }
        const QString full = path.isEmpty() ? *name : path + u'/' + *name;
        const auto bytes = co_await call({.path = contentsPath(address.owner + u'/' + address.repository, full),
                                          .query = onBranch(reference),
                                          .headers = {{"Accept"_ba, rawFile}}});
        co_return bytes.transform([&](const QByteArray &content) { return FoundFile{*name, full, content}; });
    }
    co_return Failure(listing.error());
}

Reply<FoundFile> GitHub::fromGist(NotebookAddress address, QString chosen)
{
    const auto answer = co_await call({.path = "gists/" + QUrl::toPercentEncoding(address.gist)});
    if (!answer) {
        co_return Failure(answer.error());
    }
    const QJsonObject files = QJsonDocument::fromJson(*answer).object()["files"_L1].toObject();
    QStringList names;
    for (const QString &name : files.keys()) {
        if (name.endsWith(u".ipynb")) {
            names.append(name);
            // An address names a file in lower case, with "-" for what is no letter.
            QString slug = name.toLower();
            slug.replace(u'.', u'-');
            chosen = chosen.isEmpty() && slug == address.file ? name : chosen;
        }
    }
    const Result<QString> name = chooseFrom(names, chosen);
    if (!name) {
        co_return Failure(name.error());
    }
    const QJsonObject file = files[*name].toObject();
    if (file["truncated"_L1].toBool()) {
        co_return failure(ErrorKind::Unsupported, tr("The notebook in this gist is too large to be read this way."));
    }
    co_return FoundFile{*name, *name, file["content"_L1].toString().toUtf8()};
}

Reply<QUrl> GitHub::createGist(QString name, QByteArray bytes, QString description, bool isPublic)
{
    const QJsonObject body{{u"description"_s, description},
                           {u"public"_s, isPublic},
                           {u"files"_s, QJsonObject{{name, QJsonObject{{u"content"_s, QString::fromUtf8(bytes)}}}}}};
    const auto answer = co_await call(
        {.method = "POST"_ba, .path = "gists"_ba, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)});
    co_return answer.transform(
        [](const QByteArray &json) { return QUrl(QJsonDocument::fromJson(json).object()["html_url"_L1].toString()); });
}

/// Its name for git; empty where there is no such file.
Reply<QString> GitHub::blobOf(QByteArray place, QString branch)
{
    const auto answer = co_await call({.path = place, .query = onBranch(branch)});
    if (!answer && answer.error().kind != ErrorKind::NotFound) {
        co_return Failure(answer.error());
    }
    co_return answer ? QJsonDocument::fromJson(*answer).object()["sha"_L1].toString() : QString();
}

Reply<QUrl> GitHub::saveFile(QString repository, QString branch, QString path, QByteArray bytes, QString message,
                             bool replaces)
{
    const QByteArray place = contentsPath(repository, path);
    const auto before = co_await blobOf(place, branch);
    if (!before) {
        co_return Failure(before.error());
    }
    if (!before->isEmpty() && !replaces) {
        co_return failure(ErrorKind::Conflict, tr("“%1” is in %2 already.").arg(path, repository));
    }
    QJsonObject body{{u"message"_s, message}, {u"content"_s, QString::fromLatin1(bytes.toBase64())}};
    if (!branch.isEmpty()) {
        body.insert(u"branch"_s, branch);
    }
    if (!before->isEmpty()) {
        body.insert(u"sha"_s, *before);
    }
    const auto answer =
        co_await call({.method = "PUT"_ba, .path = place, .body = QJsonDocument(body).toJson(QJsonDocument::Compact)});
    co_return answer.transform([](const QByteArray &json) {
        return QUrl(QJsonDocument::fromJson(json).object()["content"_L1]["html_url"_L1].toString());
    });
}

} // namespace quire::forge
