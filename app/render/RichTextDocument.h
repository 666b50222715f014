// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>

class QTextImageFormat;

namespace quire::render {

/// A text document that reads nothing from anywhere, and says in words what stands in it.
class RichTextDocument : public QTextDocument
{
    Q_OBJECT

public:
    using QTextDocument::QTextDocument;

    /// What stands from `begin` to `end`: formulas as TeX, pictures as their alternative text, boxes as [x] and [ ].
    QString textBetween(int begin, int end) const;
    /// Where the anchor of this name is, -1 when there is none.
    int anchorPosition(const QString &name) const;

    /// How large a picture is shown: as its format says, else as it is itself (`natural`, may be empty), never wider
    /// than `available`.
    static QSizeF pictureSize(const QTextImageFormat &image, const QSizeF &natural, double available);

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

} // namespace quire::render
