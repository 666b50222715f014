// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library/LibraryEntry.h"
#include "ui/shell/Services.h"

#include <QObject>

namespace quire::library {
class Library;
}

namespace quire::ui {

class DocumentOpener;
class ExportedPage;
class LibraryPanel;
class MainWindow;
class NotebookPage;

/// Brings the offline library into the window: its panel, and what is opened from it.
class LibraryDesk : public QObject
{
    Q_OBJECT

public:
    /// All outlive this.
    LibraryDesk(library::Library *library, const Services &services, MainWindow *window);

    LibraryPanel *panel() const { return m_panel; }
    /// Shows `entry` where `place` is, with `words` marked where the viewer can.
    void open(const library::Entry &entry, const QString &place, const QString &words);

private:
    void openFile(const QString &file, library::Kind kind, const QString &place, const QString &words);
    void showPlace(NotebookPage *page, int cell);
    DocumentOpener *opener() const;

    library::Library *m_library;
    Services m_services;
    MainWindow *m_window;
    LibraryPanel *m_panel;
};

} // namespace quire::ui
