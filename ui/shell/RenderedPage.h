// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/kit/Icons.h"
#include "ui/output/OutputRegistry.h"
#include "ui/output/OutputStack.h"
#include "ui/output/PictureLoader.h"
#include "ui/shell/FilePage.h"

class QScrollArea;

namespace quire::ui {

class OutputView;
class Theme;

/// A file shown as an output of its type would be: JSON as a tree, the pages of a PDF.
class RenderedPage : public FilePage
{
    Q_OBJECT

public:
    /// `theme` outlives the page. `mimeType` is one that outputs have; `hasText`: what is text can be opened as such.
    RenderedPage(session::NotebookRef ref, session::AttachedMachine *machine, QString mimeType, const Theme *theme,
                 const Icons &icons, bool hasText, QWidget *parent = nullptr);
    ~RenderedPage() override;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void buildToolbar(const Icons &icons, bool hasText);
    void load();
    void fit();

    QString m_mimeType;
    PictureLoader m_pictures;
    OutputRegistry m_registry;
    OutputStack m_stack;
    QScrollArea *m_scroll;
    OutputView *m_view;
};

} // namespace quire::ui
