// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/notebook/NotebookCommand.h"

#include <QCoreApplication>
#include <QKeySequence>

#include <functional>

class QAction;
class QMenu;

namespace quire::ui {

class MainWindow;

/// Fills a window's menu bar and its action registry.
class MainMenu
{
    Q_DECLARE_TR_FUNCTIONS(quire::ui::MainMenu)

public:
    explicit MainMenu(MainWindow *window);

    void build();

private:
    QMenu *menu(const QString &title);
    QAction *add(QMenu *menu, const QString &id, const QString &icon, const QString &text, const QKeySequence &key,
                 std::function<void()> run);
    void addCommands(QMenu *menu, const QList<NotebookCommand> &commands);
    void addRest();
    void addEditing();
    void judge(const QString &id, NotebookCommand command);
    void judgeRest();
    void buildFile();
    void addExport(QMenu *file);
    void addWeb(QMenu *file);
    void buildEdit();
    void buildView();
    void addPanels(QMenu *view);
    void buildRun();
    void buildKernel();
    void buildMachine();
    void buildTools();
    void buildHelp();

    MainWindow *m_window;
    QList<NotebookCommandInfo> m_commands;
};

} // namespace quire::ui
