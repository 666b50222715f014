// SPDX-License-Identifier: GPL-3.0-or-later
#include "OutputFixture.h"
#include "notebook/JsonValue.h"
#include "ui/output/OutputItem.h"

#include <QDir>
#include <QTest>

using namespace quire::ui;
using namespace Qt::StringLiterals;
using quire::notebook::JsonValue;
using quire::notebook::Output;

/// tests/data/outputs: NAME.json holds outputs as a real IPython gave them, NAME.golden what is made of them: which
/// items, what they say, in which forms they can be shown. With QUIRE_UPDATE_GOLDEN=1 in the environment the golden
/// files are written instead of compared; look at what changed before you commit it.
class tst_OutputGolden : public quire::testing::OutputFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { layOut(); }
    void cleanup() { clearAway(); }

    void isShownAsBefore_data()
    {
        QTest::addColumn<QString>("file");
        const QFileInfoList files = QDir(folder()).entryInfoList({u"*.json"_s}, QDir::Files, QDir::Name);
        QVERIFY(files.size() >= 25);
        for (const QFileInfo &file : files) {
            QTest::newRow(qPrintable(file.completeBaseName())) << file.completeBaseName();
        }
    }
    void isShownAsBefore()
    {
        QFETCH(QString, file);
        m_stack->replace(0, 0, outputs(file));
        m_view->resize(600, 10);
        m_view->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
        settle();
        const QString shown = described();
        QFile golden(folder() + file + u".golden"_s);
        if (qEnvironmentVariableIsSet("QUIRE_UPDATE_GOLDEN")) {
            QVERIFY(golden.open(QIODevice::WriteOnly) && golden.write(shown.toUtf8()) >= 0);
            return;
        }
        QVERIFY2(golden.open(QIODevice::ReadOnly), qPrintable(golden.fileName()));
        QCOMPARE(shown.split(u'\n'), QString::fromUtf8(golden.readAll()).split(u'\n'));
    }

private:
    static QString folder() { return QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/outputs/"); }

    static QList<Output> outputs(const QString &name)
    {
        QFile file(folder() + name + u".json"_s);
        QList<Output> outputs;
        const auto list = file.open(QIODevice::ReadOnly) ? JsonValue::parse(file.readAll()) : JsonValue();
        for (const JsonValue &each : list->items()) {
            outputs.append(*Output::fromJson(each));
        }
        return outputs;
    }

    /// Workers decode pictures and read tables; when nothing changes for a while they are done.
    void settle()
    {
        QElapsedTimer quiet;
        quiet.start();
        QObject watch;
        connect(m_stack.get(), &OutputStack::changed, &watch, [&quiet] { quiet.restart(); });
        connect(m_stack.get(), &OutputStack::repaintWanted, &watch, [&quiet] { quiet.restart(); });
        QVERIFY(QTest::qWaitFor(
            [&] {
                m_view->grab();
                return quiet.elapsed() > 150;
            },
            20'000));
    }

    QString described() const
    {
        QStringList lines;
        for (int i = 0; i < m_stack->itemCount(); ++i) {
            const OutputItem *item = m_stack->item(i);
            lines.append(u"item: "_s + QString::fromLatin1(item->metaObject()->className()).section(u"::"_s, -1));
            const QStringList text = item->accessibleText().split(u'\n');
            for (const QString &line : text) {
                lines.append(u"  | "_s + line);
            }
            for (const OutputForm &form : m_stack->forms(i)) {
                lines.append(u"  form: "_s + form.mimeType + (form.look.isEmpty() ? QString() : u" as "_s + form.look) +
                             (form == m_stack->form(i) ? u" *"_s : QString()));
            }
        }
        return lines.join(u'\n') + u'\n';
    }
};

QTEST_MAIN(tst_OutputGolden)
#include "tst_OutputGolden.moc"
