// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/SpellCheck.h"

#include "ui/editor/CodeEditor.h"
#include "ui/editor/Selections.h"
#include "ui/editor/Spelling.h"

#include <QMenu>
#include <QPointer>

#include <chrono>

namespace quire::ui {

using namespace std::chrono_literals;
using render::ProseWord;

namespace {

using Sci = QsciScintillaBase;

/// Scintilla's number of the line under misspelled words.
constexpr unsigned long wrongIndicator = 11;
/// Longer texts are no prose anybody wrote.
constexpr qsizetype longestText = 200'000;

} // namespace

SpellCheck::SpellCheck(CodeEditor *editor, Spelling *spelling) : m_editor(editor), m_spelling(spelling)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(350ms);
    connect(&m_soon, &QTimer::timeout, this, &SpellCheck::ask);
    connect(editor, &CodeEditor::touched, this, &SpellCheck::askSoon);
    connect(editor, &CodeEditor::replaced, this, &SpellCheck::askSoon);
    connect(editor, &CodeEditor::caretMoved, this, [this] {
        if (m_sparesWord) {
            askSoon();
        }
    });
    connect(spelling, &Spelling::changed, this, &SpellCheck::askSoon);
}

bool SpellCheck::keyPressed(CodeEditor &, const QKeyEvent &)
{
    return false;
}

bool SpellCheck::isWanted() const
{
    const auto language = m_editor->language().definition;
    const bool isProse =
        language.isValid() ? language.name() == QLatin1StringView("Markdown") : m_editor->options().plainTextIsProse;
    return isProse && m_editor->options().checksSpelling && m_editor->length() <= longestText &&
           !m_editor->isComposing();
}

void SpellCheck::askSoon()
{
    if (isWanted() || m_isMarked) {
        m_soon.start();
    }
}

void SpellCheck::ask()
{
    if (!isWanted()) {
        underline({}, {});
        return;
    }
    const QString text = m_editor->source();
    m_spelling->misspelled(text).then(this, [this, text](const QList<ProseWord> &wrong) {
        if (isWanted() && m_editor->source() == text) {
            underline(text, wrong);
        }
    });
}

/// All `wrong` words but the one that is being typed.
void SpellCheck::underline(const QString &text, const QList<ProseWord> &wrong)
{
    m_editor->SendScintilla(Sci::SCI_INDICSETSTYLE, wrongIndicator, long(Sci::INDIC_SQUIGGLE));
    m_editor->SendScintilla(Sci::SCI_INDICSETFORE, wrongIndicator, QColor(0xd0, 0x30, 0x30));
    m_editor->SendScintilla(Sci::SCI_SETINDICATORCURRENT, wrongIndicator);
    m_editor->SendScintilla(Sci::SCI_INDICATORCLEARRANGE, 0UL, m_editor->SendScintilla(Sci::SCI_GETLENGTH));
    m_isMarked = m_sparesWord = false;
    const int caret = m_editor->hasFocus() ? m_editor->caretPosition() : -1;
    qsizetype counted = 0;
    qsizetype bytes = 0;
    for (const ProseWord &word : wrong) {
        if (caret == word.start + word.length) {
            m_sparesWord = true;
            continue;
        }
        bytes += QStringView(text).sliced(counted, word.start - counted).toUtf8().size();
        counted = word.start;
        const qsizetype length = QStringView(text).sliced(word.start, word.length).toUtf8().size();
        m_editor->SendScintilla(Sci::SCI_INDICATORFILLRANGE, static_cast<unsigned long>(bytes), long(length));
        m_isMarked = true;
    }
}

QString SpellCheck::misspelledAt(const CodeEditor &editor, long position)
{
    if (position < 0 || editor.SendScintilla(Sci::SCI_INDICATORVALUEAT, wrongIndicator, position) == 0) {
        return {};
    }
    const long start = editor.SendScintilla(Sci::SCI_INDICATORSTART, wrongIndicator, position);
    const long end = editor.SendScintilla(Sci::SCI_INDICATOREND, wrongIndicator, position);
    return editor.text(int(start), int(end));
}

void SpellCheck::fillMenu(CodeEditor &editor, QMenu &menu, const QPoint &point)
{
    const long position =
        editor.SendScintilla(Sci::SCI_POSITIONFROMPOINTCLOSE, static_cast<unsigned long>(point.x()), long(point.y()));
    const QString word = misspelledAt(editor, position);
    if (!word.isEmpty() && !editor.isReadOnly()) {
        offer(menu, word, editor.SendScintilla(Sci::SCI_INDICATORSTART, wrongIndicator, position));
    }
}

void SpellCheck::offer(QMenu &menu, const QString &word, long start)
{
    QAction *looking = menu.addAction(tr("Looking for better words…"));
    looking->setEnabled(false);
    QAction *gap = menu.addSeparator();
    menu.addAction(tr("Add “%1” to the dictionary").arg(word), this, [this, word] { m_spelling->learn(word); });
    menu.addAction(tr("Ignore “%1”").arg(word), this, [this, word] { m_spelling->ignore(word); });
    menu.addSeparator();
    m_spelling->suggestions(word).then(
        &menu, [this, word, start, looking, gap, open = QPointer(&menu)](const QStringList &better) {
            if (better.isEmpty()) {
                looking->setText(tr("No better word is known"));
                return;
            }
            looking->setVisible(false);
            for (const QString &one : better) {
                auto *action = new QAction(one, open);
                QFont bold = action->font();
                bold.setBold(true);
                action->setFont(bold);
                connect(action, &QAction::triggered, this, [this, word, start, one] {
                    const long place = m_editor->SendScintilla(Sci::SCI_COUNTCODEUNITS, 0UL, start);
                    if (m_editor->source().sliced(place).startsWith(word)) {
                        m_editor->replaceRange(int(place), int(word.size()), one);
                    }
                });
                open->insertAction(gap, action);
            }
        });
}

} // namespace quire::ui
