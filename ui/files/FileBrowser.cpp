// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileBrowser.h"

#include "ui/files/FileActions.h"
#include "ui/files/FileCommands.h"
#include "ui/files/FileIconDelegate.h"
#include "ui/files/FileTree.h"
#include "ui/files/PathBar.h"
#include "ui/files/PlaceBar.h"
#include "ui/kit/FlatButton.h"
#include "ui/kit/NotificationBar.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QMimeData>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>

namespace quire::ui {

using namespace Qt::StringLiterals;
using models::FileEntry;
using models::FileOperations;
using models::FilePlace;
using models::FolderSource;
using models::RemoteFileModel;

FileBrowser::FileBrowser(const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_icons(icons),
      m_model(new RemoteFileModel(this)),
      m_tree(new FileTree(m_model, this)),
      m_notifications(new NotificationBar(this)),
      m_commands(new FileCommands(m_notifications, this)),
      m_actions(new FileActions(icons, this)),
      m_placeBar(new PlaceBar(icons, this)),
      m_path(new PathBar(icons, this)),
      m_machine(new QLabel(this)),
      m_hint(new QLabel(this)),
      m_filter(new QLineEdit(this)),
      m_progress(new QProgressBar(this))
{
    setObjectName(u"fileBrowser"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    buildActions();
    buildHeader(column);
    buildPathRow(column);
    buildFilter(column);
    m_progress->setRange(0, 0);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(2);
    m_progress->hide();
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_hint->setContentsMargins(12, 8, 12, 8);
    m_hint->setForegroundRole(QPalette::PlaceholderText);
    column->addWidget(m_progress);
    column->addWidget(m_notifications);
    column->addWidget(m_hint, 1);
    column->addWidget(m_tree, 1);
    auto *delegate = new FileIconDelegate(icons, this);
    m_tree->setItemDelegate(delegate);
    setFocusProxy(m_tree);
    connectModel();
    connectTree();
    connectCommands();
    setPlaces({}, {});
}

FileBrowser::~FileBrowser()
{
    m_model->disconnect(this); // It goes with our other children, which still hear of it.
    m_tree->setModel(nullptr);
}

void FileBrowser::buildHeader(QBoxLayout *column)
{
    m_head = new QWidget(this);
    auto *row = new QHBoxLayout(m_head);
    row->setContentsMargins(12, 4, 4, 0);
    row->setSpacing(0);
    QFont bold = m_machine->font();
    bold.setBold(true);
    m_machine->setFont(bold);
    m_machine->setTextFormat(Qt::PlainText);
    m_machine->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    row->addWidget(m_machine, 1);
    const auto add = [&](const QString &icon, const QString &id, const QString &name) {
        QToolButton *button = flatButton(m_icons.icon(icon), id, name, m_head);
        row->addWidget(button);
        return button;
    };
    m_new = add(u"new"_s, u"files.new"_s, tr("New"));
    m_upload = add(u"upload"_s, u"files.upload"_s, tr("Upload"));
    QToolButton *refresh = add(u"refresh"_s, u"files.refresh-button"_s, tr("Refresh"));
    connect(refresh, &QToolButton::clicked, this, &FileBrowser::refresh);
    m_more = add(u"more"_s, u"files.more"_s, tr("View"));
    buildMenus();
    column->addWidget(m_head);
    column->addWidget(m_placeBar);
    connect(m_placeBar, &PlaceBar::chosen, this, [this](const QString &id, const RemotePath &start) {
        showFolder(id, start);
        m_tree->setFocus();
    });
}

void FileBrowser::buildPathRow(QBoxLayout *column)
{
    m_pathRow = new QWidget(this);
    auto *row = new QHBoxLayout(m_pathRow);
    row->setContentsMargins(8, 2, 4, 2);
    row->setSpacing(0);
    for (const QLatin1StringView id : {"files.back"_L1, "files.forward"_L1, "files.up"_L1}) {
        QAction *action = m_actions->at(id);
        QToolButton *button = flatButton(action->icon(), id + "-button"_L1, action->text(), m_pathRow);
        button->setDefaultAction(action);
        row->addWidget(button);
    }
    row->addWidget(m_path, 1);
    column->addWidget(m_pathRow);
    connect(m_path, &PathBar::folderRequested, this, [this](const RemotePath &folder) { showFolder(m_place, folder); });
    connect(m_path, &PathBar::pathTyped, this, &FileBrowser::goTyped);
    connect(m_path, &PathBar::left, this, [this] { m_tree->setFocus(); });
}

void FileBrowser::buildFilter(QBoxLayout *column)
{
    m_filter->setObjectName(u"files.filter-line"_s);
    m_filter->setAccessibleName(tr("Filter by Name"));
    m_filter->setPlaceholderText(tr("Part of a name, or *.csv"));
    m_filter->setClearButtonEnabled(true);
    m_filter->installEventFilter(this);
    m_filter->hide();
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 4);
    row->addWidget(m_filter);
    column->addLayout(row);
    connect(m_filter, &QLineEdit::textChanged, m_model, &RemoteFileModel::setFilter);
}

void FileBrowser::connectModel()
{
    connect(m_model, &RemoteFileModel::loadingChanged, m_progress, &QProgressBar::setVisible);
    connect(m_model, &RemoteFileModel::loadingChanged, this, &FileBrowser::showState);
    connect(m_model, &RemoteFileModel::listed, this, &FileBrowser::listed);
    connect(m_model, &RemoteFileModel::rowsInserted, this, &FileBrowser::showState);
    connect(m_model, &RemoteFileModel::rowsRemoved, this, &FileBrowser::showState);
    connect(m_model, &RemoteFileModel::renameRequested, this, [this](const RemotePath &path, const QString &name) {
        if (source()) {
            operations().rename(source(), path, name);
        }
    });
    connect(m_model, &RemoteFileModel::failed, this,
            [this](const RemotePath &, const Error &error) { m_commands->tell(error); });
}

void FileBrowser::connectTree()
{
    m_tree->setKeys([this](const QKeyEvent *event, bool onlyAsks) { return m_actions->takeKey(event, onlyAsks); });
    m_tree->setDragSource([this] { return m_commands->dragged(selection()); });
    connect(m_tree, &FileTree::activated, this, &FileBrowser::activate);
    connect(m_tree, &FileTree::dropped, m_commands, &FileCommands::take);
    connect(m_path, &PathBar::dropped, m_commands, &FileCommands::take);
    connect(m_placeBar, &PlaceBar::dropped, this, [this](const QString &id, const QMimeData *mime, bool copies) {
        if (const FilePlace *target = place(id)) {
            m_commands->takeTo(target->source, mime, target->start, copies);
        }
    });
    connect(m_tree, &FileTree::resized, this, &FileBrowser::showColumns);
    connect(m_tree, &FileTree::expanded, this,
            [this](const QModelIndex &index) { m_expanded.insert(m_model->entry(index).path); });
    connect(m_tree, &FileTree::collapsed, this,
            [this](const QModelIndex &index) { m_expanded.remove(m_model->entry(index).path); });
    connect(m_tree->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FileBrowser::updateActions);
    connect(m_tree->header(), &QHeaderView::sortIndicatorChanged, this, &FileBrowser::stateChanged);
}

void FileBrowser::connectCommands()
{
    FileOperations &files = operations();
    connect(&files, &FileOperations::changed, this, &FileBrowser::refreshFolder);
    connect(&files, &FileOperations::renamed, this, [this](const RemotePath &from, const RemotePath &to) {
        if (from.parent() == to.parent()) {
            m_toReveal = to;
        }
        Q_EMIT renamed(from, to);
    });
    connect(&files, &FileOperations::removed, this, &FileBrowser::removed);
    connect(&files, &FileOperations::restored, this, [this](const RemotePath &path) { m_toReveal = path; });
    connect(&files, &FileOperations::copied, this, [this](const RemotePath &path) { m_toReveal = path; });
    connect(&files, &FileOperations::created, this, [this](const FileEntry &entry) {
        m_toReveal = entry.path;
        if (!m_tree->isList()) {
            m_tree->expand(m_model->indexOf(entry.path.parent()));
        }
        revealPending();
        if (entry.kind == FileEntry::Kind::Notebook) {
            Q_EMIT openRequested(entry, source());
        }
    });
    connect(&files, &FileOperations::moveDone, this, &FileBrowser::updateActions);
    connect(&files, &FileOperations::removalDone, this, &FileBrowser::updateActions);
    connect(QGuiApplication::clipboard(), &QClipboard::dataChanged, this, &FileBrowser::updateActions);
    connect(m_commands, &FileCommands::answered, m_tree, [this] { m_tree->setFocus(); });
    connect(m_commands, &FileCommands::uploadRequested, this, &FileBrowser::uploadRequested);
    connect(m_commands, &FileCommands::copyBetweenRequested, this, &FileBrowser::copyBetweenRequested);
}

models::FileOperations &FileBrowser::operations()
{
    return m_commands->operations();
}

void FileBrowser::say(const QString &text)
{
    m_commands->say(text);
}

void FileBrowser::addFooter(QWidget *line)
{
    layout()->addWidget(line);
}

void FileBrowser::setCache(std::shared_ptr<const models::FolderCache> cache)
{
    m_model->setCache(std::move(cache));
}

void FileBrowser::setBadges(models::SyncBadges *badges)
{
    if (m_badges) {
        m_badges->disconnect(this);
    }
    m_badges = badges;
    m_model->setBadges(badges);
    if (badges) {
        connect(badges, &models::SyncBadges::changed, this, &FileBrowser::showColumns);
    }
    showColumns();
}

void FileBrowser::setPlaces(const QList<FilePlace> &places, const QString &machineName, const QString &hint)
{
    m_machine->setText(machineName);
    m_hint->setText(hint);
    m_hint->setVisible(places.isEmpty());
    m_tree->setVisible(!places.isEmpty());
    m_head->setEnabled(!places.isEmpty());
    m_pathRow->setVisible(!places.isEmpty());
    const FilePlace *here = place(m_place);
    if (!places.isEmpty() && here && m_given.contains(*here) && places.contains(*here)) {
        m_given = places; // Others came or went; one stays where one is.
        m_places = places;
        showPlaces();
        findPlaces();
        return;
    }
    if (source()) {
        m_left.insert(source()->id(), {m_place, m_model->folder()});
    }
    m_given = places;
    m_places = places;
    m_history.clear();
    m_expanded.clear();
    if (places.isEmpty()) {
        m_commands->setSource(nullptr);
        m_model->setFolder(nullptr, {});
        showPlaces();
        Q_EMIT folderChanged(nullptr, {});
        return;
    }
    const FilePlace &first = places.constFirst();
    const auto left = first.source ? m_left.constFind(first.source->id()) : m_left.constEnd();
    const bool wasHere = left != m_left.constEnd() && place(left->place);
    showFolder(wasHere ? left->place : first.id, wasHere ? left->folder : first.start);
}

const FilePlace *FileBrowser::place(const QString &id) const
{
    const auto found = std::ranges::find(m_places, id, &FilePlace::id);
    return found == m_places.end() ? nullptr : &*found;
}

void FileBrowser::showFolder(const QString &place, const RemotePath &folder)
{
    m_history.visit({place, folder});
    go({place, folder});
}

void FileBrowser::go(const FolderHistory::Spot &spot)
{
    const FilePlace *target = place(spot.place);
    if (!target || !target->source) {
        return;
    }
    const RemotePath before = m_model->folder();
    const bool isSame = source() == target->source;
    if (!isSame) {
        m_expanded.clear();
    }
    m_place = spot.place;
    m_commands->setSource(target->source);
    if (isSame && before.isInside(spot.folder)) { // The way up shows where one was.
        RemotePath child = before;
        while (child.parent() != spot.folder) {
            child = child.parent();
        }
        m_toReveal = child;
    }
    m_commands->forgetFailures();
    m_filter->clear();
    m_model->setFolder(target->source, spot.folder);
    Q_EMIT folderChanged(source(), spot.folder);
    showPlaces();
    showPath();
    showColumns();
    updateActions();
}

void FileBrowser::goUp()
{
    const FilePlace *here = place(m_place);
    if (here && m_model->folder() != here->start) {
        showFolder(m_place, m_model->folder().parent());
    }
}

/// A file is shown in its folder; who types the path the machine knows it by gets there too.
void FileBrowser::goTyped(const QString &text)
{
    const FilePlace *here = place(m_place);
    if (!here || !here->source) {
        return;
    }
    const QString root = here->source->absolutePath({});
    QString typed = text.trimmed();
    const bool isAbsolute = !root.isEmpty() && (typed == root || typed.startsWith(root + u'/'));
    const RemotePath path = isAbsolute               ? RemotePath(typed.sliced(root.size()))
                            : typed.startsWith(u'/') ? RemotePath(typed)
                                                     : here->start.child(typed);
    here->source->stat(path).then(this, [this, path, name = m_place](const Result<FileEntry> &entry) {
        if (!entry) {
            m_commands->tell(entry.error());
        } else if (path.isRoot() || entry->isFolder()) {
            showFolder(name, path);
        } else {
            showFolder(name, path.parent());
            reveal(path);
        }
    });
}

void FileBrowser::reveal(const RemotePath &path)
{
    if (path.parent() != m_model->folder() && !m_expanded.contains(path.parent())) {
        showFolder(m_place, path.parent());
    }
    m_toReveal = path;
    revealPending();
}

/// Selects what was made, renamed or asked for once it is listed.
void FileBrowser::revealPending()
{
    const QModelIndex row = m_toReveal.isRoot() ? QModelIndex() : m_model->indexOf(m_toReveal);
    if (row.isValid()) {
        m_toReveal = {};
        m_tree->select(row);
        m_tree->scrollTo(row);
    }
}

void FileBrowser::listed(const RemotePath &folder)
{
    const QSet<RemotePath> open = m_expanded;
    for (const RemotePath &path : open) {
        if (path.parent() == folder && !m_tree->isList()) {
            m_tree->expand(m_model->indexOf(path));
        }
    }
    revealPending();
    findPlaces();
    showState();
    updateActions();
}

/// Providers put the disks of a machine into its root under these names.
void FileBrowser::findPlaces()
{
    const FilePlace *root = m_given.isEmpty() ? nullptr : &m_given.constFirst();
    if (!root || root->source != source() || m_model->folder() != root->start) {
        return;
    }
    const QList<FilePlace> known{
        {u"storage"_s, tr("Storage"), u"storage"_s, root->source, root->start.child(u"storage"_s)},
        {u"datasets"_s, tr("Datasets"), u"datasets"_s, root->source, root->start.child(u"datasets"_s)}};
    QList<FilePlace> places = m_given;
    for (const FilePlace &each : known) {
        const bool isGiven = std::ranges::contains(m_given, each.id, &FilePlace::id);
        const QModelIndex row = m_model->indexOf(each.start);
        if (!isGiven && row.isValid() && m_model->entry(row).isFolder()) {
            places.append(each);
        }
    }
    if (places != m_places) {
        m_places = places;
        showPlaces();
    }
}

void FileBrowser::showPlaces()
{
    m_placeBar->setPlaces(m_places, m_place);
}

void FileBrowser::showPath()
{
    if (const FilePlace *here = place(m_place)) {
        m_path->setPath(here->name, here->start, m_model->folder());
    }
}

void FileBrowser::showState()
{
    m_tree->setEmptyText(m_model->leftOut() > 0 && !m_filter->text().isEmpty() ? tr("Nothing here has such a name.")
                         : m_model->leftOut() > 0                              ? tr("All that is here is hidden.")
                         : m_model->isFresh()                                  ? tr("This folder is empty.")
                                                                               : QString());
}

void FileBrowser::refresh()
{
    m_commands->forgetFailures();
    m_model->refreshAll();
}

void FileBrowser::refreshFolder(const QString &sourceId, const RemotePath &folder)
{
    if (source() && source()->id() == sourceId) {
        m_model->refresh(folder);
    }
}

void FileBrowser::create(FileEntry::Kind kind, const QString &suffix)
{
    if (source()) {
        operations().create(source(), targetFolder(), kind, suffix);
    }
}

QList<FileEntry> FileBrowser::selection() const
{
    QList<FileEntry> entries;
    const QModelIndexList rows = m_tree->selectedRows();
    for (const QModelIndex &row : rows) {
        entries.append(m_model->entry(row));
    }
    return entries;
}

QList<RemotePath> FileBrowser::selectedPaths() const
{
    QList<RemotePath> paths;
    const QModelIndexList rows = m_tree->selectedRows();
    for (const QModelIndex &row : rows) {
        paths.append(m_model->entry(row).path);
    }
    return paths;
}

RemotePath FileBrowser::targetFolder() const
{
    const QModelIndexList rows = m_tree->selectedRows();
    if (rows.size() != 1 || m_tree->isList()) {
        return m_model->folder();
    }
    const FileEntry &entry = m_model->entry(rows.constFirst());
    return entry.isFolder() ? entry.path : entry.path.parent();
}

} // namespace quire::ui
