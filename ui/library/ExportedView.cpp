// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/ExportedView.h"

#include "ui/kit/FlatButton.h"
#include "ui/kit/NotificationBar.h"
#include "ui/web/WebPool.h"

#include <QLabel>
#include <QLineEdit>
#include <QPrintDialog>
#include <QRandomGenerator>
#include <QToolButton>
#include <QVBoxLayout>

namespace quire::ui {

namespace {

const QString blockedKey = QStringLiteral("blocked");
const QString failureKey = QStringLiteral("failure");
constexpr qsizetype mostRefused = 200;
constexpr qsizetype mostListed = 12;
constexpr double zoomStep = 1.1;

QString freshOrigin()
{
    return QStringLiteral("r%1").arg(QRandomGenerator::system()->generate64(), 16, 16, QLatin1Char('0'));
}

} // namespace

ExportedView::ExportedView(WebPool *pool, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_pool(pool),
      m_column(new QVBoxLayout(this)),
      m_notifications(new NotificationBar(this)),
      m_findText(new QLineEdit(this)),
      m_findCount(new QLabel(this)),
      m_findBar(makeFindBar(icons))
{
    setObjectName(QStringLiteral("exportedView"));
    m_column->setContentsMargins(0, 0, 0, 0);
    m_column->setSpacing(0);
    m_column->addWidget(m_notifications);
    m_column->addWidget(m_findBar);
    connect(m_notifications, &NotificationBar::actionTriggered, this,
            [this](const QString &, const QString &choice) { answer(choice); });
}

ExportedView::~ExportedView() = default;

QWidget *ExportedView::makeFindBar(const Icons &icons)
{
    auto *bar = new QWidget(this);
    bar->setObjectName(QStringLiteral("exportedFindBar"));
    m_findText->setObjectName(QStringLiteral("exportedFindText"));
    m_findText->setPlaceholderText(tr("Find in this page"));
    m_findText->setAccessibleName(m_findText->placeholderText());
    m_findText->installEventFilter(this);
    m_findCount->setForegroundRole(QPalette::PlaceholderText);
    auto *row = new QHBoxLayout(bar);
    row->setContentsMargins(8, 4, 8, 4);
    row->addWidget(m_findText, 1);
    row->addWidget(m_findCount);
    const auto add = [&](const QString &icon, const QString &id, const QString &name, auto run) {
        QToolButton *button = flatButton(icons.icon(icon), id, name, bar);
        connect(button, &QToolButton::clicked, this, run);
        row->addWidget(button);
    };
    add(QStringLiteral("up"), QStringLiteral("exportedFindPrevious"), tr("Previous"), [this] { find(true); });
    add(QStringLiteral("down"), QStringLiteral("exportedFindNext"), tr("Next"), [this] { find(false); });
    add(QStringLiteral("close"), QStringLiteral("exportedFindClose"), tr("Close"), [this] {
        m_findBar->hide();
        m_findText->clear();
    });
    connect(m_findText, &QLineEdit::textChanged, this, [this] { find(false); });
    bar->hide();
    return bar;
}

bool ExportedView::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_findText && event->type() == QEvent::KeyPress) {
        const auto *key = static_cast<QKeyEvent *>(event);
        if (key->key() == Qt::Key_Escape) {
            m_findBar->hide();
            m_findText->clear();
            return true;
        }
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            find(key->modifiers() & Qt::ShiftModifier);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void ExportedView::open(const QString &file, const QString &anchor, const QString &words)
{
    m_anchor = anchor;
    m_words = words;
    if (m_reader && file == m_file) {
        m_reader->load(anchor);
        return;
    }
    m_file = file;
    start({});
}

/// A new origin each time: what a page was allowed once it has no more.
void ExportedView::start(const QStringList &sites)
{
    m_refused.clear();
    m_listsBlocked = false;
    m_notifications->remove(blockedKey);
    WebPolicy policy;
    policy.origin = freshOrigin();
    policy.file = m_file;
    policy.sites = sites;
    m_reader.reset();
    m_reader = m_pool->read(policy, this);
    if (!m_reader) {
        m_notifications->show({failureKey,
                               Notification::Severity::Error,
                               tr("Web pages cannot be shown: Quire's web part is not installed."),
                               {}});
        Q_EMIT loaded(false);
        return;
    }
    m_column->addWidget(m_reader->widget(), 1);
    m_reader->widget()->setAccessibleName(tr("Exported page"));
    setFocusProxy(m_reader->widget());
    m_reader->setZoom(m_zoom);
    m_reader->load(m_anchor);
}

void ExportedView::readerLoaded(bool isGood)
{
    if (isGood && !m_words.isEmpty()) {
        m_findText->setText(m_words);
        m_findBar->show();
    }
    Q_EMIT loaded(isGood);
}

void ExportedView::readerWasRefused(const QUrl &url)
{
    const QUrl plain = url.adjusted(QUrl::RemoveFragment);
    if (m_refused.size() < mostRefused && !m_refused.contains(plain)) {
        m_refused.append(plain);
        showBlocked();
    }
}

void ExportedView::showBlocked()
{
    QString text = m_refused.size() == 1 ? tr("1 remote resource blocked: this page is shown with no network.")
                                         : tr("%1 remote resources blocked: this page is shown with no network.")
                                               .arg(QLocale().toString(m_refused.size()));
    if (m_listsBlocked) {
        for (const QUrl &url : m_refused.first(std::min(m_refused.size(), mostListed))) {
            text += u'\n' + url.toDisplayString().left(200);
        }
        text += m_refused.size() > mostListed ? QStringLiteral("\n…") : QString();
    }
    QList<Notification::Action> actions;
    if (!m_listsBlocked) {
        actions.append({QStringLiteral("show"), tr("Show")});
    }
    actions.append({QStringLiteral("allow"), tr("Allow Once")});
    m_notifications->show({blockedKey, Notification::Severity::Information, text, actions});
}

void ExportedView::answer(const QString &choice)
{
    if (choice == u"show") {
        m_listsBlocked = true;
        showBlocked();
    } else if (choice == u"allow") {
        QStringList sites;
        for (const QUrl &url : std::as_const(m_refused)) {
            if (!sites.contains(url.host())) {
                sites.append(url.host());
            }
        }
        start(sites);
    }
}

void ExportedView::showFind()
{
    m_findBar->show();
    m_findText->setFocus();
    m_findText->selectAll();
}

void ExportedView::find(bool backward)
{
    m_findCount->clear();
    if (m_reader) {
        m_reader->find(m_findText->text(), backward);
    }
}

void ExportedView::readerFound(int count, int current)
{
    if (m_findText->text().isEmpty()) {
        m_findCount->clear();
    } else {
        m_findCount->setText(count == 0 ? tr("Not found") : tr("%1 of %2").arg(current).arg(count));
    }
}

void ExportedView::zoom(int step)
{
    m_zoom = step == 0 ? 1 : std::clamp(step > 0 ? m_zoom * zoomStep : m_zoom / zoomStep, 0.3, 4.0);
    if (m_reader) {
        m_reader->setZoom(m_zoom);
    }
}

void ExportedView::print()
{
    if (!m_reader || m_printer) {
        return;
    }
    m_printer = std::make_unique<QPrinter>(QPrinter::HighResolution);
    auto *dialog = new QPrintDialog(m_printer.get(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::finished, this, [this](int result) {
        if (result == QDialog::Accepted && m_reader) {
            m_reader->print(m_printer.get());
        } else {
            m_printer.reset();
        }
    });
    dialog->open();
}

void ExportedView::readerPrinted(bool isGood)
{
    m_printer.reset();
    if (!isGood) {
        m_notifications->show({failureKey, Notification::Severity::Error, tr("The page could not be printed."), {}});
    }
}

void ExportedView::readerDied()
{
    m_notifications->show({failureKey,
                           Notification::Severity::Error,
                           tr("This page used more than it may and was ended. Open it again to see it."),
                           {}});
}

} // namespace quire::ui
