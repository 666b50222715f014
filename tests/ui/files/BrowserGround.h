// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/RemoteFileModel.h"
#include "support/ServedFiles.h"
#include "ui/files/FileBrowser.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QTreeView>

namespace quire::testing {

/// A file browser over a real server that holds a folder, a table and a notebook, and hands for it.
class BrowserGround
{
protected:
    bool startServer()
    {
        m_theme = std::make_unique<ui::Theme>();
        if (!m_served.start()) {
            qWarning("%s", m_served.log().constData());
            return false;
        }
        m_source = m_served.source(QStringLiteral("work"));
        return true;
    }

    bool showBrowser()
    {
        if (!m_served.hold({{QStringLiteral("folder/inner.txt"), "inner"},
                            {QStringLiteral("data.csv"), "1,2"},
                            {QStringLiteral("train.ipynb"), "{}"}})) {
            return false;
        }
        m_browser = std::make_unique<ui::FileBrowser>(ui::Icons(m_theme.get()));
        m_browser->resize(300, 400);
        m_browser->show();
        const bool isActive = QTest::qWaitForWindowActive(m_browser.get());
        m_browser->setPlaces({home(m_source.get())}, QStringLiteral("Work"));
        const QStringList all{QStringLiteral("folder"), QStringLiteral("data.csv"), QStringLiteral("train.ipynb")};
        const bool isListed = QTest::qWaitFor([&] { return names() == all; });
        m_browser->setFocus();
        return isActive && isListed && tree()->hasFocus();
    }

    QTreeView *tree() const { return m_browser->findChild<QTreeView *>(QStringLiteral("fileTree")); }
    ui::NotificationBar *notices() const { return m_browser->findChild<ui::NotificationBar *>(); }
    QModelIndex row(const QString &path) const { return m_browser->model()->indexOf(RemotePath(path)); }
    void select(const QString &path) const
    {
        tree()->selectionModel()->setCurrentIndex(row(path),
                                                  QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    }
    QStringList names() const
    {
        QStringList all;
        for (int each = 0; each < m_browser->model()->rowCount(); ++each) {
            all.append(m_browser->model()->index(each, 0).data().toString());
        }
        return all;
    }
    void doubleClick(const QString &path) const
    {
        const QPoint point = tree()->visualRect(row(path)).center();
        QTest::mouseClick(tree()->viewport(), Qt::LeftButton, {}, point);
        QTest::mouseDClick(tree()->viewport(), Qt::LeftButton, {}, point);
    }
    void rename(const QString &path, const QString &name) const
    {
        select(path);
        QTest::keyClick(tree(), Qt::Key_F2);
        auto *line = tree()->findChild<QLineEdit *>();
        QVERIFY(line && line->hasFocus());
        line->selectAll();
        QTest::keyClicks(line, name);
        QTest::keyClick(line, Qt::Key_Return);
    }
    void run(const QString &action) const { m_browser->findChild<QAction *>(action)->trigger(); }
    void type(const QString &path) const
    {
        QTest::keyClick(tree(), Qt::Key_L, Qt::ControlModifier);
        auto *line = m_browser->findChild<QLineEdit *>(QStringLiteral("path.line"));
        QVERIFY(line->hasFocus());
        line->setText(path);
        QTest::keyClick(line, Qt::Key_Return);
    }
    static models::FilePlace home(models::FolderSource *source)
    {
        return {QStringLiteral("notebooks"), QStringLiteral("Notebooks"), QStringLiteral("notebook"), source, {}};
    }
    RemotePath here() const { return m_browser->model()->folder(); }
    static QString clipboard() { return QGuiApplication::clipboard()->text(); }
    void drop(const QMimeData &mime, const QString &onto, Qt::KeyboardModifiers keys = {}) const
    {
        const QPoint point = row(onto).isValid() ? tree()->visualRect(row(onto)).center()
                                                 : tree()->viewport()->rect().bottomLeft() - QPoint(-20, 5);
        QDragEnterEvent enter(point, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(tree()->viewport(), &enter);
        QDropEvent event(point, Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, keys);
        QCoreApplication::sendEvent(tree()->viewport(), &event);
    }
    static void dropOn(QWidget *button, const QMimeData &mime)
    {
        QDragEnterEvent enter(QPoint(3, 3), Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(button, &enter);
        QDropEvent event(QPoint(3, 3), Qt::CopyAction | Qt::MoveAction, &mime, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(button, &event);
    }
    std::unique_ptr<QMimeData> files(const QStringList &names, const QString &source = QStringLiteral("work")) const
    {
        QList<RemotePath> paths;
        for (const QString &name : names) {
            paths.append(RemotePath(name));
        }
        return ui::FileDrag{source, paths}.toMime({}, {});
    }

    ServedFiles m_served;
    std::unique_ptr<models::ContentsSource> m_source;
    std::unique_ptr<ui::Theme> m_theme;
    std::unique_ptr<ui::FileBrowser> m_browser;
};

} // namespace quire::testing
