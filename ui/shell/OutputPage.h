// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/TabPage.h"

#include <QPointer>

namespace quire::ui {

class OutputMirror;
class Syntax;
class Theme;

/// A new view for the outputs of a cell: a tab that shows what the cell puts out, as it comes.
class OutputPage : public TabPage
{
    Q_OBJECT

public:
    /// Of a cell in `view` of the page `source`, which both may go first. `theme` and `syntax` outlive the page.
    OutputPage(TabPage *source, NotebookView *view, const notebook::CellId &cell, const Theme *theme, Syntax *syntax,
               QWidget *parent = nullptr);

    QString title() const override;
    QString place() const override { return m_place; }
    QString iconName() const override { return QStringLiteral("notebook"); }
    NotificationBar *notifications() const override { return m_notifications; }

    const notebook::CellId &cell() const;
    /// Null when it was closed.
    NotebookView *source() const { return m_source; }

private:
    void showPresence(bool isThere);
    int row() const;

    QPointer<NotebookView> m_source;
    QString m_name;
    QString m_place;
    NotificationBar *m_notifications;
    OutputMirror *m_mirror;
};

} // namespace quire::ui
