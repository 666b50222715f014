// SPDX-License-Identifier: GPL-3.0-or-later
#include "NotebookFixture.h"
#include "notebook/Folding.h"
#include "ui/notebook/Keymap.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QMimeData>
#include <QSignalSpy>

#include <functional>

using namespace Qt::StringLiterals;
using namespace quire::notebook;
using namespace quire::ui;
using quire::testing::NotebookFixture;
using Mode = NotebookView::Mode;

namespace {

constexpr auto plain = Qt::NoModifier;
constexpr auto shift = Qt::ShiftModifier;
constexpr auto control = Qt::ControlModifier;
constexpr auto alt = Qt::AltModifier;

using Act = std::function<void(NotebookFixture &)>;
using Holds = std::function<bool(NotebookFixture &)>;

} // namespace

Q_DECLARE_METATYPE(Act)
Q_DECLARE_METATYPE(Holds)

/// Every key of the keymaps, pressed on a real notebook: "# One | b = 2 | c = 3 | text | e = 5", the third current.
class tst_NotebookShortcuts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        Cell printed(CellType::Code, u"c = 3"_s);
        printed.setOutputs({Output::stream(u"stdout"_s, u"1\n"_s)});
        m.open({Cell(CellType::Markdown, u"# One"_s), Cell(CellType::Code, u"b = 2"_s), printed,
                Cell(CellType::Markdown, u"text"_s), Cell(CellType::Code, u"e = 5"_s)});
        m.go(2);
        m_runs = std::make_unique<QSignalSpy>(m.view.get(), &NotebookView::runRequested);
        m_restarts = std::make_unique<QSignalSpy>(m.view.get(), &NotebookView::restartRequested);
        m_interrupts = std::make_unique<QSignalSpy>(m.view.get(), &NotebookView::interruptRequested);
        m_finds = std::make_unique<QSignalSpy>(m.view.get(), &NotebookView::findRequested);
    }

    void cleanup()
    {
        m_runs.reset();
        m_restarts.reset();
        m_interrupts.reset();
        m_finds.reset();
        m.close();
    }

    void jupyterLab_data()
    {
        columns();
        moves();
        structure();
        kinds();
        runs();
        headings();
        editing();
    }

    void jupyterLab() { check(); }

    void classic_data()
    {
        columns();
        m_map = Keymap::Base::Classic;
        row("O puts the output away", keys(u"o"_s),
            [](auto &n) { return Folding::areOutputsHidden(n.document->cell(2)); });
        row("Shift+V pastes above", keys(u"cV"_s), [](auto &n) {
            return n.sources().at(2) == u"c = 3"_s && n.sources().at(3) == u"c = 3"_s && n.currentRow() == 2;
        });
        row("L numbers lines", keys(u"l"_s), [](auto &n) {
            n.press(Qt::Key_Return);
            return n.view->mode() == Mode::Edit;
        });
        row("F finds and replaces", keys(u"f"_s), [this](auto &) { return m_finds->value(0).value(1).toBool(); });
        row("D, D deletes", keys(u"dd"_s), [](auto &n) { return n.document->cellCount() == 4; });
        row("Shift+A is nothing", keys(u"A"_s), [](auto &n) { return n.document->cellCount() == 5; });
    }

    void classic() { check(); }

    void colab_data()
    {
        columns();
        m_map = Keymap::Base::Colab;
        row("A alone is nothing", keys(u"a"_s), [](auto &n) { return n.document->cellCount() == 5; });
        row("A inserts above", prefixed(u"a"_s), [](auto &n) { return n.source(2).isEmpty() && n.currentRow() == 2; });
        row("B inserts below", prefixed(u"b"_s), [](auto &n) { return n.source(3).isEmpty() && n.currentRow() == 3; });
        row("one D deletes", prefixed(u"d"_s), [](auto &n) { return !n.sources().contains(u"c = 3"_s); });
        row("Z brings back", both(prefixed(u"d"_s), prefixed(u"z"_s)),
            [](auto &n) { return n.source(2) == u"c = 3"_s; });
        row("M makes text", prefixed(u"m"_s), [](auto &n) { return n.document->cell(2).type() == CellType::Markdown; });
        row("Y makes code", both(keys(u"j"_s), prefixed(u"y"_s)),
            [](auto &n) { return n.document->cell(3).type() == CellType::Code; });
        row("J moves down", prefixed(u"j"_s), [](auto &n) { return n.source(3) == u"c = 3"_s; });
        row("K moves up", prefixed(u"k"_s), [](auto &n) { return n.source(1) == u"c = 3"_s; });
        row("N goes on", prefixed(u"n"_s), [](auto &n) { return n.currentRow() == 3; });
        row("P goes back", prefixed(u"p"_s), [](auto &n) { return n.currentRow() == 1; });
        row("O puts the output away", prefixed(u"o"_s),
            [](auto &n) { return Folding::areOutputsHidden(n.document->cell(2)); });
        row("I interrupts", prefixed(u"i"_s), [this](auto &) { return m_interrupts->size() == 1; });
        row("point restarts", both(key(Qt::Key_M, control), key(Qt::Key_Period)),
            [this](auto &) { return m_restarts->size() == 1; });
        row("B in a text too", both(key(Qt::Key_Return), prefixed(u"b"_s)),
            [](auto &n) { return n.source(3).isEmpty(); });
        row("minus splits", both(key(Qt::Key_Return), both(key(Qt::Key_M, control), key(Qt::Key_Minus))),
            [](auto &n) { return n.document->cellCount() == 6; });
        row("Ctrl+F9 runs all", key(Qt::Key_F9, control), [this](auto &) { return ran() == 3; });
        row("Ctrl+F8 runs before", key(Qt::Key_F8, control), [this](auto &) { return ran() == 1; });
        row("Ctrl+F10 runs after", key(Qt::Key_F10, control), [this](auto &) { return ran() == 2; });
    }

    void colab() { check(); }

private:
    void columns()
    {
        m_map = Keymap::Base::JupyterLab;
        QTest::addColumn<Keymap::Base>("base");
        QTest::addColumn<Act>("act");
        QTest::addColumn<Holds>("holds");
    }
    void row(const char *name, const Act &act, const Holds &holds) { QTest::newRow(name) << m_map << act << holds; }
    void check()
    {
        QFETCH(Keymap::Base, base);
        QFETCH(Act, act);
        QFETCH(Holds, holds);
        m.view->setKeymap(Keymap::builtIn(base));
        act(m);
        QVERIFY(holds(m));
    }

    static Act key(Qt::Key key, Qt::KeyboardModifiers modifiers = plain)
    {
        return [=](NotebookFixture &n) { n.press(key, modifiers); };
    }
    static Act keys(const QString &letters)
    {
        return [=](NotebookFixture &n) { n.press(letters); };
    }
    static Act both(const Act &one, const Act &other)
    {
        return [=](NotebookFixture &n) {
            one(n);
            other(n);
        };
    }
    static Act prefixed(const QString &letter) { return both(key(Qt::Key_M, control), keys(letter)); }
    static Holds current(int row)
    {
        return [=](NotebookFixture &n) { return n.currentRow() == row && n.view->selectedCells().size() == 1; };
    }
    static Holds selected(int count)
    {
        return [=](NotebookFixture &n) { return n.view->selectedCells().size() == count; };
    }
    static Holds order(const QString &letters)
    {
        return [=](NotebookFixture &n) {
            QString first;
            for (const QString &source : n.sources()) {
                first += source.isEmpty() ? QChar(u'_') : source.at(0);
            }
            return first == letters;
        };
    }
    int ran() const { return m_runs->isEmpty() ? 0 : int(m_runs->last().first().value<QList<CellId>>().size()); }

    void moves()
    {
        row("K", keys(u"k"_s), current(1));
        row("Up", key(Qt::Key_Up), current(1));
        row("J", keys(u"j"_s), current(3));
        row("Down", key(Qt::Key_Down), current(3));
        row("Shift+K", keys(u"K"_s), selected(2));
        row("Shift+Up", both(key(Qt::Key_Up, shift), key(Qt::Key_Up, shift)), selected(3));
        row("Shift+J", keys(u"J"_s), selected(2));
        row("Shift+Down", both(key(Qt::Key_Down, shift), key(Qt::Key_Down, shift)), selected(3));
        row("Shift+Home", key(Qt::Key_Home, shift), selected(3));
        row("Shift+End", key(Qt::Key_End, shift), selected(3));
        row("Ctrl+A", key(Qt::Key_A, control), selected(5));
        row("Ctrl+F", key(Qt::Key_F, control), [this](auto &) { return m_finds->size() == 1; });
        row("Ctrl+H", key(Qt::Key_H, control), [this](auto &) { return m_finds->value(0).value(1).toBool(); });
    }

    void structure()
    {
        row("A", keys(u"a"_s), order(u"#b_cte"_s));
        row("B", keys(u"b"_s), order(u"#bc_te"_s));
        row("X", keys(u"x"_s), order(u"#bte"_s));
        row("C and V", keys(u"cv"_s), order(u"#bccte"_s));
        row("Ctrl+X and Ctrl+V", both(key(Qt::Key_X, control), key(Qt::Key_V, control)), order(u"#btce"_s));
        row("Ctrl+C", both(key(Qt::Key_C, control), keys(u"jv"_s)), order(u"#bctce"_s));
        row("D once", keys(u"d"_s), order(u"#bcte"_s));
        row("D, D", keys(u"dd"_s), order(u"#bte"_s));
        row("Z", keys(u"ddz"_s), order(u"#bcte"_s));
        row("Ctrl+Z", both(keys(u"dd"_s), key(Qt::Key_Z, control)), order(u"#bcte"_s));
        row("Shift+Z", keys(u"ddzZ"_s), order(u"#bte"_s));
        row("Ctrl+Shift+Z", both(keys(u"ddz"_s), key(Qt::Key_Z, control | shift)), order(u"#bte"_s));
        row("Ctrl+Y", both(keys(u"ddz"_s), key(Qt::Key_Y, control)), order(u"#bte"_s));
        row("Ctrl+Shift+Up", key(Qt::Key_Up, control | shift), order(u"#cbte"_s));
        row("Ctrl+Shift+Down", key(Qt::Key_Down, control | shift), order(u"#btce"_s));
        row("Shift+M", keys(u"KM"_s), order(u"#bte"_s));
        row("Shift+M alone", keys(u"M"_s), order(u"#bcte"_s));
        row("Ctrl+Backspace", key(Qt::Key_Backspace, control), order(u"#bte"_s));
        row("Ctrl+Shift+M", key(Qt::Key_M, control | shift), order(u"#bce"_s));
    }

    void kinds()
    {
        const auto is = [](int row, CellType type) {
            return [=](NotebookFixture &n) { return n.document->cell(row).type() == type; };
        };
        row("M", keys(u"m"_s), is(2, CellType::Markdown));
        row("Y", keys(u"jy"_s), is(3, CellType::Code));
        row("R", keys(u"r"_s), is(2, CellType::Raw));
        for (int level = 1; level <= 6; ++level) {
            row(qPrintable(u"%1"_s.arg(level)), both(keys(u"j"_s), key(Qt::Key(Qt::Key_0 + level))),
                [level](auto &n) { return n.source(3) == QString(level, u'#') + u" text"_s; });
        }
        row("3 in code", key(Qt::Key_3), [](auto &n) { return n.source(2) == u"c = 3"_s; });
        row("Shift+L", keys(u"L"_s), [](auto &n) { return n.view->canPerform(NotebookCommand::ToggleLineNumbers); });
    }

    void runs()
    {
        row("Shift+Enter", key(Qt::Key_Return, shift), [this](auto &n) { return ran() == 1 && n.currentRow() == 3; });
        row("Ctrl+Enter", key(Qt::Key_Return, control), [this](auto &n) { return ran() == 1 && n.currentRow() == 2; });
        row("Alt+Enter", key(Qt::Key_Return, alt),
            [this](auto &n) { return ran() == 1 && n.source(3).isEmpty() && n.view->mode() == Mode::Edit; });
        row("I once", keys(u"i"_s), [this](auto &) { return m_interrupts->isEmpty(); });
        row("I, I", keys(u"ii"_s), [this](auto &) { return m_interrupts->size() == 1; });
        row("0, 0", keys(u"00"_s), [this](auto &) { return m_restarts->size() == 1; });
    }

    void headings()
    {
        row("Left goes up", key(Qt::Key_Left), current(0));
        row("Left closes", both(key(Qt::Key_Left), key(Qt::Key_Left)),
            [](auto &n) { return Folding::isHeadingCollapsed(n.document->cell(0)); });
        row("Right opens", both(both(key(Qt::Key_Left), key(Qt::Key_Left)), key(Qt::Key_Right)),
            [](auto &n) { return !Folding::isHeadingCollapsed(n.document->cell(0)); });
        row("Ctrl+Shift+Left", key(Qt::Key_Left, control | shift), current(0));
        row("Ctrl+Shift+Right", both(key(Qt::Key_Left, control | shift), key(Qt::Key_Right, control | shift)),
            [](auto &n) { return !Folding::isHeadingCollapsed(n.document->cell(0)); });
        row("Shift+A", keys(u"A"_s), [](auto &n) { return n.source(2) == u"# "_s && n.view->mode() == Mode::Edit; });
        row("Shift+B", keys(u"B"_s), [](auto &n) { return n.source(5) == u"# "_s && n.view->mode() == Mode::Edit; });
    }

    void editing()
    {
        const Act edit = key(Qt::Key_Return);
        const Holds isEditing = [](auto &n) { return n.view->mode() == Mode::Edit; };
        const Holds isCommanding = [](auto &n) { return n.view->mode() == Mode::Command && n.view->hasFocus(); };
        row("Enter", edit, isEditing);
        row("Esc", both(edit, key(Qt::Key_Escape)), isCommanding);
        row("Ctrl+M", both(edit, key(Qt::Key_M, control)), isCommanding);
        row("letters while editing", both(edit, keys(u"abx"_s)),
            [](auto &n) { return n.document->cellCount() == 5 && n.source(2) == u"abxc = 3"_s; });
        row("Shift+Enter while editing", both(edit, key(Qt::Key_Return, shift)),
            [this](auto &n) { return ran() == 1 && n.currentRow() == 3; });
        row("Ctrl+Enter while editing", both(edit, key(Qt::Key_Return, control)),
            [this](auto &n) { return ran() == 1 && n.view->mode() == Mode::Command; });
        row("Alt+Enter while editing", both(edit, key(Qt::Key_Return, alt)),
            [this](auto &n) { return ran() == 1 && n.currentRow() == 3; });
        row("Ctrl+Shift+-", both(edit, key(Qt::Key_Minus, control | shift)),
            [](auto &n) { return n.document->cellCount() == 6 && n.view->mode() == Mode::Edit; });
        row("Ctrl+/", both(edit, key(Qt::Key_Slash, control)), [](auto &n) { return n.source(2) == u"# c = 3"_s; });
        row("Ctrl+Z while editing", both(both(edit, keys(u"q"_s)), key(Qt::Key_Z, control)),
            [](auto &n) { return n.source(2) == u"c = 3"_s && n.view->mode() == Mode::Edit; });
        row("Ctrl+Y while editing",
            both(both(edit, keys(u"q"_s)), both(key(Qt::Key_Z, control), key(Qt::Key_Y, control))),
            [](auto &n) { return n.source(2) == u"qc = 3"_s; });
    }

    NotebookFixture m;
    Keymap::Base m_map = Keymap::Base::JupyterLab;
    std::unique_ptr<QSignalSpy> m_runs;
    std::unique_ptr<QSignalSpy> m_restarts;
    std::unique_ptr<QSignalSpy> m_interrupts;
    std::unique_ptr<QSignalSpy> m_finds;
};

QTEST_MAIN(tst_NotebookShortcuts)
#include "tst_NotebookShortcuts.moc"
