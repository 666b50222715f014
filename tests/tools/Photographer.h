// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"
#include "tools/Driver.h"

#include <QDir>
#include <QList>
#include <QStringList>

class QWidget;

namespace quire::ui {
class MainWindow;
class NotebookPage;
class SyncPanel;
} // namespace quire::ui

namespace quire::tools {

/// Brings one view up in a running program, takes its picture, and leaves the window as it was.
class Photographer
{
public:
    Photographer(Driver *driver, QDir folder, QString suffix, QStringList wanted)
        : m_driver(driver), m_folder(std::move(folder)), m_suffix(std::move(suffix)), m_wanted(std::move(wanted))
    {
    }

    void takeAll(const QString &sample);

private:
    ui::MainWindow *window() const { return m_driver->window(); }
    bool wants(const QString &view) const { return m_wanted.isEmpty() || m_wanted.contains(view); }
    void take(const QString &view, QWidget *what = nullptr, const QString &name = {});
    void takeEditing(ui::NotebookPage *page);
    /// A real run that waits for input, with a cell queued behind it.
    void takeRunning(ui::NotebookPage *page);
    /// Outputs as they lie in a file; nothing is run.
    void takeOutputs();
    /// The panels at the right, with what a person would have in them.
    void takeTools(ui::NotebookPage *page);
    void takeQueue(ui::NotebookPage *page, const QList<notebook::CellId> &cells);
    /// Tags and metadata of a cell, and the tray of deleted ones.
    void takeCellTools(ui::NotebookPage *page);
    void takeViewers(const ui::NotebookPage *page);
    /// On the notebook's kernel: text, a picture, an error, and something being written.
    void takeConsole(ui::NotebookPage *page);
    /// One that is done, one that asks, one under way.
    void takeTransfers();
    /// A shell on the machine, with colours and what one can ask of it.
    void takeShell();
    void takeSync();
    /// The offline library and a page in it.
    void takeLibrary();
    void takeExported(const QString &file);
    void takeBadges();
    void takeTrouble(const QString &folder, const QString &there, ui::SyncPanel *panel);
    /// Formulas arrive when they are set.
    void takeMarkdown(ui::NotebookPage *page);
    /// Long and coloured text, errors, and what is found in them.
    void takeTerminal();
    /// As it comes from elsewhere, and after it was trusted.
    void takeInteractive();
    /// Colab's forms, and under them a text cell with its spelling checked.
    void takeForm(ui::NotebookPage *page);
    void takeFind(ui::NotebookPage *page);
    void takeCompletion(ui::NotebookPage *page);
    void takeFailures(ui::NotebookPage *page);
    /// The file browser: a tree, a list, a menu, properties, something deleted.
    void takeFiles();
    void takeDialogs();

    Driver *m_driver;
    QDir m_folder;
    QString m_suffix;
    QStringList m_wanted;
};

} // namespace quire::tools
