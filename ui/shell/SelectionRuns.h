// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/CellId.h"

#include <QObject>
#include <QPointer>

namespace quire::ui {

class ConsolePage;
class DocumentOpener;
class NotebookPage;
class TabArea;

/// Runs what is selected in a notebook, or the line of the cursor, in the console of its kernel, and says in the
/// notebook what came of it.
class SelectionRuns : public QObject
{
    Q_OBJECT

public:
    /// Both outlive this; `parent` too may be one of them.
    SelectionRuns(DocumentOpener *opener, TabArea *tabs, QObject *parent);

    /// The cursor goes on to the next line where nothing is selected. Of a cell that is not edited all is run.
    void run(NotebookPage *page);

private:
    void tell(NotebookPage *page, ConsolePage *console, const notebook::CellId &cell);

    DocumentOpener *m_opener;
    TabArea *m_tabs;
    QPointer<QObject> m_told; ///< Listens to the last notice's button.
};

} // namespace quire::ui
