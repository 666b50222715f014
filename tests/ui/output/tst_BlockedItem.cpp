// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutputFixture.h"
#include "ui/output/ActiveOutputs.h"
#include "ui/output/BlockedItem.h"
#include "ui/output/TableItem.h"

#include <QSignalSpy>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using ui::BlockedItem;

namespace {

/// Trusts nothing until it is told to.
class Doubt : public ui::ActiveOutputs
{
public:
    bool isTrusted(const notebook::Output &) const override { return trusts; }
    std::unique_ptr<ui::OutputItem> create(const ui::OutputContext &, const notebook::Output &,
                                           const QString &) override
    {
        return nullptr;
    }
    bool allowsNetwork() const override { return false; }
    bool trusts = false;
};

notebook::Output output(const QByteArray &data)
{
    return *notebook::Output::fromContent("display_data", "{\"metadata\":{},\"data\":" + data + '}');
}

} // namespace

/// What stands under an output that may not run.
class tst_BlockedItem : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysWhatDoesNotRunAndOffersTrust()
    {
        BlockedItem item(&m_theme, u"Plotly chart, HTML"_s);
        QVERIFY(item.accessibleText().contains(u"Plotly chart, HTML"));
        QVERIFY(item.accessibleText().contains(u"Trust This Notebook"));
        QCOMPARE(item.actions().first().text, u"Trust This Notebook"_s);
        QSignalSpy wanted(&item, &BlockedItem::trustRequested);
        item.actions().first().run();
        QCOMPARE(wanted.size(), 1);
    }

    void theOfferIsALinkAndTheTextIsNone()
    {
        BlockedItem item(&m_theme, u"HTML"_s);
        const int height = item.heightForWidth(500);
        QCOMPARE(item.linkAt({30, height - 12}), QString(BlockedItem::trustLink));
        QCOMPARE(item.linkAt({30, 6}), QString());
        QCOMPARE(item.linkAt({490, height - 12}), QString());
    }

    void narrowItGrows()
    {
        BlockedItem item(&m_theme, u"Plotly chart, HTML, PNG"_s);
        QVERIFY(item.heightForWidth(150) > item.heightForWidth(1500));
    }

    void standsUnderWhatIsLeftOfTheOutput()
    {
        Doubt doubt;
        QSignalSpy blocked(&doubt, &ui::ActiveOutputs::blocked);
        const ui::OutputContext context{&m_theme, &m_pictures, nullptr, &doubt};
        const ui::OutputItems items = ui::OutputRegistry().create(
            context, output("{\"application/vnd.plotly.v1+json\":{},\"text/plain\":\"Figure()\"}"));
        QCOMPARE(items.size(), 2);
        QCOMPARE(items.front()->accessibleText(), u"Figure()"_s);
        QVERIFY(qobject_cast<BlockedItem *>(items.back().get()));
        QCOMPARE(blocked.size(), 1);
    }

    void whatRunsNothingIsNotBlocked()
    {
        Doubt doubt;
        const ui::OutputContext context{&m_theme, &m_pictures, nullptr, &doubt};
        const ui::OutputItems items =
            ui::OutputRegistry().create(context, output("{\"text/html\":\"<b>x</b>\",\"text/plain\":\"x\"}"));
        QCOMPARE(items.size(), 1);
    }

    void aTableWhoseValuesAreAllThereIsNotBlocked()
    {
        Doubt doubt;
        const ui::OutputContext context{&m_theme, &m_pictures, nullptr, &doubt};
        const QByteArray table = "<table><tr><th>a</th></tr><tr><td id='T_ab_row0'>1</td></tr></table>\"}";
        const ui::OutputItems plain = ui::OutputRegistry().create(
            context, output("{\"text/html\":\"<style scoped>.dataframe th {vertical-align: top;}</style>" + table));
        QCOMPARE(plain.size(), 1);
        QVERIFY(qobject_cast<ui::TableItem *>(plain.front().get()));
        const ui::OutputItems styled = ui::OutputRegistry().create(
            context, output("{\"text/html\":\"<style>#T_ab_row0 {background: red;}</style>" + table));
        QCOMPARE(styled.size(), 2);
        QVERIFY(qobject_cast<ui::TableItem *>(styled.front().get()));
    }

private:
    ui::Theme m_theme;
    ui::PictureLoader m_pictures;
};

QTEST_MAIN(tst_BlockedItem)
#include "tst_BlockedItem.moc"
