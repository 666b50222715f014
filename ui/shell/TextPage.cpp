// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/TextPage.h"

#include "session/Workspace.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/IndentStyle.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/Keymap.h"
#include "ui/shell/EditorSettings.h"
#include "ui/shell/Services.h"
#include "ui/shell/SessionWords.h"
#include "ui/shell/TextFindBar.h"
#include "ui/shell/TextStatusRow.h"

#include <QKeyEvent>
#include <QLabel>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace quire::ui {

using namespace Qt::StringLiterals;
using session::LineEnd;
using session::TextEncoding;
using session::TextFile;

namespace {

const QString loadKey = QStringLiteral("file");

QsciScintilla::EolMode toMode(LineEnd lineEnd)
{
    switch (lineEnd) {
    case LineEnd::Windows:
        return QsciScintilla::EolWindows;
    case LineEnd::Mac:
        return QsciScintilla::EolMac;
    case LineEnd::Unix:
        break;
    }
    return QsciScintilla::EolUnix;
}

/// Text files are lists and logs as often as prose; only these are known to be none.
bool isWrittenToBeRead(const QString &fileName)
{
    static const QRegularExpression lists(QStringLiteral("require|constraint|freeze|list|log|vocab|label|class"),
                                          QRegularExpression::CaseInsensitiveOption);
    return fileName.endsWith(".txt"_L1, Qt::CaseInsensitive) && !lists.match(fileName).hasMatch();
}

} // namespace

TextPage::TextPage(session::AttachedMachine *machine, std::unique_ptr<TextFile> file, const Theme *theme,
                   Syntax *syntax, const Icons &icons, QWidget *parent)
    : FilePage(file->ref(), machine, parent),
      m_file(std::move(file)),
      m_syntax(syntax),
      m_loading(new QLabel(tr("Opening “%1”…").arg(title()), this)),
      m_editor(new CodeEditor(theme, syntax, this, CodeEditor::Kind::Page)),
      m_find(new TextFindBar(m_editor, icons, this)),
      m_row(new TextStatusRow(syntax, this))
{
    setObjectName(QStringLiteral("textPage"));
    m_editor->setObjectName(QStringLiteral("textEditor"));
    m_editor->setAccessibleName(tr("Text of “%1”").arg(title()));
    EditorOptions options;
    options.lineNumbers = true;
    options.indentationGuides = true;
    options.folding = true;
    options.plainTextIsProse = isWrittenToBeRead(title());
    m_editor->setOptions(options);
    m_editor->installEventFilter(this);
    m_loading->setAlignment(Qt::AlignCenter);
    m_loading->setForegroundRole(QPalette::PlaceholderText);
    column()->addWidget(m_find);
    column()->addWidget(m_loading, 1);
    column()->addWidget(m_editor, 1);
    column()->addWidget(m_row);
    m_editor->hide();
    m_row->hide();
    setFocusProxy(m_editor);
    m_file->setSource([this] { return m_editor->source(); });
    connectFile();
    connectEditor();
    connectRow();
    load();
}

TextPage::~TextPage()
{
    // The file may still ask for the text while it goes.
    m_file->setSource({});
}

FilePages::Kind TextPage::kind(const Services &services)
{
    const auto make = [services](const session::NotebookRef &ref, session::AttachedMachine *machine,
                                 QWidget *parent) -> FilePage * {
        auto *page = new TextPage(machine, services.workspace->textFile(ref, machine), services.theme, services.syntax,
                                  services.icons, parent);
        EditorSettings::follow(services.settings, page, page->editor()->options(), [page](EditorOptions options) {
            options.wrapsCode = page->editor()->options().wrapsCode;
            options.keys = page->editor()->options().keys;
            page->editor()->setOptions(options);
        });
        return page;
    };
    // Names that types of files know as something else.
    return {QStringLiteral("text"),
            {QStringLiteral("ts"), QStringLiteral("tsx"), QStringLiteral("toml"), QStringLiteral("lock")},
            make,
            true};
}

void TextPage::setKeymap(const Keymap &keymap)
{
    EditorOptions options = m_editor->options();
    options.keys = keymap.editorKeys();
    m_editor->setOptions(options);
}

void TextPage::connectFile()
{
    TextFile *file = m_file.get();
    connect(file, &TextFile::loaded, this, &TextPage::adopt);
    connect(file, &TextFile::formatChanged, this, [this] {
        m_row->showFormat(m_file->encoding(), m_file->lineEnd());
        m_editor->setEolMode(toMode(m_file->lineEnd()));
    });
    connect(file, &TextFile::saveStateChanged, this, [this] {
        showState();
        Q_EMIT tabTextChanged(tabText());
    });
    connect(file, &TextFile::noticeRaised, this,
            [this](const session::Notice &notice) { notifications()->show(SessionWords::shown(notice)); });
    connect(file, &TextFile::noticeCleared, notifications(), &NotificationBar::remove);
    connect(notifications(), &NotificationBar::actionTriggered, this,
            [this](const QString &key, const QString &choice) {
                if (key != loadKey) {
                    m_file->choose(key, choice);
                } else if (choice == u"again") {
                    notifications()->remove(key);
                    load();
                }
            });
}

void TextPage::connectEditor()
{
    connect(m_editor, &CodeEditor::touched, m_file.get(), &TextFile::noteEdit);
    connect(m_editor, &CodeEditor::caretMoved, this, &TextPage::showPlace);
}

void TextPage::connectRow()
{
    connect(m_row, &TextStatusRow::lineChosen, this, [this](int line) {
        m_editor->ensureLineVisible(line - 1);
        m_editor->setCursorPosition(line - 1, 0);
        m_editor->setFocus();
    });
    connect(m_row, &TextStatusRow::languageChosen, this, [this](const KSyntaxHighlighting::Definition &language) {
        m_editor->setLanguage(language);
        m_row->showLanguage(language);
        m_editor->setFocus();
    });
    connect(m_row, &TextStatusRow::encodingChosen, m_file.get(), &TextFile::setEncoding);
    connect(m_row, &TextStatusRow::reopenChosen, this, [this](TextEncoding encoding) {
        if (m_file->isModified()) {
            notifications()->show({QStringLiteral("reopen"),
                                   Notification::Severity::Warning,
                                   tr("Save your changes first: reading the file again would lose them."),
                                   {}});
            return;
        }
        m_file->reopen(encoding).then(this, [this](const Result<void> &result) {
            if (!result) {
                showFailure(result.error());
            }
        });
    });
    connect(m_row, &TextStatusRow::lineEndChosen, this, &TextPage::changeLineEnds);
    connect(m_row, &TextStatusRow::indentationChosen, this, [this](bool usesTabs, int width) {
        m_editor->setIndentationsUseTabs(usesTabs);
        m_editor->setIndentationWidth(width);
        showIndentation();
    });
    connect(m_row, &TextStatusRow::wrapToggled, this, [this](bool wraps) {
        EditorOptions options = m_editor->options();
        options.wrapsCode = wraps;
        m_editor->setOptions(options);
    });
}

void TextPage::load()
{
    m_loading->setVisible(!m_file->isLoaded());
    m_file->load().then(this, [this](const Result<void> &result) {
        if (!result) {
            m_loading->hide();
            notifications()->show({loadKey,
                                   Notification::Severity::Error,
                                   tr("“%1” cannot be shown. %2").arg(title(), result.error().message),
                                   {{QStringLiteral("again"), tr("Try Again")}}});
        }
    });
}

void TextPage::adopt(const QString &text)
{
    const bool isFirst = !m_editor->isVisible();
    const int caret = m_editor->caretPosition();
    const KSyntaxHighlighting::Definition language =
        isFirst ? m_syntax->definitionForFile(title()) : m_editor->language().definition;
    const IndentStyle indent = IndentStyle::ofText(text, IndentStyle::ofLanguage(language.name()));
    m_editor->setReadOnly(false);
    m_editor->load(text, language);
    m_editor->setIndentationsUseTabs(indent.usesTabs);
    m_editor->setIndentationWidth(indent.width);
    m_editor->setReadOnly(m_file->isReadOnly());
    m_editor->setCaretPosition(caret);
    m_row->showLanguage(language);
    m_row->setReadOnly(m_file->isReadOnly());
    showIndentation();
    showPlace();
    showState();
    if (isFirst) {
        const bool hadFocus = hasFocus() || isAncestorOf(focusWidget()) || m_loading->isVisible();
        m_loading->hide();
        m_editor->show();
        m_row->show();
        if (hadFocus && isVisible()) {
            m_editor->setFocus();
        }
        showLine(m_lineToShow);
    }
}

void TextPage::showLine(int line)
{
    m_lineToShow = line;
    if (line < 1 || !m_file->isLoaded() || m_editor->isHidden()) {
        return; // It comes with the text.
    }
    m_lineToShow = 0;
    const int last = m_editor->lines() - 1;
    const int row = std::min(line - 1, last);
    m_editor->setSelection(row, 0, row, m_editor->lineLength(row) - (row < last ? 1 : 0));
    m_editor->ensureLineVisible(row);
}

/// All lines of the text get these ends, as one edit.
void TextPage::moveTo(const session::NotebookRef &ref)
{
    m_file->moveTo(ref);
    FilePage::moveTo(ref);
    m_editor->setAccessibleName(tr("Text of “%1”").arg(title()));
}

void TextPage::changeLineEnds(LineEnd lineEnd)
{
    m_editor->setEolMode(toMode(lineEnd));
    m_editor->convertEols(toMode(lineEnd));
    m_file->setLineEnd(lineEnd);
    m_file->noteEdit();
    m_row->showFormat(m_file->encoding(), lineEnd);
}

void TextPage::showIndentation()
{
    m_row->showIndentation(m_editor->indentationsUseTabs(), m_editor->indentationWidth());
}

void TextPage::showPlace()
{
    int line = 0;
    int column = 0;
    m_editor->getCursorPosition(&line, &column);
    m_row->showPlace(line + 1, column + 1, m_editor->lines());
}

void TextPage::showState()
{
    if (m_file->isReadOnly()) {
        m_row->showState(tr("Read-only"));
        return;
    }
    switch (m_file->saveState()) {
    case TextFile::SaveState::Saved:
        m_row->showState(tr("Saved"));
        break;
    case TextFile::SaveState::Modified:
        m_row->showState(tr("Not saved yet"));
        break;
    case TextFile::SaveState::Saving:
        m_row->showState(tr("Saving…"));
        break;
    case TextFile::SaveState::Failed:
        m_row->showState(tr("Not saved"));
        break;
    }
}

Reply<void> TextPage::save()
{
    return m_file->save();
}

void TextPage::showEvent(QShowEvent *event)
{
    FilePage::showEvent(event);
    std::ignore = m_file->lookAgain();
}

bool TextPage::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_editor) {
        return FilePage::eventFilter(watched, event);
    }
    if (event->type() == QEvent::FocusIn) {
        std::ignore = m_file->lookAgain();
    }
    const bool isTrial = event->type() == QEvent::ShortcutOverride;
    if ((isTrial || event->type() == QEvent::KeyPress) && performKey(*static_cast<QKeyEvent *>(event), isTrial)) {
        event->accept();
        return true;
    }
    return FilePage::eventFilter(watched, event);
}

bool TextPage::performKey(const QKeyEvent &event, bool isTrial)
{
    const int control = Qt::ControlModifier;
    const int shift = Qt::ShiftModifier;
    const auto is = [&event](int modifiers, Qt::Key key) {
        return event.key() == key && int(event.modifiers()) == modifiers;
    };
    std::function<void()> act;
    if (is(control, Qt::Key_F) || is(control, Qt::Key_H)) {
        act = [this, &event] { m_find->open(event.key() == Qt::Key_H); };
    } else if (is(control, Qt::Key_G) || is(Qt::NoModifier, Qt::Key_F3)) {
        act = [this] { m_find->step(true); };
    } else if (is(control | shift, Qt::Key_G) || is(shift, Qt::Key_F3)) {
        act = [this] { m_find->step(false); };
    } else if (is(Qt::AltModifier, Qt::Key_G)) {
        act = [this] { m_row->askForLine(); };
    } else if (is(Qt::NoModifier, Qt::Key_Escape) && m_find->isVisible() && !m_editor->wantsFirst(event)) {
        act = [this] { m_find->close(); };
    }
    if (act && !isTrial) {
        act();
    }
    return bool(act);
}

} // namespace quire::ui
