// SPDX-License-Identifier: GPL-3.0-or-later
#include "export/ExportWriter.h"
#include "ui/export/ExportTask.h"
#include "ui/kit/NotificationBar.h"

#include <QPointer>
#include <QPushButton>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

using namespace quire;
using namespace quire::exporting;
using namespace quire::ui;
using namespace Qt::StringLiterals;

/// One export, as its bar tells it.
class tst_ExportTask : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void endsWithAFileAndSaysSo();
    void remarksAreShown();
    void readsPicturesBeside();
    void canBeCancelled();
    void aFailureIsTold();

private:
    ExportOrder order(const std::shared_ptr<const Exporter> &exporter) const
    {
        return {m_notebook, {.name = u"train"_s}, exporter, m_file, &ExportWriter::write};
    }
    QString text() const { return m_bar->text(u"export-"_s + m_file); }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<NotificationBar> m_bar;
    notebook::Notebook m_notebook;
    QString m_file;
};

namespace {

/// Writes what it is given; waits in the middle when told to.
class Simple : public Exporter
{
public:
    Result<Exported> run(const notebook::Notebook &, const ExportOptions &options, const IsCancelled &isCancelled,
                         const ExportProgress &progress) const override
    {
        progress(0.5);
        while (waits && !isCancelled()) {
            QThread::yieldCurrentThread();
        }
        wasCancelled.store(isCancelled());
        if (!problem.isEmpty()) {
            return failure(ErrorKind::File, problem);
        }
        return Exported{
            "done " + (options.readBeside ? options.readBeside(u"img/a b.png"_s) : QByteArray()), {}, remarks};
    }

    bool waits = false;
    QString problem;
    QStringList remarks;
    mutable std::atomic<bool> wasCancelled = false;
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

void tst_ExportTask::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_bar = std::make_unique<NotificationBar>();
    m_bar->QWidget::show();
    m_file = m_folder->filePath(u"train.txt"_s);
    m_notebook = {};
    m_notebook.cells = {
        notebook::Cell(notebook::CellType::Markdown, u"![p](img/a%20b.png) ![q](https://x.org/b.png)"_s)};
}

void tst_ExportTask::endsWithAFileAndSaysSo()
{
    new ExportTask(order(std::make_shared<Simple>()), {}, m_bar.get(), this);
    QVERIFY(text().contains(u"train.txt"_s));
    QTRY_VERIFY(text().startsWith(u"Exported"_s));
    QVERIFY(contentOf(m_file).startsWith("done"));
    QStringList choices;
    for (const QPushButton *button : m_bar->findChildren<QPushButton *>()) {
        choices.append(button->text());
    }
    QVERIFY2(choices.contains(u"Open"_s) && choices.contains(u"Show in Folder"_s), qPrintable(choices.join(u' ')));
}

void tst_ExportTask::remarksAreShown()
{
    auto exporter = std::make_shared<Simple>();
    exporter->remarks = {u"one"_s, u"two"_s, u"three"_s, u"four"_s, u"five"_s};
    new ExportTask(order(exporter), {}, m_bar.get(), this);
    QTRY_VERIFY(text().contains(u"three"_s));
    QVERIFY(!text().contains(u"four"_s) && text().contains(u"2 more"_s));
}

void tst_ExportTask::readsPicturesBeside()
{
    QStringList asked;
    const auto read = [&asked](const QString &path) {
        asked.append(path);
        return readyReply<QByteArray>(QByteArray("pixels"));
    };
    new ExportTask(order(std::make_shared<Simple>()), read, m_bar.get(), this);
    QTRY_COMPARE(contentOf(m_file), "done pixels");
    QCOMPARE(asked, {u"img/a%20b.png"_s}); // nothing of the web
}

void tst_ExportTask::canBeCancelled()
{
    auto exporter = std::make_shared<Simple>();
    exporter->waits = true;
    const QPointer task = new ExportTask(order(exporter), {}, m_bar.get(), this);
    QTRY_VERIFY(text().contains(u"50"_s));
    Q_EMIT m_bar->actionTriggered(u"export-"_s + m_file, u"cancel"_s);
    QTRY_VERIFY(!task);
    QTRY_VERIFY(exporter->wasCancelled.load());
    QVERIFY(text().isEmpty());
    QVERIFY(!QFile::exists(m_file));
}

void tst_ExportTask::aFailureIsTold()
{
    auto exporter = std::make_shared<Simple>();
    exporter->problem = u"A part is missing."_s;
    new ExportTask(order(exporter), {}, m_bar.get(), this);
    QTRY_COMPARE(text(), exporter->problem);
    QVERIFY(!QFile::exists(m_file));
}

QTEST_MAIN(tst_ExportTask)
#include "tst_ExportTask.moc"
