// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/OutputItem.h"
#include "ui/output/RichText.h"

namespace quire::ui {

/// An output of rendered Markdown or simple HTML.
class RichTextItem : public OutputItem
{
    Q_OBJECT

public:
    /// `html` is safe (see RichText).
    RichTextItem(const Theme *theme, PictureLoader *pictures, const RichContent &content, const QString &html,
                 QObject *parent = nullptr);

    int heightForWidth(int width) override { return m_text.heightForWidth(width); }
    void paint(QPainter &painter, const QRect &clip) override { m_text.paint(painter, clip); }
    QString accessibleText() const override { return m_text.plainText().left(8000); }

    bool isSelectable() const override { return true; }
    void beginSelection(const QPoint &point) override { m_text.beginSelection(point); }
    void extendSelection(const QPoint &point) override { m_text.extendSelection(point); }
    void selectWord(const QPoint &point) override { m_text.selectWord(point); }
    void selectAll() override { m_text.selectAll(); }
    void clearSelection() override { m_text.clearSelection(); }
    QString selectedText() const override { return m_text.selectedText(); }
    QString linkAt(const QPoint &point) const override { return m_text.linkAt(point); }

private:
    RichText m_text;
};

} // namespace quire::ui
