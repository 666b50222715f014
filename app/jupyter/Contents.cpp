// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/Contents.h"

#include "base/Coroutine.h"
#include "jupyter/JsonView.h"
#include "jupyter/RestAnswer.h"

#include <QJsonDocument>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

constexpr std::chrono::milliseconds fileTimeout{60'000};
/// What one file may be to be held in memory.
constexpr qint64 maximumFile = 2LL << 30;

const QString partSuffix = u".quire-part"_s;
const QString oldSuffix = u".quire-old"_s;

QUrlQuery query(std::initializer_list<std::pair<QString, QString>> items)
{
    QUrlQuery result;
    for (const auto &[key, value] : items) {
        result.addQueryItem(key, value);
    }
    return result;
}

QByteArray json(const QJsonObject &object)
{
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<QList<ContentsEntry>> entriesIn(const Result<net::HttpResponse> &answer)
{
    const Result<QJsonObject> folder = RestAnswer::object(answer);
    if (!folder) {
        return Failure(folder.error());
    }
    QList<ContentsEntry> entries;
    const QJsonArray content = folder->value("content"_L1).toArray();
    for (const QJsonValue &entry : content) {
        entries.append(RestAnswer::contentsEntry(entry.toObject()));
    }
    return entries;
}

/// Some servers, and proxies before them, do not serve /files/ at all, or to browsers only.
bool isRefusal(const Error &error)
{
    return error.kind == ErrorKind::Auth || error.kind == ErrorKind::Unsupported || error.httpStatus == 404 ||
           (error.kind == ErrorKind::Protocol && error.httpStatus != 0);
}

/// What a file is called on the server while something else has, or is to get, its name. Not hidden: servers refuse
/// hidden names.
RemotePath beside(const RemotePath &path, const QString &suffix)
{
    return path.parent().child(path.name() + suffix);
}

bool isSame(const Result<ContentsEntry> &one, const Result<ContentsEntry> &other)
{
    return one && other ? one->lastModified == other->lastModified && one->size == other->size
                        : one.has_value() == other.has_value();
}

/// Body of a PUT that writes exactly `bytes`. `chunk`: 0 for a whole file, else Jupyter's number of the piece.
QByteArray fileBody(const QByteArray &bytes, int chunk)
{
    const bool isText = chunk == 0 && bytes.isValidUtf8();
    const QByteArray content = isText ? JsonView::quotedUtf8(bytes) : '"' + bytes.toBase64() + '"';
    return R"({"type":"file","format":")" + QByteArray(isText ? "text" : "base64") + '"' +
           (chunk == 0 ? QByteArray() : R"(,"chunk":)" + QByteArray::number(chunk)) + R"(,"content":)" + content + '}';
}

} // namespace

Contents::Contents(net::ServerConnection *connection, QObject *parent) : QObject(parent), m_connection(connection) {}

QByteArray Contents::address(const RemotePath &path)
{
    const QString name = path.name();
    if (name == u"checkpoints" || name == u"trust") {
        // They end addresses of other things; with its slash in disguise the server does not take it for one of those.
        return "api/contents/" + path.parent().toPercentEncoded() + "%2F" + name.toLatin1();
    }
    return path.isRoot() ? "api/contents"_ba : "api/contents/" + path.toPercentEncoded();
}

Result<QByteArray> Contents::bytesIn(const QByteArray &model)
{
    const auto content = JsonView::utf8(JsonView::find(model, "content"));
    if (!content) {
        return RestAnswer::nonsense(u"a file without content"_s);
    }
    const bool isBase64 = JsonView::find(model, "format") == R"("base64")";
    return isBase64 ? QByteArray::fromBase64(*content) : *content;
}

Reply<QList<ContentsEntry>> Contents::list(RemotePath folder)
{
    Result<net::HttpResponse> answer =
        co_await m_connection->http().get(address(folder), query({{u"type"_s, u"directory"_s}}));
    if (!answer) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), folder));
    }
    co_return co_await QtConcurrent::run(entriesIn, std::move(answer));
}

Reply<ContentsEntry> Contents::stat(RemotePath path)
{
    const QByteArray where = address(path);
    Result<net::HttpResponse> answer =
        co_await m_connection->http().get(where, query({{u"content"_s, u"0"_s}, {u"hash"_s, u"1"_s}}));
    if (!answer && answer.error().httpStatus == 500) { // 2.x cannot hash a folder
        answer = co_await m_connection->http().get(where, query({{u"content"_s, u"0"_s}}));
    }
    if (!answer) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), path));
    }
    const Result<QJsonObject> model = RestAnswer::object(answer);
    co_return model.transform(RestAnswer::contentsEntry);
}

Reply<QByteArray> Contents::read(RemotePath path)
{
    const Result<net::HttpResponse> answer = co_await m_connection->http().send(
        {.path = "files/" + path.toPercentEncoded(), .timeout = fileTimeout, .maximumBytes = maximumFile});
    if (answer) {
        co_return answer->body;
    }
    if (isRefusal(answer.error())) {
        co_return co_await readThroughApi(path);
    }
    co_return Failure(RestAnswer::aboutFile(answer.error(), path));
}

Reply<QByteArray> Contents::readThroughApi(RemotePath path)
{
    const Result<net::HttpResponse> answer =
        co_await m_connection->http().send({.path = address(path),
                                            .query = query({{u"type"_s, u"file"_s}}),
                                            .timeout = fileTimeout,
                                            .maximumBytes = maximumFile});
    if (!answer) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), path));
    }
    co_return co_await QtConcurrent::run(bytesIn, answer->body);
}

Reply<qint64> Contents::download(RemotePath path, QIODevice *target, Progress progress)
{
    const Result<net::HttpResponse> answer = co_await m_connection->http().download(
        {.path = "files/" + path.toPercentEncoded(), .timeout = fileTimeout}, target, std::move(progress));
    if (answer) {
        co_return answer->size;
    }
    if (!isRefusal(answer.error())) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), path));
    }
    const Result<QByteArray> bytes = co_await readThroughApi(path);
    if (!bytes) {
        co_return Failure(bytes.error());
    }
    if (target->write(*bytes) != bytes->size()) {
        co_return failure(ErrorKind::File,
                          tr("“%1” could not be written here: %2.").arg(path.name(), target->errorString()));
    }
    co_return bytes->size();
}

Reply<ContentsEntry> Contents::saveBytes(RemotePath path, QByteArray bytes)
{
    if (bytes.size() > m_pieceSize) {
        co_return co_await saveInPieces(path, std::move(bytes));
    }
    const QByteArray body = co_await QtConcurrent::run(fileBody, bytes, 0);
    co_return co_await entryFrom({.method = "PUT"_ba, .path = address(path), .body = body, .timeout = fileTimeout},
                                 path);
}

/// Under another name until all of it is there: a cut leaves the file as it was.
Reply<ContentsEntry> Contents::saveInPieces(RemotePath path, QByteArray bytes)
{
    const Result<ContentsEntry> before = co_await stat(path);
    if (!before && before.error().kind != ErrorKind::NotFound) {
        co_return before;
    }
    const RemotePath part = beside(path, partSuffix);
    Result<ContentsEntry> saved = co_await sendPieces(path, part, std::move(bytes));
    if (saved) {
        saved = co_await putInPlace(part, path, before);
    }
    if (!saved) {
        std::ignore = discard(part);
    }
    co_return saved;
}

Reply<ContentsEntry> Contents::putInPlace(RemotePath part, RemotePath path, Result<ContentsEntry> before)
{
    const Result<ContentsEntry> now = co_await stat(path);
    if (!now && now.error().kind != ErrorKind::NotFound) {
        co_return now;
    }
    if (!isSame(before, now)) {
        co_return failure(ErrorKind::Conflict,
                          tr("“%1” was changed on the server while it was being saved. Save again to choose which "
                             "version to keep.")
                              .arg(path.name()));
    }
    if (now) {
        co_return co_await replace(path, part);
    }
    co_return co_await rename(part, path);
}

/// Errors speak of `path`.
Reply<ContentsEntry> Contents::sendPieces(RemotePath path, RemotePath part, QByteArray bytes)
{
    Result<ContentsEntry> entry;
    for (qsizetype at = 0, chunk = 1; at < bytes.size(); at += m_pieceSize, ++chunk) {
        const QByteArray piece = bytes.sliced(at, std::min(m_pieceSize, bytes.size() - at));
        const int number = at + m_pieceSize >= bytes.size() ? -1 : int(chunk);
        const QByteArray body = co_await QtConcurrent::run(fileBody, piece, number);
        // A repeated piece would be appended twice.
        entry = co_await entryFrom(
            {.method = "PUT"_ba, .path = address(part), .body = body, .timeout = fileTimeout, .idempotent = false},
            path);
        if (!entry) {
            break;
        }
    }
    co_return entry;
}

/// Servers do not rename over a file, so it steps aside first, and comes back if `part` cannot take its place.
Reply<ContentsEntry> Contents::replace(RemotePath path, RemotePath part)
{
    const RemotePath old = beside(path, oldSuffix);
    Result<ContentsEntry> aside = co_await rename(path, old);
    if (!aside && aside.error().kind == ErrorKind::Conflict) { // one was left behind when a program ended too soon
        std::ignore = co_await discard(old);
        aside = co_await rename(path, old);
    }
    Result<ContentsEntry> placed = aside;
    if (aside) {
        placed = co_await rename(part, path);
    }
    if (placed) {
        std::ignore = co_await discard(old); // awaited, so that the next save does not meet it half done
    } else {
        std::ignore = co_await rename(old, path); // refused where `path` never went away
    }
    co_return placed;
}

/// Emptied first, because what is removed goes to the server's trash, again with every save.
Reply<void> Contents::discard(RemotePath path)
{
    const Result<ContentsEntry> emptied = co_await saveBytes(path, {});
    if (!emptied) {
        co_return Failure(emptied.error());
    }
    co_return co_await remove(path);
}

Reply<ContentsEntry> Contents::saveNotebook(RemotePath path, QByteArray notebook)
{
    const QByteArray body = R"({"type":"notebook","format":"json","content":)" + notebook + '}';
    return entryFrom({.method = "PUT"_ba, .path = address(path), .body = body, .timeout = fileTimeout}, path);
}

Reply<ContentsEntry> Contents::create(RemotePath folder, NewKind kind, QString extension)
{
    QJsonObject model{{u"type"_s, kind == NewKind::Notebook ? u"notebook"_s
                                  : kind == NewKind::Folder ? u"directory"_s
                                                            : u"file"_s}};
    if (kind == NewKind::TextFile) {
        model.insert("ext"_L1, extension.isEmpty() || extension.startsWith(u'.') ? extension : u'.' + extension);
    }
    return entryFrom({.method = "POST"_ba, .path = address(folder), .body = json(model)}, folder);
}

Reply<ContentsEntry> Contents::makeFolder(RemotePath path)
{
    return entryFrom({.method = "PUT"_ba, .path = address(path), .body = R"({"type":"directory"})"_ba}, path);
}

Reply<ContentsEntry> Contents::rename(RemotePath from, RemotePath to)
{
    return entryFrom({.method = "PATCH"_ba, .path = address(from), .body = json({{u"path"_s, to.toString()}})},
                     to);
}

Reply<void> Contents::remove(RemotePath path)
{
    return done({.method = "DELETE"_ba, .path = address(path)}, path);
}

Reply<ContentsEntry> Contents::copy(RemotePath from, RemotePath folder)
{
    return entryFrom({.method = "POST"_ba,
                      .path = address(folder),
                      .body = json({{u"copy_from"_s, from.toString()}}),
                      .timeout = fileTimeout},
                     from);
}

Reply<QList<Checkpoint>> Contents::checkpoints(RemotePath path)
{
    const Result<QJsonArray> list =
        RestAnswer::array(co_await m_connection->http().get(address(path) + "/checkpoints"));
    if (!list) {
        co_return Failure(RestAnswer::aboutFile(list.error(), path));
    }
    QList<Checkpoint> checkpoints;
    for (const QJsonValue &entry : *list) {
        checkpoints.append(RestAnswer::checkpoint(entry.toObject()));
    }
    co_return checkpoints;
}

Reply<Checkpoint> Contents::createCheckpoint(RemotePath path)
{
    const Result<QJsonObject> model =
        RestAnswer::object(co_await m_connection->http().post(address(path) + "/checkpoints", {}));
    co_return model.transform(RestAnswer::checkpoint).transform_error([&path](const Error &error) {
        return RestAnswer::aboutFile(error, path);
    });
}

Reply<void> Contents::restoreCheckpoint(RemotePath path, QString id)
{
    return done({.method = "POST"_ba, .path = address(path) + "/checkpoints/" + QUrl::toPercentEncoding(id)},
                path);
}

Reply<void> Contents::removeCheckpoint(RemotePath path, QString id)
{
    return done({.method = "DELETE"_ba, .path = address(path) + "/checkpoints/" + QUrl::toPercentEncoding(id)},
                path);
}

Reply<bool> Contents::isTrusted(RemotePath path)
{
    const Result<net::HttpResponse> answer =
        co_await m_connection->http().send({.path = address(path),
                                            .query = query({{u"type"_s, u"notebook"_s}}),
                                            .timeout = fileTimeout,
                                            .maximumBytes = maximumFile});
    if (!answer) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), path));
    }
    // The server marks code cells all alike. Within a string the quotes would be escaped, so this finds keys only.
    co_return answer->body.contains(R"("trusted": true)") && !answer->body.contains(R"("trusted": false)");
}

Reply<void> Contents::trust(RemotePath path)
{
    return done({.method = "POST"_ba, .path = address(path) + "/trust"}, path);
}

Reply<ContentsEntry> Contents::entryFrom(net::HttpRequest request, RemotePath subject)
{
    const Result<QJsonObject> model = RestAnswer::object(co_await m_connection->http().send(std::move(request)));
    if (!model) {
        co_return Failure(RestAnswer::aboutFile(model.error(), subject));
    }
    co_return RestAnswer::contentsEntry(*model);
}

Reply<void> Contents::done(net::HttpRequest request, RemotePath subject)
{
    const Result<net::HttpResponse> answer = co_await m_connection->http().send(std::move(request));
    if (!answer) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), subject));
    }
    co_return Result<void>();
}

} // namespace quire::jupyter
