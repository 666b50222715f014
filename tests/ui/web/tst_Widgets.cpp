// SPDX-License-Identifier: GPL-3.0-or-later
#include "WidgetFixture.h"

#include <QCryptographicHash>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace quire;
using namespace quire::ui;
using namespace Qt::StringLiterals;
using testing::wait;

/// ipywidgets in pages, with a real kernel behind them.
class tst_Widgets : public testing::WidgetFixture
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { startKernel(); }
    void init() { begin(); }
    void cleanup() { end(); }

    void a_slider_moves_the_value_and_the_value_moves_the_slider();
    void two_pages_of_one_widget_agree();
    void interact_runs_again_and_shows_what_it_printed();
    void a_button_calls_python_and_an_output_widget_catches_it();
    void what_a_callback_prints_uncaught_is_told();
    void jslink_needs_no_kernel_and_tells_it_once();
    void bytes_travel_both_ways();
    void chosen_files_reach_python();
    void as_many_bytes_as_a_server_takes_reach_python_and_no_more();
    void progress_bars_of_tqdm_move();
    void widgets_are_there_again_after_the_program_was_restarted();
    void state_in_the_metadata_is_shown_without_a_kernel();
    void a_widget_that_is_not_bundled_asks_for_the_network();
    void a_restart_of_the_kernel_leaves_them_lifeless();

private:
    void showUpload(const QString &arguments, const QStringList &chosen);

    QTemporaryDir m_folder;
};

namespace {

const QString pressRight = u"document.querySelectorAll('.noUi-handle')[%1].dispatchEvent(new KeyboardEvent('keydown', "
                           "{key: 'ArrowRight', bubbles: true}))"_s;
const QString readout = u"document.querySelectorAll('.widget-readout')[%1].textContent"_s;

} // namespace

void tst_Widgets::a_slider_moves_the_value_and_the_value_moves_the_slider()
{
    run(u"s = w.IntSlider(value=3, max=10); display(s)"_s);
    showLast();
    QVERIFY(waitInPage(0, readout.arg(0), u"3"_s));
    inPage(0, pressRight.arg(0));
    QVERIFY(waitInPage(0, readout.arg(0), u"4"_s));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"s.value"_s), u"4"_s, 20'000);
    run(u"s.value = 9"_s);
    QVERIFY(waitInPage(0, readout.arg(0), u"9"_s));
}

void tst_Widgets::two_pages_of_one_widget_agree()
{
    run(u"s = w.IntSlider(value=3, max=10); display(s); display(s)"_s);
    showLast();
    inPage(0, pressRight.arg(0));
    QVERIFY(waitInPage(1, readout.arg(0), u"4"_s));
    inPage(1, pressRight.arg(0));
    QVERIFY(waitInPage(0, readout.arg(0), u"5"_s));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"s.value"_s), u"5"_s, 20'000);
}

void tst_Widgets::interact_runs_again_and_shows_what_it_printed()
{
    run(u"w.interact(lambda x: print('x is', x), x=w.IntSlider(value=2, max=9))"_s);
    showLast();
    const QString text = u"document.body.innerText.match(/x is \\d/)"_s;
    QVERIFY(waitInPage(0, text, u"x is 2"_s));
    inPage(0, pressRight.arg(0));
    QVERIFY(waitInPage(0, text, u"x is 3"_s));
}

void tst_Widgets::a_button_calls_python_and_an_output_widget_catches_it()
{
    run(u"out = w.Output(); b = w.Button(description='go')\n"
        "def clicked(_):\n"
        "    with out: print('clicked')\n"
        "b.on_click(clicked); display(w.VBox([b, out]))"_s);
    showLast();
    inPage(0, u"document.querySelector('button').click()"_s);
    QVERIFY(waitInPage(0, u"document.body.innerText.includes('clicked')"_s, u"true"_s));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"out.outputs[0]['text'].strip()"_s), u"clicked"_s, 20'000);
}

void tst_Widgets::what_a_callback_prints_uncaught_is_told()
{
    run(u"b = w.Button(description='go'); b.on_click(lambda _: print('loose')); display(b)"_s);
    showLast();
    QSignalSpy stray(m_hub.get(), &widgets::WidgetHub::strayOutput);
    inPage(0, u"document.querySelector('button').click()"_s);
    QTRY_COMPARE_WITH_TIMEOUT(stray.size(), 1, 20'000);
    QCOMPARE(stray.first().at(1).value<notebook::Output>().text(), u"loose\n"_s);
}

void tst_Widgets::jslink_needs_no_kernel_and_tells_it_once()
{
    run(u"a = w.IntSlider(value=1, max=9); b = w.IntSlider(value=1, max=9); w.jslink((a, 'value'), (b, 'value'))\n"
        "seen = []; b.observe(lambda c: seen.append(c.new), 'value'); display(a); display(b)"_s);
    showLast();
    inPage(0, pressRight.arg(0));
    QVERIFY(waitInPage(1, readout.arg(0), u"2"_s));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"a.value, b.value, seen"_s), u"2 2 [2]"_s, 20'000);
}

void tst_Widgets::bytes_travel_both_ways()
{
    run(u"i = w.Image(value=bytes.fromhex('"
        "47494638396101000100800000ff0000ffffff2c00000000010001000002024401003b'), format='gif'); display(i)"_s);
    showLast();
    QVERIFY(waitInPage(0, u"document.querySelector('img').naturalWidth"_s, u"1"_s));
    QVERIFY(run(u"i.value = bytes.fromhex('"
                "47494638396102000100800000ff0000ffffff2c000000000200010000020284510 03b'.replace(' ', ''))"_s)
                .isEmpty());
    QVERIFY(waitInPage(0, u"document.querySelector('img').naturalWidth"_s, u"2"_s));
}

/// A FileUpload, clicked, and a person who chooses these.
void tst_Widgets::showUpload(const QString &arguments, const QStringList &chosen)
{
    m_person->answer = chosen;
    run(u"u = w.FileUpload(%1); display(u)"_s.arg(arguments));
    showLast();
    QVERIFY(waitInPage(0, u"document.querySelector('.widget-upload').textContent"_s, u"Upload (0)"_s));
    QTRY_VERIFY_WITH_TIMEOUT(view->childAt(40, 18), 20'000);
    click({40, 18});
    QTRY_COMPARE_WITH_TIMEOUT(m_person->questions.size(), 1, 20'000);
}

void tst_Widgets::chosen_files_reach_python()
{
    QStringList paths;
    for (const QString &name : {u"a.csv"_s, u"数据.csv"_s}) {
        QFile file(m_folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("1,2") == 3);
        paths.append(file.fileName());
    }
    showUpload(u"accept='.csv', multiple=True"_s, paths);
    QVERIFY(m_person->questions.first().isMultiple);
    QCOMPARE(m_person->questions.first().accepted, QStringList{u".csv"_s});
    QVERIFY(waitInPage(0, u"document.querySelector('.widget-upload').textContent"_s, u"Upload (2)"_s));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"[(f.name, f.type, f.size, bytes(f.content)) for f in u.value]"_s),
                              u"[('a.csv', 'text/csv', 3, b'1,2'), ('数据.csv', 'text/csv', 3, b'1,2')]"_s, 20'000);
    // A second look, and a change of mind: what was chosen stays.
    m_person->answer.clear();
    click({40, 18});
    QTRY_COMPARE_WITH_TIMEOUT(m_person->questions.size(), 2, 20'000);
    QCOMPARE(value(u"len(u.value)"_s), u"2"_s);
}

void tst_Widgets::as_many_bytes_as_a_server_takes_reach_python_and_no_more()
{
    QByteArray bytes(OutputFiles::widgetLimit, Qt::Uninitialized);
    QRandomGenerator random(5);
    std::ranges::generate(bytes, [&random] { return char(random.bounded(256)); });
    QFile file(m_folder.filePath(u"large.bin"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush());
    const QString sum = QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Md5).toHex());
    showUpload({}, {file.fileName()});
    QVERIFY(run(u"import hashlib"_s).isEmpty());
    QTRY_COMPARE_WITH_TIMEOUT(value(u"[hashlib.md5(f.content).hexdigest() for f in u.value]"_s), u"['%1']"_s.arg(sum),
                              30'000);
    QSignalSpy failed(notebook->files(), &OutputFiles::failed);
    QVERIFY(file.write("x") == 1 && file.flush());
    click({40, 18});
    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, 20'000);
    QVERIFY(failed.first().first().toString().contains(u"10 MB"));
}

void tst_Widgets::progress_bars_of_tqdm_move()
{
    QVERIFY(run(u"p = w.IntProgress(max=50); label = w.HTML(); display(w.HBox([p, label]))\n"
                "for i in range(50): p.value = i + 1; label.value = f'{i + 1}/50'"_s)
                .isEmpty());
    showLast();
    QVERIFY(waitInPage(0, u"document.body.innerText.includes('50/50')"_s, u"true"_s));
}

void tst_Widgets::widgets_are_there_again_after_the_program_was_restarted()
{
    run(u"s = w.IntSlider(value=6, max=10); display(s)"_s);
    cleanup();
    layOut();
    m_hub = std::make_unique<widgets::WidgetHub>();
    m_hub->setSession(m_kernel->session.get());
    notebook->setWidgets(m_hub.get());
    show(m_shown);
    QTRY_VERIFY_WITH_TIMEOUT(item(0), 20'000);
    QVERIFY(waitInPage(0, readout.arg(0), u"6"_s));
    inPage(0, pressRight.arg(0));
    QTRY_COMPARE_WITH_TIMEOUT(value(u"s.value"_s), u"7"_s, 20'000);
}

void tst_Widgets::state_in_the_metadata_is_shown_without_a_kernel()
{
    run(u"s = w.IntSlider(value=8, max=10, description='kept'); display(s)"_s);
    const QString id =
        m_shown.last().data().toJson().at({u"application/vnd.jupyter.widget-view+json", u"model_id"}).toString();
    const notebook::JsonValue metadata = m_hub->withState(notebook::JsonValue::emptyObject(), {id});
    QVERIFY(metadata.raw().contains("\"version_major\":2"));
    cleanup();
    layOut();
    m_hub = std::make_unique<widgets::WidgetHub>();
    m_hub->loadMetadata(*notebook::JsonValue::parse(metadata.raw().toByteArray()));
    notebook->setWidgets(m_hub.get());
    showLast();
    QVERIFY(waitInPage(0, readout.arg(0), u"8"_s));
    QVERIFY(waitInPage(0, u"document.body.innerText.includes('kept')"_s, u"true"_s));
}

void tst_Widgets::a_widget_that_is_not_bundled_asks_for_the_network()
{
    QSignalSpy wanted(notebook.get(), &NotebookOutputs::networkWanted);
    QVERIFY(run(u"from traitlets import Unicode as U\n"
                "class Far(w.DOMWidget):\n"
                "    _model_name = U('FarModel').tag(sync=True); _model_module = U('quire-far').tag(sync=True)\n"
                "    _model_module_version = U('^1.2.3').tag(sync=True); _view_name = U('FarView').tag(sync=True)\n"
                "    _view_module = U('quire-far').tag(sync=True); _view_module_version = U('^1.2.3').tag(sync=True)\n"
                "display(Far())"_s)
                .isEmpty());
    show(m_shown);
    QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, 20'000);
    QCOMPARE(wanted.first().first().toString(), u"cdn.jsdelivr.net"_s);
    QVERIFY(waitInPage(0, u"!!document.querySelector('.jupyter-widgets-error-widget')"_s, u"true"_s));
}

void tst_Widgets::a_restart_of_the_kernel_leaves_them_lifeless()
{
    run(u"s = w.IntSlider(value=3, max=10); display(s)"_s);
    showLast();
    QVERIFY(wait(m_kernel->session->restart()));
    QVERIFY(waitInPage(0, u"!!document.querySelector('.quire-orphaned')"_s, u"true"_s));
    QVERIFY(!m_hub->store().isLive(
        m_shown.last().data().toJson().at({u"application/vnd.jupyter.widget-view+json", u"model_id"}).toString()));
}

QTEST_MAIN(tst_Widgets)
#include "tst_Widgets.moc"
