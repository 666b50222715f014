// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "export/HtmlExport.h"
#include "notebook/JsonValue.h"
#include "render/HtmlTag.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QTest>

using namespace quire;
using namespace quire::exporting;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

/// Holds exports to what the notebook shows: tests/data/outputs/NAME.json are outputs, NAME.golden what the screen
/// makes of them where nothing may run (tests/ui/output/tst_OutputGolden.cpp).
class tst_PageOutputs : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatTheScreenShows_data()
    {
        QTest::addColumn<QString>("name");
        const QFileInfoList files = QDir(folder()).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 25);
        for (const QFileInfo &file : files) {
            QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
        }
    }
    void showsWhatTheScreenShows()
    {
        QFETCH(QString, name);
        const QString page = exported(name);
        const QString seen = textOf(page);
        const QStringList lines = QString::fromUtf8(read(name + u".golden"_s)).split(u'\n', Qt::SkipEmptyParts);
        for (const QString &line : lines) {
            const QString kind = line.startsWith("item: "_L1) ? line.sliced(6) : QString();
            if (!kind.isEmpty()) {
                const QString mark = markOf(kind);
                QVERIFY2(page.contains(mark), qPrintable(kind + u" is shown as something else than "_s + mark));
            }
            if (line.startsWith("  | "_L1) && !isDescription(line.sliced(4))) {
                static const QRegularExpression word(u"[\\p{L}\\p{N}]{2,}"_s);
                for (const QRegularExpressionMatch &match : word.globalMatch(line)) {
                    QVERIFY2(seen.contains(match.captured()),
                             qPrintable(match.captured() + u" is missing in:\n"_s + seen));
                }
            }
        }
    }

private:
    static QString folder() { return QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/outputs/"); }

    static QByteArray read(const QString &name)
    {
        QFile file(folder() + name);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// What stands in the page for an item of the screen.
    static QString markOf(const QString &item)
    {
        const QHash<QString, QString> marks{
            {u"TextItem"_s, u"<pre class=\"text"_s},
            {u"ErrorItem"_s, u"<div class=\"error\"><details>"_s},
            {u"TableItem"_s, u"<div class=\"html frame\">"_s},
            {u"PictureItem"_s, u"<img src=\"data:image/"_s},
            {u"RichTextItem"_s, u"<p"_s},
            {u"JsonItem"_s, u"<div class=\"json\">"_s},
            {u"PdfItem"_s, u"href=\"data:application/pdf"_s},
            {u"NoteItem"_s, u"<p class=\"note\">"_s},
        };
        return marks.value(item, u"nothing"_s);
    }

    /// Says what the item is rather than what it shows; the screen's notes have words of their own.
    static bool isDescription(const QString &line)
    {
        static const QRegularExpression pattern(
            u"^(?:Picture:|Table with|JSON tree|PDF, pages|Shown as text|scores:|deep:|\\[.\\] )"_s);
        return line.contains(pattern);
    }

    static QString exported(const QString &name)
    {
        QList<Output> outputs;
        const auto list = JsonValue::parse(read(name + u".json"_s));
        for (const JsonValue &each : list->items()) {
            outputs.append(*Output::fromJson(each));
        }
        Notebook shown;
        Cell cell(CellType::Code, {});
        cell.setOutputs(outputs);
        shown.cells.append(cell);
        ExportOptions options;
        options.trusted = false;
        const HtmlExport exporter({base::dataFile(u"web"_s), {}});
        const QString page =
            QString::fromUtf8(exporter.run(shown, options, [] { return false; }, [](double) {})->document);
        const qsizetype begin = page.indexOf("<main>"_L1);
        return page.sliced(begin, page.indexOf("<footer>"_L1) - begin);
    }

    static QString textOf(QString page)
    {
        static const QRegularExpression label(u"<svg[^>]*aria-label=\"([^\"]*)\""_s);
        static const QRegularExpression tag(u"<[^>]*>"_s);
        QString labels;
        for (const QRegularExpressionMatch &match : label.globalMatch(page)) {
            labels += u' ' + match.captured(1);
        }
        return render::decodeEntities(page.remove(tag)) + labels;
    }
};

QTEST_GUILESS_MAIN(tst_PageOutputs)
#include "tst_PageOutputs.moc"
