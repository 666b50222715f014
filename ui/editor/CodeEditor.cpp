// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeEditor.h"

#include "ui/editor/AutoClose.h"
#include "ui/editor/AutoIndent.h"
#include "ui/editor/EditBatch.h"
#include "ui/editor/EditorCommands.h"
#include "ui/editor/EditorLook.h"
#include "ui/editor/HighlightLexer.h"
#include "ui/editor/SeveralCursors.h"
#include "ui/editor/SpellCheck.h"
#include "ui/editor/Syntax.h"
#include "ui/editor/TextDifference.h"
#include "ui/kit/Theme.h"

#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMetaMethod>
#include <QMimeData>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QWheelEvent>

#include <algorithm>

namespace quire::ui {

using KSyntaxHighlighting::Definition;

EditBatch::EditBatch(CodeEditor &editor) : m_editor(editor)
{
    ++m_editor.m_batches;
    m_editor.SendScintilla(QsciScintillaBase::SCI_BEGINUNDOACTION);
}

EditBatch::~EditBatch()
{
    m_editor.SendScintilla(QsciScintillaBase::SCI_ENDUNDOACTION);
    m_editor.endBatch();
}

CodeEditor::CodeEditor(const Theme *theme, Syntax *syntax, QWidget *parent, Kind kind)
    : QsciScintilla(parent), m_theme(theme), m_syntax(syntax), m_lexer(new HighlightLexer(this)), m_kind(kind)
{
    EditorLook::prepare(*this);
    EditorLook::clearForeignKeys(*this);
    if (m_kind == Kind::Cell) {
        setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        SendScintilla(SCI_SETHSCROLLBAR, 0L);
        SendScintilla(SCI_SETVSCROLLBAR, 0L);
    }
    addFeatures();
    m_lexer->setLook({}, m_syntax->theme(m_theme->syntaxThemeName()), *m_theme);
    applyTheme();
    connect(m_theme, &Theme::changed, this, &CodeEditor::applyTheme);
    connect(this, &QsciScintilla::textChanged, this, &CodeEditor::onTextChanged);
    connect(this, &QsciScintilla::cursorPositionChanged, this, &CodeEditor::caretMoved);
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::addFeatures()
{
    m_features.push_back(std::make_unique<SeveralCursors>());
    m_features.push_back(std::make_unique<EditorCommands>());
    m_features.push_back(std::make_unique<AutoClose>());
    m_features.push_back(std::make_unique<AutoIndent>());
    m_features.push_back(std::make_unique<SpellCheck>(this, m_syntax->spelling()));
}

void CodeEditor::applyTheme()
{
    m_lexer->setLook(language(), m_syntax->theme(m_theme->syntaxThemeName()), *m_theme);
    EditorLook::applyTheme(*this, *m_theme);
    EditorLook::applyOptions(*this, *m_theme, m_options);
    Q_EMIT contentHeightChanged();
}

bool CodeEditor::isProse() const
{
    return !language().definition.isValid() || language().definition.name() == QLatin1StringView("Markdown");
}

void CodeEditor::applyLanguage(const CodeLanguage &newLanguage)
{
    if (!(newLanguage == language())) {
        m_lexer->setLook(newLanguage, m_syntax->theme(m_theme->syntaxThemeName()), *m_theme);
        EditorLook::applyTheme(*this, *m_theme); // Scintilla forgot the styles that are no language's.
    }
    // Prose wraps, code does not unless it is told to.
    const bool wraps = m_options.wrapsCode || (m_kind == Kind::Cell && isProse());
    setWrapMode(wraps ? WrapWord : WrapNone);
}

void CodeEditor::load(const QString &text, const CodeLanguage &language)
{
    const QScopedValueRollback loading(m_loading, true);
    m_composing = false;
    applyLanguage(language);
    setText(text);
    m_marks.clear();
    m_lexer->reset();
    SendScintilla(SCI_EMPTYUNDOBUFFER);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETXOFFSET, 0L);
    SendScintilla(SCI_GOTOPOS, 0UL);
    m_lineCount = lines();
    m_height = contentHeight();
    EditorLook::fitLineNumbers(*this, *m_theme, m_options);
    Q_EMIT replaced();
}

void CodeEditor::setLanguage(const CodeLanguage &language)
{
    applyLanguage(language);
    checkHeight();
}

void CodeEditor::setSource(const QString &text)
{
    const QString old = QsciScintilla::text();
    m_stableSource = text;
    if (old == text) {
        return;
    }
    const QScopedValueRollback loading(m_loading, true);
    const TextDifference difference(old, text);
    const qsizetype start = QStringView(old).left(difference.start).toUtf8().size();
    const auto middleOf = [&](const QString &of) {
        return QStringView(of).sliced(difference.start, of.size() - difference.start - difference.common).toUtf8();
    };
    const QByteArray middle = middleOf(text);
    SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(start),
                  static_cast<long>(start + middleOf(old).size()));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(middle.size()), middle.constData());
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(start + middle.size()));
    forgetUndo();
    Q_EMIT replaced();
}

QString CodeEditor::source() const
{
    return m_composing ? m_stableSource : text();
}

const CodeLanguage &CodeEditor::language() const
{
    return m_lexer->codeLanguage();
}

Definition CodeEditor::definition() const
{
    const long position = SendScintilla(SCI_GETCURRENTPOS);
    return m_lexer->definitionAt(int(SendScintilla(SCI_LINEFROMPOSITION, position)));
}

CodeKind CodeEditor::kindAtCaret() const
{
    const long position = SendScintilla(SCI_GETCURRENTPOS);
    const long line = SendScintilla(SCI_LINEFROMPOSITION, position);
    const QString before = text(int(SendScintilla(SCI_POSITIONFROMLINE, line)), int(position));
    return m_lexer->kindBehind(int(line), before);
}

int CodeEditor::contentHeight() const
{
    if (wrapMode() == WrapNone && !m_options.folding) {
        return lines() * textHeight(0);
    }
    // Scintilla wraps when it gets to it; asking it to show the last line makes it do so now.
    const auto last = static_cast<unsigned long>(lines() - 1);
    SendScintilla(SCI_ENSUREVISIBLE, last);
    return int(SendScintilla(SCI_VISIBLEFROMDOCLINE, last) + SendScintilla(SCI_WRAPCOUNT, last)) * textHeight(0);
}

QRect CodeEditor::caretRect() const
{
    const long position = SendScintilla(SCI_GETCURRENTPOS);
    const int x = int(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, position));
    const int y = int(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, position));
    return {x, y, 2, textHeight(0)};
}

int CodeEditor::caretPosition() const
{
    const long position = SendScintilla(SCI_GETCURRENTPOS);
    return int(SendScintilla(SCI_COUNTCODEUNITS, 0UL, position));
}

long CodeEditor::bytePosition(int position) const
{
    const long bytes = SendScintilla(SCI_POSITIONRELATIVECODEUNITS, 0UL, static_cast<long>(position));
    const bool beyond = bytes == 0 && position > 0;
    return beyond ? SendScintilla(SCI_GETLENGTH) : bytes;
}

void CodeEditor::setCaretPosition(int position)
{
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(bytePosition(position)));
}

void CodeEditor::selectRange(int start, int length)
{
    SendScintilla(SCI_SETSEL, static_cast<unsigned long>(bytePosition(start)), bytePosition(start + length));
}

void CodeEditor::replaceRange(int start, int length, const QString &text)
{
    const EditBatch batch(*this);
    const QByteArray bytes = text.toUtf8();
    const long from = bytePosition(start);
    SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(from), bytePosition(start + length));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()), bytes.constData());
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(from + bytes.size()));
}

void CodeEditor::completeWord(int length, const QString &text)
{
    const long end = SendScintilla(SCI_GETCURRENTPOS);
    SeveralCursors::complete(*this, end - bytePosition(caretPosition() - length), text.toUtf8());
}

QRect CodeEditor::rectAt(int position) const
{
    const long bytes = bytePosition(position);
    const int x = int(SendScintilla(SCI_POINTXFROMPOSITION, 0UL, bytes));
    const int y = int(SendScintilla(SCI_POINTYFROMPOSITION, 0UL, bytes));
    return {x, y, 2, textHeight(0)};
}

void CodeEditor::showRange(int start, int length)
{
    SendScintilla(SCI_SCROLLRANGE, static_cast<unsigned long>(bytePosition(start + length)), bytePosition(start));
}

void CodeEditor::setMarks(const QList<TextMark> &marks)
{
    if (marks.isEmpty() && m_marks.isEmpty()) {
        return;
    }
    m_marks = marks;
    EditorLook::showMarks(*this, QsciScintilla::text(), marks);
}

void CodeEditor::setOptions(const EditorOptions &options)
{
    if (m_options != options) {
        m_options = options;
        m_lexer->setFolding(options.folding);
        EditorLook::applyOptions(*this, *m_theme, m_options);
        applyLanguage(language());
        checkHeight();
        Q_EMIT replaced();
    }
}

void CodeEditor::perform(EditorCommand command)
{
    if (!isReadOnly()) {
        EditorCommands::perform(*this, command);
    }
}

bool CodeEditor::wantsFirst(const QKeyEvent &event) const
{
    return event.key() == Qt::Key_Escape && SendScintilla(SCI_GETSELECTIONS) > 1;
}

void CodeEditor::setFeatures(std::vector<std::unique_ptr<EditorFeature>> features)
{
    m_features = std::move(features);
}

// In a cell Scintilla's undo stays switched on because its input method code takes back unfinished text with it; but
// no key reaches it.
void CodeEditor::forgetUndo()
{
    if (m_kind == Kind::Cell) {
        SendScintilla(SCI_EMPTYUNDOBUFFER);
    }
}

void CodeEditor::onTextChanged()
{
    const bool isOurs = m_loading || m_inInputMethod || m_composing;
    if (m_batches > 0 && !isOurs) {
        m_changedInBatch = true;
        return;
    }
    if (lines() != m_lineCount) {
        m_lineCount = lines();
        EditorLook::fitLineNumbers(*this, *m_theme, m_options);
    }
    checkHeight();
    if (!isOurs) {
        publishEdit();
    }
}

void CodeEditor::endBatch()
{
    if (--m_batches == 0 && std::exchange(m_changedInBatch, false)) {
        onTextChanged();
    }
}

void CodeEditor::checkHeight()
{
    if (m_kind == Kind::Page) {
        return;
    }
    if (const int height = contentHeight(); height != m_height) {
        m_height = height;
        Q_EMIT contentHeightChanged();
    }
}

void CodeEditor::resizeEvent(QResizeEvent *event)
{
    QsciScintilla::resizeEvent(event);
    if (event->size().width() != event->oldSize().width()) {
        checkHeight();
    }
}

void CodeEditor::publishEdit()
{
    static const QMetaMethod signal = QMetaMethod::fromSignal(&CodeEditor::edited);
    Q_EMIT touched();
    if (isSignalConnected(signal)) {
        Q_EMIT edited(text());
    }
}

bool CodeEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool types = !key->text().isEmpty() && key->text().front().isPrint() &&
                           !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        const auto wants = [&](const auto &feature) { return feature->wantsKey(*this, *key); };
        if (types || key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo) ||
            std::ranges::any_of(m_features, wants)) {
            event->accept();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

bool CodeEditor::leavesByArrow(const QKeyEvent *event) const
{
    if (m_kind == Kind::Page || (event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier || hasSelectedText() ||
        SendScintilla(SCI_GETSELECTIONS) > 1) {
        return false;
    }
    // By rows as they are seen: a wrapped line has several.
    const QRect caret = caretRect();
    const bool onFirstRow = caret.top() < caret.height() / 2;
    const bool onLastRow = caret.bottom() + caret.height() / 2 > contentHeight();
    return (event->key() == Qt::Key_Up && onFirstRow) || (event->key() == Qt::Key_Down && onLastRow);
}

bool CodeEditor::handleEditingKey(QKeyEvent *event)
{
    if (event->matches(QKeySequence::Undo)) {
        if (m_kind == Kind::Page) {
            undo();
        } else {
            Q_EMIT undoRequested();
        }
        return true;
    }
    if (event->matches(QKeySequence::Redo) ||
        (event->key() == Qt::Key_Y && event->modifiers() == Qt::ControlModifier)) {
        if (m_kind == Kind::Page) {
            redo();
        } else {
            Q_EMIT redoRequested();
        }
        return true;
    }
    const bool leaves = leavesByArrow(event);
    if (leaves && event->key() == Qt::Key_Up) {
        Q_EMIT leftAtTop();
    } else if (leaves) {
        Q_EMIT leftAtBottom();
    }
    return leaves;
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    ++m_batches;
    const auto takes = [&](const auto &feature) { return feature->keyPressed(*this, *event); };
    if (handleEditingKey(event) || (!isReadOnly() && std::ranges::any_of(m_features, takes))) {
        event->accept();
    } else {
        QsciScintilla::keyPressEvent(event);
    }
    endBatch();
}

void CodeEditor::mousePressEvent(QMouseEvent *event)
{
    for (const auto &feature : m_features) {
        feature->mousePressed(*this, *event);
    }
    // Under X11 QScintilla takes Ctrl for Alt; Ctrl's meaning is a feature's.
    Qt::KeyboardModifiers modifiers = event->modifiers() & ~Qt::ControlModifier;
    modifiers.setFlag(Qt::ControlModifier, event->modifiers() & Qt::AltModifier);
    QMouseEvent known(event->type(), event->position(), event->globalPosition(), event->button(), event->buttons(),
                      modifiers, event->pointingDevice());
    QsciScintilla::mousePressEvent(&known);
}

void CodeEditor::mouseReleaseEvent(QMouseEvent *event)
{
    QsciScintilla::mouseReleaseEvent(event);
    for (const auto &feature : m_features) {
        feature->mouseReleased(*this, *event);
    }
}

void CodeEditor::inputMethodEvent(QInputMethodEvent *event)
{
    const bool composes = !event->preeditString().isEmpty();
    const bool commits = !event->commitString().isEmpty() || event->replacementLength() > 0;
    if (!m_composing) {
        m_stableSource = text();
    }
    {
        const QScopedValueRollback inside(m_inInputMethod, true);
        m_composing = m_composing || composes;
        QsciScintilla::inputMethodEvent(event);
    }
    m_composing = composes;
    if (!composes) {
        if (commits || text() != m_stableSource) {
            publishEdit();
        }
        forgetUndo();
    }
    Q_EMIT caretMoved();
}

void CodeEditor::wheelEvent(QWheelEvent *event)
{
    const QPoint delta = event->pixelDelta().isNull() ? event->angleDelta() : event->pixelDelta();
    const bool isSideways = std::abs(delta.x()) > std::abs(delta.y());
    const bool scrolls = m_kind == Kind::Page && !(event->modifiers() & Qt::ControlModifier);
    if (isSideways || scrolls) {
        QsciScintilla::wheelEvent(event);
    } else {
        event->ignore();
    }
}

void CodeEditor::focusOutEvent(QFocusEvent *event)
{
    QsciScintilla::focusOutEvent(event);
    Q_EMIT focusLeft(event->reason());
}

/// Scintilla puts the texts of several cursors together as if they were one.
QMimeData *CodeEditor::toMimeData(const QByteArray &text, bool rectangular) const
{
    const QList<QByteArray> parts = rectangular ? QList<QByteArray>() : SeveralCursors::selectedTexts(*this);
    return QsciScintilla::toMimeData(parts.size() > 1 ? parts.join('\n') : text, rectangular);
}

void CodeEditor::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool writable = !isReadOnly();
    const bool prose = isProse();
    for (const auto &feature : m_features) {
        feature->fillMenu(*this, *menu, event->pos());
    }
    const auto asOneEdit = [this](void (CodeEditor::*change)()) {
        return [this, change] {
            const EditBatch batch(*this);
            (this->*change)();
        };
    };
    menu->addAction(tr("Cut"), this, asOneEdit(&CodeEditor::cut))->setEnabled(writable && hasSelectedText());
    menu->addAction(tr("Copy"), this, &CodeEditor::copy)->setEnabled(hasSelectedText());
    menu->addAction(tr("Paste"), this, asOneEdit(&CodeEditor::paste))->setEnabled(writable);
    menu->addSeparator();
    menu->addAction(tr("Select all"), this, [this] { selectAll(true); });
    menu->addAction(tr("Comment or uncomment"), this, [this] { perform(EditorCommand::ToggleComment); })
        ->setEnabled(writable && !prose);
    menu->popup(event->globalPos());
}

} // namespace quire::ui
