// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/CellList.h"

#include <QHash>
#include <QRandomGenerator>
#include <QTest>

#include <memory>

using namespace quire::ui;

namespace {

/// Rows whose real heights are far from what is guessed.
class Rows : public CellListSource
{
public:
    int rowCount() const override { return int(real.size()); }
    int estimatedHeight(int) const override { return 50; }
    bool isHidden(int row) const override { return hidden.contains(row); }
    QWidget *widgetFor(int row) override
    {
        auto &widget = widgets[row];
        if (!widget) {
            widget = std::make_shared<QWidget>();
            widget->setProperty("row", row);
        }
        mostWidgets = std::max(mostWidgets, int(widgets.size()));
        return widget.get();
    }
    void keepOnly(int first, int last) override
    {
        widgets.removeIf([=, this](const auto &entry) {
            return entry.key() < first || entry.key() > last || hidden.contains(entry.key());
        });
    }
    int measuredHeight(QWidget *widget, int) const override
    {
        return real.at(std::size_t(widget->property("row").toInt()));
    }

    std::vector<int> real;
    QSet<int> hidden;
    QHash<int, std::shared_ptr<QWidget>> widgets;
    int mostWidgets = 0;
};

constexpr QSize viewport(600, 400);

} // namespace

class tst_CellList : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_rows = std::make_unique<Rows>();
        m_list = std::make_unique<CellList>(m_rows.get());
    }

    void onlyRowsNearTheViewportHaveWidgets()
    {
        fill(10'000, 100);
        m_list->arrange(viewport);
        QVERIFY(m_rows->widgets.size() < 8);
        m_list->scrollTo(m_list->maximum() / 2);
        m_list->arrange(viewport);
        QVERIFY(m_rows->widgets.size() < 10);
        QVERIFY(m_rows->mostWidgets < 20);
    }

    void hiddenRowsTakeNoRoomAndNoWidget()
    {
        fill(10'000, 100);
        m_list->arrange(viewport);
        for (int row = 1; row < 9'990; ++row) {
            m_rows->hidden.insert(row);
        }
        m_list->hiddenChanged();
        m_list->arrange(viewport);
        QVERIFY(!m_rows->widgets.contains(1));
        QCOMPARE(m_list->heights().height(1), 0);
        QCOMPARE(m_rows->widgets.value(9'990)->y(), 100);
        m_list->scrollTo(m_list->maximum());
        m_list->arrange(viewport);
        m_list->scrollBy(-10'000);
        m_list->arrange(viewport);
        QCOMPARE(m_rows->widgets.value(0)->y(), 0);
        QVERIFY(m_rows->mostWidgets < 20);
        m_rows->hidden.clear();
        m_list->hiddenChanged();
        m_list->arrange(viewport);
        QCOMPARE(m_rows->widgets.value(1)->y(), 100);
        QCOMPARE(m_rows->widgets.value(0)->y(), 0);
    }

    void hidingWhatIsLookedAtShowsWhatHidesIt()
    {
        fill(100, 100);
        m_list->arrange(viewport);
        m_list->scrollTo(50 * 50);
        m_list->arrange(viewport);
        for (int row = 20; row < 90; ++row) {
            m_rows->hidden.insert(row);
        }
        m_list->hiddenChanged();
        m_list->arrange(viewport);
        QCOMPARE(m_list->anchorRow(), 19);
        QCOMPARE(m_rows->widgets.value(19)->y(), 0);
    }

    void scrollingUpIntoRowsOfUnknownHeightMovesByWhatWasAskedFor()
    {
        fill(200, 0);
        const quint32 seed = QRandomGenerator::global()->generate();
        qInfo("seed %u", seed);
        QRandomGenerator random(seed);
        for (int &height : m_rows->real) {
            height = random.bounded(20, 900);
        }
        m_list->reset();
        m_list->arrange(viewport);
        m_list->setAnchor(150, 0);
        m_list->arrange(viewport);
        for (int step = 0; step < 300 && m_list->anchorRow() > 0; ++step) {
            const int row = m_list->anchorRow();
            const int before = m_rows->widgetFor(row)->y();
            const int pixels = random.bounded(-200, 60);
            m_list->scrollBy(pixels);
            m_list->arrange(viewport);
            if (m_rows->widgets.contains(row) && m_list->value() > 0) {
                QCOMPARE(m_rows->widgetFor(row)->y(), before - pixels);
            }
        }
    }

    void whatIsLookedAtStaysWhenARowAboveGrows()
    {
        fill(100, 80);
        m_list->arrange(viewport);
        m_list->setAnchor(50, 30);
        m_list->arrange(viewport);
        const int before = m_rows->widgetFor(51)->y();
        m_rows->real[49] = 700;
        m_list->arrange(viewport);
        QCOMPARE(m_rows->widgetFor(51)->y(), before);
        m_list->inserted(10, 0);
        m_rows->real.insert(m_rows->real.begin() + 10, 3, 90);
        m_list->inserted(10, 3);
        m_rows->widgets.clear();
        m_list->arrange(viewport);
        QCOMPARE(m_rows->widgetFor(54)->y(), before);
    }

    void theEndOfThePageIsTheEnd()
    {
        fill(100, 130);
        m_list->arrange(viewport);
        m_list->scrollTo(1'000'000);
        m_list->arrange(viewport);
        const QWidget *last = m_rows->widgetFor(99);
        QCOMPARE(last->y() + last->height(), viewport.height() - CellList::bottomRoom);
        QCOMPARE(m_list->value(), m_list->maximum());
    }

    void aPageShorterThanTheViewportDoesNotScroll()
    {
        fill(2, 60);
        m_list->arrange(viewport);
        m_list->scrollBy(500);
        m_list->arrange(viewport);
        QCOMPARE(m_list->value(), 0);
        QCOMPARE(m_list->maximum(), 0);
        QCOMPARE(m_rows->widgetFor(0)->y(), 0);
    }

    void revealingScrollsNoFurtherThanNeeded()
    {
        fill(100, 100);
        m_list->arrange(viewport);
        m_list->reveal(2, 0, 100);
        m_list->arrange(viewport);
        QCOMPARE(m_list->value(), 0);
        m_list->reveal(80, 0, 100);
        m_list->arrange(viewport);
        const QWidget *row = m_rows->widgetFor(80);
        QVERIFY(row->y() >= 0 && row->y() + row->height() <= viewport.height());
    }

private:
    void fill(int count, int height)
    {
        m_rows->real.assign(std::size_t(count), height);
        m_list->reset();
    }

    std::unique_ptr<Rows> m_rows;
    std::unique_ptr<CellList> m_list;
};

QTEST_MAIN(tst_CellList)
#include "tst_CellList.moc"
