// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QTimer>

class QKeyEvent;
class QWidget;

namespace quire::ui {

class CellEditing;
class CodeEditor;
class InspectionTip;
class Theme;

/// Explains what stands at the cursor: signature and documentation, asked again also the source. Asks by requested()
/// and is told by answer(). Typing, moving the cursor and Escape close it.
class CellInspection : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; the explanation is shown within `view`.
    CellInspection(const Theme *theme, const CellEditing *editing, QWidget *view);

    /// The editor there is from now on.
    void follow(const CodeEditor *editor);

    /// There is something before the cursor to explain.
    bool hasSubject() const;
    void ask();
    void close();
    bool isOpen() const;
    /// To be asked before the editor gets a key.
    bool takesKey(const QKeyEvent &event) const;
    void press(const QKeyEvent &event);

    /// To the request of this number; a late one is dropped. `text` may hold escape sequences.
    void answer(quint64 request, const QString &text);

Q_SIGNALS:
    /// What is at `caret`, in UTF-16 units, of `code`? Detail level 0 or 1, as Jupyter counts.
    void requested(quint64 request, const QString &code, qsizetype caret, int detailLevel);
    /// The cursor stays for a moment where there is something to explain, whether anybody asked or not.
    void rested(const QString &code, qsizetype caret);

private:
    const CellEditing *m_editing;
    QWidget *m_view;
    InspectionTip *m_tip;
    quint64 m_request = 0;
    int m_caret = -1; ///< Where it was asked.
    bool m_isWaiting = false;
    QTimer m_rest;
};

} // namespace quire::ui
