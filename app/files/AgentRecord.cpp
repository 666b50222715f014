// SPDX-License-Identifier: GPL-3.0-or-later
#include "files/AgentRecord.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtEndian>

#include <cerrno>

using namespace Qt::StringLiterals;

namespace quire::files {

namespace {

constexpr qsizetype headerSize = 48;
constexpr qsizetype longestExtra = 1 << 16;
constexpr quint8 executableFlag = 1;
constexpr quint8 toFolderFlag = 4;
constexpr quint8 toFileFlag = 8;
/// A million entries take about 100 MB.
constexpr qsizetype longestListing = 192LL << 20;
/// Some disks keep time to two seconds.
constexpr qint64 racyFor = 2'000'000'000;

struct AgentWords
{
    Q_DECLARE_TR_FUNCTIONS(quire::files::AgentWords)

public:
    static QString ofDisk(int number, const QString &text)
    {
        switch (number) {
        case ENOSPC:
        case EDQUOT:
            return tr("The machine's disk is full. Make room there, then try again.");
        case EACCES:
        case EPERM:
            return tr("The machine does not allow this.");
        case EROFS:
            return tr("This part of the machine's disk is read-only.");
        case ENAMETOOLONG:
            return tr("The machine cannot hold so long a name.");
        default:
            return tr("The machine's disk refused it: %1").arg(text);
        }
    }
    static Error of(const QString &kind, int number, const QString &text)
    {
        const QString detail = kind + u' ' + QString::number(number) + u' ' + text;
        if (kind == "missing"_L1) {
            return {ErrorKind::NotFound, tr("It is no longer there."), detail, 0};
        }
        if (kind == "conflict"_L1 || kind == "changing"_L1) {
            return {ErrorKind::Conflict, tr("It has changed on the machine meanwhile."), detail, 0};
        }
        if (kind == "disk"_L1) {
            return {ErrorKind::File, ofDisk(number, text), detail, 0};
        }
        if (kind == "special"_L1 || kind == "link"_L1 || kind == "unsupported"_L1) {
            return {ErrorKind::Unsupported, tr("This is not a file or folder that can be reached."), detail, 0};
        }
        if (kind == "damaged"_L1) {
            return {ErrorKind::Protocol, tr("It arrived damaged and was not kept. Try again."), detail, 0};
        }
        return {ErrorKind::Protocol, tr("The machine did not understand Quire."), detail, 0};
    }
    static Error nonsense(const QString &detail)
    {
        return {ErrorKind::Protocol, tr("The machine's answer makes no sense."), detail, 0};
    }
};

AgentRecord header(const char *at)
{
    AgentRecord result;
    const auto kind = qFromLittleEndian<quint8>(at);
    result.kind = kind <= quint8(AgentRecord::Kind::Failed) ? AgentRecord::Kind(kind) : AgentRecord::Kind::Unknown;
    const auto flags = qFromLittleEndian<quint8>(at + 1);
    result.executable = (flags & executableFlag) != 0;
    result.leadsToFolder = (flags & toFolderFlag) != 0;
    result.leadsToFile = (flags & toFileFlag) != 0;
    result.size = qFromLittleEndian<qint64>(at + 8);
    result.modified = qFromLittleEndian<qint64>(at + 16);
    result.changed = qFromLittleEndian<qint64>(at + 24);
    result.device = qFromLittleEndian<quint64>(at + 32);
    result.inode = qFromLittleEndian<quint64>(at + 40);
    return result;
}

/// What the agent packed in pieces. Empty when it makes no sense or is longer than `limit`: a short piece cannot grow
/// beyond all measure, which qUncompress() would let a long one do.
QByteArray unpacked(QByteArrayView data, qsizetype limit)
{
    constexpr qsizetype longestPiece = 64 << 10;
    QByteArray result;
    while (data.size() >= 4) {
        const qsizetype length = qFromLittleEndian<quint32>(data.data());
        if (length > longestPiece || length > data.size() - 4) {
            return {};
        }
        QByteArray piece(4, '\0'); // qUncompress wants the size in front.
        qToBigEndian<quint32>(longestPiece, piece.data());
        piece = qUncompress(piece + data.sliced(4, length).toByteArray());
        if (piece.isEmpty() || piece.size() > longestPiece || result.size() + piece.size() > limit) {
            return {};
        }
        result += piece;
        data = data.sliced(4 + length);
    }
    return data.isEmpty() ? result : QByteArray();
}

} // namespace

Error agentError(const QString &kind, int number, const QString &text)
{
    return AgentWords::of(kind, number, text.left(200));
}

sync::Entry AgentRecord::entry() const
{
    sync::Entry result;
    result.id = {device, inode, 0};
    result.modified = modified;
    result.changed = changed;
    switch (kind) {
    case Kind::File:
        result.content = {sync::Kind::File, size, extra, executable};
        break;
    case Kind::Folder:
        result.content.kind = sync::Kind::Folder;
        break;
    case Kind::Symlink:
        result.content = {sync::Kind::Symlink, 0, extra, {}};
        break;
    default:
        result.content.kind = sync::Kind::Unknown;
    }
    return result;
}

sync::Fingerprint AgentRecord::fingerprint(qint64 lookedAt) const
{
    return {size, modified, changed, {device, inode, 0}, extra, modified > lookedAt - racyFor};
}

Error AgentRecord::error() const
{
    const QJsonArray words = QJsonDocument::fromJson(extra).array();
    return agentError(words.at(0).toString(), words.at(1).toInt(), words.at(2).toString());
}

Result<std::vector<AgentRecord>> AgentRecord::parse(QByteArrayView bytes)
{
    std::vector<AgentRecord> result;
    result.reserve(std::size_t(bytes.size() / (headerSize + 12)));
    while (!bytes.isEmpty()) {
        if (bytes.size() < headerSize) {
            return Failure(AgentWords::nonsense(u"a record was cut"_s));
        }
        const qsizetype nameSize = qFromLittleEndian<quint16>(bytes.data() + 2);
        const qsizetype extraSize = qFromLittleEndian<quint32>(bytes.data() + 4);
        if (extraSize > longestExtra || bytes.size() < headerSize + nameSize + extraSize) {
            return Failure(AgentWords::nonsense(u"a record is longer than its message"_s));
        }
        AgentRecord record = header(bytes.data());
        if (record.size < 0) {
            return Failure(AgentWords::nonsense(u"a negative size"_s));
        }
        record.name = bytes.sliced(headerSize, nameSize).toByteArray();
        record.extra = bytes.sliced(headerSize + nameSize, extraSize).toByteArray();
        // The system would end it there, after it was judged as a whole.
        if (record.kind == Kind::Symlink && record.extra.contains('\0')) {
            record.kind = Kind::Unknown;
        }
        result.push_back(std::move(record));
        bytes = bytes.sliced(headerSize + nameSize + extraSize);
    }
    return result;
}

Result<std::vector<AgentRecord>> AgentRecord::parsePacked(const QByteArray &bytes)
{
    return parse(unpacked(bytes, longestListing));
}

Result<AgentRecord> AgentRecord::parseOne(QByteArrayView bytes)
{
    Result<std::vector<AgentRecord>> records = parse(bytes);
    if (!records) {
        return Failure(records.error());
    }
    if (records->size() != 1) {
        return Failure(AgentWords::nonsense(u"not one record"_s));
    }
    if (records->front().kind == Kind::Failed) {
        return Failure(records->front().error());
    }
    return std::move(records->front());
}

} // namespace quire::files
