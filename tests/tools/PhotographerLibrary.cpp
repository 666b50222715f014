// SPDX-License-Identifier: GPL-3.0-or-later
#include "library/Library.h"
#include "tools/Photographer.h"
#include "ui/library/ExportedView.h"
#include "ui/library/LibraryPanel.h"
#include "ui/shell/ActivityStrip.h"
#include "ui/shell/DocumentOpener.h"
#include "ui/shell/MainWindow.h"
#include "ui/shell/TabArea.h"

#include <QBuffer>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QPainter>
#include <QTest>
#include <QToolButton>

namespace quire::tools {

namespace {

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (file.open(QIODevice::WriteOnly)) {
        file.write(bytes);
    }
}

/// A picture as a plot would be.
QByteArray plot(int seed)
{
    QImage image(480, 320, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromHsv(seed * 70 % 360, 200, 180), 4));
    QPolygonF line;
    for (int x = 20; x < 460; x += 10) {
        line << QPointF(x, 160 + 100 * std::sin(x / (20.0 + 5 * seed)) * std::exp(-x / 300.0));
    }
    painter.drawPolyline(line);
    painter.end();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes.toBase64();
}

QByteArray notebook(const QByteArray &title, const QByteArray &code, const QByteArray &picture)
{
    const QByteArray output =
        picture.isEmpty()
            ? QByteArray()
            : "{\"output_type\":\"display_data\",\"metadata\":{},\"data\":{\"image/png\":\"" + picture + "\"}}";
    return "{\"cells\":[{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"# " + title +
           "\"},{\"cell_type\":\"code\",\"execution_count\":1,\"metadata\":{},\"source\":\"" + code +
           "\",\"outputs\":[" + output + "]}],\"metadata\":{},\"nbformat\":4,\"nbformat_minor\":4}";
}

void fill(const QString &folder)
{
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    const auto path = [&folder](const char *name) { return folder + u'/' + QString::fromUtf8(name); };
    write(path("train.ipynb"), notebook("Training a small transformer", "model.fit(x, y)", plot(1)));
    write(path("decay.ipynb"), notebook("Learning rate schedules", "plt.plot(learning_rate)", plot(2)));
    write(path("梯度下降.ipynb"), notebook("梯度下降与学习率", "# 学习率\\nrate = 0.1", plot(3)));
    write(path("clean.ipynb"), notebook("Cleaning the data", "df = pd.read_csv('data.csv')\\ndf.dropna()", {}));
    write(path("broken.ipynb"), "{\"cells\": [");
    write(path("notes.md"), "# Notes on the paper\n\nThe learning rate decides more than the depth.\n");
    write(path("report.html"), "<!DOCTYPE html><meta charset=utf-8><title>Report of March</title><body style='font-"
                               "family:sans-serif;margin:2em'><h1>Report of March</h1><p>The learning rate was halved "
                               "twice.</p><img src='https://example.org/logo.png' alt='logo'><pre>epoch 10 loss "
                               "0.31</pre>");
}

} // namespace

/// As lines, found in, as cards, and a page opened from it.
void Photographer::takeLibrary()
{
    const QStringList views{QStringLiteral("library-empty"), QStringLiteral("library"),
                            QStringLiteral("library-search"), QStringLiteral("library-cards"),
                            QStringLiteral("exported-page")};
    if (std::ranges::none_of(views, [this](const QString &view) { return wants(view); })) {
        return;
    }
    const QString folder = m_folder.filePath(QStringLiteral("papers"));
    fill(folder);
    library::Library &library = m_driver->composition()->library();
    window()->showPanel(QStringLiteral("library"));
    auto *panel = window()->findChild<ui::LibraryPanel *>();
    QTest::qWait(500);
    take(views.at(0));
    std::ignore = library.add({QFile::encodeName(folder)});
    m_driver->waitFor([&] { return library.entries().size() == 7 && library.waitingCount() == 0; }, 20);
    QTest::qWait(800);
    for (const library::Entry &entry : QList<library::Entry>(library.entries())) {
        if (entry.name().startsWith(u"train") || entry.name().startsWith(u"decay")) {
            library.setTags({entry.id}, {QStringLiteral("paper"), QStringLiteral("v2")});
        }
    }
    take(views.at(1));
    panel->search(QStringLiteral("rate"));
    QTest::qWait(600);
    take(views.at(2));
    panel->search({});
    auto *cards = panel->findChild<QToolButton *>(QStringLiteral("libraryGrid"));
    cards->setChecked(true);
    auto *group = panel->findChild<QComboBox *>(QStringLiteral("libraryGroup"));
    group->setCurrentIndex(2);
    Q_EMIT group->activated(2);
    QTest::qWait(400);
    take(views.at(3));
    cards->setChecked(false);
    takeExported(folder + QStringLiteral("/report.html"));
    library.removeFolder(QFile::encodeName(folder));
}

void Photographer::takeExported(const QString &file)
{
    if (!wants(QStringLiteral("exported-page"))) {
        return;
    }
    auto *panel = window()->findChild<ui::LibraryPanel *>();
    const library::Library &library = m_driver->composition()->library();
    for (const library::Entry &entry : library.entries()) {
        if (QFile::decodeName(entry.path) == file) {
            Q_EMIT panel->openRequested(entry, {}, QStringLiteral("learning rate"));
        }
    }
    m_driver->waitFor(
        [this] {
            const auto *view = window()->findChild<ui::ExportedView *>();
            return view && !view->refused().isEmpty();
        },
        20);
    QTest::qWait(1500);
    take(QStringLiteral("exported-page"));
}

} // namespace quire::tools
