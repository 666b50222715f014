// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/SvgCost.h"

#include <QTest>
#include <QXmlStreamReader>

using namespace quire::render;

/// What a drawing costs once its references are followed.
class tst_SvgCost : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void elements_are_counted() { QCOMPARE(costOf("<svg><g><rect/><rect/></g></svg>"), 4); }

    void what_is_used_counts_each_time()
    {
        QCOMPARE(costOf("<svg><g id='a'><rect/><rect/></g></svg>"), 4);
        QCOMPARE(costOf("<svg><g id='a'><rect/><rect/></g><use href='#a'/><use href='#a'/></svg>"), 4 + 2 * (1 + 3));
    }

    void patterns_and_masks_count_too()
    {
        QCOMPARE(costOf("<svg><pattern id='p'><rect/></pattern><rect fill='url(#p)'/></svg>"), 3 + 1 + 2);
    }

    void nesting_multiplies_up_to_the_limit()
    {
        QByteArray text = "<svg><g id='u0'><rect/></g>";
        for (int level = 1; level < 12; ++level) {
            text += "<g id='u" + QByteArray::number(level) + "'>" +
                    ("<use href='#u" + QByteArray::number(level - 1) + "'/>").repeated(10) + "</g>";
        }
        QCOMPARE(costOf(text + "<use href='#u11'/></svg>"), SvgCost::limit);
    }

    void what_uses_itself_is_endless()
    {
        QCOMPARE(costOf("<svg><g id='a'><use href='#b'/></g><g id='b'><use href='#a'/></g></svg>"), SvgCost::limit);
    }

    void long_chains_are_not_followed()
    {
        QByteArray text = "<svg>";
        for (int link = 0; link < 100'000; ++link) {
            text += "<use id='c" + QByteArray::number(link) + "' href='#c" + QByteArray::number(link + 1) + "'/>";
        }
        QCOMPARE(costOf(text + "</svg>"), SvgCost::limit);
    }

    void what_is_not_there_costs_nothing() { QCOMPARE(costOf("<svg><use href='#none'/></svg>"), 2); }

private:
    static qint64 costOf(const QByteArray &svg)
    {
        SvgCost cost;
        QXmlStreamReader reader(svg);
        while (!reader.atEnd()) {
            switch (reader.readNext()) {
            case QXmlStreamReader::StartElement:
                cost.begin(reader.attributes());
                break;
            case QXmlStreamReader::EndElement:
                cost.end();
                break;
            default:
                break;
            }
        }
        return cost.total();
    }
};

QTEST_APPLESS_MAIN(tst_SvgCost)
#include "tst_SvgCost.moc"
