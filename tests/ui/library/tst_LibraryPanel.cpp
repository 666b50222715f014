// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/Accessibility.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"
#include "ui/library/LibraryPanel.h"

#include <QDir>
#include <QDragEnterEvent>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

using namespace quire;
using namespace quire::ui;
using namespace Qt::StringLiterals;
using models::LibraryModel;

/// The library as a person uses it.
class tst_LibraryPanel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        write(u"one.md"_s, "# Gradient descent\nThe learning rate decides.\n");
        write(u"two.md"_s, "# 损失函数\n我们用梯度下降训练模型。\n");
        m_theme = std::make_unique<Theme>();
        m_library = std::make_unique<library::Library>(m_dir->filePath(u"library"_s), library::PdfText());
        m_panel = std::make_unique<LibraryPanel>(m_library.get(), m_theme.get(), Icons(m_theme.get()));
        m_panel->resize(320, 600);
        m_panel->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_panel.get()));
        m_list = m_panel->findChild<QListView *>(u"libraryList"_s);
        m_search = m_panel->findChild<QLineEdit *>(u"librarySearch"_s);
    }

    void cleanup()
    {
        m_panel.reset();
        m_library.reset();
        m_theme.reset();
    }

    void emptyItSaysHowToFillIt()
    {
        QVERIFY(m_panel->findChild<QLabel *>(u"libraryEmpty"_s)->isVisible());
        QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList());
    }

    void whatIsDroppedIsShown()
    {
        drop({u"one.md"_s, u"two.md"_s});
        QTRY_COMPARE(titles(), (QStringList{u"Gradient descent"_s, u"损失函数"_s}));
        QCOMPARE(testing::accessibilityGaps(m_panel.get()), QStringList());
    }

    void whatItCannotHoldIsTold()
    {
        write(u"x.csv"_s, "a,b\n");
        drop({u"one.md"_s, u"x.csv"_s});
        QTRY_VERIFY(m_panel->notifications()->isShowing(u"library"_s));
        QTRY_COMPARE(titles().size(), 1);
    }

    void aSearchShowsPlacesAndOpensThere()
    {
        drop({u"one.md"_s, u"two.md"_s});
        QTRY_COMPARE(titles().size(), 2);
        QTRY_COMPARE(m_library->waitingCount(), 0);
        m_search->setText(u"梯度下降"_s);
        QTRY_COMPARE(titles(), (QStringList{u"损失函数"_s, u"# 损失函数 我们用梯度下降训练模型。"_s}));
        QSignalSpy opened(m_panel.get(), &LibraryPanel::openRequested);
        QTest::keyClick(m_search, Qt::Key_Down);
        QVERIFY(m_list->hasFocus());
        QTest::keyClick(m_list, Qt::Key_Down);
        Q_EMIT m_list->activated(m_list->currentIndex()); // Enter, which styles may call otherwise.
        QCOMPARE(opened.size(), 1);
        QCOMPARE(opened.at(0).at(0).value<library::Entry>().name(), u"two.md"_s);
        QCOMPARE(opened.at(0).at(1).toString(), u"line:1"_s);
        QCOMPARE(opened.at(0).at(2).toString(), u"梯度下降"_s);
        m_search->setText(u"nothing at all"_s);
        QTRY_VERIFY(m_panel->findChild<QLabel *>(u"libraryEmpty"_s)->isVisible());
        m_search->clear();
        QCOMPARE(titles().size(), 2);
    }

    void tagsAreWrittenAndFilteredBy()
    {
        drop({u"one.md"_s, u"two.md"_s});
        QTRY_COMPARE(titles().size(), 2);
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
        QTest::keyClick(m_list, Qt::Key_F2);
        auto *dialog = m_panel->findChild<QInputDialog *>(u"tagsDialog"_s);
        QVERIFY(dialog);
        dialog->setTextValue(u"paper， 论文"_s);
        dialog->accept();
        auto *filter = m_panel->findChild<QComboBox *>(u"libraryFilter"_s);
        QTRY_VERIFY(filter->findText(u"#论文"_s) > 0);
        filter->setCurrentIndex(filter->findText(u"#论文"_s));
        Q_EMIT filter->activated(filter->currentIndex());
        QCOMPARE(titles(), QStringList{u"Gradient descent"_s});
    }

    void groupsHaveHeadings()
    {
        drop({u"one.md"_s, u"two.md"_s});
        QTRY_COMPARE(titles().size(), 2);
        auto *group = m_panel->findChild<QComboBox *>(u"libraryGroup"_s);
        group->setCurrentIndex(int(models::LibraryArrangement::Group::Kind));
        Q_EMIT group->activated(group->currentIndex());
        QCOMPARE(titles().value(0), u"Markdown"_s);
        QCOMPARE(titles().size(), 3);
        QVERIFY(!(m_list->model()->flags(m_list->model()->index(0, 0)) & Qt::ItemIsSelectable));
    }

    void deleteKeyTakesOutOfTheLibraryAndLeavesTheFile()
    {
        drop({u"one.md"_s, u"two.md"_s});
        QTRY_COMPARE(titles().size(), 2);
        m_panel->findChild<QToolButton *>(u"libraryGrid"_s)->setChecked(true);
        m_list->setCurrentIndex(m_list->model()->index(0, 0));
        QTest::keyClick(m_list, Qt::Key_Delete);
        QTRY_COMPARE(titles().size(), 1);
        QVERIFY(QFile::exists(m_dir->filePath(u"one.md"_s)));
    }

private:
    void write(const QString &name, const QByteArray &content)
    {
        QFile file(m_dir->filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
        // The list is sorted by the time of the last change.
        file.setFileTime(QDateTime::fromMSecsSinceEpoch(name == u"one.md" ? 2'000'000 : 1'000'000),
                         QFileDevice::FileModificationTime);
    }

    void drop(const QStringList &names)
    {
        QMimeData data;
        QList<QUrl> urls;
        for (const QString &name : names) {
            urls.append(QUrl::fromLocalFile(m_dir->filePath(name)));
        }
        data.setUrls(urls);
        QDragEnterEvent enter(QPoint(50, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_panel.get(), &enter);
        QDropEvent event(QPointF(50, 300), Qt::CopyAction, &data, Qt::LeftButton, {});
        QCoreApplication::sendEvent(m_panel.get(), &event);
        QVERIFY(event.isAccepted());
    }

    QStringList titles() const
    {
        QStringList all;
        for (int row = 0; row < m_list->model()->rowCount(); ++row) {
            all.append(m_list->model()->index(row, 0).data().toString());
        }
        return all;
    }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<Theme> m_theme;
    std::unique_ptr<library::Library> m_library;
    std::unique_ptr<LibraryPanel> m_panel;
    QListView *m_list = nullptr;
    QLineEdit *m_search = nullptr;
};

QTEST_MAIN(tst_LibraryPanel)
#include "tst_LibraryPanel.moc"
