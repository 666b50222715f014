// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookViewFixture.h"

#include <QAccessible>

using namespace quire::testing;

namespace {

QStringList announced;

void note(QAccessibleEvent *event)
{
    if (event->type() == QAccessible::Announcement) {
        announced.append(static_cast<QAccessibleAnnouncementEvent *>(event)->message());
    }
}

} // namespace

class tst_CellAccessible : public NotebookViewFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init() { openThreeCells(); }
    void cleanup() { clearAway(); }

    void eachCellIsANamedGroupDescribedByItsText()
    {
        const QList<QAccessibleInterface *> cells = groups();
        QCOMPARE(cells.size(), 3);
        QCOMPARE(cells.at(0)->text(QAccessible::Name), u"Code cell, 1 of 3"_s);
        QCOMPARE(cells.at(0)->text(QAccessible::Description), u"a = 1"_s);
        QVERIFY(cells.at(1)->text(QAccessible::Name).contains(u"2 of 3"_s));
        QCOMPARE(cells.at(1)->text(QAccessible::Description).trimmed(), u"Title"_s);
        QVERIFY(cells.at(0)->state().active);
        QVERIFY(!cells.at(2)->state().active);
    }

    void aFailedCellSaysSoAndARunningOneIsBusy()
    {
        const CellId id = m_document->cell(0).id();
        m_view->setRun(id, {CellRun::State::Running, QDateTime::currentDateTimeUtc(), {}, false});
        QVERIFY(groups().at(0)->state().busy);
        QVERIFY(groups().at(0)->text(QAccessible::Name).endsWith(u"running"_s));
        m_view->setRun(id, {CellRun::State::Idle, {}, std::chrono::milliseconds(5), true});
        QVERIFY(!groups().at(0)->state().busy);
        QVERIFY(groups().at(0)->state().invalid);
        QVERIFY(groups().at(0)->text(QAccessible::Name).endsWith(u"failed"_s));
    }

    void outputsAreTextToRead()
    {
        m_document->appendOutput(m_document->cell(0).id(),
                                 Output::stream(u"stdout"_s, u"first\n\x1b[31msecond\x1b[0m\n"_s));
        QTRY_VERIFY(cell(0)->outputView() && cell(0)->outputView()->isVisible());
        QAccessibleInterface *output = QAccessible::queryAccessibleInterface(cell(0)->outputView());
        QCOMPARE(output->text(QAccessible::Name), u"Output of cell 1"_s);
        QCOMPARE(output->parent()->object(), cell(0));
        QAccessibleTextInterface *text = output->textInterface();
        QVERIFY(text);
        QCOMPARE(text->text(0, text->characterCount()), u"first\nsecond"_s);
        int start = 0;
        int end = 0;
        QCOMPARE(text->textAtOffset(7, QAccessible::LineBoundary, &start, &end).trimmed(), u"second"_s);
    }

    void theEndOfARunIsAnnounced()
    {
        announced.clear();
        const auto previous = QAccessible::installUpdateHandler(note);
        const CellId id = m_document->cell(2).id();
        m_view->setRun(id, {CellRun::State::Running, QDateTime::currentDateTimeUtc(), {}, false});
        m_view->setRun(id, {CellRun::State::Idle, {}, std::chrono::milliseconds(5), false});
        m_view->setRun(id, {CellRun::State::Queued, {}, {}, false});
        m_view->setRun(id, {CellRun::State::Idle, {}, std::chrono::milliseconds(5), true});
        QAccessible::installUpdateHandler(previous);
        QCOMPARE(announced, QStringList({u"Cell 3 is done"_s, u"Cell 3 failed"_s}));
    }

    void largerTextTakesMoreRoomAndIsStillWhole()
    {
        m_document->appendOutput(m_document->cell(0).id(), Output::stream(u"stdout"_s, u"out\n"_s));
        QTRY_VERIFY(cell(0)->outputView() && cell(0)->outputView()->isVisible());
        const int source = cell(0)->editorRect().height();
        const int output = cell(0)->outputRect().height();
        m_theme->setCodeFontSize(36);
        QTRY_VERIFY(cell(0)->outputRect().height() > output);
        QVERIFY(cell(0)->editorRect().height() > source);
        QVERIFY(cell(0)->outputRect().bottom() < cell(0)->height());
        QVERIFY(cell(0)->outputRect().top() > cell(0)->sourceRect().bottom());
        QVERIFY(cell(1)->y() >= cell(0)->geometry().bottom());
        m_theme->setCodeFontSize(0);
    }

    void aHighContrastDesktopIsFollowed()
    {
        const QPalette before = QGuiApplication::palette();
        QPalette stark(Qt::black);
        for (const auto role : {QPalette::Window, QPalette::Base, QPalette::Button}) {
            stark.setColor(role, Qt::black);
        }
        for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
            stark.setColor(role, Qt::white);
        }
        QGuiApplication::setPalette(stark);
        const auto stands = [this](Theme::Role text) {
            return Theme::contrast(m_theme->color(text), m_theme->color(Theme::Role::Page)) >= 4.5;
        };
        QTRY_VERIFY(m_theme->isDark());
        QVERIFY(Theme::contrast(m_theme->color(Theme::Role::Text), m_theme->color(Theme::Role::Page)) >= 7);
        for (const auto role : {Theme::Role::MutedText, Theme::Role::Link, Theme::Role::Error, Theme::Role::Warning}) {
            QVERIFY(stands(role));
        }
        QGuiApplication::setPalette(before);
    }

private:
    /// The cells of the tree below the notebook, from top to bottom.
    QList<QAccessibleInterface *> groups() const
    {
        QList<QAccessibleInterface *> found;
        collect(QAccessible::queryAccessibleInterface(m_view.get()), found);
        std::ranges::sort(found, {}, [](QAccessibleInterface *cell) { return cell->rect().top(); });
        return found;
    }
    static void collect(QAccessibleInterface *node, QList<QAccessibleInterface *> &found)
    {
        for (int i = 0; i < node->childCount(); ++i) {
            QAccessibleInterface *child = node->child(i);
            if (child && child->isValid() && !child->state().invisible) {
                if (child->role() == QAccessible::Grouping && qobject_cast<CellWidget *>(child->object())) {
                    found.append(child);
                }
                collect(child, found);
            }
        }
    }
};

QTEST_MAIN(tst_CellAccessible)
#include "tst_CellAccessible.moc"
