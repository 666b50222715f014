// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/kit/NotificationBar.h"
#include "ui/output/OutputView.h"
#include "ui/shell/RenderedPage.h"

#include <QAction>
#include <QPainter>
#include <QPdfWriter>
#include <QSignalSpy>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::RenderedPage;

/// JSON and PDF files in tabs of their own.
class tst_RenderedPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void jsonIsATreeThatCanBeReadAgain()
    {
        write(u"a.json"_s, "{\"name\": \"Quire\", \"list\": [1, 2, 3]}");
        const auto page = show(u"a.json"_s, u"application/json"_s);
        QTRY_COMPARE(view(*page)->stack()->itemCount(), 1);
        QVERIFY(view(*page)->stack()->accessibleText().contains(u"Quire"));
        QVERIFY(view(*page)->height() > 20);
        QCOMPARE(testing::accessibilityGaps(page.get()), QStringList());
        write(u"a.json"_s, "{\"name\": \"other\"}");
        page->findChild<QAction *>(u"reload"_s)->trigger();
        QTRY_VERIFY(view(*page)->stack()->accessibleText().contains(u"other"));
    }

    void whatIsNoJsonIsSaidAndCanBeOpenedAsText()
    {
        for (const char *text : {"{\"a\": ", "1}, \"metadata\": {\"x\": 1", ""}) {
            write(u"bad.json"_s, text);
            const auto page = show(u"bad.json"_s, u"application/json"_s);
            QTRY_VERIFY(page->notifications()->isShowing(u"file"_s));
            QCOMPARE(view(*page)->stack()->itemCount(), 0);
            QSignalSpy wanted(page.get(), &RenderedPage::otherKindRequested);
            page->findChild<QAction *>(u"openAsText"_s)->trigger();
            QCOMPARE(wanted.first().first().toString(), u"text"_s);
        }
    }

    void aPdfShowsItsPagesBelowEachOther()
    {
        QDir().mkpath(m_desk.local->root());
        {
            QPdfWriter writer(QDir(m_desk.local->root()).filePath(u"b.pdf"_s));
            QPainter painter(&writer);
            painter.drawText(100, 100, u"one"_s);
            writer.newPage();
            painter.drawText(100, 100, u"two"_s);
        }
        const auto page = show(u"b.pdf"_s, u"application/pdf"_s);
        QTRY_COMPARE(view(*page)->stack()->itemCount(), 1);
        QTRY_VERIFY_WITH_TIMEOUT(view(*page)->height() > page->height() * 2, 10000);
        QVERIFY(!page->findChild<QAction *>(u"openAsText"_s));
    }

private:
    std::unique_ptr<RenderedPage> show(const QString &name, const QString &mimeType)
    {
        session::NotebookRef ref = m_desk.workspace.refForLocalFile(QDir(m_desk.local->root()).filePath(name));
        auto page = std::make_unique<RenderedPage>(ref, m_desk.workspace.thisComputer(), mimeType, &m_desk.theme,
                                                   m_desk.icons, true);
        page->resize(600, 400);
        page->QWidget::show();
        return page;
    }
    void write(const QString &name, const QByteArray &bytes) const
    {
        QDir().mkpath(m_desk.local->root());
        QFile file(QDir(m_desk.local->root()).filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
    }
    static ui::OutputView *view(const RenderedPage &page) { return page.findChild<ui::OutputView *>(); }

    testing::Desk m_desk;
};

QTEST_MAIN(tst_RenderedPage)
#include "tst_RenderedPage.moc"
