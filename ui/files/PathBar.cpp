// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/PathBar.h"

#include "ui/files/DropTarget.h"
#include "ui/kit/FlatButton.h"

#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QToolButton>

namespace quire::ui {

namespace {

constexpr int widestCrumb = 160;

} // namespace

PathBar::PathBar(const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_separator(icons.icon(QStringLiteral("chevron-right"), Icons::Tint::Muted)),
      m_stack(new QStackedLayout(this)),
      m_crumbs(new QWidget(this)),
      m_row(new QHBoxLayout(m_crumbs)),
      m_more(
          flatButton(icons.icon(QStringLiteral("more")), QStringLiteral("path.more"), tr("Folders Above"), m_crumbs)),
      m_line(new QLineEdit(this))
{
    m_row->setContentsMargins(0, 0, 0, 0);
    m_row->setSpacing(0);
    m_row->addWidget(m_more);
    m_row->addStretch(1);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(new QMenu(m_more));
    m_line->setObjectName(QStringLiteral("path.line"));
    m_line->setAccessibleName(tr("Folder"));
    m_line->installEventFilter(this);
    m_stack->addWidget(m_crumbs);
    m_stack->addWidget(m_line);
    connect(m_line, &QLineEdit::returnPressed, this, [this] {
        const QString text = m_line->text();
        stopEditing();
        Q_EMIT pathTyped(text);
    });
}

QSize PathBar::minimumSizeHint() const
{
    return {48, QWidget::minimumSizeHint().height()};
}

void PathBar::setPath(const QString &placeName, const RemotePath &start, const RemotePath &folder)
{
    m_placeName = placeName;
    m_start = start;
    m_folder = folder;
    rebuild();
}

void PathBar::rebuild()
{
    for (QToolButton *button : std::as_const(m_buttons)) {
        button->hide();
        button->setParent(nullptr);
        button->deleteLater(); // It may be the one that was clicked.
    }
    m_buttons.clear();
    m_more->menu()->clear();
    QList<RemotePath> way;
    for (RemotePath at = m_folder; at != m_start && !at.isRoot(); at = at.parent()) {
        way.prepend(at);
    }
    way.prepend(m_start);
    for (const RemotePath &folder : std::as_const(way)) {
        addCrumb(folder);
    }
    fit();
}

void PathBar::addCrumb(const RemotePath &folder)
{
    const QString name = folder == m_start ? m_placeName : folder.name();
    auto *button = new QToolButton(m_crumbs);
    button->setAutoRaise(true);
    button->setObjectName(QStringLiteral("path.crumb"));
    const QString shown = fontMetrics().elidedText(name, Qt::ElideMiddle, widestCrumb);
    button->setText(QString(shown).replace(u'&', QStringLiteral("&&")));
    button->setToolTip(name.toHtmlEscaped());
    button->setAccessibleName(name);
    button->setFocusPolicy(Qt::TabFocus);
    if (folder != m_start) {
        button->setIcon(m_separator);
        button->setIconSize(QSize(10, 10));
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    }
    connect(button, &QToolButton::clicked, this, [this, folder] { Q_EMIT folderRequested(folder); });
    connect(new DropTarget(button), &DropTarget::dropped, this,
            [this, folder](const QMimeData *mime, bool copies) { Q_EMIT dropped(mime, folder, copies); });
    m_row->insertWidget(m_row->count() - 1, button);
    m_buttons.append(button);
    QAction *item = m_more->menu()->addAction(QString(name).replace(u'&', QStringLiteral("&&")));
    connect(item, &QAction::triggered, this, [this, folder] { Q_EMIT folderRequested(folder); });
}

/// The last folders have the right of way.
void PathBar::fit()
{
    int room = width();
    for (const QToolButton *button : std::as_const(m_buttons)) {
        room -= button->sizeHint().width();
    }
    m_more->setVisible(room < 0);
    room -= room < 0 ? m_more->sizeHint().width() : 0;
    const QList<QAction *> items = m_more->menu()->actions();
    for (qsizetype each = 0; each < m_buttons.size(); ++each) {
        const bool hides = room < 0 && each + 1 < m_buttons.size();
        m_buttons.at(each)->setVisible(!hides);
        items.at(each)->setVisible(hides);
        room += hides ? m_buttons.at(each)->sizeHint().width() : 0;
    }
}

void PathBar::edit()
{
    QString inside = m_folder == m_start ? QString() : m_folder.toString();
    if (!m_start.isRoot() && !inside.isEmpty()) {
        inside = inside.sliced(m_start.toString().size() + 1);
    }
    m_line->setText(inside);
    m_stack->setCurrentWidget(m_line);
    m_line->setFocus();
    m_line->selectAll();
}

void PathBar::stopEditing()
{
    m_stack->setCurrentWidget(m_crumbs);
    Q_EMIT left();
}

void PathBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fit();
}

bool PathBar::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusOut && m_stack->currentWidget() == m_line &&
        static_cast<QFocusEvent *>(event)->reason() != Qt::PopupFocusReason) {
        m_stack->setCurrentWidget(m_crumbs);
    } else if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent *>(event)->key() == Qt::Key_Escape) {
        stopEditing();
        return true;
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace quire::ui
