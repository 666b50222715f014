// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/ShortcutDialog.h"

#include "store/Settings.h"
#include "ui/shell/ActionRegistry.h"

#include <QDialogButtonBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace quire::ui {

namespace {

constexpr int commandRole = Qt::UserRole;

} // namespace

ShortcutDialog::ShortcutDialog(store::Settings *settings, const ActionRegistry &actions, const Keymap &base,
                               QWidget *parent)
    : QDialog(parent),
      m_settings(settings),
      m_draft(base, settings->shortcuts.value()),
      m_filter(new QLineEdit(this)),
      m_commands(new QTreeWidget(this)),
      m_title(new QLabel(this)),
      m_keys(new QListWidget(this)),
      m_remove(new QPushButton(tr("&Remove Key"), this)),
      m_reset(new QPushButton(tr("Keys of the &Keymap"), this)),
      m_recorder(new QKeySequenceEdit(this)),
      m_conflict(new QLabel(this)),
      m_add(new QPushButton(tr("&Add Key"), this))
{
    setObjectName(QStringLiteral("shortcutDialog"));
    setWindowTitle(tr("Keyboard Shortcuts"));
    resize(760, 520);
    auto *panes = new QHBoxLayout;
    panes->setSpacing(16);
    panes->addWidget(makeCommandPane(), 3);
    panes->addWidget(makeKeyPane(), 2);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Save | QDialogButtonBox::Cancel, this);
    auto *resetAllButton = buttons->addButton(tr("Reset A&ll"), QDialogButtonBox::ResetRole);
    resetAllButton->setObjectName(QStringLiteral("resetAll"));
    resetAllButton->setAutoDefault(false);
    connect(resetAllButton, &QPushButton::clicked, this, &ShortcutDialog::resetAll);
    connect(buttons, &QDialogButtonBox::accepted, this, &ShortcutDialog::save);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(panes, 1);
    layout->addWidget(buttons);
    fill(actions);
    m_filter->setFocus();
}

QWidget *ShortcutDialog::makeCommandPane()
{
    m_filter->setObjectName(QStringLiteral("shortcutFilter"));
    m_filter->setPlaceholderText(tr("Find a command or a key"));
    m_filter->setAccessibleName(tr("Find a command or a key"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, this, &ShortcutDialog::filter);
    m_commands->setObjectName(QStringLiteral("shortcutCommands"));
    m_commands->setAccessibleName(tr("Commands"));
    m_commands->setHeaderLabels({tr("Command"), tr("Keys")});
    m_commands->setRootIsDecorated(false);
    m_commands->setUniformRowHeights(true);
    m_commands->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_commands->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_commands->header()->setStretchLastSection(false);
    connect(m_commands, &QTreeWidget::currentItemChanged, this, &ShortcutDialog::showCommand);
    connect(m_commands, &QTreeWidget::itemActivated, this, [this] { m_recorder->setFocus(); });
    auto *pane = new QWidget(this);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_filter);
    layout->addWidget(m_commands);
    return pane;
}

QWidget *ShortcutDialog::makeKeyPane()
{
    m_title->setObjectName(QStringLiteral("shortcutTitle"));
    m_title->setWordWrap(true);
    m_keys->setObjectName(QStringLiteral("shortcutKeys"));
    m_keys->setAccessibleName(tr("Keys of this command"));
    m_recorder->setObjectName(QStringLiteral("shortcutRecorder"));
    m_recorder->setMaximumSequenceLength(2);
    m_recorder->setAccessibleName(tr("Press a new key, or two one after the other"));
    if (auto *line = m_recorder->findChild<QLineEdit *>()) {
        line->setAccessibleName(m_recorder->accessibleName());
    }
    m_conflict->setObjectName(QStringLiteral("shortcutConflict"));
    m_conflict->setWordWrap(true);
    m_conflict->setMinimumHeight(2 * m_conflict->fontMetrics().lineSpacing());
    m_conflict->setAlignment(Qt::AlignTop | Qt::AlignLeading);
    m_add->setObjectName(QStringLiteral("addKey"));
    m_remove->setObjectName(QStringLiteral("removeKey"));
    m_reset->setObjectName(QStringLiteral("resetKeys"));
    for (QPushButton *button : {m_add, m_remove, m_reset}) {
        button->setAutoDefault(false);
    }
    connect(m_recorder, &QKeySequenceEdit::keySequenceChanged, this, &ShortcutDialog::showConflict);
    connect(m_add, &QPushButton::clicked, this, &ShortcutDialog::addKey);
    connect(m_remove, &QPushButton::clicked, this, &ShortcutDialog::removeKey);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        m_draft.reset(current());
        refreshAll();
    });
    connect(m_keys, &QListWidget::currentRowChanged, this, [this](int row) { m_remove->setEnabled(row >= 0); });
    auto *label = new QLabel(tr("Press a &new key, or two one after the other:"), this);
    label->setWordWrap(true);
    label->setBuddy(m_recorder);
    auto *pane = new QWidget(this);
    auto *layout = new QVBoxLayout(pane);
    layout->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget :
         std::initializer_list<QWidget *>{m_title, m_keys, m_remove, m_reset, label, m_recorder, m_conflict, m_add}) {
        layout->addWidget(widget);
    }
    return pane;
}

void ShortcutDialog::fill(const ActionRegistry &actions)
{
    for (const QAction *action : actions.all()) {
        auto *item = new QTreeWidgetItem(m_commands, {ActionRegistry::title(*action), QString()});
        item->setData(0, commandRole, action->objectName());
        showKeys(item);
    }
    m_commands->sortItems(0, Qt::AscendingOrder);
    m_commands->setCurrentItem(m_commands->topLevelItem(0));
}

void ShortcutDialog::showKeys(QTreeWidgetItem *item)
{
    const QString id = item->data(0, commandRole).toString();
    QStringList keys;
    const QList<QKeySequence> all = m_draft.keysOf(id);
    for (const QKeySequence &one : all) {
        keys.append(keyText(one));
    }
    //: Between the keys of a command.
    item->setText(1, keys.join(tr(" or ")));
    QFont font = item->font(1);
    font.setBold(m_draft.isChanged(id));
    item->setFont(1, font);
    item->setToolTip(1, m_draft.isChanged(id) ? tr("Your own") : QString());
}

/// By words of the name, or by a key as it is written.
void ShortcutDialog::filter(const QString &words)
{
    const QStringList wanted = words.split(u' ', Qt::SkipEmptyParts);
    QTreeWidgetItem *first = nullptr;
    for (int row = 0; row < m_commands->topLevelItemCount(); ++row) {
        QTreeWidgetItem *item = m_commands->topLevelItem(row);
        const QString text = item->text(0) + u' ' + item->text(1);
        const bool isHit =
            std::ranges::all_of(wanted, [&](const QString &word) { return text.contains(word, Qt::CaseInsensitive); });
        item->setHidden(!isHit);
        first = first || !isHit ? first : item;
    }
    if (first && (!m_commands->currentItem() || m_commands->currentItem()->isHidden())) {
        m_commands->setCurrentItem(first);
    }
}

QString ShortcutDialog::current() const
{
    const QTreeWidgetItem *item = m_commands->currentItem();
    return item ? item->data(0, commandRole).toString() : QString();
}

QString ShortcutDialog::titleOf(const QString &command) const
{
    for (int row = 0; row < m_commands->topLevelItemCount(); ++row) {
        const QTreeWidgetItem *item = m_commands->topLevelItem(row);
        if (item->data(0, commandRole).toString() == command) {
            return item->text(0);
        }
    }
    return command;
}

void ShortcutDialog::showCommand()
{
    const QString command = current();
    m_title->setText(QStringLiteral("<b>%1</b>").arg(titleOf(command).toHtmlEscaped()));
    m_keys->clear();
    const QList<QKeySequence> keys = m_draft.keysOf(command);
    for (const QKeySequence &one : keys) {
        auto *item = new QListWidgetItem(keyText(one), m_keys);
        item->setData(commandRole, QVariant::fromValue(one));
    }
    m_keys->setCurrentRow(keys.isEmpty() ? -1 : 0);
    m_remove->setEnabled(!keys.isEmpty());
    m_reset->setEnabled(m_draft.isChanged(command));
    m_recorder->clear();
    showConflict();
}

void ShortcutDialog::showConflict()
{
    const QKeySequence keys = m_recorder->keySequence();
    const QString other = keys.isEmpty() ? QString() : m_draft.conflict(current(), keys);
    m_add->setEnabled(!keys.isEmpty() && !m_draft.keysOf(current()).contains(keys));
    m_add->setText(other.isEmpty() ? tr("&Add Key") : tr("Take It &Anyway"));
    m_conflict->setText(other.isEmpty()
                            ? QString()
                            : tr("%1 belongs to “%2”, which would lose it.").arg(keyText(keys), titleOf(other)));
}

void ShortcutDialog::addKey()
{
    m_draft.add(current(), m_recorder->keySequence());
    refreshAll();
    m_commands->setFocus();
}

void ShortcutDialog::removeKey()
{
    if (const QListWidgetItem *item = m_keys->currentItem()) {
        m_draft.remove(current(), item->data(commandRole).value<QKeySequence>());
        refreshAll();
    }
}

void ShortcutDialog::resetAll()
{
    QStringList commands;
    for (int row = 0; row < m_commands->topLevelItemCount(); ++row) {
        commands.append(m_commands->topLevelItem(row)->data(0, commandRole).toString());
    }
    m_draft.resetAll(commands);
    refreshAll();
}

void ShortcutDialog::refreshAll()
{
    for (int row = 0; row < m_commands->topLevelItemCount(); ++row) {
        showKeys(m_commands->topLevelItem(row));
    }
    showCommand();
}

void ShortcutDialog::save()
{
    m_settings->shortcuts.set(m_draft.overrides());
    accept();
}

} // namespace quire::ui
