// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/MimeBundle.h"

#include <QSharedDataPointer>

#include <functional>

namespace quire::notebook {

class OutputData;

/// One output of a code cell. A value, implicitly shared; text and images are decoded when asked for.
class Output
{
public:
    enum class Type {
        Stream,        ///< streamName(), text()
        DisplayData,   ///< data(), metadata(), displayId()
        ExecuteResult, ///< data(), metadata(), displayId(), executionCount()
        Error,         ///< errorName(), errorValue(), traceback()
        Unknown,       ///< Something this version does not know; kept as it is. raw()
    };

    /// An empty stdout stream.
    Output();
    Output(const Output &);
    Output(Output &&) noexcept;
    Output &operator=(const Output &);
    Output &operator=(Output &&) noexcept;
    ~Output();

    /// From a notebook file: `object` as nbformat 4 writes outputs. ErrorKind::Format when a known kind has a wrong
    /// shape.
    static Result<Output> fromJson(const JsonValue &object);
    /// From a kernel: the `content` of a `stream`, `display_data`, `update_display_data`, `execute_result` or `error`
    /// message. ErrorKind::Protocol when it is none of them or malformed.
    static Result<Output> fromContent(const QByteArray &messageType, const QByteArray &content);
    static Output stream(const QString &name, const QString &text);

    Type type() const;
    /// "stdout" or "stderr".
    QString streamName() const;
    /// A stream's whole text, escape sequences included.
    QString text() const;
    /// The same piece by piece, until `take` says false; for long texts.
    void readText(const std::function<bool(QStringView)> &take) const;
    /// About how long text() is; cheap.
    qsizetype textLength() const;
    MimeBundle data() const;
    /// Keyed by MIME type, e.g. {"image/png": {"width": 640}}.
    JsonValue metadata() const;
    std::optional<int> executionCount() const;
    QString errorName() const;
    QString errorValue() const;
    /// Lines with ANSI colours.
    QStringList traceback() const;
    /// What update_display_data names this display by; lives only as long as the kernel, never in the file.
    QString displayId() const;

    /// Adds to a stream. Cheap however long it is.
    void extend(QStringView text);
    /// The same display with other content.
    void replaceData(const MimeBundle &data, const JsonValue &metadata);

    /// nbformat's JSON of it, without display_id.
    JsonValue toJson() const;
    /// Same content.
    bool operator==(const Output &other) const { return toJson() == other.toJson(); }

private:
    QSharedDataPointer<OutputData> d;
};

} // namespace quire::notebook
