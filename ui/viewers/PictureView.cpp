// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/viewers/PictureView.h"

#include "base/Coroutine.h"
#include "render/Picture.h"
#include "ui/viewers/PictureCanvas.h"

#include <QAction>
#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QImageReader>
#include <QLabel>
#include <QMovie>
#include <QToolBar>
#include <QVBoxLayout>
#include <QtConcurrentRun>

namespace quire::ui {

namespace {

constexpr qint64 fileLimit = 400'000'000;
/// Drawings are drawn this large at most; beyond, their pixels are seen.
constexpr int largestDrawing = 6000;

struct Loaded
{
    QByteArray bytes;
    QImage image;
    QSize size;
    bool isSvg = false;
    bool moves = false;
};

bool moves(const QByteArray &bytes)
{
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer);
    return reader.supportsAnimation() && reader.imageCount() != 1;
}

Result<Loaded> decode(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(ErrorKind::File, file.errorString());
    }
    if (file.size() > fileLimit) {
        return failure(ErrorKind::Unsupported, PictureView::tr("It is too large to be shown as a picture."));
    }
    Loaded loaded;
    loaded.bytes = file.readAll();
    const QByteArray head = loaded.bytes.first(std::min(loaded.bytes.size(), render::PictureDecoder::headLength));
    loaded.isSvg = path.endsWith(QStringLiteral(".svg"), Qt::CaseInsensitive) || head.contains("<svg");
    loaded.size = render::PictureDecoder::claimedSize(head, loaded.isSvg);
    const render::Picture picture = loaded.isSvg ? render::PictureDecoder::renderSvg(loaded.bytes, loaded.size)
                                                 : render::PictureDecoder::decode(loaded.bytes, {});
    if (picture.image.isNull()) {
        return failure(ErrorKind::Unsupported, picture.problem);
    }
    loaded.image = picture.image;
    loaded.moves = !loaded.isSvg && moves(loaded.bytes);
    loaded.size = loaded.size.isEmpty() ? loaded.image.size() : loaded.size;
    return loaded;
}

} // namespace

PictureView::PictureView(const Theme *theme, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_toolbar(new QToolBar(this)),
      m_state(new QLabel(this)),
      m_canvas(new PictureCanvas(theme, this))
{
    m_canvas->setObjectName(QStringLiteral("picture"));
    buildToolbar(icons);
    m_redraw.setSingleShot(true);
    m_redraw.setInterval(150);
    connect(&m_redraw, &QTimer::timeout, this, &PictureView::redraw);
    connect(m_canvas, &PictureCanvas::scaleChanged, this, &PictureView::showState);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_toolbar);
    layout->addWidget(m_canvas, 1);
    setFocusProxy(m_canvas);
}

PictureView::~PictureView() = default;

void PictureView::addButton(const QIcon &icon, const QString &id, const QString &name, std::function<void()> run)
{
    auto *action = new QAction(icon, name, this);
    action->setObjectName(id);
    connect(action, &QAction::triggered, this, [run = std::move(run)] { run(); });
    m_toolbar->insertAction(m_gap, action);
    QWidget *button = m_toolbar->widgetForAction(action);
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
}

void PictureView::buildToolbar(const Icons &icons)
{
    m_toolbar->setIconSize(QSize(16, 16));
    m_toolbar->setAccessibleName(tr("Picture toolbar"));
    const auto add = [this, &icons](const char *icon, const QString &id, const QString &name, auto run) {
        addButton(icons.icon(QString::fromLatin1(icon)), id, name, run);
        return m_toolbar->actions().constLast();
    };
    add("zoom-fit", QStringLiteral("pictureFit"), tr("Fit the window (0)"), [this] { m_canvas->fit(); });
    add("zoom-100", QStringLiteral("pictureFull"), tr("Full size (1)"), [this] { m_canvas->setScale(1); });
    add("zoom-in", QStringLiteral("pictureIn"), tr("Larger (+)"), [this] { m_canvas->step(1); });
    add("zoom-out", QStringLiteral("pictureOut"), tr("Smaller (-)"), [this] { m_canvas->step(-1); });
    m_toolbar->addSeparator();
    add("undo", QStringLiteral("pictureLeft"), tr("Turn left (Shift+R)"), [this] { m_canvas->rotate(-1); });
    add("redo", QStringLiteral("pictureRight"), tr("Turn right (R)"), [this] { m_canvas->rotate(1); });
    m_toolbar->addSeparator();
    QAction *copyPicture = add("copy", QStringLiteral("pictureCopy"), tr("Copy the picture"), [this] { copy(); });
    copyPicture->setShortcut(QKeySequence::Copy);
    copyPicture->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    QWidget::addAction(copyPicture);
    m_play = add("stop", QStringLiteral("pictureStop"), tr("Stop or go on"),
                 [this] { m_movie->setPaused(m_movie->state() == QMovie::Running); });
    m_play->setVisible(false);
    auto *gap = new QWidget(m_toolbar);
    gap->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_gap = m_toolbar->addWidget(gap);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    m_state->setContentsMargins(8, 0, 8, 0);
    m_toolbar->addWidget(m_state);
}

Reply<void> PictureView::load(QString file)
{
    const Result<Loaded> loaded = co_await QtConcurrent::run(decode, file);
    if (!loaded) {
        co_return std::unexpected(loaded.error());
    }
    m_bytes = loaded->bytes;
    m_isSvg = loaded->isSvg;
    m_size = loaded->size;
    m_canvas->setImage(loaded->image, m_size);
    m_canvas->setAccessibleName(
        tr("Picture of %1 × %2 pixels").arg(QString::number(m_size.width()), QString::number(m_size.height())));
    if (loaded->moves) {
        startMovie();
    }
    showState();
    co_return Result<void>();
}

void PictureView::startMovie()
{
    m_movieBytes = std::make_unique<QBuffer>(&m_bytes);
    m_movieBytes->open(QIODevice::ReadOnly);
    m_movie = std::make_unique<QMovie>(m_movieBytes.get());
    connect(m_movie.get(), &QMovie::frameChanged, this,
            [this] { m_canvas->setImage(m_movie->currentImage(), m_size); });
    m_play->setVisible(true);
    m_movie->start();
}

void PictureView::showState()
{
    m_state->setText(tr("%1 × %2 · %3 %")
                         .arg(QString::number(m_size.width()), QString::number(m_size.height()),
                              QString::number(qRound(m_canvas->scale() * 100))));
    if (m_isSvg) {
        m_redraw.start();
    }
}

/// A drawing at as many pixels as are shown of it.
void PictureView::redraw()
{
    QSize wanted = (QSizeF(m_size) * m_canvas->scale()).toSize().expandedTo(QSize(1, 1));
    if (std::max(wanted.width(), wanted.height()) > largestDrawing) {
        wanted.scale(largestDrawing, largestDrawing, Qt::KeepAspectRatio);
    }
    if (wanted == m_canvas->image().size()) {
        return;
    }
    QtConcurrent::run(&render::PictureDecoder::renderSvg, m_bytes, wanted)
        .then(this, [this](const render::Picture &picture) {
            if (!picture.image.isNull()) {
                m_canvas->setImage(picture.image, m_size);
            }
        });
}

void PictureView::copy()
{
    QGuiApplication::clipboard()->setImage(m_canvas->turned());
}

} // namespace quire::ui
