// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "notebook/NotebookFile.h"

#include <QProcess>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace quire::notebook;
using namespace Qt::StringLiterals;

/// The same notebooks through Jupyter's own nbformat and through Quire.
class tst_NbformatParity : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QByteArray bytes(const QString &name) const
    {
        QFile file(m_folder.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    /// Converted notebooks get random ids.
    static QByteArray withoutIds(const QByteArray &json)
    {
        static const QRegularExpression id(u"\"id\": \"[0-9a-f-]+\""_s);
        return QString::fromUtf8(json).replace(id, u"\"id\": \"\""_s).toUtf8();
    }

private Q_SLOTS:
    void initTestCase()
    {
        const QString wanted = qEnvironmentVariable("QUIRE_SEED");
        const quint32 seed = wanted.isEmpty() ? QRandomGenerator::global()->generate() : wanted.toUInt();
        qInfo() << "seed" << seed;
        QStringList arguments{QStringLiteral(QUIRE_SOURCE_DIR "/tests/app/notebook/nbformat_corpus.py"),
                              m_folder.path(), QString::number(seed)};
        const QStringList names = samples::names();
        for (const QString &name : names) {
            if (name != u"bad-ids.ipynb") { // nbformat makes up random ids there
                arguments.append(samples::folder().filePath(name));
            }
        }
        QProcess python;
        python.setProcessChannelMode(QProcess::MergedChannels);
        python.start(u"python3"_s, arguments);
        QVERIFY(python.waitForFinished(60'000));
        QVERIFY2(python.exitCode() == 0, python.readAll().constData());
    }

    void writesWhatNbformatWrites()
    {
        const QStringList names = QDir(m_folder.path()).entryList({u"*.expected"_s});
        QVERIFY(names.size() > 150);
        for (const QString &name : names) {
            const QByteArray input = bytes(QString(name).replace(u".expected"_s, u".ipynb"_s));
            const auto reading = NotebookFile::read(input);
            QVERIFY2(reading, reading ? "" : qPrintable(reading.error().message));
            if (reading->needsUpgrade) {
                const auto upgraded = NotebookFile::upgradeV3(input);
                QVERIFY(upgraded);
                QCOMPARE(withoutIds(NotebookFile::jupyterNormalised(*upgraded)), withoutIds(bytes(name)));
            } else {
                QCOMPARE(NotebookFile::write(reading->notebook), input);
                QCOMPARE(NotebookFile::jupyterNormalised(reading->notebook), bytes(name));
            }
        }
    }

    void judgesAsTheSchemaDoes()
    {
        int valid = 0;
        const QStringList names = QDir(m_folder.path()).entryList({u"*.valid"_s});
        for (const QString &name : names) {
            const QByteArray input = bytes(QString(name).replace(u".valid"_s, u".ipynb"_s));
            const QList<NotebookFile::Problem> problems = NotebookFile::validate(input);
            const bool expected = bytes(name) == "1";
            valid += expected ? 1 : 0;
            const QString said =
                problems.isEmpty() ? u"valid"_s : problems.constFirst().place + u' ' + problems.constFirst().message;
            QVERIFY2(problems.isEmpty() == expected, qPrintable(said + u'\n' + QString::fromUtf8(input)));
        }
        qInfo() << valid << "of" << names.size() << "are valid";
    }
};

QTEST_GUILESS_MAIN(tst_NbformatParity)
#include "tst_NbformatParity.moc"
