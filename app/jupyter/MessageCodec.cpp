// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/MessageCodec.h"

#include "jupyter/JsonView.h"

#include <QCoreApplication>
#include <QtEndian>

#include <array>
#include <limits>

namespace quire::jupyter {

namespace {

/// More parts than any message has; a larger count is an attempt to make us allocate.
constexpr quint64 maximumParts = 4096;

constexpr std::array<const char *, 4> channelNames{"shell", "control", "iopub", "stdin"};

QByteArray nameOf(Channel channel)
{
    return channelNames.at(size_t(channel));
}

std::optional<Channel> channelOf(QByteArrayView name)
{
    for (size_t i = 0; i < channelNames.size(); ++i) {
        if (name == channelNames.at(i)) {
            return Channel(i);
        }
    }
    return {};
}

QByteArray headerOf(const Message &message, const QByteArray &date)
{
    return R"({"msg_id":)" + JsonView::quotedUtf8(message.id) + R"(,"msg_type":)" + JsonView::quotedUtf8(message.type) +
           R"(,"username":"quire","session":)" + JsonView::quotedUtf8(message.session) + R"(,"date":)" +
           JsonView::quotedUtf8(date) + R"(,"version":"5.3"})";
}

QByteArray parentHeaderOf(const Message &message)
{
    if (message.parentId.isEmpty()) {
        return "{}";
    }
    return R"({"msg_id":)" + JsonView::quotedUtf8(message.parentId) + R"(,"msg_type":)" +
           JsonView::quotedUtf8(message.parentType) + R"(,"session":)" + JsonView::quotedUtf8(message.parentSession) +
           '}';
}

struct HeaderFields
{
    QByteArray *id;
    QByteArray *type;
    QByteArray *session;
};

bool readHeader(QByteArrayView header, const HeaderFields &fields)
{
    JsonView view(header);
    while (const auto member = view.next()) {
        QByteArray *target = member->key == "msg_id"     ? fields.id
                             : member->key == "msg_type" ? fields.type
                             : member->key == "session"  ? fields.session
                                                         : nullptr;
        if (target) {
            *target = JsonView::utf8(member->value).value_or(QByteArray());
        }
    }
    return view.isValid();
}

Failure malformed(const char *what)
{
    return failure(ErrorKind::Protocol,
                   QCoreApplication::translate("quire::jupyter::MessageCodec",
                                               "The server sent a kernel message that makes no sense."),
                   QString::fromLatin1(what));
}

/// Parts of the two binary formats; Integer is the type of their offsets, which `read` takes from the frame.
template <typename Integer, typename Read>
Result<QList<QByteArrayView>> split(QByteArrayView frame, Read read, bool endIsListed)
{
    constexpr quint64 width = sizeof(Integer);
    const auto size = quint64(frame.size());
    if (size < width) {
        return malformed("frame shorter than its count");
    }
    const quint64 count = read(frame.data());
    if (count == 0 || count > maximumParts || size < (count + 1) * width) {
        return malformed("impossible part count");
    }
    QList<QByteArrayView> parts;
    quint64 start = read(frame.data() + width);
    if (start < (count + 1) * width || start > size) {
        return malformed("first part outside of the frame");
    }
    for (quint64 i = 2; i <= count + (endIsListed ? 0 : 1); ++i) {
        const quint64 end = i <= count ? quint64(read(frame.data() + i * width)) : size;
        if (end < start || end > size) {
            return malformed("part outside of the frame");
        }
        parts.append(frame.sliced(qsizetype(start), qsizetype(end - start)));
        start = end;
    }
    return parts;
}

Result<Message> decodeV1(QByteArrayView frame)
{
    const auto parts = split<quint64>(frame, [](const char *at) { return qFromLittleEndian<quint64>(at); }, true);
    if (!parts) {
        return Failure(parts.error());
    }
    if (parts->size() < 5) {
        return malformed("too few parts");
    }
    const auto channel = channelOf(parts->at(0));
    Message message;
    if (!channel || !readHeader(parts->at(1), {&message.id, &message.type, &message.session}) ||
        !readHeader(parts->at(2), {&message.parentId, &message.parentType, &message.parentSession}) ||
        !JsonView::isObject(parts->at(4))) {
        return malformed("bad channel, header or content");
    }
    message.channel = *channel;
    message.metadata = parts->at(3).toByteArray();
    message.content = parts->at(4).toByteArray();
    for (qsizetype i = 5; i < parts->size(); ++i) {
        message.buffers.append(parts->at(i).toByteArray());
    }
    return message;
}

bool readMember(Message &message, const JsonView::Member &member)
{
    if (member.key == "header") {
        return readHeader(member.value, {&message.id, &message.type, &message.session});
    }
    if (member.key == "parent_header") {
        return readHeader(member.value, {&message.parentId, &message.parentType, &message.parentSession});
    }
    if (member.key == "metadata" || member.key == "content") {
        (member.key == "content" ? message.content : message.metadata) = member.value.toByteArray();
        return JsonView::isObject(member.value);
    }
    if (member.key == "channel") {
        const auto channel = channelOf(JsonView::utf8(member.value).value_or(QByteArray()));
        message.channel = channel.value_or(Channel::Shell);
        return channel.has_value();
    }
    return true;
}

Result<Message> decodeJson(QByteArrayView json)
{
    Message message;
    JsonView view(json);
    while (const auto member = view.next()) {
        if (!readMember(message, *member)) {
            return malformed("bad channel, header or content");
        }
    }
    if (!view.isValid() || message.type.isEmpty()) {
        return malformed("not a message");
    }
    return message;
}

Frame encodeV1(const Message &message, const QByteArray &date)
{
    QByteArrayList parts{nameOf(message.channel), headerOf(message, date), parentHeaderOf(message), message.metadata,
                         message.content};
    parts += message.buffers;
    const auto count = quint64(parts.size() + 1);
    QByteArray data(qsizetype((count + 1) * sizeof(quint64)), Qt::Uninitialized);
    qToLittleEndian(count, data.data());
    quint64 offset = quint64(data.size());
    for (quint64 i = 0; i < count; ++i) {
        qToLittleEndian(offset, data.data() + (i + 1) * sizeof(quint64));
        offset += i < quint64(parts.size()) ? quint64(parts.at(qsizetype(i)).size()) : 0;
    }
    for (const QByteArray &part : std::as_const(parts)) {
        data += part;
    }
    return {data, false};
}

QByteArray jsonOf(const Message &message, const QByteArray &date)
{
    return R"({"channel":")" + nameOf(message.channel) + R"(","header":)" + headerOf(message, date) +
           R"(,"parent_header":)" + parentHeaderOf(message) + R"(,"metadata":)" + message.metadata + R"(,"content":)" +
           message.content + R"(,"buffers":[]})";
}

Frame encodeDefault(const Message &message, const QByteArray &date)
{
    const QByteArray json = jsonOf(message, date);
    if (message.buffers.isEmpty()) {
        return {json, true};
    }
    QByteArrayList parts{json};
    parts += message.buffers;
    const auto count = quint32(parts.size());
    QByteArray data(qsizetype((count + 1) * sizeof(quint32)), Qt::Uninitialized);
    qToBigEndian(count, data.data());
    auto offset = quint32(data.size());
    for (quint32 i = 0; i < count; ++i) {
        qToBigEndian(offset, data.data() + (i + 1) * sizeof(quint32));
        offset += quint32(parts.at(i).size());
    }
    for (const QByteArray &part : std::as_const(parts)) {
        data += part;
    }
    return {data, false};
}

} // namespace

Frame encode(Framing framing, const Message &message, const QByteArray &date)
{
    return framing == Framing::V1 ? encodeV1(message, date) : encodeDefault(message, date);
}

Result<Message> decodeText(const QByteArray &frame)
{
    return decodeJson(frame);
}

Result<Message> decodeBinary(Framing framing, const QByteArray &frame)
{
    if (framing == Framing::V1) {
        return decodeV1(frame);
    }
    const auto parts = split<quint32>(frame, [](const char *at) { return qFromBigEndian<quint32>(at); }, false);
    if (!parts) {
        return Failure(parts.error());
    }
    Result<Message> message = decodeJson(parts->at(0));
    for (qsizetype i = 1; message && i < parts->size(); ++i) {
        message->buffers.append(parts->at(i).toByteArray());
    }
    return message;
}

} // namespace quire::jupyter
