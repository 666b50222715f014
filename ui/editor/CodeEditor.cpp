// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeEditor.h"

#include "ui/editor/AutoIndent.h"
#include "ui/editor/CodeBlock.h"
#include "ui/editor/CommentToggle.h"
#include "ui/editor/HighlightLexer.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"

#include <QContextMenuEvent>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QResizeEvent>
#include <QScopedValueRollback>
#include <QWheelEvent>

#include <algorithm>

namespace quire::ui {

namespace {

constexpr int tabSize = 4;

/// Scintilla's numbers of our marks.
constexpr int markIndicator = 8;
constexpr int currentMarkIndicator = 9;

/// Length of the part both texts start with, never cutting a surrogate pair.
qsizetype commonPrefix(QStringView one, QStringView other)
{
    const auto [a, b] = std::ranges::mismatch(one, other);
    qsizetype length = a - one.begin();
    if (length > 0 && one.at(length - 1).isHighSurrogate()) {
        --length;
    }
    return length;
}

qsizetype commonSuffix(QStringView one, QStringView other)
{
    const qsizetype limit = std::min(one.size(), other.size());
    qsizetype length = 0;
    while (length < limit && one.at(one.size() - 1 - length) == other.at(other.size() - 1 - length)) {
        ++length;
    }
    if (length > 0 && one.at(one.size() - length).isLowSurrogate()) {
        --length;
    }
    return length;
}

} // namespace

CodeEditor::CodeEditor(const Theme *theme, Syntax *syntax, QWidget *parent)
    : QsciScintilla(parent), m_theme(theme), m_syntax(syntax), m_lexer(new HighlightLexer(this))
{
    setUpScintilla();
    clearForeignKeys();
    m_features.push_back(std::make_unique<AutoIndent>());
    m_features.push_back(std::make_unique<CommentToggle>());
    m_lexer->setLook({}, m_syntax->theme(m_theme->syntaxThemeName()), *m_theme);
    applyTheme();
    connect(m_theme, &Theme::changed, this, &CodeEditor::applyTheme);
    connect(this, &QsciScintilla::textChanged, this, &CodeEditor::onTextChanged);
    connect(this, &QsciScintilla::cursorPositionChanged, this, &CodeEditor::caretMoved);
}

CodeEditor::~CodeEditor() = default;

void CodeEditor::setUpScintilla()
{
    setUtf8(true);
    setEolMode(EolUnix);
    setFrameShape(QFrame::NoFrame);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    SendScintilla(SCI_SETHSCROLLBAR, 0L);
    SendScintilla(SCI_SETVSCROLLBAR, 0L);
    SendScintilla(SCI_SETMARGINLEFT, 0UL, 0L);
    SendScintilla(SCI_SETMARGINRIGHT, 0UL, 0L);
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETSCROLLWIDTHTRACKING, 1L);
    for (int margin = 0; margin < 5; ++margin) {
        setMarginWidth(margin, 0);
    }
    setExtraAscent(CodeMetrics::extraAscent);
    setExtraDescent(CodeMetrics::extraDescent);
    setTabWidth(tabSize);
    setIndentationWidth(tabSize);
    setIndentationsUseTabs(false);
    setBackspaceUnindents(true);
    setAutoIndent(false);
    setBraceMatching(SloppyBraceMatch);
    setAcceptDrops(false);
}

void CodeEditor::clearForeignKeys()
{
    const QList<QsciCommand *> commands = standardCommands()->commands();
    for (QsciCommand *command : commands) {
        switch (command->command()) {
        case QsciCommand::Undo:
        case QsciCommand::Redo:
        case QsciCommand::ZoomIn:
        case QsciCommand::ZoomOut:
        case QsciCommand::LineTranspose:
        case QsciCommand::LineCut:
        case QsciCommand::LineCopy:
        case QsciCommand::SelectionLowerCase:
        case QsciCommand::SelectionUpperCase:
        case QsciCommand::EditToggleOvertype:
        case QsciCommand::Formfeed:
        case QsciCommand::SelectionDuplicate:
        case QsciCommand::Cancel:
            command->setKey(0);
            command->setAlternateKey(0);
            break;
        case QsciCommand::LineDelete:
            command->setKey(QKeyCombination(Qt::ControlModifier, Qt::Key_D).toCombined());
            command->setAlternateKey(QKeyCombination(Qt::ControlModifier | Qt::ShiftModifier, Qt::Key_K).toCombined());
            break;
        default:
            break;
        }
    }
}

void CodeEditor::applyTheme()
{
    m_lexer->setLook(definition(), m_syntax->theme(m_theme->syntaxThemeName()), *m_theme);
    using Role = Theme::Role;
    setPaper(m_theme->color(Role::Surface));
    setColor(m_theme->color(Role::Text));
    setCaretForegroundColor(m_theme->color(Role::Caret));
    setCaretWidth(2);
    setSelectionBackgroundColor(m_theme->color(Role::Selection));
    resetSelectionForegroundColor();
    setMatchedBraceBackgroundColor(m_theme->color(Role::MatchedBrace));
    setMatchedBraceForegroundColor(m_theme->color(Role::Text));
    setUnmatchedBraceForegroundColor(m_theme->color(Role::Error));
    setUnmatchedBraceBackgroundColor(m_theme->color(Role::Surface));
    setMarginsBackgroundColor(m_theme->color(Role::Surface));
    setMarginsForegroundColor(m_theme->color(Role::MutedText));
    setMarginsFont(m_theme->smallCodeFont());
    updateLineNumberWidth();
    for (const int indicator : {markIndicator, currentMarkIndicator}) {
        const auto number = static_cast<unsigned long>(indicator);
        SendScintilla(SCI_INDICSETSTYLE, number, long(INDIC_FULLBOX));
        SendScintilla(SCI_INDICSETFORE, number, markColor(*m_theme, indicator == currentMarkIndicator));
        SendScintilla(SCI_INDICSETALPHA, number, 255L);
        SendScintilla(SCI_INDICSETOUTLINEALPHA, number, 255L);
        SendScintilla(SCI_INDICSETUNDER, number, 1L);
    }
    Q_EMIT contentHeightChanged();
}

void CodeEditor::load(const QString &text, const KSyntaxHighlighting::Definition &definition)
{
    const QScopedValueRollback loading(m_loading, true);
    m_composing = false;
    if (definition != m_lexer->definition()) {
        m_lexer->setLook(definition, m_syntax->theme(m_theme->syntaxThemeName()), *m_theme);
    }
    // Prose wraps, code does not.
    const bool prose = !definition.isValid() || definition.name() == QLatin1StringView("Markdown");
    setWrapMode(prose ? WrapWord : WrapNone);
    setText(text);
    m_stableSource = text;
    m_marks.clear();
    m_lexer->reset();
    forgetUndo();
    SendScintilla(SCI_SETSCROLLWIDTH, 1L);
    SendScintilla(SCI_SETXOFFSET, 0L);
    SendScintilla(SCI_GOTOPOS, 0UL);
    m_lineCount = lines();
    m_height = contentHeight();
    updateLineNumberWidth();
}

void CodeEditor::setSource(const QString &text)
{
    const QString old = QsciScintilla::text();
    m_stableSource = text;
    if (old == text) {
        return;
    }
    const QScopedValueRollback loading(m_loading, true);
    const qsizetype prefix = commonPrefix(old, text);
    const qsizetype suffix = commonSuffix(QStringView(old).sliced(prefix), QStringView(text).sliced(prefix));
    const qsizetype start = QStringView(old).left(prefix).toUtf8().size();
    const qsizetype length = QStringView(old).sliced(prefix, old.size() - prefix - suffix).toUtf8().size();
    const QByteArray middle = QStringView(text).sliced(prefix, text.size() - prefix - suffix).toUtf8();
    SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(start), static_cast<long>(start + length));
    SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(middle.size()), middle.constData());
    SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(start + middle.size()));
    forgetUndo();
}

QString CodeEditor::source() const
{
    return m_composing ? m_stableSource : text();
}

KSyntaxHighlighting::Definition CodeEditor::definition() const
{
    return m_lexer->definition();
}

int CodeEditor::contentHeight() const
{
    if (wrapMode() == WrapNone) {
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
    const QByteArray bytes = text.toUtf8();
    const long from = bytePosition(start);
    {
        const QScopedValueRollback loading(m_loading, true);
        SendScintilla(SCI_SETTARGETRANGE, static_cast<unsigned long>(from), bytePosition(start + length));
        SendScintilla(SCI_REPLACETARGET, static_cast<unsigned long>(bytes.size()), bytes.constData());
        SendScintilla(SCI_GOTOPOS, static_cast<unsigned long>(from + bytes.size()));
        forgetUndo();
    }
    publishEdit();
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
    const auto all = static_cast<unsigned long>(SendScintilla(SCI_GETLENGTH));
    for (const int indicator : {markIndicator, currentMarkIndicator}) {
        SendScintilla(SCI_SETINDICATORCURRENT, static_cast<unsigned long>(indicator));
        SendScintilla(SCI_INDICATORCLEARRANGE, 0UL, static_cast<long>(all));
    }
    const QString text = QsciScintilla::text();
    qsizetype counted = 0;
    qsizetype bytes = 0;
    const auto bytesUpTo = [&](qsizetype position) {
        const qsizetype to = std::clamp(position, counted, text.size());
        bytes += QStringView(text).sliced(counted, to - counted).toUtf8().size();
        counted = to;
        return bytes;
    };
    for (const TextMark &mark : marks) {
        const qsizetype from = bytesUpTo(mark.start);
        const qsizetype to = bytesUpTo(mark.start + mark.length);
        SendScintilla(SCI_SETINDICATORCURRENT,
                      static_cast<unsigned long>(mark.isCurrent ? currentMarkIndicator : markIndicator));
        SendScintilla(SCI_INDICATORFILLRANGE, static_cast<unsigned long>(from), static_cast<long>(to - from));
    }
}

void CodeEditor::setLineNumbersShown(bool shown)
{
    m_lineNumbers = shown;
    updateLineNumberWidth();
}

void CodeEditor::updateLineNumberWidth()
{
    const QString widest = u' ' + QString::number(std::max(lines(), 10));
    if (m_lineNumbers) {
        setMarginType(0, NumberMargin);
        setMarginWidth(0, widest);
        setMarginWidth(1, Theme::grid);
        setMarginType(1, SymbolMarginDefaultBackgroundColor);
    } else {
        setMarginWidth(0, 0);
        setMarginWidth(1, 0);
    }
}

void CodeEditor::toggleComment()
{
    CommentToggle::toggle(*this);
}

void CodeEditor::setFeatures(std::vector<std::unique_ptr<EditorFeature>> features)
{
    m_features = std::move(features);
}

// Scintilla's undo stays switched on because its input method code takes back unfinished text with it; but no key
// reaches it and it is emptied after every edit.
void CodeEditor::forgetUndo()
{
    SendScintilla(SCI_EMPTYUNDOBUFFER);
}

void CodeEditor::onTextChanged()
{
    if (lines() != m_lineCount) {
        m_lineCount = lines();
        updateLineNumberWidth();
    }
    checkHeight();
    if (!m_loading && !m_inInputMethod && !m_composing) {
        publishEdit();
    }
}

void CodeEditor::checkHeight()
{
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
    m_stableSource = text();
    Q_EMIT edited(m_stableSource);
}

bool CodeEditor::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const auto *key = static_cast<QKeyEvent *>(event);
        const bool types = !key->text().isEmpty() && key->text().front().isPrint() &&
                           !(key->modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
        if (types || key->matches(QKeySequence::Undo) || key->matches(QKeySequence::Redo)) {
            event->accept();
            return true;
        }
    }
    return QsciScintilla::event(event);
}

bool CodeEditor::leavesByArrow(const QKeyEvent *event) const
{
    if ((event->modifiers() & ~Qt::KeypadModifier) != Qt::NoModifier || hasSelectedText()) {
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
        Q_EMIT undoRequested();
        return true;
    }
    if (event->matches(QKeySequence::Redo) ||
        (event->key() == Qt::Key_Y && event->modifiers() == Qt::ControlModifier)) {
        Q_EMIT redoRequested();
        return true;
    }
    if (leavesByArrow(event)) {
        if (event->key() == Qt::Key_Up) {
            Q_EMIT leftAtTop();
        } else {
            Q_EMIT leftAtBottom();
        }
        return true;
    }
    return false;
}

void CodeEditor::keyPressEvent(QKeyEvent *event)
{
    if (handleEditingKey(event)) {
        event->accept();
        return;
    }
    if (!isReadOnly()) {
        for (const auto &feature : m_features) {
            if (feature->keyPressed(*this, *event)) {
                event->accept();
                return;
            }
        }
    }
    QsciScintilla::keyPressEvent(event);
}

void CodeEditor::inputMethodEvent(QInputMethodEvent *event)
{
    const bool composes = !event->preeditString().isEmpty();
    const bool commits = !event->commitString().isEmpty() || event->replacementLength() > 0;
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
    if (std::abs(delta.x()) > std::abs(delta.y())) {
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

void CodeEditor::contextMenuEvent(QContextMenuEvent *event)
{
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const bool writable = !isReadOnly();
    menu->addAction(tr("Cut"), this, &CodeEditor::cut)->setEnabled(writable && hasSelectedText());
    menu->addAction(tr("Copy"), this, &CodeEditor::copy)->setEnabled(hasSelectedText());
    menu->addAction(tr("Paste"), this, &CodeEditor::paste)->setEnabled(writable);
    menu->addSeparator();
    menu->addAction(tr("Select all"), this, [this] { selectAll(true); });
    menu->addAction(tr("Comment or uncomment"), this, &CodeEditor::toggleComment)->setEnabled(writable);
    menu->popup(event->globalPos());
}

} // namespace quire::ui
