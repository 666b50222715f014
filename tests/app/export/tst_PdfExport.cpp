// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/DataFiles.h"
#include "export/PdfExport.h"
#include "notebook/Notebook.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrentRun>
#include <qpdf/QPDF.hh>
#include <qpdf/QPDFOutlineDocumentHelper.hh>
#include <qpdf/QPDFPageDocumentHelper.hh>

using namespace quire::exporting;
using namespace quire::notebook;
using namespace Qt::StringLiterals;

/// A notebook as a PDF, read back by programs that are not Quire's.
class tst_PdfExport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void everyCellIsThereInOrder();
    void everyOutputType_data();
    void everyOutputType();
    void outlineContentsAndLinks();
    void paper_data();
    void paper();
    void chineseIsEmbedded();
    void picturesKeepEveryPixelAndDrawingsStayDrawings();
    void aPdfInANotebookStaysOne();
    void pictureBesideAttachedAndBroken();
    void headingsDoNotStandAlone();
    void wideAndLongTables();
    void longStreams();
    void whatIsHiddenIsNotShown();
    void widgetsSayTheirState();
    void emptyNotebook();
    void cancelling();
    void memoryStaysBounded();
};

namespace {

Cell markdown(const QString &source)
{
    return Cell(CellType::Markdown, source);
}

Output display(const QString &json)
{
    return *Output::fromJson(*JsonValue::parse(json.toUtf8()));
}

Output displayOf(const QString &mimeType, const QByteArray &base64, const QString &metadata = u"{}"_s)
{
    return display(u"{\"output_type\": \"display_data\", \"metadata\": %3, \"data\": {\"%1\": \"%2\"}}"_s.arg(
        mimeType, QString::fromLatin1(base64), metadata));
}

Cell code(const QString &source, const QList<Output> &outputs = {})
{
    Cell cell(CellType::Code, source);
    cell.setOutputs(outputs);
    return cell;
}

Notebook notebookOf(const QList<Cell> &cells)
{
    Notebook notebook;
    notebook.cells = cells;
    notebook.setLanguageInfo(*JsonValue::parse("{\"name\": \"python\"}"));
    return notebook;
}

QByteArray png(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(QColor(30, 90, 200));
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

bool never()
{
    return false;
}

Exported exported(const Notebook &notebook, const ExportOptions &options = {.name = u"test"_s})
{
    const PdfExport pdf(quire::base::dataFile(u"web/math.js"_s));
    // Where exports run: not in the thread of the screen.
    const auto result = QtConcurrent::run([&] { return pdf.run(notebook, options, never, [](double) {}); }).result();
    if (!result) {
        qWarning() << result.error().message << result.error().detail;
    }
    // For looking at: QUIRE_PDF_FOLDER=/tmp/pages tst_PdfExport
    const QString folder = qEnvironmentVariable("QUIRE_PDF_FOLDER");
    if (result && !folder.isEmpty()) {
        QFile file(u"%1/%2-%3.pdf"_s.arg(folder, QLatin1StringView(QTest::currentTestFunction()),
                                         QLatin1StringView(QTest::currentDataTag())));
        if (file.open(QIODevice::WriteOnly)) {
            file.write(result->document);
        }
    }
    return result ? *result : Exported{};
}

/// What `program` says about the document.
QString said(const QByteArray &pdf, const QString &program, const QStringList &arguments = {})
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(u"a.pdf"_s));
    if (!file.open(QIODevice::WriteOnly) || file.write(pdf) != pdf.size()) {
        return {};
    }
    file.close();
    QProcess process;
    QStringList all = QStringList(arguments) << file.fileName();
    if (program == "pdftotext"_L1) {
        all << u"-"_s;
    }
    process.start(program, all);
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput());
}

QString textOf(const QByteArray &pdf)
{
    return said(pdf, u"pdftotext"_s);
}

/// Checks that they stand one after the other.
bool isInOrder(const QString &text, const QStringList &parts)
{
    qsizetype at = 0;
    for (const QString &part : parts) {
        const qsizetype found = text.indexOf(part, at);
        if (found < 0) {
            qWarning() << "not found, or too early:" << part << "in" << text.mid(at, 800);
            return false;
        }
        at = found + part.size();
    }
    return true;
}

class Read
{
public:
    explicit Read(const QByteArray &bytes) : m_bytes(bytes)
    {
        pdf.processMemoryFile("document", m_bytes.constData(), std::size_t(m_bytes.size()));
        pages = QPDFPageDocumentHelper(pdf).getAllPages();
    }

    /// From 0.
    int pageOf(const QPDFObjectHandle &page) const
    {
        for (std::size_t i = 0; i < pages.size(); ++i) {
            if (pages.at(i).getObjectHandle().getObjGen() == page.getObjGen()) {
                return int(i);
            }
        }
        return -1;
    }

    /// Addresses, and "→ 3" for links to a page.
    QStringList links(int page)
    {
        QStringList found;
        QPDFObjectHandle annotations = pages.at(std::size_t(page)).getObjectHandle().getKey("/Annots");
        for (int i = 0; annotations.isArray() && i < annotations.getArrayNItems(); ++i) {
            QPDFObjectHandle annotation = annotations.getArrayItem(i);
            QPDFObjectHandle destination = annotation.getKey("/Dest");
            found.append(destination.isArray()
                             ? u"→ %1"_s.arg(pageOf(destination.getArrayItem(0)) + 1)
                             : QString::fromStdString(annotation.getKey("/A").getKey("/URI").getStringValue()));
        }
        return found;
    }

    QPDF pdf;
    std::vector<QPDFPageObjectHelper> pages;

private:
    QByteArray m_bytes;
};

} // namespace

void tst_PdfExport::initTestCase()
{
    if (QStandardPaths::findExecutable(u"pdftotext"_s).isEmpty()) {
        QSKIP("poppler-utils is not here");
    }
}

void tst_PdfExport::everyCellIsThereInOrder()
{
    Cell raw(CellType::Raw, u"raw as it is"_s);
    const Notebook notebook = notebookOf(
        {markdown(u"# Training\n\nThe *model* learns $e^{i\\pi}+1=0$.\n\n- first\n- second\n\n> quoted"_s),
         code(u"import numpy as np\nfor i in range(3):\n    print(i)"_s, {Output::stream(u"stdout"_s, u"0\n1\n2\n"_s)}),
         markdown(u"## Results\n\n| a | b |\n|---|---|\n| left | right |"_s), raw,
         code(u"1/0"_s,
              {display(u"{\"output_type\": \"error\", \"ename\": \"ZeroDivisionError\", \"evalue\": \"division by "
                       "zero\", \"traceback\": [\"\\u001b[31mZeroDivisionError\\u001b[0m: division by zero\"]}"_s)})});
    const Exported pdf = exported(notebook);
    QCOMPARE(pdf.remarks, {});
    const QString text = textOf(pdf.document);
    QVERIFY(isInOrder(text,
                      {u"Training"_s, u"The model learns"_s, u"first"_s, u"second"_s, u"quoted"_s,
                       u"import numpy as np"_s, u"for i in range(3):"_s, u"print(i)"_s, u"0\n1\n2"_s, u"Results"_s,
                       u"left"_s, u"right"_s, u"raw as it is"_s, u"1/0"_s, u"ZeroDivisionError: division by zero"_s}));
    // The source of a formula can be searched for.
    QVERIFY2(text.contains(u"$e^{i\\pi}+1=0$"_s), qPrintable(text));
    const QString info = said(pdf.document, u"pdfinfo"_s);
    QVERIFY2(info.contains(QRegularExpression(u"Title: +Training\n"_s)), qPrintable(info));
    QVERIFY2(info.contains(u"Encrypted:       no"_s), qPrintable(info));
}

void tst_PdfExport::everyOutputType_data()
{
    QTest::addColumn<QString>("file");
    const QDir folder(QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/outputs"));
    const QFileInfoList files = folder.entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
    QVERIFY(files.size() >= 25);
    for (const QFileInfo &file : files) {
        QTest::newRow(qPrintable(file.completeBaseName())) << file.filePath();
    }
}

/// The notebook view's own corpus: each gives a page with something on it.
void tst_PdfExport::everyOutputType()
{
    QFETCH(QString, file);
    QFile source(file);
    QVERIFY(source.open(QIODevice::ReadOnly));
    QList<Output> outputs;
    const QList<JsonValue> items = JsonValue::parse(source.readAll())->items();
    for (const JsonValue &item : items) {
        outputs.append(*Output::fromJson(item));
    }
    const Exported pdf = exported(notebookOf({code(u"show()"_s, outputs), markdown(u"after it"_s)}));
    const QString text = textOf(pdf.document);
    QVERIFY2(isInOrder(text, {u"show()"_s, u"after it"_s}), qPrintable(text));
}

void tst_PdfExport::outlineContentsAndLinks()
{
    QList<Cell> cells{markdown(u"# Book\n\n[to the end](#The-end), [the web](https://example.org/a?b=1)"_s)};
    for (int i = 1; i <= 12; ++i) {
        cells.append(markdown(
            u"## Chapter %1\n\n%2\n\n### Part of %1\n\n%2"_s.arg(i).arg(u"Words that fill a page. "_s.repeated(60))));
    }
    cells.append(markdown(u"## The end\n\nThat was all."_s));
    const Exported pdf = exported(notebookOf(cells));
    Read read(pdf.document);
    const int pages = int(read.pages.size());
    QVERIFY(pages > 4);

    const auto top = QPDFOutlineDocumentHelper(read.pdf).getTopLevelOutlines();
    QCOMPARE(int(top.size()), 1);
    QPDFOutlineObjectHelper book = top.front();
    QCOMPARE(QString::fromStdString(book.getTitle()), u"Book"_s);
    QCOMPARE(int(book.getKids().size()), 13);
    QPDFOutlineObjectHelper chapter = book.getKids().at(4);
    QCOMPARE(QString::fromStdString(chapter.getTitle()), u"Chapter 5"_s);
    QCOMPARE(int(chapter.getKids().size()), 1);
    const int page = read.pageOf(chapter.getDestPage());
    QVERIFY(page > 0);
    // It leads to where the chapter is, and the table of contents says the same.
    const QStringList options{u"-f"_s, QString::number(page + 1), u"-l"_s, QString::number(page + 1)};
    QVERIFY(said(pdf.document, u"pdftotext"_s, options).contains(u"Chapter 5"_s));
    const QString contents = said(pdf.document, u"pdftotext"_s, {u"-layout"_s, u"-l"_s, u"1"_s});
    QVERIFY2(contents.contains(QRegularExpression(u"Chapter 5 .*%1\n"_s.arg(page + 1))), qPrintable(contents));
    QVERIFY(contents.contains(u"Page 1 of %1"_s.arg(pages)));

    QVERIFY(read.links(0).contains(u"→ %1"_s.arg(page + 1)));
    QStringList all;
    for (int i = 0; i < pages; ++i) {
        all += read.links(i);
    }
    QVERIFY(all.contains(u"https://example.org/a?b=1"_s));
    QVERIFY(all.contains(u"→ %1"_s.arg(pages))); // "to the end"
}

void tst_PdfExport::paper_data()
{
    QTest::addColumn<QPageSize::PageSizeId>("paper");
    QTest::addColumn<QString>("size");
    QTest::newRow("A4") << QPageSize::A4 << u"595 x 842 pts (A4)"_s;
    QTest::newRow("Letter") << QPageSize::Letter << u"612 x 792 pts (letter)"_s;
}

void tst_PdfExport::paper()
{
    QFETCH(QPageSize::PageSizeId, paper);
    QFETCH(QString, size);
    ExportOptions options{.name = u"test"_s};
    options.paper = paper;
    options.headersAndFooters = false;
    const Exported pdf = exported(notebookOf({markdown(u"text"_s)}), options);
    const QString info = said(pdf.document, u"pdfinfo"_s);
    QVERIFY2(info.contains(size), qPrintable(info));
    QVERIFY(!textOf(pdf.document).contains(u"Page 1"_s));
}

void tst_PdfExport::chineseIsEmbedded()
{
    const Exported pdf = exported(
        notebookOf({markdown(u"# 训练模型\n\n损失函数与准确率。"_s),
                    code(u"print('你好，世界')  # 注释"_s, {Output::stream(u"stdout"_s, u"你好，世界\n"_s)})}));
    const QString text = textOf(pdf.document);
    QVERIFY2(isInOrder(text, {u"训练模型"_s, u"损失函数与准确率。"_s, u"# 注释"_s, u"你好，世界"_s}), qPrintable(text));
    const QStringList fonts = said(pdf.document, u"pdffonts"_s).split(u'\n', Qt::SkipEmptyParts);
    QVERIFY(fonts.size() > 3);
    for (const QString &font : fonts.mid(2)) {
        QVERIFY2(font.contains(QRegularExpression(u"yes (yes|no) +yes"_s)), qPrintable(font));
    }
}

void tst_PdfExport::picturesKeepEveryPixelAndDrawingsStayDrawings()
{
    const QByteArray svg = QByteArray("<svg xmlns='http://www.w3.org/2000/svg' width='300' height='200'>"
                                      "<circle cx='100' cy='100' r='80' fill='teal'/></svg>");
    const QString json =
        u"{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {\"image/svg+xml\": \"%1\"}}"_s;
    const Exported pdf = exported(notebookOf({code(u"a"_s, {displayOf(u"image/png"_s, png({1800, 900}).toBase64())}),
                                              code(u"b"_s, {display(json.arg(QString::fromUtf8(svg)))})}));
    const QString images = said(pdf.document, u"pdfimages"_s, {u"-list"_s}).trimmed();
    QVERIFY2(images.contains(QRegularExpression(u"image +1800 +900"_s)), qPrintable(images));
    QCOMPARE(images.count(u'\n'), 2); // two lines of head and that one
}

void tst_PdfExport::aPdfInANotebookStaysOne()
{
    QByteArray inner;
    QBuffer buffer(&inner);
    buffer.open(QIODevice::WriteOnly);
    {
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(QSizeF(300, 200), QPageSize::Point));
        QPainter painter(&writer);
        painter.drawText(500, 500, u"drawn as vectors"_s);
        writer.newPage();
        painter.drawText(500, 500, u"second page of it"_s);
    }
    buffer.close();
    const Exported pdf =
        exported(notebookOf({code(u"plot()"_s, {displayOf(u"application/pdf"_s, inner.toBase64())}),
                             code(u"broken()"_s, {displayOf(u"application/pdf"_s, QByteArray("no pdf").toBase64())})}));
    QVERIFY(isInOrder(textOf(pdf.document),
                      {u"plot()"_s, u"drawn as vectors"_s, u"second page of it"_s, u"broken()"_s, u"damaged"_s}));
    QCOMPARE(pdf.remarks.size(), 1);
}

void tst_PdfExport::pictureBesideAttachedAndBroken()
{
    Cell cell = markdown(u"![beside](img/a%20b.png)\n\n![attached](attachment:c.png)\n\n![far](https://x.org/d.png)\n\n"
                         "![gone](img/none.png)"_s);
    cell.setAttachments(*JsonValue::parse("{\"c.png\": {\"image/png\": \"" + png({64, 32}).toBase64() + "\"}}"));
    QByteArray cut = png({500, 400});
    cut.truncate(60);
    ExportOptions options{.name = u"test"_s};
    options.readBeside = [](const QString &path) { return path == "img/a b.png"_L1 ? png({40, 30}) : QByteArray(); };
    const Exported pdf =
        exported(notebookOf({cell, code(u"x"_s, {displayOf(u"image/png"_s, cut.toBase64())})}), options);
    const QString images = said(pdf.document, u"pdfimages"_s, {u"-list"_s});
    QVERIFY2(images.contains(QRegularExpression(u"image +64 +32"_s)), qPrintable(images));
    QVERIFY2(images.contains(QRegularExpression(u"image +40 +30"_s)), qPrintable(images));
    const QString text = textOf(pdf.document);
    QVERIFY2(isInOrder(text, {u"far"_s, u"x.org"_s, u"gone"_s, u"not found"_s, u"damaged"_s}), qPrintable(text));
    QCOMPARE(pdf.remarks.size(), 3);
}

void tst_PdfExport::headingsDoNotStandAlone()
{
    // Whatever stands above it, each heading is on the page of its first words.
    QList<Cell> cells;
    for (int i = 0; i < 40; ++i) {
        cells.append(code(u"x = 1\n"_s.repeated(i % 7 + 3)));
        cells.append(markdown(u"## Head %1"_s.arg(i)));
        cells.append(markdown(u"Words %1"_s.arg(i)));
    }
    ExportOptions options{.name = u"test"_s};
    options.tableOfContents = false;
    options.title = u"All"_s;
    const QString text = textOf(exported(notebookOf(cells), options).document);
    const QStringList pages = text.split(u'\f');
    QVERIFY(pages.size() > 5);
    for (int i = 0; i < 40; ++i) {
        for (const QString &page : pages) {
            QCOMPARE(page.contains(QRegularExpression(u"Head %1\\b"_s.arg(i))),
                     page.contains(QRegularExpression(u"Words %1\\b"_s.arg(i))));
        }
    }
}

void tst_PdfExport::wideAndLongTables()
{
    QString html = u"<table><thead><tr><th></th>"_s;
    for (int column = 0; column < 30; ++column) {
        html += u"<th>column_%1</th>"_s.arg(column);
    }
    html += u"</tr></thead><tbody>"_s;
    for (int row = 0; row < 90; ++row) {
        html += u"<tr><th>row%1</th>"_s.arg(row);
        for (int column = 0; column < 30; ++column) {
            html += u"<td>%1.%2</td>"_s.arg(row).arg(column);
        }
        html += u"</tr>"_s;
    }
    html += u"</tbody></table>"_s;
    const QString json = u"{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {\"text/html\": \"%1\"}}"_s;
    const QString text = textOf(exported(notebookOf({code(u"frame"_s, {display(json.arg(html))})})).document);
    QVERIFY(text.contains(u"89.29"_s) && text.contains(u"0.0"_s));
    // Each page names its columns and rows.
    const QStringList pages = text.split(u'\f', Qt::SkipEmptyParts);
    QVERIFY(pages.size() > 3);
    for (const QString &page : pages) {
        QVERIFY2(page.contains(u"column_"_s) && page.contains(u"row"_s), qPrintable(page));
    }
}

void tst_PdfExport::longStreams()
{
    QString lines;
    for (int i = 0; i < 30'000; ++i) {
        lines += u"line %1\n"_s.arg(i);
    }
    const QString longLine = u"0123456789"_s.repeated(2'000);
    const Exported pdf =
        exported(notebookOf({code(u"log()"_s, {Output::stream(u"stdout"_s, lines)}),
                             code(u"wide()"_s, {Output::stream(u"stderr"_s, longLine + u"\nend of it"_s)})}));
    const QString text = textOf(pdf.document);
    QVERIFY(isInOrder(text, {u"line 0\n"_s, u"line 9999\n"_s, u"10,001 lines"_s, u"line 29999"_s, u"end of it"_s}));
    QCOMPARE(pdf.remarks.size(), 1);
    QString joined = text;
    joined.remove(QRegularExpression(u"Page \\d+ of \\d+|\\s|test"_s));
    QVERIFY(joined.contains(longLine));
}

void tst_PdfExport::whatIsHiddenIsNotShown()
{
    Cell hidden = code(u"secret = 1"_s, {Output::stream(u"stdout"_s, u"shown"_s)});
    hidden.setMetadata(*JsonValue::parse("{\"jupyter\": {\"source_hidden\": true}}"));
    const QString text = textOf(exported(notebookOf({hidden})).document);
    QVERIFY(!text.contains(u"secret"_s));
    QVERIFY(text.contains(u"shown"_s));
}

void tst_PdfExport::widgetsSayTheirState()
{
    Notebook notebook = notebookOf(
        {code(u"box"_s,
              {display(u"{\"output_type\": \"display_data\", \"metadata\": {}, \"data\": {\"text/plain\": \"VBox()\", "
                       "\"application/vnd.jupyter.widget-view+json\": {\"model_id\": \"a\"}}}"_s)})});
    notebook.metadata = *JsonValue::parse(
        "{\"widgets\": {\"application/vnd.jupyter.widget-state+json\": {\"state\": {\"a\": {\"state\": {\"children\": "
        "[\"IPY_MODEL_b\", \"IPY_MODEL_a\"]}}, \"b\": {\"state\": {\"description\": \"Epochs\", \"value\": 12}}}}}}");
    const Exported pdf = exported(notebook);
    QVERIFY(isInOrder(textOf(pdf.document), {u"Epochs: 12"_s, u"Interactive"_s}));
    QCOMPARE(pdf.remarks.size(), 1);
}

void tst_PdfExport::emptyNotebook()
{
    const Exported pdf = exported({}, {.name = u"nothing here"_s});
    QVERIFY(textOf(pdf.document).contains(u"nothing here"_s));
}

void tst_PdfExport::cancelling()
{
    QList<Cell> cells;
    for (int i = 0; i < 200; ++i) {
        cells.append(code(u"x"_s, {Output::stream(u"stdout"_s, u"line\n"_s.repeated(500))}));
    }
    int asked = 0;
    const auto result = PdfExport({}).run(notebookOf(cells), {}, [&asked] { return ++asked > 20; }, [](double) {});
    QVERIFY(result && result->document.isEmpty());
}

/// 5,000 cells.
void tst_PdfExport::memoryStaysBounded()
{
    QList<Cell> cells;
    for (int i = 0; i < 2500; ++i) {
        cells.append(markdown(u"### Step %1\n\nSome *words* about it."_s.arg(i)));
        cells.append(code(u"value = compute(%1)\nprint(value)"_s.arg(i), {Output::stream(u"stdout"_s, u"done\n"_s)}));
    }
    const Exported pdf = exported(notebookOf(cells));
    QVERIFY(pdf.document.size() > 0 && pdf.document.size() < 8'000'000);
    QVERIFY(Read(pdf.document).pages.size() > 300);
}

QTEST_MAIN(tst_PdfExport)
#include "tst_PdfExport.moc"
