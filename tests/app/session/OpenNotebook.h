// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "runs/RunJournal.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/Recovery.h"
#include "support/JupyterServer.h"

#include <QSignalSpy>
#include <QTest>

namespace quire::testing {

/// A real server with one notebook, opened with its kernel.
struct OpenNotebook
{
    /// False when the server did not start; see server.log().
    bool open()
    {
        if (!server.start() || !server.write(QStringLiteral("n.ipynb"),
                                             "{\"cells\":[],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":5}")) {
            return false;
        }
        provider =
            std::make_unique<FixedProvider>(net::Endpoint{.baseUrl = server.url(), .token = Secret(server.token())});
        machine = std::make_unique<session::AttachedMachine>(
            provider.get(), machines::MachineId{QStringLiteral("fixed"), QStringLiteral("m")}, QStringLiteral("M"),
            QString(), clock);
        std::ignore = journal.open();
        notebook = std::make_unique<session::NotebookSession>(
            session::NotebookRef{machine->id(), RemotePath(QStringLiteral("n.ipynb")), {}, false}, machine.get(),
            &recovery, &journal);
        notebook->open();
        return QTest::qWaitFor([this] { return isIdle(); }, 30000);
    }

    session::NotebookKernel &kernel() const { return notebook->kernel(); }
    bool isIdle() const { return kernel().isFree(); }

    quire::notebook::CellId add(const QString &source) const
    {
        quire::notebook::Document *document = notebook->document();
        return document
            ->insertCells(document->cellCount(), {quire::notebook::Cell(quire::notebook::CellType::Code, source)})
            .first();
    }

    /// Runs code in a new cell and waits until the kernel is free again.
    bool run(const QString &source) const
    {
        kernel().run({add(source)});
        return QTest::qWaitFor([this] { return isIdle(); }, 20000);
    }

    SystemClock clock;
    QTemporaryDir folder;
    JupyterServer server{{}};
    std::unique_ptr<FixedProvider> provider;
    session::Recovery recovery{folder.path()};
    runs::RunJournal journal{folder.filePath(QStringLiteral("runs.sqlite"))};
    std::unique_ptr<session::AttachedMachine> machine;
    std::unique_ptr<session::NotebookSession> notebook;
};

} // namespace quire::testing
