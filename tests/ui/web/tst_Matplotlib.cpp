// SPDX-License-Identifier: GPL-3.0-or-later
#include "WidgetFixture.h"

#include <QTemporaryDir>

using namespace quire;
using namespace quire::ui;
using namespace Qt::StringLiterals;

/// Figures that matplotlib's widgets (ipympl) draw: pages with the bundled jupyter-matplotlib, a real kernel and
/// matplotlib. What speaks for ipympl there is tests/data/widgets/webagg_widgets.py.
class tst_Matplotlib : public testing::WidgetFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startKernel(); }
    void init();
    void cleanup() { end(); }

    void a_figure_is_drawn_and_drawn_again();
    void the_mouse_pans_the_axes_in_python();
    void its_picture_is_saved();

private:
    bool isColoured(const QColor &color) const
    {
        const QImage image = seen(0);
        return image.height() > 300 && image.pixelColor(200, 15) == color;
    }
};

namespace {

const QColor green(0, 200, 0);
const QColor blue(0, 0, 200);

} // namespace

void tst_Matplotlib::init()
{
    begin();
    QCOMPARE(run(u"import sys; sys.path.append('%1')\n"
                 "from webagg_widgets import Canvas; from matplotlib.figure import Figure\n"
                 "fig = Figure(figsize=(4, 3), dpi=100, facecolor=(0, 200 / 255, 0)); ax = fig.subplots()\n"
                 "ax.set(xlim=(0, 10), ylim=(0, 10)); c = Canvas(fig); c.pan_zoom_throttle = 0; display(c)"_s.arg(
                     QStringLiteral(QUIRE_SOURCE_DIR "/tests/data/widgets"))),
             QString());
    showLast();
    QTRY_VERIFY_WITH_TIMEOUT(isColoured(green), 30'000);
}

void tst_Matplotlib::a_figure_is_drawn_and_drawn_again()
{
    QCOMPARE(run(u"fig.set_facecolor((0, 0, 200 / 255)); c.manager.canvas.draw()"_s), QString());
    QTRY_VERIFY_WITH_TIMEOUT(isColoured(blue), 20'000);
    pool->forget(item(0));
    item(0)->giveUpPage(ActiveItem::Picture::None); // Another output needed its place.
    QVERIFY(!item(0)->isAlive());
    pool->insist(item(0));
    QTRY_VERIFY_WITH_TIMEOUT(item(0)->isAlive() && isColoured(blue), 30'000);
}

void tst_Matplotlib::the_mouse_pans_the_axes_in_python()
{
    inPage(0, u"document.querySelector('.jupyter-matplotlib-button[title=pan]').click()"_s);
    QTRY_COMPARE_WITH_TIMEOUT(value(u"c.toolbar._current_action"_s), u"pan"_s, 20'000);
    QWindow *native = window->windowHandle();
    const QPoint place = view->mapTo(window.get(), QPoint(200, 150));
    QTest::mousePress(native, Qt::LeftButton, {}, place);
    QTest::mouseMove(native, place - QPoint(40, 0));
    QTest::mouseMove(native, place - QPoint(62, 0));
    QTest::mouseRelease(native, Qt::LeftButton, {}, place - QPoint(62, 0));
    // The axes are 310 pixels wide: a fifth of ten.
    QTRY_COMPARE_WITH_TIMEOUT(value(u"[round(float(x), 1) for x in ax.get_xlim()]"_s), u"[2.0, 12.0]"_s, 20'000);
}

void tst_Matplotlib::its_picture_is_saved()
{
    const QTemporaryDir folder;
    const QString kept = folder.filePath(u"kept.png"_s);
    m_person->answer = {kept};
    click({200, 150});
    inPage(0, u"document.querySelector('.jupyter-matplotlib-button[title=save_figure]').click()"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_person->names, QStringList{u"Figure 1.png"_s}, 20'000);
    QTRY_COMPARE(QImage(kept).size(), QSize(400, 300));
    QCOMPARE(QImage(kept).pixelColor(10, 10), green);
}

QTEST_MAIN(tst_Matplotlib)
#include "tst_Matplotlib.moc"
