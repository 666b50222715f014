// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/kit/FindRows.h"

#include "ui/kit/FlatButton.h"
#include "ui/kit/Icons.h"
#include "ui/kit/Theme.h"

#include <QBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QPushButton>
#include <QToolButton>

namespace quire::ui {

namespace {

constexpr int textWidth = 320;
constexpr int countWidth = 88;

} // namespace

FindRows::FindRows(const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_findRow(new QHBoxLayout),
      m_replaceLayout(new QHBoxLayout),
      m_text(new QLineEdit(this)),
      m_count(new QLabel(this)),
      m_with(new QLineEdit(this)),
      m_replace(new QPushButton(tr("Replace"), this)),
      m_replaceAll(new QPushButton(tr("Replace All"), this)),
      m_replaceRow(nullptr)
{
    for (QBoxLayout *row : {m_findRow, m_replaceLayout}) {
        row->setContentsMargins(0, 0, 0, 0);
        row->setSpacing(Theme::grid / 2);
    }
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(Theme::grid / 2);
    buildFindRow(icons);
    layout->addLayout(m_findRow);
    m_replaceRow = buildReplaceRow();
    layout->addWidget(m_replaceRow);
}

QToolButton *FindRows::add(const QIcon &icon, const QString &name)
{
    QToolButton *button = flatButton(icon, {}, name, this);
    m_findRow->addWidget(button);
    return button;
}

QToolButton *FindRows::addOption(const QString &text, const QString &name)
{
    QToolButton *button = flatButton({}, {}, name, this);
    button->setText(text);
    button->setCheckable(true);
    connect(button, &QToolButton::toggled, this, &FindRows::asked);
    // Before the gap and the button that closes, once these are there.
    m_findRow->insertWidget(m_close ? m_findRow->count() - 2 : m_findRow->count(), button);
    return button;
}

void FindRows::addInFront(QToolButton *button)
{
    m_findRow->insertWidget(0, button);
    m_replaceLayout->insertSpacing(0, button->sizeHint().width() + Theme::grid / 2);
}

void FindRows::buildFindRow(const Icons &icons)
{
    m_text->setObjectName(QStringLiteral("findText"));
    m_text->setPlaceholderText(tr("Find"));
    m_text->setAccessibleName(tr("Find"));
    m_text->setFixedWidth(textWidth);
    m_text->addAction(icons.icon(QStringLiteral("search"), Icons::Tint::Muted), QLineEdit::LeadingPosition);
    connect(m_text, &QLineEdit::textChanged, this, &FindRows::asked);
    m_findRow->addWidget(m_text);
    m_case = addOption(QStringLiteral("Aa"), tr("Match case"));
    m_word = addOption(QStringLiteral("[ab]"), tr("Whole words"));
    m_regex = addOption(QStringLiteral(".*"), tr("Regular expression"));
    m_count->setObjectName(QStringLiteral("findCount"));
    m_count->setAlignment(Qt::AlignCenter);
    m_count->setMinimumWidth(countWidth);
    m_findRow->addWidget(m_count);
    m_previous = add(icons.icon(QStringLiteral("up")), tr("Find previous"));
    m_next = add(icons.icon(QStringLiteral("down")), tr("Find next"));
    connect(m_previous, &QToolButton::clicked, this, [this] { Q_EMIT stepped(false); });
    connect(m_next, &QToolButton::clicked, this, [this] { Q_EMIT stepped(true); });
    m_findRow->addSpacing(Theme::grid);
    m_findRow->addStretch();
    m_close = add(icons.icon(QStringLiteral("close")), tr("Close"));
    connect(m_close, &QToolButton::clicked, this, &FindRows::closed);
}

QWidget *FindRows::buildReplaceRow()
{
    auto *row = new QWidget(this);
    row->setLayout(m_replaceLayout);
    m_with->setObjectName(QStringLiteral("replaceText"));
    m_with->setPlaceholderText(tr("Replace with"));
    m_with->setAccessibleName(tr("Replace with"));
    m_with->setFixedWidth(textWidth);
    m_replaceLayout->addWidget(m_with);
    for (QPushButton *button : {m_replace, m_replaceAll}) {
        button->setAccessibleName(button->text());
        button->setAutoDefault(false);
        m_replaceLayout->addWidget(button);
    }
    m_replace->setObjectName(QStringLiteral("replaceOne"));
    m_replaceAll->setObjectName(QStringLiteral("replaceAll"));
    connect(m_replace, &QPushButton::clicked, this, &FindRows::replaceWanted);
    connect(m_replaceAll, &QPushButton::clicked, this, &FindRows::replaceAllWanted);
    m_replaceLayout->addStretch();
    return row;
}

void FindRows::setReplaceShown(bool shown)
{
    m_replaceRow->setVisible(shown);
}

void FindRows::setState(qsizetype found, bool mayReplace, bool mayReplaceAll)
{
    m_previous->setEnabled(found > 0);
    m_next->setEnabled(found > 0);
    m_replace->setEnabled(mayReplace);
    m_replaceAll->setEnabled(mayReplaceAll);
}

void FindRows::setCount(const QString &text)
{
    m_count->setText(text);
}

QString FindRows::countText(qsizetype current, qsizetype total)
{
    const QLocale locale;
    if (total == 0) {
        return tr("Nothing found");
    }
    return current < 0 ? tr("%1 found").arg(locale.toString(total))
                       : tr("%1 of %2").arg(locale.toString(current + 1), locale.toString(total));
}

} // namespace quire::ui
