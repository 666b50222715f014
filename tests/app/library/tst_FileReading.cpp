// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/FileReading.h"
#include "library/ReadingLimits.h"

#include <QBuffer>
#include <QDir>
#include <QGuiApplication>
#include <QImage>
#include <QTemporaryDir>
#include <QTest>

#include <sys/stat.h>
#include <unistd.h>

using namespace quire;
using namespace quire::library;
using namespace Qt::StringLiterals;

namespace {

QByteArray png(const QSize &size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::blue);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QByteArray notebook(const QByteArray &picture = {})
{
    return "{\"cells\":[{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":[\"# 梯度下降\\n\",\"A *test*.\"]},"
           "{\"cell_type\":\"code\",\"execution_count\":1,\"metadata\":{},\"source\":\"loss(3)\",\"outputs\":["
           "{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"\\u001b[31mloss 0.31\\u001b[0m\\n\"},"
           "{\"output_type\":\"display_data\",\"metadata\":{},\"data\":{\"image/png\":\"" +
           picture.toBase64() +
           "\",\"text/html\":\"<table><td>html cell</td></table>\",\"text/plain\":\"plain cell\"}}]}],"
           "\"metadata\":{\"colab\":{}},\"nbformat\":4,\"nbformat_minor\":4}";
}

} // namespace

/// What the library gets out of the files it may meet.
class tst_FileReading : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void aNotebookGivesSourcesOutputsAndAPicture()
    {
        const Result<Reading> reading =
            FileReading::read(write("a.ipynb", notebook(png({800, 400}))), Kind::Notebook, {});
        QVERIFY(reading);
        QCOMPARE(reading->title, u"梯度下降"_s);
        QCOMPARE(reading->origin, u"Colab"_s);
        const QList<Passage> expected{{u"cell:0"_s, u"# 梯度下降\nA *test*."_s},
                                      {u"cell:1"_s, u"loss(3)"_s},
                                      {u"output:1"_s, u"loss 0.31"_s},
                                      {u"output:1"_s, u"html cell"_s}};
        QCOMPARE(reading->passages, expected);
        const QImage thumbnail = QImage::fromData(reading->thumbnail);
        QCOMPARE(thumbnail.size(), QSize(thumbnailWidth, thumbnailWidth / 2));
    }

    void markdownGivesItsSections()
    {
        const Result<Reading> reading =
            FileReading::read(write("a.md", "# One\ntext with words\n\n## Two\nmore\n"), Kind::Markdown, {});
        QVERIFY(reading);
        QCOMPARE(reading->title, u"One"_s);
        const QList<Passage> expected{{u"line:1"_s, u"# One\ntext with words"_s}, {u"line:4"_s, u"## Two\nmore"_s}};
        QCOMPARE(reading->passages, expected);
    }

    void aPdfGivesItsPages()
    {
        const auto text = [](const QByteArray &, int) { return QStringList{u"first"_s, u""_s, u"third"_s}; };
        const Result<Reading> reading = FileReading::read(write("a.pdf", "%PDF-1.7\nbroken"), Kind::Pdf, text);
        QVERIFY(reading);
        const QList<Passage> expected{{u"page:1"_s, u"first"_s}, {u"page:3"_s, u"third"_s}};
        QCOMPARE(reading->passages, expected);
    }

    void badFilesAreErrors_data()
    {
        QTest::addColumn<QByteArray>("name");
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<ErrorKind>("kind");
        QTest::newRow("cut off") << QByteArray("a.ipynb") << notebook().first(200) << ErrorKind::Format;
        QTest::newRow("empty") << QByteArray("a.ipynb") << QByteArray() << ErrorKind::Format;
        QTest::newRow("deep") << QByteArray("a.ipynb") << QByteArray(500'000, '[') << ErrorKind::Format;
        QTest::newRow("newer") << QByteArray("a.ipynb") << QByteArray("{\"cells\":[],\"metadata\":{},\"nbformat\":9}")
                               << ErrorKind::Unsupported;
        QTest::newRow("no PDF") << QByteArray("a.pdf") << QByteArray("PK\x03\x04") << ErrorKind::Format;
    }

    void badFilesAreErrors()
    {
        QFETCH(QByteArray, name);
        QFETCH(QByteArray, content);
        const QByteArray path = write(name, content);
        const Result<Reading> reading = FileReading::read(path, *kindOf(path), {});
        QVERIFY(!reading);
        QTEST(reading.error().kind, "kind");
        QVERIFY(!reading.error().message.isEmpty());
    }

    void whatIsNoFileIsNotWaitedFor()
    {
        const QByteArray pipe = QFile::encodeName(m_dir->filePath(u"pipe.ipynb"_s));
        QCOMPARE(::mkfifo(pipe.constData(), 0600), 0);
        QCOMPARE(FileReading::read(pipe, Kind::Notebook, {}).error().kind, ErrorKind::File);
        const QByteArray gone = QFile::encodeName(m_dir->filePath(u"gone.ipynb"_s));
        QCOMPARE(FileReading::read(gone, Kind::Notebook, {}).error().kind, ErrorKind::NotFound);
        const QByteArray folder = QFile::encodeName(m_dir->filePath(u"folder.ipynb"_s));
        QVERIFY(QDir().mkdir(QFile::decodeName(folder)));
        QCOMPARE(FileReading::read(folder, Kind::Notebook, {}).error().kind, ErrorKind::File);
    }

    void aHugeFileIsNotRead()
    {
        const QByteArray path = write("huge.ipynb", "{");
        QCOMPARE(::truncate(path.constData(), largestFile + 1), 0); // With a hole: it takes no room.
        QCOMPARE(FileReading::read(path, Kind::Notebook, {}).error().kind, ErrorKind::Unsupported);
    }

    /// 50,000 × 50,000 pixels in a few bytes.
    void aPictureThatWouldFillTheMemoryIsLeftOut()
    {
        QByteArray bomb = png({1, 1});
        bomb.replace(16, 17, QByteArray::fromHex("0000c3500000c3500802000000c4cdaa9d")); // Size, kind, checksum.
        const Result<Reading> reading = FileReading::read(write("a.ipynb", notebook(bomb)), Kind::Notebook, {});
        QVERIFY(reading);
        QVERIFY(reading->thumbnail.isEmpty());
    }

    void aLongTextIsCut()
    {
        const Result<Reading> reading =
            FileReading::read(write("a.md", QByteArray("# a\n").repeated(2'000'000)), Kind::Markdown, {});
        QVERIFY(reading && reading->isCut);
    }

    void namesNeedNotBeUtf8()
    {
        const QByteArray path = QFile::encodeName(m_dir->path()) + "/caf\xe9.ipynb";
        FILE *file = std::fopen(path.constData(), "w");
        QVERIFY(file);
        const QByteArray content = notebook();
        QCOMPARE(std::fwrite(content.constData(), 1, size_t(content.size()), file), size_t(content.size()));
        std::fclose(file);
        QVERIFY(FileReading::read(path, Kind::Notebook, {}));
        const Result<QString> openable = FileReading::openable(path);
        QVERIFY(openable);
        QFile copy(*openable);
        QVERIFY(copy.open(QIODevice::ReadOnly));
        QCOMPARE(copy.readAll(), content);
        QVERIFY(openable->endsWith(u".ipynb"));
    }

private:
    QByteArray write(const QByteArray &name, const QByteArray &content)
    {
        QFile file(m_dir->filePath(QString::fromUtf8(name)));
        Q_ASSERT(m_dir->isValid());
        if (!file.open(QIODevice::WriteOnly) || file.write(content) != content.size()) {
            qFatal("no room for the test");
        }
        return QFile::encodeName(file.fileName());
    }

    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_MAIN(tst_FileReading)
#include "tst_FileReading.moc"
