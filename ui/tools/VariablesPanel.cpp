// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/tools/VariablesPanel.h"

#include "ui/kit/FlatButton.h"
#include "ui/kit/NotificationBar.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace quire::ui {

using models::VariableModel;
using session::Variable;
using State = session::VariableWatch::State;

namespace {

const QString removeKey = QStringLiteral("remove");
const QString failureKey = QStringLiteral("failure");
constexpr int tableRows = 10'000;

} // namespace

VariablesPanel::VariablesPanel(const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_filter(new QLineEdit(this)),
      m_code(flatButton(icons.icon(QStringLiteral("function")), QStringLiteral("showCode"),
                        tr("Show functions and classes"), this)),
      m_notifications(new NotificationBar(this)),
      m_state(new QLabel(this)),
      m_list(new QTreeView(this))
{
    setObjectName(QStringLiteral("variablesPanel"));
    buildList();
    buildMenu();
    m_state->setContentsMargins(12, 8, 12, 8);
    m_state->setWordWrap(true);
    m_state->setForegroundRole(QPalette::PlaceholderText);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(makeHeader(icons));
    layout->addWidget(m_notifications);
    layout->addWidget(m_state);
    layout->addWidget(m_list, 1);
    setFocusProxy(m_list);
    connect(&m_watch, &session::VariableWatch::changed, this, &VariablesPanel::showWatch);
    connect(m_notifications, &NotificationBar::actionTriggered, this,
            [this](const QString &key, const QString &choice) {
                m_notifications->remove(key);
                m_list->setFocus();
                if (choice == u"delete") {
                    remove();
                }
            });
    showWatch();
}

QLayout *VariablesPanel::makeHeader(const Icons &icons)
{
    m_filter->setObjectName(QStringLiteral("variableFilter"));
    m_filter->setPlaceholderText(tr("Filter"));
    m_filter->setAccessibleName(tr("Filter variables"));
    m_filter->setClearButtonEnabled(true);
    connect(m_filter, &QLineEdit::textChanged, &m_order, &QSortFilterProxyModel::setFilterFixedString);
    m_code->setCheckable(true);
    connect(m_code, &QToolButton::toggled, this, &VariablesPanel::showWatch);
    QToolButton *again =
        flatButton(icons.icon(QStringLiteral("refresh")), QStringLiteral("refreshVariables"), tr("Refresh"), this);
    connect(again, &QToolButton::clicked, &m_watch, &session::VariableWatch::refresh);
    auto *header = new QHBoxLayout;
    header->setContentsMargins(8, 4, 4, 4);
    header->setSpacing(4);
    header->addWidget(m_filter, 1);
    header->addWidget(m_code);
    header->addWidget(again);
    return header;
}

void VariablesPanel::buildList()
{
    m_order.setSourceModel(&m_model);
    m_order.setSortRole(VariableModel::SortRole);
    m_order.setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_order.setFilterKeyColumn(-1);
    m_list->setObjectName(QStringLiteral("variables"));
    m_list->setAccessibleName(tr("Variables"));
    m_list->setModel(&m_order);
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setSortingEnabled(true);
    m_list->sortByColumn(VariableModel::NameColumn, Qt::AscendingOrder);
    m_list->setContextMenuPolicy(Qt::ActionsContextMenu);
    QHeaderView *header = m_list->header();
    header->resizeSection(VariableModel::NameColumn, 80);
    header->resizeSection(VariableModel::TypeColumn, 100);
    header->resizeSection(VariableModel::ShapeColumn, 70);
    header->resizeSection(VariableModel::SizeColumn, 70);
}

void VariablesPanel::buildMenu()
{
    const auto add = [this](const QString &id, const QString &text, const QKeySequence &key, auto run) {
        auto *action = new QAction(text, m_list);
        action->setObjectName(id);
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
        connect(action, &QAction::triggered, this, run);
        m_list->addAction(action);
        const auto update = [this, action] { action->setEnabled(m_list->selectionModel()->hasSelection()); };
        connect(m_list->selectionModel(), &QItemSelectionModel::selectionChanged, action, update);
        update();
    };
    add(QStringLiteral("openVariable"), tr("Show as Table"), {}, [this] { openTable(); });
    connect(m_list, &QTreeView::activated, this, &VariablesPanel::openTable);
    add(QStringLiteral("copyVariables"), tr("Copy"), QKeySequence::Copy, [this] { copy(false); });
    add(QStringLiteral("copyVariableNames"), tr("Copy Name"), {}, [this] { copy(true); });
    add(QStringLiteral("deleteVariables"), tr("Delete…"), QKeySequence::Delete, [this] { askBeforeRemoving(); });
}

void VariablesPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_watch.setActive(true);
}

void VariablesPanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_watch.setActive(false);
}

void VariablesPanel::showWatch()
{
    QList<Variable> shown = m_watch.list().variables;
    if (!m_code->isChecked()) {
        shown.removeIf([](const Variable &variable) { return variable.kind != Variable::Kind::Value; });
    }
    m_model.setVariables(shown);
    m_state->setText(stateText());
    m_state->setVisible(!m_state->text().isEmpty());
    m_list->setEnabled(m_watch.state() == State::Current || m_watch.state() == State::Waiting);
}

QString VariablesPanel::stateText() const
{
    switch (m_watch.state()) {
    case State::NoKernel:
        return tr("No kernel runs.");
    case State::Unsupported:
        return tr("Variables are not available for this kernel.");
    case State::Waiting:
        return m_model.rowCount() == 0 ? tr("The kernel is at work…") : QString();
    case State::Current:
        break;
    }
    if (!m_watch.problem().isEmpty()) {
        return m_watch.problem();
    }
    if (m_watch.list().more > 0) {
        return tr("And %1 more, which are not listed.").arg(m_watch.list().more);
    }
    return m_model.rowCount() == 0 ? tr("No variables yet.") : QString();
}

QList<int> VariablesPanel::selectedRows() const
{
    QList<int> rows;
    const QModelIndexList selected = m_list->selectionModel()->selectedRows();
    for (const QModelIndex &index : selected) {
        rows.append(m_order.mapToSource(index).row());
    }
    return rows;
}

/// The chosen variable, as far as it is one that can be seen so.
void VariablesPanel::openTable()
{
    const QModelIndex chosen = m_order.mapToSource(m_list->currentIndex());
    if (!chosen.isValid() || !m_model.variable(chosen.row()).isTable) {
        return;
    }
    const QString name = m_model.variable(chosen.row()).name;
    m_watch.table(name, tableRows).then(this, [this, name](const Result<session::VariableTable> &table) {
        if (table) {
            Q_EMIT tableOpened(name, *table);
        } else {
            m_notifications->show({failureKey, Notification::Severity::Error, table.error().message, {}});
        }
    });
}

void VariablesPanel::copy(bool onlyNames)
{
    const QList<int> rows = selectedRows();
    QStringList names;
    for (const int row : rows) {
        names.append(m_model.variable(row).name);
    }
    QGuiApplication::clipboard()->setText(onlyNames ? names.join(u'\n') : m_model.toText(rows));
}

void VariablesPanel::askBeforeRemoving()
{
    m_doomed.clear();
    const QList<int> rows = selectedRows();
    for (const int row : rows) {
        m_doomed.append(m_model.variable(row).name);
    }
    m_notifications->show({removeKey,
                           Notification::Severity::Warning,
                           tr("Delete %1 from the kernel? This cannot be undone.").arg(m_doomed.join(tr(", "))),
                           {{QStringLiteral("delete"), tr("Delete")}, {QStringLiteral("cancel"), tr("Cancel")}},
                           false});
    m_notifications->focusAction(removeKey, QStringLiteral("cancel"));
}

void VariablesPanel::remove()
{
    for (const QString &name : std::exchange(m_doomed, {})) {
        m_watch.remove(name).then(this, [this](const Result<void> &result) {
            if (!result) {
                m_notifications->show({failureKey, Notification::Severity::Error, result.error().message, {}});
            }
        });
    }
}

} // namespace quire::ui
