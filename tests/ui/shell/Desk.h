// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "base/Clock.h"
#include "machines/MachineCatalog.h"
#include "machines/local/LocalProvider.h"
#include "notebook/NotebookFile.h"
#include "runs/RunJournal.h"
#include "session/AttachedMachine.h"
#include "session/NotebookSession.h"
#include "session/Recovery.h"
#include "session/Workspace.h"
#include "store/Settings.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"
#include "ui/shell/Services.h"
#include "ui/shell/TabArea.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

namespace quire::testing {

/// What pages and panels of the shell need around them, in a folder of its own. This computer's server is never
/// started: notebooks are read from disk and have no kernel.
struct Desk
{
    Desk() { catalog.addProvider(local); }

    /// Writes a notebook of code cells and gives its file.
    QString write(const QString &name, const QStringList &sources) const
    {
        notebook::Notebook made;
        for (const QString &source : sources) {
            made.cells.append(notebook::Cell(notebook::CellType::Code, source));
        }
        QDir().mkpath(local->root());
        QFile file(QDir(local->root()).filePath(name));
        const bool isWritten = file.open(QIODevice::WriteOnly) && file.write(notebook::NotebookFile::write(made)) > 0;
        return isWritten ? file.fileName() : QString();
    }

    QByteArray read(const QString &name) const
    {
        QFile file(QDir(local->root()).filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// A notebook with one cell, on the desk and loaded; null if that failed.
    session::NotebookSession *open(const QString &name)
    {
        session::NotebookSession *session = workspace.open(workspace.refForLocalFile(write(name, {name})));
        session->openWithoutKernel();
        const bool isLoaded = QTest::qWaitFor([session] { return session->document() != nullptr; });
        return isLoaded ? session : nullptr;
    }

    /// Types into the first cell of `session`.
    static void edit(session::NotebookSession *session)
    {
        session->document()->setSource(session->document()->cell(0).id(), QStringLiteral("edited"));
    }

    /// What a window is made of, as far as it is here.
    ui::Services services()
    {
        return {.settings = &settings,
                .credentials = nullptr,
                .catalog = &catalog,
                .local = local,
                .servers = nullptr,
                .journal = &journal,
                .workspace = &workspace,
                .consoles = &consoles,
                .theme = &theme,
                .syntax = &syntax,
                .web = nullptr,
                .icons = icons,
                .content = {},
                .github = nullptr,
                .publicFiles = nullptr};
    }

    /// Tabs over this desk, on the screen.
    std::unique_ptr<ui::TabArea> showTabs()
    {
        auto tabs = std::make_unique<ui::TabArea>(&workspace, &settings, &theme, &syntax, icons);
        tabs->resize(800, 600);
        tabs->setVisible(true);
        return tabs;
    }

    QTemporaryDir folder;
    SystemClock clock;
    store::Settings settings{folder.filePath(QStringLiteral("quire.ini"))};
    machines::MachineCatalog catalog;
    machines::LocalProvider *local = new machines::LocalProvider({folder.filePath(QStringLiteral("machines"))},
                                                                 folder.filePath(QStringLiteral("root")), clock);
    session::Recovery recovery{folder.filePath(QStringLiteral("recovery"))};
    session::Recovery consoles{folder.filePath(QStringLiteral("consoles"))};
    runs::RunJournal journal{folder.filePath(QStringLiteral("runs.sqlite"))};
    session::Workspace workspace{&catalog, local, &settings, &recovery, &journal, clock};
    ui::Theme theme;
    ui::Syntax syntax;
    ui::Icons icons{&theme};
};

} // namespace quire::testing
