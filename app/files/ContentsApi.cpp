// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/ContentsApi.h"

#include "base/Coroutine.h"
#include "jupyter/Contents.h"
#include "jupyter/JsonView.h"
#include "jupyter/RestAnswer.h"
#include "net/HttpErrors.h"

#include <QElapsedTimer>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;

namespace quire::files {

using jupyter::JsonView;
using jupyter::RestAnswer;
using net::HttpResponse;
using sync::TreePath;

namespace {

constexpr std::chrono::milliseconds fileTimeout{60'000};
/// Qt loses a request now and then when a connection is reset at that moment; it is asked again soon.
constexpr std::chrono::milliseconds lookTimeout{15'000};
/// What else is in a contents model than the content.
constexpr qint64 modelRoom = 64 << 10;
constexpr qint64 second = 1'000'000'000; // ns

/// Jupyter's times have microseconds, which QDateTime would round.
qint64 nanoseconds(const QString &text)
{
    const qsizetype dot = text.indexOf(u'.');
    qsizetype end = dot + 1;
    while (dot >= 0 && end < text.size() && text.at(end).isDigit()) {
        ++end;
    }
    const QString whole = dot < 0 ? text : text.first(dot) + text.sliced(end);
    const QDateTime seconds = QDateTime::fromString(whole, Qt::ISODate);
    const QString fraction = dot < 0 ? QString() : text.sliced(dot + 1, end - dot - 1).leftJustified(9, u'0', true);
    return seconds.isValid() ? seconds.toSecsSinceEpoch() * second + fraction.toLongLong() : 0;
}

/// Python lists bytes that are no UTF-8 as lone surrogates U+DC80…U+DCFF.
QByteArray nameBytes(const QString &name)
{
    QByteArray bytes;
    for (qsizetype at = 0; at < name.size(); ++at) {
        const QChar unit = name.at(at);
        const bool isPair = unit.isHighSurrogate() && at + 1 < name.size() && name.at(at + 1).isLowSurrogate();
        if (isPair) {
            bytes += QStringView(name).sliced(at++, 2).toUtf8();
        } else if (unit.unicode() >= 0xdc80 && unit.unicode() <= 0xdcff) {
            bytes += static_cast<char>(unit.unicode() - 0xdc00);
        } else {
            bytes += QStringView(name).sliced(at, 1).toUtf8();
        }
    }
    return bytes;
}

ContentsListing listingIn(const QJsonObject &folder)
{
    ContentsListing listing;
    listing.isWhole = folder.value("content"_L1).isArray();
    const QJsonArray content = folder.value("content"_L1).toArray();
    for (const QJsonValue &model : content) {
        ContentsItem item = ContentsItem::from(model.toObject());
        if (TreePath::isName(item.name)) {
            listing.items.push_back(std::move(item));
        } else {
            listing.isWhole = false;
        }
    }
    return listing;
}

RemotePath shown(const TreePath &path)
{
    return RemotePath(path.toString());
}

} // namespace

ContentsItem ContentsItem::from(const QJsonObject &model)
{
    const QString type = model.value("type"_L1).toString();
    const qint64 size = model.value("size"_L1).toInteger(-1);
    ContentsItem item;
    item.name = nameBytes(model.value("name"_L1).toString());
    item.changed = item.entry.changed = nanoseconds(model.value("created"_L1).toString());
    item.entry.modified = nanoseconds(model.value("last_modified"_L1).toString());
    if (!item.name.isValidUtf8()) {
        return item;
    }
    if (type == "directory"_L1) {
        item.entry.content.kind = sync::Kind::Folder;
    } else if ((type == "file"_L1 || type == "notebook"_L1) && size >= 0) {
        item.entry.content = {.kind = sync::Kind::File, .size = size};
    }
    if (model.value("hash_algorithm"_L1).toString() == "sha256"_L1) {
        item.sha256 = QByteArray::fromHex(model.value("hash"_L1).toString().toLatin1());
    }
    return item;
}

ContentsApi::ContentsApi(net::ServerConnection *connection, const RemotePath &folder, QObject *parent)
    : QObject(parent),
      m_connection(connection),
      m_folder(folder.isRoot() ? QByteArray() : folder.toString().toUtf8() + '/')
{
}

bool ContentsApi::canName(const TreePath &path)
{
    return path.bytes().isValidUtf8() && !path.bytes().startsWith('.') && !path.bytes().contains("/.");
}

QByteArray ContentsApi::under(const TreePath &path) const
{
    QByteArray whole = m_folder + path.bytes();
    if (whole.endsWith('/')) {
        whole.chop(1);
    }
    return whole;
}

QByteArray ContentsApi::contentsPath(const TreePath &path) const
{
    return jupyter::Contents::address(RemotePath(QString::fromUtf8(under(path))));
}

QByteArray ContentsApi::filesPath(const TreePath &path) const
{
    return "files/" + under(path).toPercentEncoding("/");
}

QUrlQuery ContentsApi::query(std::initializer_list<std::pair<QString, QString>> items) const
{
    QUrlQuery result;
    for (const auto &[key, value] : items) {
        result.addQueryItem(key, value);
    }
    if (m_isBackground) {
        result.addQueryItem(u"no_track_activity"_s, u"1"_s);
    }
    return result;
}

Reply<QJsonObject> ContentsApi::model(net::HttpRequest request, TreePath subject)
{
    QElapsedTimer timer;
    timer.start();
    const Result<HttpResponse> given = co_await m_connection->http().send(std::move(request));
    if (given) {
        const QString date = QString::fromLatin1(given->headers.value("date").toByteArray());
        m_serverTime = std::max<qint64>(0, QDateTime::fromString(date, Qt::RFC2822Date).toSecsSinceEpoch()) * second;
    }
    const Result<QJsonObject> answer = RestAnswer::object(given);
    if (!answer) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), shown(subject)));
    }
    const std::chrono::milliseconds took(timer.elapsed());
    m_roundTrip = m_roundTrip.count() == 0 ? took : (m_roundTrip * 7 + took) / 8;
    co_return answer;
}

Reply<ContentsItem> ContentsApi::stat(TreePath path, bool withHash)
{
    const QUrlQuery how =
        withHash ? query({{u"content"_s, u"0"_s}, {u"hash"_s, u"1"_s}}) : query({{u"content"_s, u"0"_s}});
    const Result<QJsonObject> answer =
        co_await model({.path = contentsPath(path), .query = how, .timeout = lookTimeout}, path);
    co_return answer.transform(ContentsItem::from);
}

Reply<std::optional<ContentsItem>> ContentsApi::find(TreePath path)
{
    const Result<ContentsItem> item = co_await stat(path);
    if (item) {
        co_return std::optional(*item);
    }
    // A proxy's page may say 404 too, but gives no reason in Jupyter's words.
    if (item.error().httpStatus == 404 && !item.error().detail.isEmpty()) {
        co_return std::optional<ContentsItem>();
    }
    co_return Failure(item.error());
}

Reply<ContentsListing> ContentsApi::list(TreePath folder)
{
    const Result<QJsonObject> answer = co_await model(
        {.path = contentsPath(folder), .query = query({{u"type"_s, u"directory"_s}, {u"content"_s, u"1"_s}})}, folder);
    co_return answer.transform(listingIn);
}

Reply<HttpResponse> ContentsApi::put(TreePath path, QByteArray body)
{
    return m_connection->http().send({.method = "PUT"_ba,
                                      .path = contentsPath(path),
                                      .query = query({}),
                                      .body = std::move(body),
                                      .timeout = fileTimeout,
                                      .idempotent = false,
                                      .anyStatus = true});
}

Reply<void> ContentsApi::rename(TreePath from, TreePath to)
{
    const QByteArray body = "{\"path\":" + JsonView::quotedUtf8(under(to)) + '}';
    const Result<QJsonObject> answer = co_await model(
        {.method = "PATCH"_ba, .path = contentsPath(from), .query = query({}), .body = body, .timeout = fileTimeout},
        to);
    co_return answer.transform([](const QJsonObject &) {});
}

Reply<void> ContentsApi::remove(TreePath path)
{
    const Result<HttpResponse> answer = co_await m_connection->http().send(
        {.method = "DELETE"_ba, .path = contentsPath(path), .query = query({}), .timeout = fileTimeout});
    if (!answer) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), shown(path)));
    }
    co_return Result<void>();
}

Reply<void> ContentsApi::discard(TreePath path)
{
    const Result<HttpResponse> emptied = co_await put(path, fileBody({}, 0));
    if (!emptied) {
        co_return Failure(emptied.error());
    }
    co_return co_await remove(path);
}

Reply<ContentsItem> ContentsApi::makeFolder(TreePath path)
{
    const Result<QJsonObject> answer = co_await model(
        {.method = "PUT"_ba, .path = contentsPath(path), .query = query({}), .body = "{\"type\":\"directory\"}"_ba},
        path);
    co_return answer.transform(ContentsItem::from);
}

TreePath ContentsApi::kept(const QByteArray &trace)
{
    return TreePath().child("_quire_sync").child("attic").child(trace);
}

Reply<void> ContentsApi::makeAttic()
{
    const TreePath attic = kept("any").parent();
    for (const TreePath &folder : {attic.parent(), attic}) {
        const Result<ContentsItem> made = co_await makeFolder(folder); // Fine when it is there.
        if (!made) {
            co_return Failure(made.error());
        }
    }
    co_return Result<void>();
}

Reply<HttpResponse> ContentsApi::bytes(TreePath path, qint64 offset, qint64 length)
{
    const QByteArray range = "bytes=" + QByteArray::number(offset) + '-' + QByteArray::number(offset + length - 1);
    return m_connection->http().send({.path = filesPath(path),
                                      .query = query({}),
                                      .headers = {{"Range"_ba, range}, {"Accept-Encoding"_ba, "identity"_ba}},
                                      .timeout = fileTimeout,
                                      .maximumBytes = std::max<qint64>(length, modelRoom),
                                      .anyStatus = true});
}

Reply<QByteArray> ContentsApi::content(TreePath path, qint64 size)
{
    const Result<HttpResponse> answer = co_await m_connection->http().send(
        {.path = contentsPath(path),
         .query = query({{u"type"_s, u"file"_s}, {u"format"_s, u"base64"_s}, {u"content"_s, u"1"_s}}),
         .timeout = fileTimeout,
         .maximumBytes = size + size / 2 + modelRoom});
    if (!answer) {
        co_return Failure(RestAnswer::aboutFile(answer.error(), shown(path)));
    }
    co_return co_await QtConcurrent::run(jupyter::Contents::bytesIn, answer->body);
}

Error ContentsApi::errorIn(const HttpResponse &answer, const TreePath &path) const
{
    const std::optional<Error> error = net::HttpErrors::fromAnswer(answer, m_connection->endpoint());
    return RestAnswer::aboutFile(error.value_or(RestAnswer::nonsense(u"an unexpected success"_s).error()), shown(path));
}

Result<ContentsItem> ContentsApi::itemIn(const HttpResponse &answer)
{
    return RestAnswer::object(answer).transform(ContentsItem::from);
}

QByteArray ContentsApi::fileBody(const QByteArray &bytes, int chunk)
{
    return "{\"type\":\"file\",\"format\":\"base64\"" +
           (chunk == 0 ? QByteArray() : ",\"chunk\":" + QByteArray::number(chunk)) + ",\"content\":\"" +
           bytes.toBase64() + "\"}";
}

} // namespace quire::files
