// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookView.h"
#include "ui/output/OutputStack.h"
#include "ui/output/OutputView.h"

#include <QSignalSpy>
#include <QTest>

namespace quire::testing {

using namespace Qt::StringLiterals;
using namespace quire::ui;
using namespace quire::notebook;

/// A notebook in its view: three cells, or what open() is given.
class NotebookViewFixture : public QObject
{
protected:
    void openThreeCells()
    {
        m_theme = m_theme ? std::move(m_theme) : std::make_unique<Theme>();
        open({Cell(CellType::Code, u"a = 1"_s), Cell(CellType::Markdown, u"# Title"_s),
              Cell(CellType::Code, u"b = 2"_s)});
    }

    void clearAway()
    {
        m_view.reset();
        m_document.reset();
    }

    void open(const QList<Cell> &cells)
    {
        clearAway();
        Notebook notebook;
        notebook.cells = cells;
        m_document = std::make_unique<Document>(notebook);
        m_view = std::make_unique<NotebookView>(m_theme.get(), &m_syntax);
        m_view->setLanguage(u"python"_s);
        m_view->resize(800, 600);
        m_view->setDocument(m_document.get());
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        m_view->activateWindow();
        m_view->setFocus();
    }

    CodeEditor *editor() const { return m_view->findChild<CodeEditor *>(u"cellEditor"_s); }
    QString source(int row) const { return m_document->cell(row).source(); }
    QStringList sources() const
    {
        QStringList all;
        for (const Cell &each : m_document->notebook().cells) {
            all.append(each.source());
        }
        return all;
    }
    CellWidget *cell(int row) const
    {
        for (CellWidget *widget : m_view->findChildren<CellWidget *>()) {
            if (widget->isVisible() && widget->cellId() == m_document->cell(row).id()) {
                return widget;
            }
        }
        return nullptr;
    }
    CellWidget *topCell() const
    {
        for (CellWidget *widget : m_view->findChildren<CellWidget *>()) {
            if (widget->isVisible() && widget->geometry().contains(5, 0)) {
                return widget;
            }
        }
        return nullptr;
    }
    static QList<CellId> ran(QSignalSpy &runs)
    {
        return runs.isEmpty() ? QList<CellId>() : runs.takeFirst().first().value<QList<CellId>>();
    }

    std::unique_ptr<Theme> m_theme;
    Syntax m_syntax;
    std::unique_ptr<Document> m_document;
    std::unique_ptr<NotebookView> m_view;
};

} // namespace quire::testing
