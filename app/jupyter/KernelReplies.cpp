// SPDX-License-Identifier: GPL-3.0-or-later
#include "jupyter/KernelReplies.h"

#include "jupyter/JsonView.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace quire::jupyter {

namespace {

QString text(QByteArrayView object, QByteArrayView key)
{
    return JsonView::string(JsonView::find(object, key)).value_or(QString());
}

} // namespace

KernelInfo KernelInfo::fromContent(const QByteArray &content)
{
    const QByteArrayView language = JsonView::find(content, "language_info");
    const QByteArrayView mode = JsonView::find(language, "codemirror_mode");
    KernelInfo info;
    info.implementation = text(content, "implementation");
    info.implementationVersion = text(content, "implementation_version");
    info.language = text(language, "name");
    info.languageVersion = text(language, "version");
    info.mimeType = text(language, "mimetype");
    info.fileExtension = text(language, "file_extension");
    info.pygmentsLexer = text(language, "pygments_lexer");
    info.codemirrorMode = JsonView::isObject(mode) ? text(mode, "name") : text(language, "codemirror_mode");
    info.banner = text(content, "banner");
    info.languageInfo = language.toByteArray();
    return info;
}

Completion Completion::fromContent(const QByteArray &content, const QString &code)
{
    const QJsonObject json = QJsonDocument::fromJson(content).object();
    Completion completion;
    completion.start = utf16Position(code, json.value("cursor_start"_L1).toInteger());
    completion.end = utf16Position(code, json.value("cursor_end"_L1).toInteger());
    QHash<QString, QJsonObject> details;
    const QJsonArray typed = json.value("metadata"_L1).toObject().value("_jupyter_types_experimental"_L1).toArray();
    for (const QJsonValue &entry : typed) {
        details.insert(entry.toObject().value("text"_L1).toString(), entry.toObject());
    }
    const QJsonArray matches = json.value("matches"_L1).toArray();
    for (const QJsonValue &match : matches) {
        const QJsonObject detail = details.value(match.toString());
        const QString type = detail.value("type"_L1).toString();
        completion.matches.append(
            {match.toString(), type == "<unknown>"_L1 ? QString() : type, detail.value("signature"_L1).toString()});
    }
    return completion;
}

Inspection Inspection::fromContent(const QByteArray &content)
{
    const QByteArrayView data = JsonView::find(content, "data");
    return {JsonView::isTrue(JsonView::find(content, "found")), data.toByteArray(), jupyter::text(data, "text/plain")};
}

CodeCompleteness CodeCompleteness::fromContent(const QByteArray &content)
{
    const QByteArrayView status = JsonView::find(content, "status");
    CodeCompleteness result;
    result.indent = text(content, "indent");
    result.status = status == R"("complete")"     ? Status::Complete
                    : status == R"("incomplete")" ? Status::Incomplete
                    : status == R"("invalid")"    ? Status::Invalid
                                                  : Status::Unknown;
    return result;
}

QList<HistoryEntry> HistoryEntry::listFromContent(const QByteArray &content)
{
    QList<HistoryEntry> entries;
    const QJsonArray lines = QJsonDocument::fromJson(content).object().value("history"_L1).toArray();
    for (const QJsonValue &line : lines) {
        const QJsonArray triple = line.toArray();
        entries.append({triple.at(0).toInt(), triple.at(1).toInt(), triple.at(2).toString()});
    }
    return entries;
}

qsizetype codePointPosition(const QString &text, qsizetype utf16)
{
    qsizetype count = 0;
    for (const QChar c : QStringView(text).first(std::clamp<qsizetype>(utf16, 0, text.size()))) {
        count += c.isLowSurrogate() ? 0 : 1;
    }
    return count;
}

qsizetype utf16Position(const QString &text, qsizetype codePoints)
{
    qsizetype at = 0;
    for (qsizetype i = 0; i < codePoints && at < text.size(); ++i) {
        at += text.at(at).isHighSurrogate() && at + 1 < text.size() ? 2 : 1;
    }
    return at;
}

} // namespace quire::jupyter
