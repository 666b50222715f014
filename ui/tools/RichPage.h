// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/MimeBundle.h"

#include <QTextBrowser>

namespace quire::ui {

class Theme;

/// Text of a kernel to be read: escape sequences as colours, or clean HTML. Loads nothing from anywhere.
class RichPage : public QTextBrowser
{
    Q_OBJECT

public:
    /// `theme` outlives the page.
    explicit RichPage(const Theme *theme, QWidget *parent = nullptr);

    /// HTML where the kernel sends it, else text; a limit cuts what nobody would read.
    void setBundle(const notebook::MimeBundle &bundle);

    QVariant loadResource(int type, const QUrl &name) override;

private:
    void show();
    void setAnsi(const QString &text);

    const Theme *m_theme;
    notebook::MimeBundle m_bundle;
};

} // namespace quire::ui
