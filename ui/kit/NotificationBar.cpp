// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/NotificationBar.h"

#include <QAccessible>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

namespace quire::ui {

namespace {

using Severity = Notification::Severity;

/// One bar: a band tinted by severity, so that it reads in light and dark alike.
class Band : public QWidget
{
public:
    Band(Severity severity, QWidget *parent) : QWidget(parent), m_severity(severity) {}

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        QColor tint = color();
        painter.fillRect(rect(), palette().color(QPalette::Window));
        painter.fillRect(QRect(0, 0, 4, height()), tint);
        tint.setAlphaF(0.12F);
        painter.fillRect(rect(), tint);
    }

private:
    QColor color() const
    {
        switch (m_severity) {
        case Severity::Error:
            return QColor(0xd0, 0x39, 0x3b);
        case Severity::Warning:
            return QColor(0xd9, 0x8e, 0x04);
        case Severity::Information:
            break;
        }
        return palette().color(QPalette::Highlight);
    }

    Severity m_severity;
};

QStyle::StandardPixmap iconOf(Severity severity)
{
    switch (severity) {
    case Severity::Error:
        return QStyle::SP_MessageBoxCritical;
    case Severity::Warning:
        return QStyle::SP_MessageBoxWarning;
    case Severity::Information:
        break;
    }
    return QStyle::SP_MessageBoxInformation;
}

} // namespace

NotificationBar::NotificationBar(QWidget *parent) : QWidget(parent), m_layout(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("notificationBar"));
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(1);
    hide();
}

void NotificationBar::show(const Notification &notification)
{
    int place = m_layout->count();
    if (QWidget *old = item(notification.key)) {
        place = m_layout->indexOf(old);
        m_layout->removeWidget(old);
        old->hide();
        old->deleteLater();
        old->setObjectName({});
    }
    QWidget *fresh = makeItem(notification);
    m_layout->insertWidget(place, fresh);
    fresh->show();
    setVisible(true);
    QAccessibleEvent event(fresh, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void NotificationBar::remove(const QString &key)
{
    if (QWidget *gone = item(key)) {
        m_layout->removeWidget(gone);
        gone->setObjectName({});
        gone->hide();
        gone->deleteLater();
    }
    setVisible(m_layout->count() > 0);
}

void NotificationBar::focusAction(const QString &key, const QString &action)
{
    const QWidget *shown = item(key);
    if (auto *button = shown ? shown->findChild<QWidget *>(QStringLiteral("action:") + action) : nullptr) {
        button->setFocus();
    }
}

bool NotificationBar::isShowing(const QString &key) const
{
    return item(key) != nullptr;
}

QString NotificationBar::text(const QString &key) const
{
    const QWidget *shown = item(key);
    return shown ? shown->accessibleName() : QString();
}

QWidget *NotificationBar::item(const QString &key) const
{
    return findChild<QWidget *>(QStringLiteral("notification:") + key, Qt::FindDirectChildrenOnly);
}

QWidget *NotificationBar::makeItem(const Notification &notification)
{
    auto *band = new Band(notification.severity, this);
    band->setObjectName(QStringLiteral("notification:") + notification.key);
    band->setAccessibleName(notification.text);
    auto *row = new QHBoxLayout(band);
    row->setContentsMargins(16, 8, 8, 8);
    row->setSpacing(8);

    auto *icon = new QLabel(band);
    icon->setPixmap(style()->standardIcon(iconOf(notification.severity)).pixmap(16, 16));
    row->addWidget(icon, 0, Qt::AlignTop);
    auto *text = new QLabel(notification.text, band);
    text->setWordWrap(true);
    text->setTextFormat(Qt::PlainText);
    text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row->addWidget(text, 1);

    const QString key = notification.key;
    for (const Notification::Action &action : notification.actions) {
        auto *button = new QPushButton(action.label, band);
        button->setObjectName(QStringLiteral("action:") + action.id);
        button->setAutoDefault(true);
        connect(button, &QPushButton::clicked, this, [this, key, id = action.id] { Q_EMIT actionTriggered(key, id); });
        row->addWidget(button);
    }
    if (notification.canBeDismissed) {
        auto *close = new QToolButton(band);
        close->setObjectName(QStringLiteral("dismiss"));
        close->setAutoRaise(true);
        close->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
        close->setToolTip(tr("Dismiss"));
        close->setAccessibleName(tr("Dismiss"));
        connect(close, &QToolButton::clicked, this, [this, key] {
            remove(key);
            Q_EMIT dismissed(key);
        });
        row->addWidget(close, 0, Qt::AlignTop);
    }
    return band;
}

} // namespace quire::ui
