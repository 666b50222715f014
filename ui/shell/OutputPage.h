// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"
#include "ui/shell/TabPage.h"

#include <QPointer>

namespace quire::ui {

class NotebookPage;
class OutputMirror;
class Syntax;
class Theme;

/// A new view for the outputs of a cell: a tab that shows what the cell puts out, as it comes.
class OutputPage : public TabPage
{
    Q_OBJECT

public:
    /// `theme` and `syntax` outlive the page; the notebook's page may go first.
    OutputPage(NotebookPage *notebook, const notebook::CellId &cell, const Theme *theme, Syntax *syntax,
               QWidget *parent = nullptr);

    QString title() const override;
    QString place() const override { return m_place; }
    QString iconName() const override { return QStringLiteral("notebook"); }
    NotificationBar *notifications() const override { return m_notifications; }

    const notebook::CellId &cell() const;
    /// Null when it was closed.
    NotebookPage *notebook() const { return m_notebook; }

private:
    void showPresence(bool isThere);
    int row() const;

    QPointer<NotebookPage> m_notebook;
    QString m_name;
    QString m_place;
    NotificationBar *m_notifications;
    OutputMirror *m_mirror;
};

} // namespace quire::ui
