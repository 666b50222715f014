// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/notebook/NotebookCommand.h"

#include <QFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace quire::ui;

class tst_NotebookCommand : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyCommandHasANameAndAnId()
    {
        QSet<QString> ids;
        for (const NotebookCommandInfo &info : notebookCommands()) {
            QVERIFY(!info.title.isEmpty());
            ids.insert(info.id);
        }
        QCOMPARE(ids.size(), notebookCommands().size());
        QCOMPARE(int(ids.size()), int(NotebookCommand::Restart) + 1);
    }

    void everyIconExists()
    {
        for (const NotebookCommandInfo &info : notebookCommands()) {
            QVERIFY2(info.icon.isEmpty() || QFile::exists(u":/icons/%1.svg"_s.arg(info.icon)), qPrintable(info.icon));
        }
    }

    void idsAreForSettingsAndTitlesForPeople()
    {
        QSet<QString> titles;
        for (const NotebookCommandInfo &info : notebookCommands()) {
            QVERIFY(info.id.startsWith(u"notebook."));
            QVERIFY2(!titles.contains(info.title), qPrintable(info.title));
            titles.insert(info.title);
        }
    }
};

QTEST_MAIN(tst_NotebookCommand)
#include "tst_NotebookCommand.moc"
