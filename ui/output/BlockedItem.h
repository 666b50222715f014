// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/OutputItem.h"

namespace quire::ui {

class Theme;

/// Stands under an output that would run code and may not: says what it is, and offers to trust the notebook.
class BlockedItem : public OutputItem
{
    Q_OBJECT

public:
    /// Address of the offer; no output can name it in a link of its own.
    static constexpr QLatin1StringView trustLink{"quire:trust"};

    /// `what` is a list of kinds: "Plotly chart, HTML".
    BlockedItem(const Theme *theme, const QString &what, QObject *parent = nullptr);

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override { return m_text + u' ' + m_offer; }
    bool isSelectable() const override { return true; }
    QString linkAt(const QPoint &point) const override;
    QList<OutputAction> actions() override;

Q_SIGNALS:
    void trustRequested();

private:
    QRect textRect() const;
    QRect offerRect() const;

    const Theme *m_theme;
    QString m_text;
    QString m_offer;
    int m_width = 0;
    int m_textHeight = 0;
};

} // namespace quire::ui
