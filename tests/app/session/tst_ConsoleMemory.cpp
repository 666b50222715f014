// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/session/FixedProvider.h"
#include "base/Clock.h"
#include "session/AttachedMachine.h"
#include "session/ConsoleMemory.h"
#include "session/KernelConsole.h"
#include "session/Recovery.h"
#include "support/Waiting.h"

#include <QTemporaryDir>
#include <QTest>

using namespace quire;
using namespace Qt::StringLiterals;
using notebook::Cell;
using notebook::JsonValue;
using quire::testing::wait;
using session::ConsoleMemory;
using session::KernelConsole;

/// What a console showed, in the next start of the program. No kernel is asked.
class tst_ConsoleMemory : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_copies = std::make_unique<session::Recovery>(m_folder->path());
    }

    void whatWasSaidComesBackWithWhatWasBeingWritten()
    {
        const auto before = console();
        before->putBack({said(u"6 * 7"_s, "42"), said(u"'a'"_s, "'a'")});
        before->document()->setSource(before->prompt(), u"half"_s);
        QVERIFY(wait(ConsoleMemory(before.get(), m_copies.get()).keep()).has_value());

        const auto after = console();
        QVERIFY(wait(ConsoleMemory(after.get(), m_copies.get()).restore()).has_value());
        const notebook::Document *document = after->document();
        QCOMPARE(document->cellCount(), 3);
        QCOMPARE(document->cell(0).id(), before->document()->cell(0).id()); // Runs that go on find their cells.
        QCOMPARE(document->cell(1).outputs().first().data().text(u"text/plain"), u"'a'"_s);
        QVERIFY(!document->cell(1).metadata().value(u"editable").toBool(true));
        QCOMPARE(document->cell(2).id(), after->prompt());
        QCOMPARE(document->cell(2).source(), u"half"_s);
    }

    void whatIsWrittenAlreadyStays()
    {
        const auto before = console();
        before->putBack({said(u"1"_s, "1")});
        before->document()->setSource(before->prompt(), u"old"_s);
        QVERIFY(wait(ConsoleMemory(before.get(), m_copies.get()).keep()).has_value());
        const auto after = console();
        after->document()->setSource(after->prompt(), u"new"_s);
        QVERIFY(wait(ConsoleMemory(after.get(), m_copies.get()).restore()).has_value());
        QCOMPARE(after->document()->cell(0).source(), u"1"_s);
        QCOMPARE(after->document()->cell(1).source(), u"new"_s);
    }

    void ofALongTalkTheNewestPartIsKept()
    {
        const auto before = console();
        const QByteArray half(ConsoleMemory::limit / 2, 'x');
        before->putBack(
            {said(u"first"_s, half), said(u"second"_s, half), said(u"third"_s, half), said(u"last"_s, "1")});
        QVERIFY(wait(ConsoleMemory(before.get(), m_copies.get()).keep()).has_value());
        const auto after = console();
        QVERIFY(wait(ConsoleMemory(after.get(), m_copies.get()).restore()).has_value());
        QVERIFY(after->document()->cellCount() > 1);
        QVERIFY(after->document()->cell(0).source() != u"first"_s);
        QCOMPARE(after->document()->cell(after->document()->cellCount() - 2).source(), u"last"_s);
    }

    void nothingComesBackOfAClosedConsole()
    {
        const auto before = console();
        before->putBack({said(u"1"_s, "1")});
        ConsoleMemory memory(before.get(), m_copies.get());
        QVERIFY(wait(memory.keep()).has_value());
        QVERIFY(wait(memory.forget()).has_value());
        const auto after = console();
        QVERIFY(wait(ConsoleMemory(after.get(), m_copies.get()).restore()).has_value());
        QCOMPARE(after->document()->cellCount(), 1);
    }

    void consolesAreKeptApart()
    {
        const auto first = console(u"Console 1"_s);
        first->putBack({said(u"1"_s, "1")});
        QVERIFY(wait(ConsoleMemory(first.get(), m_copies.get()).keep()).has_value());
        const auto second = console(u"Console 2"_s);
        QVERIFY(wait(ConsoleMemory(second.get(), m_copies.get()).restore()).has_value());
        QCOMPARE(second->document()->cellCount(), 1);
    }

private:
    static Cell said(const QString &code, const QByteArray &result)
    {
        Cell cell(notebook::CellType::Code, code);
        cell.setMetadata(JsonValue::emptyObject().with(u"editable", JsonValue::fromBool(false)));
        cell.setOutputs({*notebook::Output::fromContent(
            "execute_result", "{\"data\":{\"text/plain\":\"" + result + "\"},\"metadata\":{},\"execution_count\":1}")});
        return cell;
    }

    std::unique_ptr<KernelConsole> console(const QString &name = u"Console 1"_s)
    {
        return std::make_unique<KernelConsole>(
            &m_machine, session::NotebookRef{m_machine.id(), RemotePath(u".console-1/"_s + name), {}, false, true},
            &m_journal);
    }

    SystemClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<session::Recovery> m_copies;
    testing::FixedProvider m_provider{{}};
    session::AttachedMachine m_machine{&m_provider, {u"fixed"_s, u"m"_s}, u"M"_s, {}, m_clock};
    runs::RunJournal m_journal{{}};
};

QTEST_GUILESS_MAIN(tst_ConsoleMemory)
#include "tst_ConsoleMemory.moc"
