// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/sync/ConflictDialog.h"

#include "ui/sync/MergeView.h"

#include <QDialogButtonBox>
#include <QFile>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

namespace quire::ui {

using pairs::ConflictChoice;
using pairs::ConflictTexts;
using pairs::KeptConflict;

ConflictDialog::ConflictDialog(pairs::Pairs *pairs, const pairs::Pair &pair, QWidget *parent)
    : QDialog(parent),
      m_pairs(pairs),
      m_pair(pair),
      m_list(new QListWidget(this)),
      m_message(new QLabel(this)),
      m_merge(new MergeView(this)),
      m_open(button(QStringLiteral("openBoth"), tr("&Open Both"))),
      m_mine(button(QStringLiteral("keepMine"), tr("Keep This &Computer's"))),
      m_theirs(button(QStringLiteral("keepTheirs"), tr("Keep the &Machine's"))),
      m_both(button(QStringLiteral("keepBoth"), tr("Keep &Both"))),
      m_useMerged(button(QStringLiteral("useMerged"), tr("Use the Merged &Text")))
{
    setObjectName(QStringLiteral("conflictDialog"));
    setWindowTitle(tr("Conflicts of “%1”").arg(pair.name));
    resize(960, 640);
    layOut();
    connect(m_list, &QListWidget::currentRowChanged, this, &ConflictDialog::showCurrent);
    connect(m_open, &QPushButton::clicked, this, &ConflictDialog::openBoth);
    connect(m_mine, &QPushButton::clicked, this, [this] { resolve(ConflictChoice::Mine); });
    connect(m_theirs, &QPushButton::clicked, this, [this] { resolve(ConflictChoice::Theirs); });
    connect(m_both, &QPushButton::clicked, this, [this] { resolve(ConflictChoice::Both); });
    connect(m_useMerged, &QPushButton::clicked, this, &ConflictDialog::useMerged);
    refresh();
}

QPushButton *ConflictDialog::button(const QString &id, const QString &text)
{
    auto *made = new QPushButton(text, this);
    made->setObjectName(id);
    made->setAutoDefault(false);
    return made;
}

void ConflictDialog::layOut()
{
    constexpr int listHeight = 120;
    m_list->setObjectName(QStringLiteral("conflictList"));
    m_list->setAccessibleName(tr("Files in conflict"));
    m_list->setMaximumHeight(listHeight);
    m_message->setObjectName(QStringLiteral("conflictMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    auto *choices = new QHBoxLayout;
    for (QPushButton *one : {m_open, m_mine, m_theirs, m_both}) {
        choices->addWidget(one);
    }
    choices->addStretch();
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Close, this);
    buttons->addButton(m_useMerged, QDialogButtonBox::ActionRole);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list);
    layout->addWidget(m_message);
    layout->addLayout(choices);
    layout->addWidget(m_merge, 1);
    layout->addStretch();
    layout->addWidget(buttons);
    m_merge->hide();
    m_useMerged->hide();
}

void ConflictDialog::refresh()
{
    m_pairs->conflicts(m_pair.id).then(this, [this](const Result<std::vector<KeptConflict>> &conflicts) {
        if (!conflicts) {
            m_message->setText(conflicts.error().message);
            return;
        }
        m_conflicts = *conflicts;
        m_list->clear();
        for (const KeptConflict &one : m_conflicts) {
            m_list->addItem(
                QStringLiteral("%1  —  %2").arg(one.path.toString(), QLocale().toString(one.at, QLocale::ShortFormat)));
        }
        m_list->setCurrentRow(m_conflicts.empty() ? -1 : 0);
        showCurrent();
    });
}

const KeptConflict *ConflictDialog::current() const
{
    const int row = m_list->currentRow();
    return row >= 0 && std::size_t(row) < m_conflicts.size() ? &m_conflicts[std::size_t(row)] : nullptr;
}

void ConflictDialog::showCurrent()
{
    const KeptConflict *conflict = current();
    for (QPushButton *one : {m_open, m_mine, m_theirs, m_both}) {
        one->setEnabled(conflict != nullptr);
    }
    m_merge->hide();
    m_useMerged->hide();
    if (!conflict) {
        m_message->setText(tr("There are no conflicts."));
        return;
    }
    m_message->setText(tr("Both sides changed this file. The machine's version has the name %1, this computer's is "
                          "beside it as %2. What you do not keep stays among the kept versions for a while.")
                           .arg(conflict->path.toString(), conflict->copy.toString()));
    m_pairs->conflictTexts(m_pair.id, *conflict)
        .then(this, [this, id = conflict->id](const Result<ConflictTexts> &texts) {
            const bool isText = texts && texts->areTexts && current() && current()->id == id;
            m_merge->setVisible(isText);
            m_useMerged->setVisible(isText);
            if (isText) {
                m_merge->compare(*texts);
            }
        });
}

void ConflictDialog::openBoth()
{
    if (const KeptConflict *conflict = current()) {
        for (const sync::TreePath &path : {conflict->path, conflict->copy}) {
            Q_EMIT openRequested(QFile::decodeName(m_pair.settings.localRoot + '/' + path.bytes()));
        }
    }
}

void ConflictDialog::resolve(ConflictChoice choice)
{
    if (const KeptConflict *conflict = current()) {
        m_pairs->resolve(m_pair.id, *conflict, choice).then(this, [this](const Result<void> &done) { handle(done); });
    }
}

void ConflictDialog::useMerged()
{
    if (const KeptConflict *conflict = current()) {
        m_pairs->resolveWith(m_pair.id, *conflict, m_merge->merged()).then(this, [this](const Result<void> &done) {
            handle(done);
        });
    }
}

void ConflictDialog::handle(const Result<void> &done)
{
    if (done) {
        refresh();
    } else {
        m_message->setText(done.error().message);
    }
}

} // namespace quire::ui
