// SPDX-License-Identifier: GPL-3.0-or-later
#include "session/ConsoleMemory.h"

#include "base/Coroutine.h"
#include "notebook/NotebookFile.h"
#include "session/KernelConsole.h"
#include "session/Recovery.h"

#include <QtConcurrentRun>

namespace quire::session {

using namespace std::chrono_literals;
using notebook::Cell;
using notebook::Notebook;
namespace NotebookFile = notebook::NotebookFile;

namespace {

QByteArray written(Notebook notebook)
{
    QByteArray bytes = NotebookFile::write(notebook);
    while (bytes.size() > ConsoleMemory::limit && !notebook.cells.isEmpty()) {
        notebook.cells.remove(0, (notebook.cells.size() + 1) / 2);
        bytes = NotebookFile::write(notebook);
    }
    return bytes;
}

bool wasSaid(const Cell &cell)
{
    return !cell.metadata().value(u"editable").toBool(true);
}

} // namespace

ConsoleMemory::ConsoleMemory(KernelConsole *console, Recovery *copies, QObject *parent)
    : QObject(parent), m_console(console), m_copies(copies)
{
    m_soon.setSingleShot(true);
    m_soon.setInterval(2s);
    connect(&m_soon, &QTimer::timeout, this, [this] { std::ignore = keep(); });
    const auto wake = [this] {
        if (!m_soon.isActive()) {
            m_soon.start();
        }
    };
    connect(console, &KernelConsole::prompted, this, wake);
    connect(&console->runs(), &CellRuns::runEnded, this, wake);
}

/// Apart from that of the notebook itself.
QString ConsoleMemory::identity() const
{
    return QStringLiteral("console|") + m_console->ref().identity();
}

Reply<void> ConsoleMemory::restore()
{
    const auto copy = co_await m_copies->find(identity());
    if (!copy) {
        co_return std::unexpected(copy.error());
    }
    if (!*copy) {
        co_return Result<void>();
    }
    const auto reading = co_await QtConcurrent::run(NotebookFile::read, (*copy)->bytes);
    if (!reading) {
        co_return std::unexpected(reading.error());
    }
    putBack(reading->notebook);
    co_return Result<void>();
}

/// The last cell is what was being written.
void ConsoleMemory::putBack(const Notebook &kept)
{
    QList<Cell> said = kept.cells;
    if (!said.isEmpty() && !wasSaid(said.constLast())) {
        const Cell prompt = said.takeLast();
        if (m_console->isPromptUntouched()) {
            m_console->document()->setSource(m_console->prompt(), prompt.source());
        }
    }
    m_console->putBack(said);
}

Reply<void> ConsoleMemory::keep()
{
    m_soon.stop();
    const int turn = ++m_turn;
    const QByteArray bytes = co_await QtConcurrent::run(written, m_console->document()->notebook());
    if (turn != m_turn) {
        co_return Result<void>();
    }
    co_return co_await m_copies->keep(identity(), bytes);
}

Reply<void> ConsoleMemory::forget()
{
    m_soon.stop();
    ++m_turn;
    return m_copies->discard(identity());
}

} // namespace quire::session
