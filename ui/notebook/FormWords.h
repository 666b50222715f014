// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/output/RichText.h"

#include <QWidget>

namespace quire::ui {

struct CellServices;

/// A line of Markdown in a form.
class FormWords : public QWidget
{
    Q_OBJECT

public:
    /// `services` outlive it.
    FormWords(CellServices *services, const QString &markdown, QWidget *parent = nullptr);

    int heightForWidth(int width) const override;
    bool hasHeightForWidth() const override { return true; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    mutable RichText m_text;
};

} // namespace quire::ui
