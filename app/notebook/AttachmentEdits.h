// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"
#include "notebook/JsonValue.h"

#include <QByteArray>
#include <QList>

namespace quire::notebook {

class Document;

/// A picture to be kept in a cell, under a name that may be taken.
struct NewAttachment
{
    QString name;
    QString mimeType;
    QByteArray bytes;
};

/// Changes to a cell's attachments together with the text that shows them; each is one step of undo.
struct AttachmentEdits
{
    /// Attaches `pictures` under free names and writes what shows them, and then `text`, at `position` of the source;
    /// at its end, as a paragraph of its own, where `position` is negative.
    static void insert(Document &document, const CellId &cell, qsizetype position, const QList<NewAttachment> &pictures,
                       const QString &text = {});
    /// Takes away what the source does not show any more, as Jupyter does. Part of the last step when that changed this
    /// cell's text: undoing it brings both back.
    static void removeUnused(Document &document, const CellId &cell);

    /// `attachments` without what `source` does not name.
    static JsonValue used(const JsonValue &attachments, const QString &source);
};

} // namespace quire::notebook
