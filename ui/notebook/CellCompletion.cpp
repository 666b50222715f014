// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellCompletion.h"

#include "notebook/Document.h"
#include "notebook/Words.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/LineHighlighter.h"
#include "ui/notebook/CellEditing.h"
#include "ui/notebook/CompletionPopup.h"

#include <QKeyEvent>

#include <algorithm>
#include <chrono>

namespace quire::ui {

using namespace std::chrono_literals;
using notebook::isWordCharacter;

namespace {

/// Shorter words are typed faster than chosen.
constexpr qsizetype shortestWord = 2;
constexpr int page = 9;

} // namespace

CellCompletion::CellCompletion(const Theme *theme, const CellEditing *editing, QWidget *view)
    : m_editing(editing), m_view(view), m_popup(new CompletionPopup(theme, view))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(180ms);
    connect(&m_pause, &QTimer::timeout, this, [this] {
        if (canAsk() && isWorthAsking()) {
            start(false);
        }
    });
    m_patience.setSingleShot(true);
    m_patience.setInterval(400ms);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        m_isShown = true;
        refresh();
    });
    m_soon.setSingleShot(true);
    connect(&m_soon, &QTimer::timeout, this, &CellCompletion::refresh);
    connect(m_popup, &QListWidget::itemClicked, this, &CellCompletion::accept);
}

void CellCompletion::follow(CodeEditor *editor)
{
    connect(editor, &CodeEditor::edited, this, [this] {
        m_soon.start(0);
        m_pause.start();
    });
    connect(editor, &CodeEditor::caretMoved, this, [this] {
        if (m_completions) {
            m_soon.start(0);
        }
    });
    connect(editor, &CodeEditor::focusLeft, this, &CellCompletion::close);
}

bool CellCompletion::isOpen() const
{
    return m_popup->isVisible();
}

bool CellCompletion::canAsk() const
{
    const CodeEditor *editor = m_editing->editor();
    const int row = m_document && m_editing->isActive() ? m_document->indexOf(m_editing->cell()) : -1;
    return row >= 0 && m_document->cell(row).type() == notebook::CellType::Code && editor->hasFocus() &&
           !editor->isComposing() && !editor->isReadOnly() && !editor->hasSelectedText();
}

bool CellCompletion::isWorthAsking() const
{
    const QString code = m_editing->editor()->source();
    const qsizetype caret = m_editing->editor()->caretPosition();
    const qsizetype start = notebook::wordStart(code, caret);
    const bool isAttribute = start > 1 && code.at(start - 1) == u'.' && !code.at(start - 2).isSpace();
    const bool isWord = caret - start >= shortestWord && !code.at(start).isDigit();
    const bool isInWord = caret < code.size() && isWordCharacter(code.at(caret));
    return caret > 0 && (isAttribute || isWord) && !isInWord && !isOpen() &&
           m_editing->editor()->kindAtCaret() == CodeKind::Code;
}

void CellCompletion::ask()
{
    if (canAsk()) {
        start(true);
    }
}

void CellCompletion::start(bool byKey)
{
    const CodeEditor *editor = m_editing->editor();
    const QString code = editor->source();
    const qsizetype caret = editor->caretPosition();
    const qsizetype word = notebook::wordStart(code, caret);
    m_byKey = byKey;
    m_isShown = false;
    m_isAwaited = true;
    m_pause.stop();
    m_askedBefore = code.left(caret);
    m_completions.emplace(word, word);
    if (caret > word) {
        const int row = m_document->indexOf(m_editing->cell());
        m_completions->setWords(
            notebook::wordsStartingWith(m_document->notebook(), row, QStringView(code).sliced(word, caret - word)));
    }
    m_patience.start();
    Q_EMIT requested(++m_request, code, caret);
}

void CellCompletion::answer(quint64 request, const CompletionAnswer &answer)
{
    const bool isLate = request != m_request || !m_completions || !m_editing->isActive() ||
                        !m_editing->editor()->source().startsWith(m_askedBefore);
    if (isLate) {
        return;
    }
    m_patience.stop();
    m_isShown = true;
    m_isAwaited = false;
    m_completions->setAnswer(answer);
    refresh();
    if (m_byKey && isOpen() && m_popup->count() == 1) {
        accept();
    }
}

void CellCompletion::refresh()
{
    if (!m_completions || !m_isShown) {
        return;
    }
    if (!canAsk()) {
        close();
        return;
    }
    const CodeEditor *editor = m_editing->editor();
    const QString code = editor->source();
    const qsizetype caret = editor->caretPosition();
    const QList<CompletionItem> items = m_completions->fitting(code, caret);
    const qsizetype start = m_completions->start();
    // A word that is whole wants no help, and Enter is a line break again.
    const bool isWhole = !items.isEmpty() && QStringView(code).sliced(start, caret - start) == items.first().text;
    if (items.isEmpty() || isWhole) {
        isAnswerOfUse(code, caret) ? m_popup->hide() : close();
        return;
    }
    const QRect place = editor->caretRect();
    m_popup->showItems(items, QRect(editor->mapTo(m_view, place.topLeft()), place.size()));
}

/// The kernel is still at it, and what was typed meanwhile belongs to the word that it was asked about.
bool CellCompletion::isAnswerOfUse(const QString &code, qsizetype caret) const
{
    return m_isAwaited && caret >= m_askedBefore.size() && code.startsWith(m_askedBefore) &&
           std::ranges::all_of(QStringView(code).sliced(m_askedBefore.size(), caret - m_askedBefore.size()),
                               isWordCharacter);
}

void CellCompletion::close()
{
    m_completions.reset();
    m_patience.stop();
    m_pause.stop();
    m_popup->hide();
}

void CellCompletion::accept()
{
    CodeEditor *editor = m_editing->editor();
    const QString text = m_popup->chosen();
    const qsizetype start = m_completions ? m_completions->start() : -1;
    close();
    if (start >= 0 && !text.isEmpty()) {
        editor->completeWord(editor->caretPosition() - int(start), text);
        m_pause.stop(); // What was chosen is no typing.
    }
}

bool CellCompletion::takesKey(const QKeyEvent &event) const
{
    const Qt::KeyboardModifiers modifiers = event.modifiers() & ~Qt::KeypadModifier;
    if (modifiers != Qt::NoModifier) {
        return false;
    }
    switch (event.key()) {
    case Qt::Key_Tab: {
        const int caret = isOpen() || !canAsk() ? 0 : m_editing->editor()->caretPosition();
        const QChar before = caret > 0 ? m_editing->editor()->source().at(caret - 1) : QChar(u' ');
        return isOpen() || isWordCharacter(before) || before == u'.';
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Escape:
        return isOpen();
    default:
        return false;
    }
}

void CellCompletion::press(const QKeyEvent &event)
{
    switch (event.key()) {
    case Qt::Key_Up:
        m_popup->move(-1);
        return;
    case Qt::Key_Down:
        m_popup->move(1);
        return;
    case Qt::Key_PageUp:
        m_popup->move(-page);
        return;
    case Qt::Key_PageDown:
        m_popup->move(page);
        return;
    case Qt::Key_Escape:
        close();
        return;
    default:
        isOpen() ? accept() : ask();
        return;
    }
}

} // namespace quire::ui
