// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookViewFixture.h"
#include "ui/notebook/OutputMirror.h"

using namespace quire::testing;

class tst_OutputMirror : public NotebookViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openThreeCells(); }
    void cleanup()
    {
        m_mirror.reset();
        clearAway();
    }

    void showsWhatTheCellPutsOutAsItComes()
    {
        const CellId id = m_document->cell(0).id();
        m_document->appendOutput(id, Output::stream(u"stdout"_s, u"first\n"_s));
        mirror(id);
        QCOMPARE(shown(), u"first"_s);
        m_document->appendOutput(id, Output::stream(u"stdout"_s, u"second\n"_s));
        QTRY_COMPARE(shown(), u"first\nsecond"_s);
        m_document->clearOutputs(id);
        m_document->appendOutput(id, Output::stream(u"stdout"_s, u"anew"_s));
        QTRY_COMPARE(shown(), u"anew"_s);
    }

    void aDeletedCellLeavesAndComesBack()
    {
        const CellId id = m_document->cell(0).id();
        m_document->appendOutput(id, Output::stream(u"stdout"_s, u"kept"_s));
        mirror(id);
        QSignalSpy presence(m_mirror.get(), &OutputMirror::presenceChanged);
        m_document->removeCells(0, 1);
        QCOMPARE(presence.size(), 1);
        QVERIFY(!m_mirror->view()->stack());
        m_document->undo();
        QCOMPARE(shown(), u"kept"_s);
    }

    void theNotebookMayGoFirst()
    {
        mirror(m_document->cell(0).id());
        clearAway();
        QVERIFY(!m_mirror->view()->stack());
    }

private:
    void mirror(const CellId &id)
    {
        m_mirror = std::make_unique<OutputMirror>(m_theme.get(), &m_syntax, m_document.get(), id);
        m_mirror->resize(500, 300);
        m_mirror->show();
    }
    QString shown() const { return m_mirror->view()->stack()->accessibleText(); }

    std::unique_ptr<OutputMirror> m_mirror;
};

QTEST_MAIN(tst_OutputMirror)
#include "tst_OutputMirror.moc"
