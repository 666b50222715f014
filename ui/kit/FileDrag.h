// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/RemotePath.h"
#include "base/Result.h"

#include <QList>
#include <QMimeData>

#include <functional>
#include <memory>
#include <optional>

namespace quire::ui {

/// What carries a FileDrag: within this program also a way to the files' bytes.
class FileMime : public QMimeData
{
    Q_OBJECT

public:
    /// At most `maximum` bytes from the start of a file.
    using Reader = std::function<Reply<QByteArray>(const RemotePath &path, qint64 maximum)>;

    void setReader(Reader reader) { m_reader = std::move(reader); }
    /// May be empty.
    const Reader &reader() const { return m_reader; }

private:
    Reader m_reader;
};

/// Files of a machine on their way: dragged, or in the clipboard. Other programs get their paths as text, and their
/// addresses where they lie on this computer.
struct FileDrag
{
    static constexpr auto mimeType = QLatin1StringView("application/x-quire-files");
    /// Paths of one drag.
    static constexpr qsizetype limit = 100'000;

    /// Id of the source, which names machine and disk.
    QString source;
    QList<RemotePath> paths;
    /// They are to be moved when they are pasted.
    bool isCut = false;

    /// `text` is what text fields take.
    std::unique_ptr<FileMime> toMime(const QString &text, const QStringList &localFiles) const;
    /// None where there are no such files, or what claims to be some makes no sense.
    static std::optional<FileDrag> from(const QMimeData *mime);

    /// As code in Python names a file: 'it\'s here' and all.
    static QString pythonString(const QString &path);
};

} // namespace quire::ui
