// SPDX-License-Identifier: GPL-3.0-or-later
#include "WebFixture.h"
#include "support/GivenFiles.h"
#include "ui/web/OutputFiles.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace quire;
using namespace quire::ui;
using namespace Qt::StringLiterals;
using testing::GivenFiles;

/// What pages read and save on this computer: only after a click in them, and only what the person chose.
class tst_PageFiles : public testing::WebFixture
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { clearAway(); }

    void without_a_click_nothing_is_asked();
    void what_a_page_made_is_saved_where_the_person_says();
    void what_a_page_made_is_saved_where_the_person_says_data();
    void plotly_saves_its_picture();
    void vega_saves_its_picture();
    void bokeh_saves_its_picture();
    void one_click_is_one_file();
    void what_it_did_not_make_is_refused();
    void what_is_too_long_is_refused();
    void hostile_names_become_plain_ones();
    void hostile_names_become_plain_ones_data();
    void chosen_files_reach_the_page();
    void chosen_files_reach_the_page_data();
    void a_page_hears_of_a_cancel_when_the_person_cancels();
    void too_much_is_a_cancel_with_a_word();
    void folders_and_frames_are_refused();
    void folders_and_frames_are_refused_data();
    void what_was_given_is_fetched_once_and_by_nobody_else();

private:
    QString put(const QString &name, const QByteArray &bytes);
    static QByteArray content(const QString &path);
    void click(const QPoint &place = {300, 100});
    void showGreen(const QString &script, const QString &more = {});
    bool turns(const QColor &color);

    std::unique_ptr<QTemporaryDir> m_folder;
    std::shared_ptr<GivenFiles::Record> m_person;
};

namespace {

const QColor green(0, 200, 0);
const QColor blue(0, 0, 200);
const QColor red(200, 0, 0);

/// Turns the box blue when `condition` holds, red when not.
QString verdict(const QString &condition)
{
    return u"document.getElementById('box').style.background = (%1) ? 'rgb(0,0,200)' : 'rgb(200,0,0)';"_s.arg(
        condition);
}

/// Saves `url` under a name, as libraries do.
QString save(const QString &url, const QString &name)
{
    return u"const a = document.createElement('a'); a.href = %1; a.download = %2; a.click();"_s.arg(url, name);
}

const QString blob = u"URL.createObjectURL(new Blob(['made here'], {type: 'text/plain'}))"_s;

} // namespace

void tst_PageFiles::init()
{
    layOut();
    m_folder = std::make_unique<QTemporaryDir>();
    m_person = std::make_shared<GivenFiles::Record>();
    notebook->files()->setChooser(std::make_unique<GivenFiles>(m_person));
}

QString tst_PageFiles::put(const QString &name, const QByteArray &bytes)
{
    QFile file(m_folder->filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? file.fileName() : QString();
}

QByteArray tst_PageFiles::content(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// A real click on the first output.
void tst_PageFiles::click(const QPoint &place)
{
    QTest::mouseClick(window->windowHandle(), Qt::LeftButton, {}, view->mapTo(window.get(), place));
}

/// A green box that does this when it is clicked.
void tst_PageFiles::showGreen(const QString &script, const QString &more)
{
    show({html(u"<div id=box style='height:200px;background:rgb(0,200,0)'></div>%1<script>"
               "document.getElementById('box').onclick = () => { %2 }</script>"_s.arg(more, script))});
    QTRY_COMPARE_WITH_TIMEOUT(seen(0).pixelColor(300, 50), green, 20'000);
}

bool tst_PageFiles::turns(const QColor &color)
{
    return QTest::qWaitFor([&] { return seen(0).pixelColor(300, 50) == color; }, 20'000);
}

void tst_PageFiles::chosen_files_reach_the_page_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("more");
    const QString read = u"f.onchange = async () => { const [a, b] = f.files; %1 };"_s.arg(
        verdict(u"f.files.length === 2 && a.name === 'a.csv' && a.type === 'text/csv' && await a.text() === '1,2' && "
                "b.size === 3000000 && a.lastModified > 1.6e12"_s));
    QTest::newRow("of the document") << u"const f = document.getElementById('f'); %1 f.click()"_s.arg(read)
                                     << u"<input type=file id=f multiple accept='.csv,image/*' hidden>"_s;
    QTest::newRow("of no document")
        << u"const f = document.createElement('input'); f.type = 'file'; f.multiple = true; "
           "f.accept = '.csv,image/*'; %1 f.click()"_s.arg(read)
        << QString();
    QTest::newRow("by its picker") << u"const f = document.getElementById('f'); %1 f.showPicker()"_s.arg(read)
                                   << u"<input type=file id=f multiple accept='.csv,image/*'>"_s;
    QTest::newRow("by its label")
        << u"const f = document.getElementById('f'); %1 document.getElementById('l').click()"_s.arg(read)
        << u"<label id=l>x<input type=file id=f multiple accept='.csv,image/*'></label>"_s;
}

void tst_PageFiles::chosen_files_reach_the_page()
{
    QFETCH(QString, script);
    QFETCH(QString, more);
    m_person->answer = {put(u"a.csv"_s, "1,2"), put(u"b.bin"_s, QByteArray(3'000'000, '\xff'))};
    showGreen(script, more);
    click();
    QVERIFY(turns(blue));
    QCOMPARE(m_person->questions.size(), 1);
    QVERIFY(m_person->questions.first().isMultiple);
    QStringList accepted = m_person->questions.first().accepted;
    accepted.sort();
    QCOMPARE(accepted, (QStringList{u".csv"_s, u"image/*"_s}));
}

void tst_PageFiles::a_page_hears_of_a_cancel_when_the_person_cancels()
{
    m_person->isThinking = true;
    showGreen(u"const f = document.getElementById('f'); f.oncancel = () => { %1 }; f.click()"_s.arg(verdict(u"true"_s)),
              u"<input type=file id=f>"_s);
    click();
    QTRY_VERIFY_WITH_TIMEOUT(m_person->waiting, 20'000);
    QVERIFY(!m_person->questions.first().isMultiple);
    QCOMPARE(seen(0).pixelColor(300, 50), green);
    m_person->waiting({});
    QVERIFY(turns(blue));
}

void tst_PageFiles::too_much_is_a_cancel_with_a_word()
{
    QFile large(m_folder->filePath(u"large"_s));
    QVERIFY(large.open(QIODevice::WriteOnly) && large.resize(OutputFiles::pageLimit + 1));
    m_person->answer = {large.fileName()};
    QSignalSpy failed(notebook->files(), &OutputFiles::failed);
    showGreen(u"const f = document.getElementById('f'); f.oncancel = () => { %1 }; f.click()"_s.arg(
                  verdict(u"f.files.length === 0"_s)),
              u"<input type=file id=f>"_s);
    click();
    QVERIFY(turns(blue));
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed.first().first().toString().contains(u"100 MB"));
}

void tst_PageFiles::folders_and_frames_are_refused_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QString>("more");
    QTest::newRow("a folder") << u"document.getElementById('f').click()"_s
                              << u"<input type=file id=f webkitdirectory>"_s;
    QTest::newRow("a frame") << u"document.getElementById('i').contentDocument.getElementById('f').click()"_s
                             << u"<iframe id=i srcdoc='<input type=file id=f>'></iframe>"_s;
}

void tst_PageFiles::folders_and_frames_are_refused()
{
    QFETCH(QString, script);
    QFETCH(QString, more);
    QSignalSpy denied(notebook.get(), &NotebookOutputs::denied);
    showGreen(script, more);
    QTRY_VERIFY_WITH_TIMEOUT((click(), !denied.isEmpty()), 20'000); // The frame is there a little later.
    QCOMPARE(denied.first().at(0).value<WebDenial>(), WebDenial::Files);
    QVERIFY(m_person->questions.isEmpty());
}

void tst_PageFiles::what_was_given_is_fetched_once_and_by_nobody_else()
{
    m_person->answer = {put(u"a.csv"_s, "1,2")};
    showGreen(u"const f = document.getElementById('f'); let place; const plain = quire.takeFiles; "
              "quire.takeFiles = async (files) => { place = files[0].place; await plain(files); "
              "const again = await fetch(place).then((r) => r.ok, () => false); "
              "const guess = await fetch(place.replace(/.$/, 'x')).then((r) => r.ok, () => false); "
              "%1 }; f.click()"_s.arg(verdict(u"f.files.length === 1 && !again && !guess"_s)),
              u"<input type=file id=f>"_s);
    click();
    QVERIFY(turns(blue));
}

void tst_PageFiles::without_a_click_nothing_is_asked()
{
    QSignalSpy denied(notebook.get(), &NotebookOutputs::denied);
    show({html(u"<input type=file id=f><script>setTimeout(() => { document.getElementById('f').click(); %1 }, 300)"
               "</script>"_s.arg(save(u"'data:image/svg+xml,x'"_s, u"'chart.svg'"_s)))});
    QTRY_COMPARE_WITH_TIMEOUT(denied.size(), 1, 20'000);
    QCOMPARE(denied.first().at(0).value<WebDenial>(), WebDenial::SavingUnasked);
    QCOMPARE(denied.first().at(1).toString(), u"chart.svg"_s);
    QVERIFY(m_person->questions.isEmpty() && m_person->names.isEmpty());
    QVERIFY(item(0)->isAlive());
}

void tst_PageFiles::what_a_page_made_is_saved_where_the_person_says_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("a blob") << blob;
    QTest::newRow("data") << u"'data:text/plain,made%20here'"_s;
    QTest::newRow("data in base64") << u"'data:text/plain;base64,' + btoa('made here')"_s;
}

void tst_PageFiles::what_a_page_made_is_saved_where_the_person_says()
{
    QFETCH(QString, url);
    m_person->answer = {m_folder->filePath(u"kept.txt"_s)};
    showGreen(save(url, u"'proposed.txt'"_s));
    click();
    QTRY_COMPARE_WITH_TIMEOUT(content(m_folder->filePath(u"kept.txt"_s)), QByteArray("made here"), 20'000);
    QCOMPARE(m_person->names, QStringList{u"proposed.txt"_s});
    QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{u"kept.txt"_s});
}

void tst_PageFiles::plotly_saves_its_picture()
{
    const QString kept = m_folder->filePath(u"kept.png"_s);
    m_person->answer = {kept};
    show({display("{\"application/vnd.plotly.v1+json\":{\"data\":[{\"type\":\"bar\",\"x\":[1,2,3],\"y\":[3,1,2],"
                  "\"marker\":{\"color\":\"rgb(10,20,200)\"}}],\"layout\":{\"height\":300,\"width\":600},"
                  "\"config\":{\"displayModeBar\":true,\"modeBarButtons\":[[\"toImage\"]]}}}")});
    // The camera, left of the mark of plotly.
    QTRY_VERIFY_WITH_TIMEOUT((click({554, 12}), !m_person->names.isEmpty()), 30'000);
    QCOMPARE(m_person->names.first(), u"newplot.png"_s);
    QTRY_VERIFY(!QImage(kept).isNull());
    QCOMPARE(QImage(kept).size(), QSize(600, 300));
}

void tst_PageFiles::vega_saves_its_picture()
{
    const QString kept = m_folder->filePath(u"kept.svg"_s);
    m_person->answer = {kept};
    const QString open = u"<script>const press = () => { const a = [...document.querySelectorAll('.vega-actions a')]"
                         ".find((one) => one.textContent.includes('SVG')); if (a) { a.dispatchEvent(new MouseEvent("
                         "'mousedown')); setTimeout(() => a.click(), 500) } };</script>"_s;
    showGreen(u"press()"_s, open + u"<div id=v></div><script>vegaEmbed('#v', {mark: 'bar', data: {values: [{a: 1}]}, "
                                   "encoding: {x: {field: 'a', type: 'quantitative'}}})</script>"_s);
    QTRY_VERIFY_WITH_TIMEOUT((click(), !m_person->names.isEmpty()), 30'000);
    QCOMPARE(m_person->names.first(), u"visualization.svg"_s);
    QTRY_VERIFY(content(kept).startsWith("<svg"));
}

void tst_PageFiles::bokeh_saves_its_picture()
{
    const QString kept = m_folder->filePath(u"kept.png"_s);
    m_person->answer = {kept};
    show({html(u"<div id=b></div><script src='/web/bokeh/bokeh.min.js'></script><script "
               u"src='/web/bokeh/bokeh-api.min.js'></script><script>const plot = "
               "Bokeh.Plotting.figure({width: 300, height: 200, tools: 'save', toolbar_location: 'left', "
               "background_fill_color: 'rgb(0,200,0)'}); plot.line([1, 2], [1, 2]); "
               "Bokeh.Plotting.show(plot, '#b')</script>"_s)});
    QTRY_COMPARE_WITH_TIMEOUT(seen(0).pixelColor(200, 50), green, 20'000);
    click({15, 45});
    QTRY_COMPARE_WITH_TIMEOUT(m_person->names, QStringList{u"bokeh_plot.png"_s}, 20'000);
    QTRY_COMPARE(QImage(kept).size(), QSize(300, 200));
}

void tst_PageFiles::one_click_is_one_file()
{
    QSignalSpy denied(notebook.get(), &NotebookOutputs::denied);
    showGreen(u"for (const name of ['a', 'b', 'c']) { %1 }"_s.arg(save(blob, u"name"_s)));
    click();
    QTRY_COMPARE_WITH_TIMEOUT(m_person->names.size(), 1, 20'000);
    QTRY_COMPARE(denied.size(), 1);
    QCOMPARE(denied.first().at(0).value<WebDenial>(), WebDenial::SavingUnasked);
}

void tst_PageFiles::what_it_did_not_make_is_refused()
{
    QSignalSpy denied(notebook.get(), &NotebookOutputs::denied);
    showGreen(save(u"'/web/output.js'"_s, u"'quire.js'"_s));
    click();
    QTRY_COMPARE_WITH_TIMEOUT(denied.size(), 1, 20'000);
    QCOMPARE(denied.first().at(0).value<WebDenial>(), WebDenial::SavingForeign);
    QVERIFY(m_person->names.isEmpty());
}

void tst_PageFiles::what_is_too_long_is_refused()
{
    QSignalSpy denied(notebook.get(), &NotebookOutputs::denied);
    showGreen(save(u"URL.createObjectURL(new Blob([new Uint8Array(100000001)]))"_s, u"'long.bin'"_s));
    click();
    QTRY_COMPARE_WITH_TIMEOUT(denied.size(), 1, 30'000);
    QCOMPARE(denied.first().at(0).value<WebDenial>(), WebDenial::SavingLong);
    QVERIFY(m_person->names.isEmpty());
}

void tst_PageFiles::hostile_names_become_plain_ones_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("up") << u"'../../x'"_s;
    QTest::newRow("Windows") << u"'C:\\\\x'"_s;
    QTest::newRow("empty") << u"''"_s;
    QTest::newRow("long") << u"'y'.repeat(5000)"_s;
    QTest::newRow("controls") << u"'a\\n\\x00\\u202Eb'"_s;
    QTest::newRow("hidden") << u"'.profile'"_s;
}

void tst_PageFiles::hostile_names_become_plain_ones()
{
    QFETCH(QString, name);
    showGreen(save(blob, name));
    click();
    QTRY_COMPARE_WITH_TIMEOUT(m_person->names.size(), 1, 20'000);
    const QString proposed = m_person->names.first();
    QVERIFY2(!proposed.isEmpty() && proposed.toUtf8().size() < 255, qPrintable(proposed));
    QVERIFY2(!proposed.contains(u'/') && !proposed.contains(u'\\') && !proposed.startsWith(u'.'), qPrintable(proposed));
    for (const QChar letter : proposed) {
        QVERIFY2(letter.isPrint(), qPrintable(proposed));
    }
}

QTEST_MAIN(tst_PageFiles)
#include "tst_PageFiles.moc"
