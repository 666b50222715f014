// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/SelectionRuns.h"

#include "session/KernelConsole.h"
#include "session/NotebookSession.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/SeveralCursors.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/shell/ConsolePage.h"
#include "ui/shell/ConsoleTabs.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/TabArea.h"

namespace quire::ui {

using notebook::CellId;

namespace {

const QString selectionKey = QStringLiteral("selection-run");
constexpr qsizetype longestTold = 160;
constexpr qsizetype longestRead = 1'000'000;

/// The last line of what came, without its colours.
QString lastLine(const notebook::Cell &cell)
{
    QString text;
    for (const notebook::Output &output : cell.outputs()) {
        if (output.type() == notebook::Output::Type::Error) {
            text = output.errorName() + QStringLiteral(": ") + output.errorValue();
        } else if (output.type() == notebook::Output::Type::Stream) {
            text = output.textLength() < longestRead ? output.text() : QString();
        } else if (const QString value = output.data().text(u"text/plain"); !value.isEmpty()) {
            text = value;
        }
    }
    const QString line = text.trimmed().section(u'\n', -1);
    return line.size() > longestTold ? line.first(longestTold) + u'…' : line;
}

QString codeToRun(const NotebookPage &page)
{
    if (CodeEditor *editor = page.editor()) {
        if (const QList<QByteArray> selected = SeveralCursors::selectedTexts(*editor); !selected.isEmpty()) {
            return QString::fromUtf8(selected.join('\n'));
        }
        int line = 0;
        int column = 0;
        editor->getCursorPosition(&line, &column);
        const QString code = editor->text(line);
        editor->setCursorPosition(std::min(line + 1, editor->lines() - 1), 0);
        return code;
    }
    const notebook::Document *document = page.view()->document();
    const int row = document ? document->indexOf(page.view()->currentCell()) : -1;
    return row < 0 ? QString() : document->cell(row).source();
}

} // namespace

SelectionRuns::SelectionRuns(DocumentOpener *opener, TabArea *tabs, QObject *parent)
    : QObject(parent), m_opener(opener), m_tabs(tabs)
{
}

void SelectionRuns::run(NotebookPage *page)
{
    const notebook::Document *document = page->view()->document();
    const int row = document ? document->indexOf(page->view()->currentCell()) : -1;
    if (row < 0 || document->cell(row).type() != notebook::CellType::Code) {
        return;
    }
    QString code = codeToRun(*page);
    if (code.trimmed().isEmpty()) {
        return;
    }
    while (code.back().isSpace()) { // Not at the front: indentation is the kernel's to judge.
        code.chop(1);
    }
    ConsolePage *console = m_opener->consoles().open(page);
    m_tabs->setCurrentWidget(page);
    if (CodeEditor *editor = page->editor()) {
        editor->setFocus();
    } else {
        page->view()->setFocus();
    }
    tell(page, console, console->console()->run(code));
}

void SelectionRuns::tell(NotebookPage *page, ConsolePage *console, const CellId &cell)
{
    auto *waiting = new QObject(console);
    connect(page, &QObject::destroyed, waiting, &QObject::deleteLater);
    session::KernelConsole *talk = console->console();
    connect(&talk->runs(), &session::CellRuns::runEnded, waiting, [=, this] {
        const int row = talk->document()->indexOf(cell);
        if (row >= 0 && talk->runs().run(cell).state != session::CellRun::State::Idle) {
            return;
        }
        waiting->deleteLater();
        const QString came = row < 0 ? QString() : lastLine(talk->document()->cell(row));
        const bool failed = talk->runs().run(cell).failed;
        page->notifications()->show({selectionKey,
                                     failed ? Notification::Severity::Warning : Notification::Severity::Information,
                                     came.isEmpty() ? tr("It ran in the console of this notebook.") : came,
                                     {{QStringLiteral("show"), tr("Show Console")}}});
        delete m_told;
        m_told = new QObject(console);
        connect(page->notifications(), &NotificationBar::actionTriggered, m_told,
                [this, page, console](const QString &key, const QString &) {
                    if (key == selectionKey) {
                        page->notifications()->remove(key);
                        m_tabs->setCurrentWidget(console);
                    }
                });
    });
}

} // namespace quire::ui
