// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "notebook/NotebookFile.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;
using Do = NotebookCommand;

/// Whatever is done to a notebook, undone it is the file it was, byte for byte; and done again it is what it became.
class tst_NotebookRandom : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void undoneToTheStartTheFileIsTheSame_data()
    {
        QTest::addColumn<quint32>("seed");
        for (int round = 0; round < 6; ++round) {
            const quint32 seed = QRandomGenerator::global()->generate();
            QTest::newRow(qPrintable(u"seed %1"_s.arg(seed))) << seed;
        }
    }

    void undoneToTheStartTheFileIsTheSame()
    {
        QFETCH(quint32, seed);
        QRandomGenerator random(seed);
        open();
        const QByteArray before = NotebookFile::write(m.document->notebook());
        for (int step = 0; step < 150; ++step) {
            act(random);
        }
        m.view->perform(Do::EnterCommandMode);
        while (m.document->history().canRedo()) { // It may have ended with something taken back.
            m.view->perform(Do::Redo);
        }
        const QByteArray after = NotebookFile::write(m.document->notebook());
        int steps = 0;
        while (m.document->history().canUndo()) {
            m.view->perform(Do::Undo);
            QVERIFY2(++steps < 2000, "Undoing makes new steps.");
        }
        QCOMPARE(NotebookFile::write(m.document->notebook()), before);
        while (m.document->history().canRedo()) {
            m.view->perform(Do::Redo);
            QVERIFY2(--steps >= 0, "Redoing makes new steps.");
        }
        QCOMPARE(NotebookFile::write(m.document->notebook()), after);
    }

private:
    void open()
    {
        m.open({Cell()});
        QByteArray file = "{\n \"cells\": [\n";
        for (int i = 0; i < 12; ++i) {
            const bool isText = i % 4 == 0;
            file += i > 0 ? ",\n" : "";
            file += isText ? "  {\"cell_type\": \"markdown\", \"id\": \"c" + QByteArray::number(i) +
                                 "\", \"metadata\": {\"x\": 1.0}, \"source\": [\"# Part\\n\", \"text\"]}"
                           : "  {\"cell_type\": \"code\", \"execution_count\": 3, \"id\": \"c" + QByteArray::number(i) +
                                 "\", \"metadata\": {}, \"outputs\": [{\"name\": \"stdout\", \"output_type\": "
                                 "\"stream\", \"text\": [\"1\\n\"]}], \"source\": [\"a = 1\\n\", \"b\"]}";
        }
        file += "\n ],\n \"metadata\": {\"custom\":  [1,2]},\n \"nbformat\": 4,\n \"nbformat_minor\": 5\n}\n";
        const auto reading = NotebookFile::read(file);
        QVERIFY(reading);
        m.document->reset(reading->notebook);
        QCOMPARE(NotebookFile::write(m.document->notebook()), file);
    }

    /// One thing a person could do. Those that open what is hidden are left out: what is only looked at is no step.
    void act(QRandomGenerator &random)
    {
        static constexpr std::array commands{Do::InsertAbove,
                                             Do::InsertBelow,
                                             Do::Cut,
                                             Do::Copy,
                                             Do::PasteBelow,
                                             Do::PasteAbove,
                                             Do::Duplicate,
                                             Do::Delete,
                                             Do::MoveUp,
                                             Do::MoveDown,
                                             Do::Merge,
                                             Do::MergeAbove,
                                             Do::MergeBelow,
                                             Do::ToCode,
                                             Do::ToMarkdown,
                                             Do::ToRaw,
                                             Do::Heading2,
                                             Do::SelectNext,
                                             Do::SelectPrevious,
                                             Do::ExtendDown,
                                             Do::ExtendUp,
                                             Do::Undo,
                                             Do::Undo,
                                             Do::Redo,
                                             Do::InsertHeadingAbove,
                                             Do::InsertHeadingBelow,
                                             Do::Split,
                                             Do::ToggleOutputs,
                                             Do::HideAllOutputs,
                                             Do::ShowAllOutputs,
                                             Do::EnterEditMode,
                                             Do::EnterCommandMode};
        const int choice = random.bounded(int(commands.size()) + 12);
        if (choice < int(commands.size())) {
            m.view->perform(commands.at(std::size_t(choice)));
        } else if (choice < int(commands.size()) + 4) {
            m.go(random.bounded(m.document->cellCount()));
        } else if (choice == int(commands.size()) + 4) {
            const QList<CellId> deleted = deletedCells(*m.document);
            if (!deleted.isEmpty()) {
                restoreCell(*m.document, deleted.at(random.bounded(int(deleted.size()))));
            }
        } else {
            type(random);
        }
    }

    void type(QRandomGenerator &random)
    {
        m.view->perform(Do::EnterEditMode);
        if (m.view->mode() == NotebookView::Mode::Edit) {
            m.editor()->setCaretPosition(random.bounded(int(m.editor()->source().size()) + 1));
            QTest::keyClicks(m.editor(), random.bounded(3) == 0 ? u"# x"_s : u"yz "_s);
            if (random.bounded(3) == 0) {
                QTest::keyClick(m.editor(), random.bounded(2) == 0 ? Qt::Key_Return : Qt::Key_Backspace);
            }
        }
    }

    quire::testing::NotebookFixture m;
};

QTEST_MAIN(tst_NotebookRandom)
#include "tst_NotebookRandom.moc"
