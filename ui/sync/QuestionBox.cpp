// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/QuestionBox.h"

#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>

namespace quire::ui {

using pairs::PairAnswer;

namespace {

/// More is in nobody's head; the rest is counted.
constexpr qsizetype mostNamed = 200;
constexpr int listHeight = 96;

} // namespace

QuestionBox::QuestionBox(QWidget *parent)
    : QFrame(parent),
      m_text(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_delete(button(QStringLiteral("allowDeletes"), tr("Delete"))),
      m_restore(button(QStringLiteral("restoreDeleted"), tr("Bring Back"))),
      m_startOver(button(QStringLiteral("startOver"), tr("Start Over")))
{
    setObjectName(QStringLiteral("question"));
    setFrameShape(QFrame::StyledPanel);
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_list->setObjectName(QStringLiteral("questionFiles"));
    m_list->setAccessibleName(tr("Files that would be deleted"));
    m_list->setUniformItemSizes(true);
    m_list->setMaximumHeight(listHeight);
    m_startOver->setToolTip(tr("These are the right folders: compare them anew and bring both together. Nothing is "
                               "deleted."));
    QPushButton *pause = button(QStringLiteral("pauseQuestion"), tr("Pause"));
    auto *buttons = new QGridLayout;
    buttons->addWidget(m_restore, 0, 0);
    buttons->addWidget(m_startOver, 0, 0);
    buttons->addWidget(pause, 0, 1);
    buttons->addWidget(m_delete, 1, 0, 1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 8, 8, 8);
    layout->addWidget(m_text);
    layout->addWidget(m_list);
    layout->addLayout(buttons);
    connect(m_delete, &QPushButton::clicked, this, [this] { Q_EMIT answered(PairAnswer::AllowDeletes, m_question); });
    connect(m_restore, &QPushButton::clicked, this,
            [this] { Q_EMIT answered(PairAnswer::RestoreDeleted, m_question); });
    connect(m_startOver, &QPushButton::clicked, this, [this] { Q_EMIT answered(PairAnswer::StartOver, m_question); });
    connect(pause, &QPushButton::clicked, this, &QuestionBox::pauseRequested);
}

QPushButton *QuestionBox::button(const QString &id, const QString &text)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(id);
    made->setAutoDefault(false);
    return made;
}

void QuestionBox::ask(const pairs::PairQuestion &question)
{
    setVisible(!question.isEmpty());
    if (question == m_question) {
        return;
    }
    m_question = question;
    m_text->setText(question.findings.join(u'\n'));
    m_list->clear();
    const QStringList files = question.deletesHere + question.deletesThere;
    m_list->addItems(files.first(std::min(files.size(), mostNamed)));
    if (files.size() > mostNamed) {
        m_list->addItem(tr("… and %1 more").arg(files.size() - mostNamed));
    }
    const bool isAboutDeletes = question.isAboutDeletes();
    m_list->setVisible(isAboutDeletes);
    m_delete->setVisible(isAboutDeletes);
    m_restore->setVisible(isAboutDeletes);
    m_startOver->setVisible(!isAboutDeletes);
    m_delete->setText(question.deletesHere.isEmpty()    ? tr("Delete %1 on the Machine").arg(files.size())
                      : question.deletesThere.isEmpty() ? tr("Delete %1 Here").arg(files.size())
                                                        : tr("Delete %1 on Both Sides").arg(files.size()));
}

} // namespace quire::ui
