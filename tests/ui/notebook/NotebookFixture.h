// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "notebook/Document.h"
#include "ui/editor/CodeEditor.h"
#include "ui/editor/Syntax.h"
#include "ui/kit/Theme.h"
#include "ui/notebook/CellWidget.h"
#include "ui/notebook/NotebookView.h"

#include <QTest>

#include <memory>

namespace quire::testing {

/// A notebook in a view of its own, with the focus.
struct NotebookFixture
{
    void open(const QList<notebook::Cell> &cells)
    {
        close();
        notebook::Notebook made;
        made.cells = cells;
        document = std::make_unique<notebook::Document>(made);
        view = std::make_unique<ui::NotebookView>(&theme, &syntax);
        view->setLanguage(QStringLiteral("python"));
        view->resize(800, 600);
        view->setDocument(document.get());
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->activateWindow();
        view->setFocus();
    }

    void close()
    {
        view.reset();
        document.reset();
    }

    ui::CodeEditor *editor() const { return view->findChild<ui::CodeEditor *>(QStringLiteral("cellEditor")); }
    notebook::CellId id(int row) const { return document->cell(row).id(); }
    QString source(int row) const { return document->cell(row).source(); }
    QStringList sources() const
    {
        QStringList all;
        for (const notebook::Cell &each : document->notebook().cells) {
            all.append(each.source());
        }
        return all;
    }
    int currentRow() const { return document->indexOf(view->currentCell()); }
    void go(int row) const { view->setCurrentCell(id(row)); }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) const
    {
        QWidget *target = view->mode() == ui::NotebookView::Mode::Edit ? static_cast<QWidget *>(editor()) : view.get();
        QTest::keyClick(target, key, modifiers);
    }
    void press(const QString &keys) const
    {
        for (const QChar key : keys) {
            press(Qt::Key(key.toUpper().unicode()), key.isUpper() ? Qt::ShiftModifier : Qt::NoModifier);
        }
    }
    /// The widget that shows a row now, or null.
    ui::CellWidget *cell(int row) const
    {
        const QList<ui::CellWidget *> all = view->findChildren<ui::CellWidget *>();
        for (ui::CellWidget *widget : all) {
            if (widget->isVisible() && widget->cellId() == id(row)) {
                return widget;
            }
        }
        return nullptr;
    }

    ui::Theme theme;
    ui::Syntax syntax;
    std::unique_ptr<notebook::Document> document;
    std::unique_ptr<ui::NotebookView> view;
};

} // namespace quire::testing
