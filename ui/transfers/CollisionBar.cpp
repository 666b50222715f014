// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/transfers/CollisionBar.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>

namespace quire::ui {

using files::Collision;

CollisionBar::CollisionBar(QWidget *parent) : QWidget(parent), m_question(new QLabel(this))
{
    setObjectName(QStringLiteral("collisionBar"));
    m_question->setWordWrap(true);
    struct Choice
    {
        Collision collision;
        QString id;
        QString text;
        QString tip;
    };
    const QList<Choice> choices{
        {Collision::Replace, QStringLiteral("replace"), tr("Replace"), tr("The new files take their place")},
        {Collision::KeepBoth, QStringLiteral("keepBoth"), tr("Keep Both"), tr("The new ones get a number")},
        {Collision::Skip, QStringLiteral("skip"), tr("Skip"), tr("What is there stays")},
        {Collision::Newer, QStringLiteral("newer"), tr("Only Newer"), tr("Replace what was changed earlier")},
        {Collision::Compare, QStringLiteral("compare"), tr("Only Different"),
         tr("Compare byte for byte, and replace what is not the same")},
    };
    auto *grid = new QGridLayout(this);
    grid->setContentsMargins(8, 8, 8, 8);
    grid->setSpacing(4);
    grid->addWidget(m_question, 0, 0, 1, 2);
    for (int at = 0; at < choices.size(); ++at) {
        const Choice &choice = choices.at(at);
        auto *button = new QPushButton(choice.text, this);
        button->setObjectName(choice.id);
        button->setToolTip(choice.tip);
        button->setAccessibleDescription(choice.tip);
        connect(button, &QPushButton::clicked, this,
                [this, collision = choice.collision] { Q_EMIT answered(m_job, collision); });
        grid->addWidget(button, 1 + at / 2, at % 2);
    }
    hide();
}

void CollisionBar::ask(const files::JobRow *job, const QString &title)
{
    setVisible(job != nullptr);
    m_job = job ? job->id : 0;
    if (job) {
        m_question->setText(
            tr("%1: files of the same name are there already (%2). For all of them:").arg(title).arg(job->asking));
    }
}

} // namespace quire::ui
