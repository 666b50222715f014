// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTextDocument>

namespace quire::ui {

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

protected:
    QVariant loadResource(int, const QUrl &) override { return {}; }
};

} // namespace quire::ui
