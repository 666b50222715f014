// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/OutputItem.h"

namespace quire::ui {

class Theme;

/// One quiet line that says what an output is, where it cannot be shown as itself.
class NoteItem : public OutputItem
{
    Q_OBJECT

public:
    NoteItem(const Theme *theme, const QString &text, QObject *parent = nullptr);

    int heightForWidth(int width) override;
    void paint(QPainter &painter, const QRect &clip) override;
    QString accessibleText() const override { return m_text; }

private:
    const Theme *m_theme;
    QString m_text;
    int m_width = 0;
};

} // namespace quire::ui
