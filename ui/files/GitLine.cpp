// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/GitLine.h"

#include "remote/GitStatus.h"

#include <QHBoxLayout>
#include <QLabel>

namespace quire::ui {

GitLine::GitLine(remote::GitStatus *status, const Icons &icons, QWidget *parent)
    : QWidget(parent), m_status(status), m_text(new QLabel(this))
{
    setObjectName(QStringLiteral("gitLine"));
    auto *icon = new QLabel(this);
    icon->setPixmap(icons.icon(QStringLiteral("branch"), Icons::Tint::Muted).pixmap(14, 14));
    m_text->setTextFormat(Qt::PlainText); // A branch's name is anybody's.
    m_text->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(12, 2, 12, 2);
    layout->setSpacing(6);
    layout->addWidget(icon);
    layout->addWidget(m_text, 1);
    connect(status, &remote::GitStatus::changed, this, &GitLine::update);
    update();
}

QString GitLine::text(const remote::WorkTree &tree)
{
    QStringList facts{tree.branch.isEmpty() ? tr("no branch (%1)").arg(tree.commit) : tree.branch};
    facts.append(tree.changedCount == 0 ? tr("no changes") : tr("%1 changed").arg(tree.changedCount));
    if (tree.ahead > 0) {
        facts.append(tr("%1 to push").arg(tree.ahead));
    }
    if (tree.behind > 0) {
        facts.append(tr("%1 to pull").arg(tree.behind));
    }
    return facts.join(QStringLiteral(" · "));
}

void GitLine::update()
{
    const auto &tree = m_status->workTree();
    setVisible(tree.has_value());
    m_text->setText(tree ? text(*tree) : QString());
    m_text->setAccessibleName(tree ? tr("Git: %1").arg(m_text->text()) : QString());
}

} // namespace quire::ui
