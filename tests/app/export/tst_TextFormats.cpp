// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/BesideFiles.h"
#include "export/ExportFormats.h"
#include "export/ExportWriter.h"
#include "notebook/NotebookFile.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace quire::exporting;
using namespace Qt::StringLiterals;

/// The formats as the programs see them that read them: docutils, Asciidoctor, a Markdown renderer, xelatex and python;
/// and beside nbconvert's export of the same notebooks.
class tst_TextFormats : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void readersHaveNothingToComplainOf();
    void headingsAreThere();
    void nothingIsMissingThatNbconvertShows();
    void latexCompiles_data();
    void latexCompiles();
    void scriptPrintsWhatTheNotebookPrinted();

private:
    QByteArray read(const QString &name) const;
    QStringList corpus() const;

    QTemporaryDir m_folder;
    QJsonObject m_found;
};

namespace {

const QString notebooks = QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/export");

notebook::Notebook open(const QString &name)
{
    QFile file(notebooks + u'/' + name + u".ipynb"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qFatal("no %s", qPrintable(file.fileName()));
    }
    return notebook::NotebookFile::read(file.readAll()).value().notebook;
}

QStringList strings(const QJsonValue &value)
{
    QStringList all;
    for (const QJsonValue &item : value.toArray()) {
        all.append(item.toString());
    }
    return all;
}

} // namespace

QStringList tst_TextFormats::corpus() const
{
    QStringList names;
    for (const QString &file : QDir(notebooks).entryList({u"*.ipynb"_s})) {
        names.append(QFileInfo(file).completeBaseName());
    }
    return names;
}

QByteArray tst_TextFormats::read(const QString &name) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void tst_TextFormats::initTestCase()
{
    const QString kept = qEnvironmentVariable("QUIRE_KEEP_EXPORTS");
    const ExportFormats formats({});
    for (const QString &name : corpus()) {
        const notebook::Notebook notebook = open(name);
        for (const QString &id : {u"markdown"_s, u"rst"_s, u"asciidoc"_s, u"latex"_s, u"script"_s}) {
            const ExportFormat *format = formats.find(id);
            const auto exported = format->make()->run(
                notebook, {.name = name, .readBeside = BesideFiles(notebooks)}, [] { return false; }, [](double) {});
            QVERIFY(exported);
            const QString file = name + u'.' + format->suffixFor(notebook);
            QVERIFY(ExportWriter::write(*exported, m_folder.filePath(file)));
            QVERIFY(kept.isEmpty() || ExportWriter::write(*exported, kept + u'/' + file));
        }
    }
    QProcess check;
    check.start(u"python3"_s,
                {QStringLiteral(QUIRE_SOURCE_DIR "/tests/app/export/check_exports.py"), notebooks, m_folder.path()});
    QVERIFY(check.waitForFinished(120'000));
    m_found = QJsonDocument::fromJson(check.readAllStandardOutput()).object();
    QVERIFY2(!m_found.isEmpty(), check.readAllStandardError().constData());
}

void tst_TextFormats::readersHaveNothingToComplainOf()
{
    for (auto it = m_found.constBegin(); it != m_found.constEnd(); ++it) {
        const QStringList messages = strings(it.value()[u"messages"_s]);
        QVERIFY2(messages.isEmpty(), qPrintable(it.key() + u": "_s + messages.join(u'\n')));
    }
}

void tst_TextFormats::headingsAreThere()
{
    const QStringList wanted{u"Lists"_s,     u"Tables"_s, u"Code"_s,  u"Math"_s,    u"Quotations"_s,
                             u"Footnotes"_s, u"HTML"_s,   u"Lists"_s, u"Attached"_s};
    for (const QString &suffix : {u"md"_s, u"rst"_s, u"adoc"_s}) {
        QStringList headings = strings(m_found[u"prose."_s + suffix][u"headings"_s]);
        QCOMPARE(headings.takeFirst(), u"Prose of every kind"_s);
        headings.removeAll(u"Table of Contents"_s);
        QCOMPARE(headings.first(9), wanted);
    }
}

void tst_TextFormats::nothingIsMissingThatNbconvertShows()
{
    for (auto it = m_found.constBegin(); it != m_found.constEnd(); ++it) {
        const QStringList missing = strings(it.value()[u"missing"_s]);
        QVERIFY2(missing.isEmpty(), qPrintable(it.key() + u" lacks: "_s + missing.join(u' ')));
    }
}

void tst_TextFormats::latexCompiles_data()
{
    QTest::addColumn<QString>("name");
    for (const QString &name : {u"prose"_s, u"outputs"_s}) {
        QTest::newRow(qPrintable(name)) << name;
    }
}

void tst_TextFormats::latexCompiles()
{
    QFETCH(QString, name);
    QProcess tex;
    tex.setWorkingDirectory(m_folder.path());
    tex.start(u"xelatex"_s, {u"-interaction=nonstopmode"_s, u"-halt-on-error"_s, name + u".tex"_s});
    QVERIFY(tex.waitForFinished(120'000));
    const QByteArray log = tex.readAllStandardOutput();
    QVERIFY2(tex.exitCode() == 0, log.last(std::min<qsizetype>(log.size(), 3000)).constData());
    QProcess text;
    text.start(u"pdftotext"_s, {u"-layout"_s, m_folder.filePath(name + u".pdf"_s), u"-"_s});
    QVERIFY(text.waitForFinished());
    const QString page = QString::fromUtf8(text.readAllStandardOutput());
    QVERIFY(page.contains(name == "prose"_L1 ? u"中文字符"_s : u"second line <tag> & more"_s));
}

void tst_TextFormats::scriptPrintsWhatTheNotebookPrinted()
{
    // Of the notebook with outputs, the cells that print.
    notebook::Notebook notebook = open(u"outputs"_s);
    QString expected;
    QList<notebook::CellId> printing;
    for (const notebook::Cell &cell : std::as_const(notebook.cells)) {
        QString printed;
        bool isText = !cell.outputs().isEmpty();
        for (const notebook::Output &output : cell.outputs()) {
            isText = isText && output.type() == notebook::Output::Type::Stream && output.streamName() == "stdout"_L1;
            printed += isText ? output.text() : QString();
        }
        if (isText && !cell.source().contains(u'\\')) {
            printing.append(cell.id());
            expected += printed;
        }
    }
    QVERIFY(printing.size() >= 4);
    const auto script = ExportFormats({})
                            .find(u"script"_s)
                            ->make()
                            ->run(notebook, {.withoutTags = {u"remove-input"_s}, .only = printing}, {}, {});
    QFile file(m_folder.filePath(u"run.py"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(script->document) > 0);
    file.close();
    QProcess python;
    python.setStandardErrorFile(m_folder.filePath(u"errors"_s));
    python.start(u"python3"_s, {file.fileName()});
    QVERIFY(python.waitForFinished(60'000));
    QCOMPARE(python.exitCode(), 0);
    QString printed = QString::fromUtf8(python.readAllStandardOutput());
    for (const QString &line : expected.split(u'\n', Qt::SkipEmptyParts)) {
        const bool isOfRemoved = line == "removed"_L1 || line == "no input"_L1;
        QVERIFY2(isOfRemoved || printed.contains(line), qPrintable(line + u" not in "_s + printed));
    }
}

QTEST_MAIN(tst_TextFormats)
#include "tst_TextFormats.moc"
