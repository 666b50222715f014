// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"
#include "ui/shell/FilePage.h"

namespace quire::ui {

class PictureView;
class Theme;

/// A picture file in a tab.
class PicturePage : public FilePage
{
    Q_OBJECT

public:
    /// `theme` outlives the page. `hasText`: drawings (SVG) can also be opened as text.
    PicturePage(session::NotebookRef ref, session::AttachedMachine *machine, const Theme *theme, const Icons &icons,
                bool hasText, QWidget *parent = nullptr);

    QString iconName() const override { return QStringLiteral("image"); }

private:
    void load();
    void saveCopy();

    PictureView *m_view;
};

} // namespace quire::ui
