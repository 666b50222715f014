// SPDX-License-Identifier: GPL-3.0-or-later
#include "render/AssetMap.h"

#include <QFileInfo>
#include <QTest>

using quire::render::AssetMap;
using namespace Qt::StringLiterals;

/// Addresses that libraries are loaded from, and the bundled file that stands for each.
class tst_AssetMap : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knowsTheUsualAddresses_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("asset");
        const auto row = [](const char *address, const char *asset) {
            QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(asset);
        };
        row("https://cdn.plot.ly/plotly-2.27.0.min.js", "plotly.min.js");
        row("https://cdn.plot.ly/plotly-latest.min", "plotly.min.js");
        row("https://cdnjs.cloudflare.com/ajax/libs/require.js/2.3.6/require.min.js", "require.min.js");
        row("https://cdn.jsdelivr.net/npm/vega@5?noext", "vega.min.js");
        row("https://cdn.jsdelivr.net/npm/vega-lite@5.20.1", "vega-lite.min.js");
        row("https://unpkg.com/vega-embed@6/build/vega-embed.min.js", "vega-embed.min.js");
        row("https://cdn.bokeh.org/bokeh/release/bokeh-3.4.1.min.js", "bokeh/bokeh.min.js");
        row("https://cdn.bokeh.org/bokeh/release/bokeh-tables-3.4.1.min.js", "bokeh/bokeh-tables.min.js");
        row("https://code.jquery.com/jquery-3.7.1.min.js", "jquery.min.js");
        row("https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/leaflet.css", "leaflet/leaflet.css");
        row("https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/images/marker-icon.png", "leaflet/images/marker-icon.png");
        row("https://cdn.jsdelivr.net/npm/bootstrap@5.2.2/dist/css/bootstrap.min.css", "bootstrap.min.css");
        row("https://cdn.jsdelivr.net/npm/mermaid@10/dist/mermaid.min.js", "mermaid.min.js");
    }

    void knowsTheUsualAddresses()
    {
        QFETCH(QString, address);
        QFETCH(QString, asset);
        QCOMPARE(AssetMap::assetFor(QUrl(address)), asset);
        QVERIFY(AssetMap::hosts().contains(u"https://"_s + QUrl(address).host()));
    }

    void knowsNothingElse_data()
    {
        QTest::addColumn<QString>("address");
        for (const char *address :
             {"https://example.org/plotly.min.js", "file:///plotly.min.js", "https://cdn.plot.ly.example.org/plotly.js",
              "https://cdn.jsdelivr.net/npm/left-pad", "ftp://cdn.plot.ly/plotly-2.27.0.min.js", "",
              "https://cdn.bokeh.org/bokeh/release/../../secret-3.4.1.min.js",
              "https://cdn.jsdelivr.net/npm/leaflet@1.9.3/dist/images/../../../../etc/passwd.png"}) {
            QTest::newRow(address) << QString::fromLatin1(address);
        }
        QTest::newRow("long") << u"https://cdn.plot.ly/"_s + QString(100'000, u'a') + u"plotly.js"_s;
    }

    void knowsNothingElse()
    {
        QFETCH(QString, address);
        QCOMPARE(AssetMap::assetFor(QUrl(address)), QString());
    }

    /// Of exported pages, wherever the library is said to be.
    void knowsLibrariesByTheirNames_data()
    {
        QTest::addColumn<QString>("address");
        QTest::addColumn<QString>("asset");
        const auto row = [](const char *address, const char *asset) {
            QTest::newRow(address) << QString::fromLatin1(address) << QString::fromLatin1(asset);
        };
        row("https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.7/latest.js?config=TeX-AMS_CHTML-full,Safe",
            "mathjax2-latest.js");
        row("https://quire-assets.invalid/mathjax/MathJax.js?config=TeX-AMS_CHTML-full,Safe", "mathjax2/MathJax.js");
        row("https://cdnjs.cloudflare.com/ajax/libs/mathjax/2.7.7/jax/output/CommonHTML/fonts/TeX/fontdata.js?V=2.7.7",
            "mathjax2/jax/output/CommonHTML/fonts/TeX/fontdata.js");
        row("https://cdn.jsdelivr.net/npm/mathjax@3/es5/tex-mml-chtml.js", "mathjax3/tex-mml-chtml.js");
        row("https://cdn.jsdelivr.net/npm/mathjax@3.2.2/es5/tex-svg-full.js", "mathjax3/tex-mml-svg.js");
        row("https://cdn.jsdelivr.net/npm/mathjax@4/tex-chtml.js", "mathjax3/tex-mml-chtml.js");
        row("https://cdn.jsdelivr.net/npm/mathjax@3/es5/output/chtml/fonts/woff-v2/MathJax_Main-Regular.woff",
            "mathjax3/output/chtml/fonts/woff-v2/MathJax_Main-Regular.woff");
        row("https://cdnjs.cloudflare.com/ajax/libs/mermaid/10.7.0/mermaid.esm.min.mjs", "mermaid.esm.mjs");
        row("https://unpkg.com/@jupyter-widgets/html-manager@*/dist/embed-amd.js", "widgets-embed-amd.js");
        row("https://example.org/js/require.min.js", "require.min.js");
        row("https://example.org/js/left-pad.js", "");
        row("https://example.org/mathjax/../../secret.js", "");
    }

    void knowsLibrariesByTheirNames()
    {
        QFETCH(QString, address);
        QFETCH(QString, asset);
        QCOMPARE(AssetMap::assetNamedLike(QUrl(address)), asset);
    }

    void typesGoByTheName()
    {
        QCOMPARE(AssetMap::typeOf(u"a/b.js"_s), QByteArray("text/javascript"));
        QCOMPARE(AssetMap::typeOf(u"b.woff2"_s), QByteArray("font/woff2"));
        QCOMPARE(AssetMap::typeOf(u"b"_s), QByteArray("application/octet-stream"));
    }
};

QTEST_APPLESS_MAIN(tst_AssetMap)
#include "tst_AssetMap.moc"
