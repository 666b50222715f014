// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QList>
#include <QWidget>

class QKeyEvent;
class QLabel;
class QToolButton;

namespace quire::ui {

class FindRows;
class Icons;
class NotebookView;
class Theme;

/// Looks for text in a notebook and replaces it: a bar above the cells. Opens when the view asks for it; Escape closes
/// it and gives the focus back.
class FindBar : public QWidget
{
    Q_OBJECT

public:
    /// All outlive the bar.
    FindBar(NotebookView *view, const Theme *theme, const Icons &icons, QWidget *parent = nullptr);

    /// `text` is what to look for, empty for what was looked for last.
    void open(const QString &text, bool withReplace);
    void close();
    /// For texts that are to stay as they are.
    void offerNoReplacing();

protected:
    bool event(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void buildRows(const Icons &icons);
    void applyTheme();
    bool isOurs(const QKeyEvent &event) const;
    bool handleKey(const QKeyEvent &event);
    bool enterPressed(const QKeyEvent &event);
    void setReplaceShown(bool shown);
    void setInSelection(bool on);
    void ask();
    void showStatus();
    void sayMessage(const QString &text, bool isError);
    void replace();
    void replaceAll();

    NotebookView *m_view;
    const Theme *m_theme;
    FindRows *m_rows;
    QToolButton *m_outputs = nullptr;
    QToolButton *m_selection = nullptr;
    QToolButton *m_expand;
    QLabel *m_message;
    QList<notebook::CellId> m_cells;
    QString m_done; ///< What the last replacement did, shown until the next question.
    bool m_mayReplace = true;
    bool m_wasEditing = false;
};

} // namespace quire::ui
