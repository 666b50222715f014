// SPDX-License-Identifier: GPL-3.0-or-later
#include "Desk.h"
#include "support/Accessibility.h"
#include "ui/kit/NotificationBar.h"
#include "ui/notebook/NotebookView.h"
#include "ui/output/BlockedItem.h"
#include "ui/shell/NotebookPage.h"
#include "ui/shell/OutputPermissions.h"
#include "ui/web/NotebookOutputs.h"
#include "ui/web/OutputFiles.h"
#include "ui/web/WebPool.h"

#include <QAbstractButton>
#include <QDesktopServices>
#include <QFileDialog>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::NotebookOutputs;

/// What a person is asked before outputs may do more than draw.
class tst_OutputPermissions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<testing::Desk>();
        m_session = m_desk->open(u"one.ipynb"_s);
        QVERIFY(m_session);
        m_page = std::make_unique<ui::NotebookPage>(m_session, &m_desk->theme, &m_desk->syntax, m_desk->icons);
        m_pool = std::make_unique<ui::WebPool>(QString(), QString());
        new ui::OutputPermissions(m_page.get(), m_pool.get());
        m_outputs = m_page->findChild<NotebookOutputs *>();
        QVERIFY(m_outputs);
        m_page->show();
        QDesktopServices::setUrlHandler(u"https"_s, this, "open");
    }

    void cleanup()
    {
        QDesktopServices::unsetUrlHandler(u"https"_s);
        m_page.reset();
        m_pool.reset();
        m_desk.reset();
        m_opened.clear();
    }

    void aLinkIsFollowedOnlyAfterAYes()
    {
        const QUrl link(u"https://example.org/x"_s);
        Q_EMIT m_outputs->linkWanted(link);
        QVERIFY(bar()->text(u"output-link"_s).contains(u"https://example.org/x"));
        QVERIFY(m_opened.isEmpty());
        QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList());
        press(u"no"_s);
        QVERIFY(m_opened.isEmpty() && !bar()->isShowing(u"output-link"_s));
        Q_EMIT m_outputs->linkWanted(link);
        press(u"yes"_s);
        QCOMPARE(m_opened, QList<QUrl>{link});
    }

    void aLongAddressDoesNotFillThePage()
    {
        Q_EMIT m_outputs->linkWanted(QUrl(u"https://example.org/"_s + QString(100'000, u'x')));
        QVERIFY(bar()->text(u"output-link"_s).size() < 500);
    }

    void theNetworkIsOffUntilItIsAllowedForThisNotebook()
    {
        QVERIFY(!m_outputs->allowsNetwork());
        m_outputs->noteRefused(u"tiles.example.org"_s);
        QVERIFY(bar()->text(u"output-network"_s).contains(u"tiles.example.org"));
        press(u"no"_s);
        QVERIFY(!m_outputs->allowsNetwork());
        m_outputs->noteRefused(u"tiles.example.org"_s);
        QVERIFY2(!bar()->isShowing(u"output-network"_s), "asked once");
    }

    void allowedItStaysAllowed()
    {
        m_outputs->noteRefused(u"tiles.example.org"_s);
        press(u"yes"_s);
        QVERIFY(m_outputs->allowsNetwork());
        QVERIFY(!bar()->isShowing(u"output-network"_s));
    }

    void whatIsRefusedIsSaid()
    {
        m_outputs->noteDenied(ui::WebDenial::SavingUnasked, u"../chart.png"_s);
        QVERIFY(bar()->text(u"output-denied"_s).contains(u"chart.png"));
        m_outputs->noteDenied(ui::WebDenial::Files, {});
        QVERIFY2(bar()->text(u"output-denied"_s).contains(u"chart.png"), "who asks again and again is not heard");
        QCOMPARE(testing::accessibilityGaps(m_page.get()), QStringList());
    }

    void everyRefusalHasWordsOfItsOwn()
    {
        using enum ui::WebDenial;
        QSet<QString> words;
        for (const ui::WebDenial what : {Files, SavingUnasked, SavingForeign, SavingLong, SavingFailed}) {
            Q_EMIT m_outputs->denied(what, u"chart.png"_s);
            words.insert(bar()->text(u"output-denied"_s));
        }
        Q_EMIT m_outputs->files()->failed(u"“chart.png” was not saved: the disk is full."_s);
        words.insert(bar()->text(u"output-denied"_s));
        QCOMPARE(words.size(), 6);
        QVERIFY(!words.contains(QString()));
    }

    void whatAnOutputMadeIsAskedAboutAboveItsNotebook()
    {
        m_outputs->files()->keep({u"../chart.png"_s, {}, nullptr});
        auto *dialog = m_page->findChild<QFileDialog *>(u"outputWriteDialog"_s);
        QVERIFY(dialog && dialog->isModal());
        QCOMPARE(QFileInfo(dialog->selectedFiles().value(0)).fileName(), u"chart.png"_s);
        dialog->reject();
    }

    void whatWasNotMadeHereIsNotTrustedUntilThePersonSaysSo()
    {
        const notebook::Output foreign =
            *notebook::Output::fromContent("display_data", "{\"metadata\":{},\"data\":{\"text/html\":\"<script>\"}}");
        m_session->document()->appendOutput(m_session->document()->cell(0).id(), foreign);
        QVERIFY(!m_outputs->isTrusted(foreign));
        Q_EMIT m_outputs->blocked();
        QTRY_VERIFY(bar()->isShowing(u"trust"_s));
        Q_EMIT m_page->view()->linkActivated(QUrl(QString(ui::BlockedItem::trustLink)));
        QTRY_VERIFY(m_outputs->isTrusted(foreign));
        QTRY_VERIFY(!bar()->isShowing(u"trust"_s));
    }

public:
    Q_INVOKABLE void open(const QUrl &url) { m_opened.append(url); }

private:
    ui::NotificationBar *bar() const { return m_page->notifications(); }

    void press(const QString &choice)
    {
        auto *button = bar()->findChild<QAbstractButton *>(u"action:"_s + choice);
        QVERIFY(button);
        QTest::mouseClick(button, Qt::LeftButton);
    }

    std::unique_ptr<testing::Desk> m_desk;
    session::NotebookSession *m_session = nullptr;
    std::unique_ptr<ui::WebPool> m_pool;
    std::unique_ptr<ui::NotebookPage> m_page;
    NotebookOutputs *m_outputs = nullptr;
    QList<QUrl> m_opened;
};

QTEST_MAIN(tst_OutputPermissions)
#include "tst_OutputPermissions.moc"
