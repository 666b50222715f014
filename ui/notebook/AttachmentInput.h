// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Result.h"
#include "notebook/AttachmentEdits.h"

#include <QHash>
#include <QObject>
#include <QPoint>

#include <functional>
#include <memory>

class QDropEvent;
class QMimeData;
class QWidget;

namespace quire::ui {

class FileMime;
struct FileDrag;

/// Pictures and files that are pasted into Markdown cells or dropped on them. Reads them on a worker, then says what
/// came: pictures with their own bytes, bitmaps of the clipboard as PNG, everything else as a link.
class AttachmentInput : public QObject
{
    Q_OBJECT

public:
    /// Where a drop goes: a position in the source, negative for its end. A null cell takes nothing.
    struct Place
    {
        notebook::CellId cell;
        qsizetype position = -1;
        /// Takes nothing but the paths of a machine's files.
        bool isCode = false;
    };

    /// Bytes of all pictures that come at once; larger files become links.
    static constexpr qint64 largest = 64LL << 20;

    /// How a text names a file of this computer; see RichContent::nameOf.
    void setNaming(std::function<QString(const QString &file)> nameOf) { m_nameOf = std::move(nameOf); }
    /// Takes drops on `target`; `placeAt` says where what is dropped on a point of it belongs.
    void acceptDrops(QWidget *target, std::function<Place(const QPoint &point)> placeAt);

    /// Whether there is something to take. Text that comes with a bitmap goes before it, as from a spreadsheet.
    static bool canTake(const QMimeData &data);
    /// arrived() follows. `position` in the source, negative for its end.
    void take(const QMimeData &data, const notebook::CellId &cell, qsizetype position);

    bool eventFilter(QObject *watched, QEvent *event) override;

Q_SIGNALS:
    /// Files of a machine were dropped on code: `text` names them as code does.
    void pathsDropped(const quire::notebook::CellId &cell, const QString &text, const QPoint &globalPoint);
    void arrived(const quire::notebook::CellId &cell, qsizetype position,
                 const QList<quire::notebook::NewAttachment> &pictures, const QString &links);

private:
    struct Batch;

    bool canTake(const QMimeData &data, const Place &place) const;
    void takeFiles(const FileMime &mime, const FileDrag &files, const Place &place);
    void takePart(const std::shared_ptr<Batch> &batch, qsizetype at, const Result<QByteArray> &bytes);
    void deliver(const notebook::CellId &cell, qsizetype position, const QList<notebook::NewAttachment> &pictures,
                 const QStringList &files);

    std::function<QString(const QString &file)> m_nameOf;
    QHash<QObject *, std::function<Place(const QPoint &point)>> m_targets;
};

} // namespace quire::ui
