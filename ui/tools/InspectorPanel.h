// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/MimeBundle.h"
#include "ui/kit/Icons.h"

#include <QPointer>
#include <QWidget>

class QLabel;
class QLineEdit;
class QToolButton;

namespace quire::session {
class NotebookKernel;
}

namespace quire::ui {

class RichPage;
class Theme;

/// Help beside the notebook: what `?` and `??` ask for, and, while it follows the cursor, what stands there.
class InspectorPanel : public QWidget
{
    Q_OBJECT

public:
    /// `theme` outlives the panel.
    InspectorPanel(const Theme *theme, const Icons &icons, QWidget *parent = nullptr);

    /// Asked about what stands at the cursor; not owned, may be null.
    void setKernel(session::NotebookKernel *kernel);
    /// Shows what a run asked to be shown; it stays until the cursor goes elsewhere.
    void showPage(const notebook::MimeBundle &page);
    /// The cursor rests at `caret` of `code`. Nothing happens while nobody looks or the kernel is at work.
    void lookUp(const QString &code, qsizetype caret);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QLayout *makeHeader(const Icons &icons);
    void find(bool backward);
    void copy();
    void showText(const QString &note);

    QPointer<session::NotebookKernel> m_kernel;
    QToolButton *m_follow;
    QLineEdit *m_find;
    QLabel *m_note;
    RichPage *m_page;
    quint64 m_request = 0;
};

} // namespace quire::ui
