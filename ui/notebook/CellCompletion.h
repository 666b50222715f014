// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/Completions.h"

#include <QObject>
#include <QTimer>

#include <optional>

class QKeyEvent;
class QWidget;

namespace quire::notebook {
class Document;
}

namespace quire::ui {

class CellEditing;
class CodeEditor;
class CompletionPopup;
class Theme;

/// Offers ways to go on while code is typed in a cell. Asks by requested() and is told by answer(); when the answer is
/// late or empty, words of the notebook serve. Never while an input method composes.
class CellCompletion : public QObject
{
    Q_OBJECT

public:
    /// All outlive it; the list of completions is shown within `view`.
    CellCompletion(const Theme *theme, const CellEditing *editing, QWidget *view);

    void setDocument(const notebook::Document *document) { m_document = document; }
    /// The editor there is from now on.
    void follow(CodeEditor *editor);

    bool isOpen() const;
    /// Offers now what there is; takes it where there is one way only.
    void ask();
    void close();
    /// To be asked before the editor gets a key.
    bool takesKey(const QKeyEvent &event) const;
    void press(const QKeyEvent &event);

    /// To the request of this number; a late one is dropped.
    void answer(quint64 request, const CompletionAnswer &answer);

Q_SIGNALS:
    /// What may follow at `caret`, in UTF-16 units, of `code`?
    void requested(quint64 request, const QString &code, qsizetype caret);

private:
    bool canAsk() const;
    bool isWorthAsking() const;
    void start(bool byKey);
    void refresh();
    bool isAnswerOfUse(const QString &code, qsizetype caret) const;
    void accept();

    const CellEditing *m_editing;
    QWidget *m_view;
    const notebook::Document *m_document = nullptr;
    CompletionPopup *m_popup;
    QTimer m_pause;    ///< Since the last key.
    QTimer m_patience; ///< With the kernel, before words alone are shown.
    QTimer m_soon;
    std::optional<Completions> m_completions;
    quint64 m_request = 0;
    QString m_askedBefore; ///< The text up to the caret that the request is about.
    bool m_byKey = false;
    bool m_isShown = false;
    bool m_isAwaited = false;
};

} // namespace quire::ui
