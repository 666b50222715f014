// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/TextItem.h"

namespace quire::ui {

/// A long traceback: one line says what went wrong, the rest opens below it with a click or Enter.
class ErrorItem : public OutputItem
{
    Q_OBJECT

public:
    /// `summary` is "ValueError: what", `traceback` has ANSI colours.
    ErrorItem(const Theme *theme, const QString &summary, const QString &traceback, QObject *parent = nullptr);

    bool isOpen() const { return m_isOpen; }

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override;
    bool scrollsWhenTall() const override { return true; }
    bool bleeds() const override { return true; }
    void setSearch(const std::shared_ptr<const notebook::Search> &search,
                   const std::optional<notebook::TextRange> &current) override;
    QRect rectOf(const notebook::TextRange &range) override;
    std::optional<render::AnsiLines> text() const override { return m_traceback.text(); }

    bool isSelectable() const override { return true; }
    void beginSelection(const QPoint &point) override { m_traceback.beginSelection(inTraceback(point)); }
    void extendSelection(const QPoint &point) override { m_traceback.extendSelection(inTraceback(point)); }
    void selectWord(const QPoint &point) override { m_traceback.selectWord(inTraceback(point)); }
    void selectAll() override;
    void clearSelection() override { m_traceback.clearSelection(); }
    QString selectedText() const override { return m_traceback.selectedText(); }
    bool hasSelection() const override { return m_traceback.hasSelection(); }
    bool activate(const QPoint &point) override;
    QString linkAt(const QPoint &point) const override;
    QList<OutputAction> actions() override;

private:
    void setOpen(bool open);
    void paintHead(QPainter &painter) const;
    int headHeight() const;
    QPoint inTraceback(const QPoint &point) const;

    const Theme *m_theme;
    QString m_summary;
    TextItem m_traceback;
    int m_width = 0;
    bool m_isOpen = false;
};

} // namespace quire::ui
