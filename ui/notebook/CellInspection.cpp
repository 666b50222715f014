// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellInspection.h"

#include "ui/editor/CodeEditor.h"
#include "ui/notebook/CellEditing.h"
#include "ui/notebook/InspectionTip.h"

#include <QKeyEvent>

namespace quire::ui {

namespace {

constexpr std::chrono::milliseconds restTime{300};

} // namespace

CellInspection::CellInspection(const Theme *theme, const CellEditing *editing, QWidget *view)
    : m_editing(editing), m_view(view), m_tip(new InspectionTip(theme, view))
{
    m_rest.setSingleShot(true);
    m_rest.setInterval(restTime);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (hasSubject()) {
            Q_EMIT rested(m_editing->editor()->source(), m_editing->editor()->caretPosition());
        }
    });
}

void CellInspection::follow(const CodeEditor *editor)
{
    connect(editor, &CodeEditor::edited, this, &CellInspection::close);
    connect(editor, &CodeEditor::caretMoved, this, [this, editor] {
        // The editor tells late, and also when the cursor came back to where it was.
        if (editor->caretPosition() != m_caret) {
            close();
        }
    });
    connect(editor, &CodeEditor::focusLeft, this, &CellInspection::close);
    connect(editor, &CodeEditor::caretMoved, &m_rest, qOverload<>(&QTimer::start));
}

bool CellInspection::isOpen() const
{
    return m_tip->isVisible();
}

bool CellInspection::hasSubject() const
{
    const CodeEditor *editor = m_editing->editor();
    if (!m_editing->isActive() || editor->hasSelectedText() || editor->isComposing()) {
        return false;
    }
    const QString code = editor->source();
    const int caret = editor->caretPosition();
    const bool isBehind = caret > 0 && !code.at(caret - 1).isSpace();
    const bool isBefore = caret < code.size() && !code.at(caret).isSpace();
    return isBehind || isBefore;
}

void CellInspection::ask()
{
    if (hasSubject()) {
        const int detail = isOpen() ? 1 : 0;
        m_isWaiting = true;
        m_caret = m_editing->editor()->caretPosition();
        Q_EMIT requested(++m_request, m_editing->editor()->source(), m_caret, detail);
    }
}

void CellInspection::answer(quint64 request, const QString &text)
{
    if (request != m_request || !m_isWaiting || !m_editing->isActive() || !m_editing->editor()->hasFocus()) {
        return;
    }
    m_isWaiting = false;
    const QRect caret = m_editing->editor()->caretRect();
    const QPoint corner = m_editing->editor()->mapTo(m_view, caret.topLeft());
    m_tip->showText(text.isEmpty() ? tr("Nothing is known of this.") : text, QRect(corner, caret.size()));
}

void CellInspection::close()
{
    m_isWaiting = false;
    m_tip->hide();
}

bool CellInspection::takesKey(const QKeyEvent &event) const
{
    const bool isScroll = event.key() == Qt::Key_PageDown || event.key() == Qt::Key_PageUp;
    return isOpen() && event.modifiers() == Qt::NoModifier && (isScroll || event.key() == Qt::Key_Escape);
}

void CellInspection::press(const QKeyEvent &event)
{
    if (event.key() == Qt::Key_Escape) {
        close();
    } else {
        m_tip->scrollByPage(event.key() == Qt::Key_PageDown);
    }
}

} // namespace quire::ui
