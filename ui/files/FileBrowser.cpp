// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileBrowser.h"

#include "models/RemoteFileModel.h"
#include "ui/files/FileIconDelegate.h"
#include "ui/kit/NotificationBar.h"

#include <QAction>
#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QToolBar>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

namespace quire::ui {

using jupyter::Contents;
using models::RemoteFileModel;

namespace {

const QString deleteKey = QStringLiteral("delete");
const QString failureKey = QStringLiteral("failure");

} // namespace

FileBrowser::FileBrowser(const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_model(new RemoteFileModel(this)),
      m_tree(new QTreeView(this)),
      m_machine(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_toolbar(new QToolBar(this)),
      m_progress(new QProgressBar(this)),
      m_notifications(new NotificationBar(this))
{
    setObjectName(QStringLiteral("fileBrowser"));
    auto *header = new QHBoxLayout;
    header->setContentsMargins(12, 4, 4, 4);
    QFont bold = m_machine->font();
    bold.setBold(true);
    m_machine->setFont(bold);
    m_machine->setTextFormat(Qt::PlainText);
    header->addWidget(m_machine, 1);
    header->addWidget(m_toolbar);
    m_toolbar->setIconSize(QSize(16, 16));
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(2);
    m_progress->hide();
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_hint->setContentsMargins(12, 8, 12, 8);
    m_hint->setForegroundRole(QPalette::PlaceholderText);

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addLayout(header);
    layout->addWidget(m_progress);
    layout->addWidget(m_notifications);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_tree, 1);
    buildTree();
    m_tree->setItemDelegateForColumn(0, new FileIconDelegate(icons, this));
    buildActions(icons);
    setContents(nullptr, {}, {});
}

void FileBrowser::buildTree()
{
    m_tree->setObjectName(QStringLiteral("fileTree"));
    m_tree->setAccessibleName(tr("Files"));
    m_tree->setModel(m_model);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setUniformRowHeights(true);
    m_tree->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_tree->setEditTriggers(QAbstractItemView::EditKeyPressed | QAbstractItemView::SelectedClicked);
    m_tree->header()->setStretchLastSection(false);
    m_tree->header()->setSectionResizeMode(RemoteFileModel::NameColumn, QHeaderView::Stretch);
    m_tree->header()->setSectionResizeMode(RemoteFileModel::SizeColumn, QHeaderView::ResizeToContents);
    m_tree->setColumnHidden(RemoteFileModel::ModifiedColumn, true);
    m_tree->header()->hide();
    m_tree->setExpandsOnDoubleClick(false); // Activating does it, with Enter too.
    setFocusProxy(m_tree);
    connect(m_tree, &QTreeView::activated, this, [this](const QModelIndex &index) {
        if (m_model->isFolder(index)) {
            m_tree->setExpanded(index.siblingAtColumn(0), !m_tree->isExpanded(index.siblingAtColumn(0)));
        } else {
            Q_EMIT openRequested(m_model->entry(index));
        }
    });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FileBrowser::updateActions);
    connect(m_notifications, &NotificationBar::actionTriggered, this,
            [this](const QString &key, const QString &action) {
                m_notifications->remove(key);
                if (action == u"delete") {
                    deleteAsked();
                }
            });
    connectModel();
}

void FileBrowser::connectModel()
{
    connect(m_model, &RemoteFileModel::loadingChanged, m_progress, &QProgressBar::setVisible);
    connect(m_model, &RemoteFileModel::rowsInserted, this, &FileBrowser::reveal);
    connect(m_model, &RemoteFileModel::renamed, this, [this](const RemotePath &from, const RemotePath &to) {
        m_toReveal = to;
        Q_EMIT renamed(from, to);
    });
    connect(m_model, &RemoteFileModel::removed, this, &FileBrowser::removed);
    connect(m_model, &RemoteFileModel::failed, this, [this](const Error &error) {
        m_notifications->show({failureKey, Notification::Severity::Error, error.message, {}});
    });
    connect(m_model, &RemoteFileModel::created, this, [this](const jupyter::ContentsEntry &entry) {
        m_notifications->remove(failureKey);
        m_toReveal = entry.path;
        if (entry.type == jupyter::ContentsEntry::Type::Notebook) {
            Q_EMIT openRequested(entry);
        }
    });
}

QAction *FileBrowser::addAction(const QString &id, const QIcon &icon, const QString &text, const QKeySequence &key)
{
    auto *action = new QAction(icon, text, this);
    action->setObjectName(id);
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_tree->addAction(action);
    return action;
}

void FileBrowser::buildActions(const Icons &icons)
{
    QAction *newNotebook =
        addAction(QStringLiteral("files.new-notebook"), icons.icon(QStringLiteral("notebook")), tr("New Notebook"));
    connect(newNotebook, &QAction::triggered, this, [this] { create(Contents::NewKind::Notebook); });
    QAction *newFolder =
        addAction(QStringLiteral("files.new-folder"), icons.icon(QStringLiteral("folder")), tr("New Folder"));
    connect(newFolder, &QAction::triggered, this, [this] { create(Contents::NewKind::Folder); });
    QAction *newFile =
        addAction(QStringLiteral("files.new-text-file"), icons.icon(QStringLiteral("file")), tr("New Text File"));
    connect(newFile, &QAction::triggered, this,
            [this] { create(Contents::NewKind::TextFile, QStringLiteral(".txt")); });
    QAction *refreshAction = addAction(QStringLiteral("files.refresh"), icons.icon(QStringLiteral("refresh")),
                                       tr("Refresh"), QKeySequence::Refresh);
    connect(refreshAction, &QAction::triggered, this, &FileBrowser::refresh);
    m_open = addAction(QStringLiteral("files.open"), {}, tr("Open"));
    connect(m_open, &QAction::triggered, this, &FileBrowser::openSelected);
    m_rename = addAction(QStringLiteral("files.rename"), {}, tr("Rename"), QKeySequence(Qt::Key_F2));
    connect(m_rename, &QAction::triggered, this, [this] { m_tree->edit(selectedRows().value(0)); });
    m_delete = addAction(QStringLiteral("files.delete"), icons.icon(QStringLiteral("delete")), tr("Delete"),
                         QKeySequence::Delete);
    connect(m_delete, &QAction::triggered, this, &FileBrowser::askToDelete);
    m_copyPath = addAction(QStringLiteral("files.copy-path"), {}, tr("Copy Path"));
    connect(m_copyPath, &QAction::triggered, this, &FileBrowser::copyPath);

    const QList<QAction *> shown{newNotebook, newFolder, refreshAction};
    m_toolbar->addActions(shown);
    for (QAction *action : shown) {
        m_toolbar->widgetForAction(action)->setAccessibleName(action->text());
        m_toolbar->widgetForAction(action)->setFocusPolicy(Qt::TabFocus);
    }
    updateActions();
}

void FileBrowser::setContents(Contents *contents, const QString &machineName, const QString &hint)
{
    m_machine->setText(machineName);
    m_hint->setText(hint);
    m_hint->setVisible(contents == nullptr);
    m_tree->setVisible(contents != nullptr);
    m_toolbar->setEnabled(contents != nullptr);
    m_model->setContents(contents);
    m_notifications->remove(deleteKey);
    m_notifications->remove(failureKey);
    if (contents) {
        m_model->refresh();
    }
}

void FileBrowser::refresh()
{
    m_notifications->remove(failureKey);
    m_model->refreshAll();
}

void FileBrowser::create(Contents::NewKind kind, const QString &extension)
{
    m_model->create(selectedRows().value(0), kind, extension); // The current row need not be selected.
}

/// Selects what was made or renamed once the server lists it.
void FileBrowser::reveal()
{
    const QModelIndex row = m_toReveal.isRoot() ? QModelIndex() : m_model->indexOf(m_toReveal);
    if (row.isValid()) {
        m_toReveal = {};
        m_tree->setCurrentIndex(row);
    }
}

QModelIndexList FileBrowser::selectedRows() const
{
    return m_tree->selectionModel()->selectedRows();
}

void FileBrowser::openSelected()
{
    const QModelIndexList rows = selectedRows();
    for (const QModelIndex &row : rows) {
        if (m_model->isFolder(row)) {
            m_tree->expand(row);
        } else {
            Q_EMIT openRequested(m_model->entry(row));
        }
    }
}

void FileBrowser::askToDelete()
{
    const QModelIndexList rows = selectedRows();
    m_toDelete.clear();
    for (const QModelIndex &row : rows) {
        m_toDelete.append(row);
    }
    if (rows.isEmpty()) {
        return;
    }
    const QString question =
        rows.size() == 1
            ? tr("Delete “%1”? The server moves it to its trash where it has one.")
                  .arg(m_model->path(rows.first()).name())
            : tr("Delete %n items? The server moves them to its trash where it has one.", nullptr, int(rows.size()));
    m_notifications->show(
        {deleteKey, Notification::Severity::Warning, question, {{QStringLiteral("delete"), tr("Delete")}}});
    m_notifications->focusAction(deleteKey, QStringLiteral("delete"));
}

void FileBrowser::deleteAsked()
{
    QModelIndexList rows;
    for (const QPersistentModelIndex &row : std::as_const(m_toDelete)) {
        if (row.isValid()) {
            rows.append(row);
        }
    }
    m_model->remove(rows);
    m_tree->setFocus();
}

void FileBrowser::copyPath()
{
    QStringList paths;
    const QModelIndexList rows = selectedRows();
    for (const QModelIndex &row : rows) {
        paths.append(m_model->path(row).toString());
    }
    QGuiApplication::clipboard()->setText(paths.join(u'\n'));
}

void FileBrowser::updateActions()
{
    const qsizetype count = selectedRows().size();
    m_open->setEnabled(count > 0);
    m_rename->setEnabled(count == 1);
    m_delete->setEnabled(count > 0);
    m_copyPath->setEnabled(count > 0);
}

void FileBrowser::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_tree->isVisible()) {
        return;
    }
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    menu->addActions({m_open, m_rename, m_delete, m_copyPath});
    menu->addSeparator();
    for (const QLatin1StringView id : {QLatin1StringView("files.new-notebook"), QLatin1StringView("files.new-folder"),
                                       QLatin1StringView("files.new-text-file"), QLatin1StringView("files.refresh")}) {
        menu->addAction(findChild<QAction *>(id));
    }
    menu->popup(event->globalPos());
}

} // namespace quire::ui
