// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/web/ActiveItem.h"

#include "ui/kit/Theme.h"
#include "ui/web/NotebookOutputs.h"
#include "ui/web/OutputFiles.h"
#include "ui/web/WebFrame.h"
#include "ui/web/WebPool.h"
#include "widgets/WidgetHub.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QPainter>
#include <QtConcurrentRun>

#include <cmath>

namespace quire::ui {

using namespace Qt::StringLiterals;

namespace {

/// A page that will not settle on a height gets this many tries in a second.
constexpr int heightChangesPerSecond = 20;
/// Signs of life that may fail, five seconds each.
constexpr int pingsWithoutAnswer = 3;

} // namespace

ActiveItem::ActiveItem(render::ActiveSource source, const Theme *theme, NotebookOutputs *notebook, WebPool *pool)
    : m_source(std::move(source)), m_theme(theme), m_notebook(notebook), m_pool(pool)
{
    m_height = render::ActivePage::expectedHeight(m_source).value_or(defaultHeight);
    connect(theme, &Theme::changed, this, [this] {
        if (isAlive()) {
            load();
        }
        Q_EMIT changed();
    });
    connect(notebook, &NotebookOutputs::policyChanged, this, &ActiveItem::reload);
}

ActiveItem::~ActiveItem()
{
    m_pool->forget(this);
    dropPage();
    delete m_frame;
}

void ActiveItem::setStandIn(std::unique_ptr<OutputItem> item)
{
    m_standIn = std::move(item);
    connect(m_standIn.get(), &OutputItem::changed, this, &OutputItem::repaintWanted);
    connect(m_standIn.get(), &OutputItem::repaintWanted, this, &OutputItem::repaintWanted);
}

void ActiveItem::setDevicePixelRatio(qreal ratio)
{
    if (m_standIn) {
        m_standIn->setDevicePixelRatio(ratio);
    }
}

int ActiveItem::heightForWidth(int width)
{
    m_width = width;
    return m_height;
}

QString ActiveItem::stateText() const
{
    switch (m_state) {
    case State::Waiting:
    case State::Loading:
        return ActiveDocument::nameOf(m_source.mimeType);
    case State::Shown:
        return {};
    case State::Ended:
        return tr("This output stopped: its page crashed or did not answer. Click to load it again.");
    case State::Missing:
        return tr("This output needs Quire's web part, which is not installed.");
    }
    return {};
}

void ActiveItem::paint(QPainter &painter, const QRect &)
{
    if (m_state != State::Ended && m_state != State::Missing && !isAlive()) {
        m_pool->want(this);
    }
    if (m_frame && m_state == State::Shown && m_frame->parentWidget() == m_view) {
        return; // It covers all of this.
    }
    const QRect area(0, 0, m_width, m_height);
    const bool isComing = m_state == State::Waiting || m_state == State::Loading;
    if (isComing && m_standIn && !m_pool->picture(this)) {
        painter.setClipRect(area, Qt::IntersectClip);
        m_standIn->heightForWidth(m_width);
        m_standIn->paint(painter, area);
        return;
    }
    paintGround(painter, area);
}

/// The last picture, or a plain card, with what is the matter on it.
void ActiveItem::paintGround(QPainter &painter, const QRect &area)
{
    if (const QPixmap *picture = m_pool->picture(this)) {
        const QSizeF size = picture->deviceIndependentSize();
        painter.setClipRect(area, Qt::IntersectClip);
        painter.drawPixmap(QPointF(0, 0), *picture);
        if (m_state != State::Ended || size.isEmpty()) {
            return;
        }
        painter.fillRect(area, QColor::fromRgbF(m_theme->color(Theme::Role::Page).redF(),
                                                m_theme->color(Theme::Role::Page).greenF(),
                                                m_theme->color(Theme::Role::Page).blueF(), 0.75F));
    } else {
        painter.fillRect(area, m_theme->color(Theme::Role::Surface));
    }
    painter.setFont(m_theme->textFont());
    painter.setPen(m_theme->color(Theme::Role::MutedText));
    painter.drawText(area.adjusted(Theme::grid, 0, -Theme::grid, 0), Qt::AlignCenter | Qt::TextWordWrap, stateText());
}

QString ActiveItem::accessibleText() const
{
    const QString plain = m_source.data.text(u"text/plain").left(500);
    const QString name = ActiveDocument::nameOf(m_source.mimeType);
    return plain.isEmpty() ? name : name + u": "_s + plain;
}

void ActiveItem::appear(QWidget *view, const QRect &place)
{
    m_view = view;
    m_place = place;
    placeFrame();
}

void ActiveItem::leave(QWidget *view)
{
    if (m_view == view) {
        m_view = nullptr;
        placeFrame();
    }
}

/// Alive and in a view: the page's widget stands there. Alive and in none: it waits, hidden, in the same window.
void ActiveItem::placeFrame()
{
    if (!m_frame) {
        return;
    }
    if (!m_view) {
        QWidget *window = m_frame->window();
        m_frame->hide();
        if (m_frame->parentWidget() != window && window != m_frame) {
            m_frame->setParent(window);
        }
        return;
    }
    if (m_frame->parentWidget() != m_view) {
        m_frame->setParent(m_view);
    }
    // While it loads it stands aside: a hidden page would not lay itself out.
    const QPoint aside(m_place.x(), -2 * maximumHeight);
    m_frame->setGeometry(QRect(m_state == State::Shown ? m_place.topLeft() : aside, QSize(m_place.width(), m_height)));
    m_frame->show();
}

bool ActiveItem::isInSight() const
{
    return m_view && m_view->isVisible() &&
           m_view->visibleRegion().intersects(QRect(m_place.topLeft(), QSize(m_place.width(), m_height)));
}

void ActiveItem::noteSeen()
{
    static qint64 clock = 0;
    m_lastSeen = ++clock;
}

WebPolicy ActiveItem::policy() const
{
    return {m_notebook->origin(), m_notebook->allowsNetwork(), {}};
}

void ActiveItem::takePage(std::unique_ptr<WebPage> page)
{
    m_page = std::move(page);
    m_frame = new WebFrame(m_view);
    m_frame->hide();
    m_frame->setContent(m_page->widget());
    placeFrame();
    load();
}

void ActiveItem::attachWidget()
{
    const QString model = render::ActivePage::widgetOf(m_source);
    if (model.isEmpty() || !m_notebook->widgets()) {
        return;
    }
    m_widget = m_notebook->widgets()->attach(model);
    connect(m_widget.get(), &widgets::WidgetClient::told, this, [this](const QByteArray &json) {
        if (m_page) {
            m_page->send(json);
        }
    });
    connect(m_widget.get(), &widgets::WidgetClient::stale, this, &ActiveItem::reload, Qt::QueuedConnection);
}

/// The document is put together on a worker: its data may be megabytes.
void ActiveItem::load()
{
    m_state = State::Loading;
    m_unanswered = 0;
    attachWidget();
    m_page->setBackground(m_theme->color(Theme::Role::Page));
    const PageLook look = PageLook::of(*m_theme, m_notebook->allowsNetwork());
    QtConcurrent::run([source = m_source, look] {
        return ActiveDocument::html(source, look);
    }).then(this, [this, generation = ++m_generation](const QByteArray &html) {
        if (m_page && generation == m_generation) {
            m_page->load(html);
        }
    });
}

void ActiveItem::reload()
{
    const bool was = isAlive() || m_state == State::Ended;
    end();
    m_state = State::Waiting;
    if (was && isInSight()) {
        m_pool->insist(this);
    }
    Q_EMIT changed();
}

void ActiveItem::keepPicture()
{
    if (m_page && m_state == State::Shown) {
        m_pool->keepPicture(this, m_page->picture());
    }
}

void ActiveItem::dropPage()
{
    if (m_page) {
        m_pool->keepRemains(m_page->remains());
        m_page.reset();
    }
}

void ActiveItem::giveUpPage(Picture picture)
{
    if (picture == Picture::Keep) {
        keepPicture();
    }
    m_widget.reset();
    dropPage();
    delete m_frame;
    ++m_generation;
    m_state = State::Waiting;
    Q_EMIT changed();
}

void ActiveItem::end()
{
    m_pool->forget(this);
    m_widget.reset();
    dropPage();
    delete m_frame;
    ++m_generation;
}

void ActiveItem::noteUnavailable()
{
    m_state = State::Missing;
    Q_EMIT unfit();
}

void ActiveItem::ping()
{
    if (m_state != State::Shown && m_state != State::Loading) {
        return;
    }
    if (++m_unanswered > pingsWithoutAnswer) {
        pageDied();
    } else if (m_page) {
        m_page->ping();
    }
}

void ActiveItem::pageLoaded(bool isGood)
{
    if (!isGood && m_state == State::Loading) {
        pageDied();
    }
}

/// Later, for the page is still on the stack.
void ActiveItem::pageDied()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            if (m_page) {
                end();
                m_state = State::Ended;
                Q_EMIT changed();
            }
        },
        Qt::QueuedConnection);
}

void ActiveItem::pageSaid(const QByteArray &json)
{
    m_unanswered = 0;
    const Result<notebook::JsonValue> said = notebook::JsonValue::parse(json);
    if (!said || !said->isArray()) {
        return;
    }
    const QList<notebook::JsonValue> messages = said->items();
    for (const notebook::JsonValue &message : messages) {
        hear(message);
    }
}

void ActiveItem::hear(const notebook::JsonValue &message)
{
    const QString type = message.value(u"type").toString();
    if (type == "size"_L1) {
        bool isNumber = false;
        const double height = message.value(u"height").raw().toByteArray().toDouble(&isNumber);
        if (isNumber) {
            setReportedHeight(height);
        }
    } else if (m_widget && type == "begin"_L1) {
        m_widget->begin();
    } else if (m_widget && type == "comm"_L1) {
        m_widget->hear(message);
    }
}

void ActiveItem::setReportedHeight(double height)
{
    if (!std::isfinite(height) || height < 0) {
        return;
    }
    if (m_state == State::Loading) {
        m_state = State::Shown;
        m_heightChanges = 0;
        m_heightClock.start();
        placeFrame();
        Q_EMIT changed();
    }
    const int wanted = int(std::clamp(std::ceil(height), 1.0, double(maximumHeight)));
    if (wanted == m_height) {
        return;
    }
    if (m_heightClock.elapsed() > 1000) {
        m_heightClock.start();
        m_heightChanges = 0;
    }
    if (++m_heightChanges > heightChangesPerSecond) {
        return;
    }
    m_height = wanted;
    placeFrame();
    Q_EMIT changed();
}

void ActiveItem::pageWantsLink(const QUrl &url)
{
    Q_EMIT m_notebook->linkWanted(url);
}

void ActiveItem::pageWasRefused(const QUrl &url)
{
    m_notebook->noteRefused(url.host().left(253));
}

void ActiveItem::pageWantsFiles(const WebFileQuestion &question)
{
    const qint64 limit = m_widget ? OutputFiles::widgetLimit : OutputFiles::pageLimit;
    m_notebook->files()->give(question, limit, this, [this, generation = m_generation](const QList<WebFile> &files) {
        if (m_page && generation == m_generation) {
            m_page->giveFiles(files);
        }
    });
}

void ActiveItem::pageMadeFile(const WebDownload &download)
{
    m_notebook->files()->keep(download);
}

void ActiveItem::pageWasDenied(WebDenial what, const QString &name)
{
    m_notebook->noteDenied(what, name);
}

void ActiveItem::pageFocusChanged(bool)
{
    Q_EMIT changed();
}

void ActiveItem::pageWantsOut()
{
    if (m_view) {
        m_view->setFocus(Qt::OtherFocusReason);
    }
}

void ActiveItem::mouse(Mouse action, const QPoint &, Qt::KeyboardModifiers)
{
    if (action == Mouse::Press && !isAlive() && m_state != State::Missing) {
        m_state = State::Waiting;
        m_pool->insist(this);
    }
}

Qt::CursorShape ActiveItem::cursorAt(const QPoint &) const
{
    return isAlive() ? Qt::ArrowCursor : Qt::PointingHandCursor;
}

bool ActiveItem::takesKey(const QKeyEvent &key) const
{
    return key.key() == Qt::Key_Return || key.key() == Qt::Key_Enter;
}

/// Enter goes into the page, or brings it to life.
void ActiveItem::press(const QKeyEvent &)
{
    if (m_frame && m_state == State::Shown) {
        m_frame->setFocus(Qt::ShortcutFocusReason);
    } else {
        mouse(Mouse::Press, {}, Qt::NoModifier);
    }
}

void ActiveItem::copyPicture()
{
    const QPixmap *kept = m_pool->picture(this);
    const QPixmap picture = m_page && m_state == State::Shown ? m_page->picture() : kept ? *kept : QPixmap();
    if (!picture.isNull()) {
        QGuiApplication::clipboard()->setPixmap(picture);
    }
}

QList<OutputAction> ActiveItem::actions()
{
    return {{tr("Copy Image"), [this] { copyPicture(); }, isAlive() || m_pool->picture(this) != nullptr},
            {tr("Reload"), [this] { reload(); }, m_state != State::Missing}};
}

} // namespace quire::ui
