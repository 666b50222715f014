// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileActions.h"
#include "ui/files/FileBrowser.h"
#include "ui/files/FileCommands.h"
#include "ui/files/FileTree.h"
#include "ui/files/PathBar.h"
#include "ui/files/PropertiesDialog.h"

#include <QContextMenuEvent>
#include <QFileDialog>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMetaMethod>
#include <QToolButton>

namespace quire::ui {

using namespace Qt::StringLiterals;
using models::FileEntry;
using models::RemoteFileModel;

void FileBrowser::buildActions()
{
    const auto make = [this](FileEntry::Kind kind, const QString &suffix) {
        return [this, kind, suffix] { create(kind, suffix); };
    };
    m_actions->add(u"files.new-launcher"_s, u"new"_s, tr("New Launcher"), {}, [this] { Q_EMIT launcherRequested(); });
    m_actions->add(u"files.new-notebook"_s, u"notebook"_s, tr("New Notebook"), {}, make(FileEntry::Kind::Notebook, {}));
    m_actions->add(u"files.new-text-file"_s, u"file"_s, tr("New Text File"), {},
                   make(FileEntry::Kind::File, u".txt"_s));
    m_actions->add(u"files.new-folder"_s, u"folder"_s, tr("New Folder"), {QKeySequence(u"Ctrl+Shift+N"_s)},
                   make(FileEntry::Kind::Folder, {}));
    addFileActions();
    addTransferActions();
    addViewActions();
}

void FileBrowser::addFileActions()
{
    m_actions->add(u"files.open"_s, {}, tr("Open"), {}, [this] { openSelected(); });
    m_actions->add(u"files.go-into"_s, {}, tr("Go to This Folder"), {QKeySequence(u"Ctrl+Return"_s)},
                   [this] { showFolder(m_place, targetFolder()); });
    m_actions->add(u"files.quick-look"_s, {}, tr("Quick Look"), {QKeySequence(Qt::Key_Space)}, [this] { quickLook(); });
    m_actions->add(u"files.rename"_s, {}, tr("Rename"), {QKeySequence(Qt::Key_F2)}, [this] { rename(); });
    m_actions->add(u"files.delete"_s, u"delete"_s, tr("Delete"), {QKeySequence::Delete},
                   [this] { m_commands->remove(selectedPaths()); });
    m_actions->add(u"files.copy"_s, u"copy"_s, tr("Copy"), {QKeySequence::Copy},
                   [this] { m_commands->copyToClipboard(selectedPaths(), false); });
    m_actions->add(u"files.cut"_s, u"cut"_s, tr("Cut"), {QKeySequence::Cut},
                   [this] { m_commands->copyToClipboard(selectedPaths(), true); });
    m_actions->add(u"files.paste"_s, u"paste"_s, tr("Paste"), {QKeySequence::Paste},
                   [this] { m_commands->paste(targetFolder()); });
    m_actions->add(u"files.duplicate"_s, {}, tr("Duplicate"), {QKeySequence(u"Ctrl+D"_s)},
                   [this] { m_commands->duplicate(selectedPaths()); });
    m_actions->add(u"files.undo"_s, u"undo"_s, tr("Undo"), {QKeySequence::Undo}, [this] {
        m_commands->undo();
        updateActions();
    });
    m_actions->add(u"files.copy-path"_s, {}, tr("Copy Path"), {QKeySequence(u"Ctrl+Alt+C"_s)},
                   [this] { m_commands->copyPaths(selectedPaths()); });
    m_actions->add(u"files.copy-link"_s, {}, tr("Copy Shareable Link"), {},
                   [this] { m_commands->copyLinks(selectedPaths()); });
    m_actions->add(u"files.properties"_s, {}, tr("Properties"), {QKeySequence(u"Alt+Return"_s)},
                   [this] { showProperties(); });
}

void FileBrowser::addTransferActions()
{
    m_actions->add(u"files.upload-files"_s, u"file"_s, tr("Upload Files…"), {}, [this] { chooseFiles(false); });
    m_actions->add(u"files.upload-folder"_s, u"folder"_s, tr("Upload Folder…"), {}, [this] { chooseFiles(true); });
    m_actions->add(u"files.download"_s, u"download"_s, tr("Download…"), {},
                   [this] { Q_EMIT downloadRequested(selection(), source()); });
}

void FileBrowser::addViewActions()
{
    m_actions->add(u"files.refresh"_s, u"refresh"_s, tr("Refresh"), {QKeySequence::Refresh}, [this] { refresh(); });
    m_actions->add(u"files.back"_s, u"back"_s, tr("Back"), {QKeySequence(u"Alt+Left"_s)}, [this] {
        if (const auto spot = m_history.back()) {
            go(*spot);
        }
    });
    m_actions->add(u"files.forward"_s, u"forward"_s, tr("Forward"), {QKeySequence(u"Alt+Right"_s)}, [this] {
        if (const auto spot = m_history.forward()) {
            go(*spot);
        }
    });
    m_actions->add(u"files.up"_s, u"up"_s, tr("Up"), {QKeySequence(u"Alt+Up"_s), QKeySequence(Qt::Key_Backspace)},
                   [this] { goUp(); });
    m_actions->add(u"files.edit-path"_s, {}, tr("Go to a Folder…"), {QKeySequence(u"Ctrl+L"_s)},
                   [this] { m_path->edit(); });
    m_actions->add(u"files.filter"_s, u"filter"_s, tr("Filter by Name"), {QKeySequence::Find},
                   [this] { showFilter(m_filter->isHidden() || !m_filter->hasFocus()); });
    QAction *list = m_actions->add(u"files.list"_s, {}, tr("Show as a List"), {QKeySequence(u"Ctrl+1"_s)},
                                   [this] { setIsList(!m_tree->isList()); });
    list->setCheckable(true);
    QAction *hidden =
        m_actions->add(u"files.hidden"_s, {}, tr("Show Hidden Files"), {QKeySequence(u"Ctrl+H"_s)}, [this] {
            m_model->setShowsHidden(!m_model->order().showsHidden);
            updateActions();
            Q_EMIT stateChanged();
        });
    hidden->setCheckable(true);
    for (const int column : {int(RemoteFileModel::SizeColumn), int(RemoteFileModel::ModifiedColumn)}) {
        QAction *shows = m_actions->add(u"files.column-%1"_s.arg(column), {},
                                        m_model->headerData(column, Qt::Horizontal).toString(), {}, [this, column] {
                                            if (!m_hiddenColumns.remove(column)) {
                                                m_hiddenColumns.insert(column);
                                            }
                                            showColumns();
                                            Q_EMIT stateChanged();
                                        });
        shows->setCheckable(true);
    }
}

void FileBrowser::buildMenus()
{
    const auto addMenu = [this](QToolButton *button, const QList<QLatin1StringView> &ids) {
        auto *menu = new QMenu(button);
        connect(menu, &QMenu::aboutToShow, this, &FileBrowser::updateActions);
        m_actions->fill(menu, ids);
        button->setMenu(menu);
        button->setPopupMode(QToolButton::InstantPopup);
    };
    addMenu(m_new, {"files.new-launcher"_L1, "-"_L1, "files.new-notebook"_L1, "files.new-text-file"_L1,
                    "files.new-folder"_L1});
    addMenu(m_upload, {"files.upload-files"_L1, "files.upload-folder"_L1});
    addMenu(m_more, {"files.filter"_L1, "files.edit-path"_L1, "-"_L1, "files.list"_L1, "files.hidden"_L1, "-"_L1,
                     "files.column-1"_L1, "files.column-2"_L1, "-"_L1, "files.undo"_L1});
}

void FileBrowser::updateActions()
{
    const qsizetype count = m_tree->selectedCount();
    const bool isOne = count == 1;
    const bool isFolder = isOne && m_model->entry(m_tree->selectedRows().constFirst()).isFolder();
    const auto enable = [this](QLatin1StringView id, bool enabled) { m_actions->at(id)->setEnabled(enabled); };
    const auto offer = [this](QLatin1StringView id, const QMetaMethod &signal) {
        m_actions->at(id)->setVisible(isSignalConnected(signal));
    };
    for (const QLatin1StringView id :
         {"files.open"_L1, "files.delete"_L1, "files.copy"_L1, "files.cut"_L1, "files.duplicate"_L1,
          "files.copy-path"_L1, "files.copy-link"_L1, "files.download"_L1, "files.properties"_L1}) {
        enable(id, count > 0);
    }
    enable("files.rename"_L1, isOne);
    enable("files.new-notebook"_L1, source() && source()->serverPath(targetFolder()));
    if (count > 0 && source()->link(m_model->entry(m_tree->selectedRows().constFirst()).path).isEmpty()) {
        enable("files.copy-link"_L1, false);
    }
    enable("files.go-into"_L1, isFolder);
    enable("files.quick-look"_L1, m_tree->currentIndex().isValid());
    enable("files.paste"_L1, m_commands->canPaste());
    enable("files.undo"_L1, operations().undoable() != models::FileOperations::Undo::Nothing);
    enable("files.back"_L1, m_history.canGoBack());
    enable("files.forward"_L1, m_history.canGoForward());
    const models::FilePlace *here = place(m_place);
    enable("files.up"_L1, here && m_model->folder() != here->start);
    m_actions->at("files.hidden"_L1)->setVisible(source() && source()->abilities().listsHidden);
    m_actions->at("files.hidden"_L1)->setChecked(m_model->order().showsHidden);
    m_actions->at("files.list"_L1)->setChecked(m_tree->isList());
    for (const int column : {int(RemoteFileModel::SizeColumn), int(RemoteFileModel::ModifiedColumn)}) {
        m_actions->at(column == RemoteFileModel::SizeColumn ? "files.column-1"_L1 : "files.column-2"_L1)
            ->setChecked(!m_hiddenColumns.contains(column));
    }
    offer("files.new-launcher"_L1, QMetaMethod::fromSignal(&FileBrowser::launcherRequested));
    offer("files.quick-look"_L1, QMetaMethod::fromSignal(&FileBrowser::quickLookRequested));
    offer("files.download"_L1, QMetaMethod::fromSignal(&FileBrowser::downloadRequested));
    m_upload->setVisible(isSignalConnected(QMetaMethod::fromSignal(&FileBrowser::uploadRequested)));
}

void FileBrowser::contextMenuEvent(QContextMenuEvent *event)
{
    if (!m_tree->isVisible()) {
        return;
    }
    updateActions();
    auto *menu = new QMenu(this);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (m_tree->selectedCount() > 0) {
        m_actions->fill(menu, {"files.open"_L1});
        if (QMenu *with = openWithMenu(menu)) {
            menu->addMenu(with);
        }
        m_actions->fill(menu, {"files.go-into"_L1, "files.quick-look"_L1, "-"_L1, "files.cut"_L1, "files.copy"_L1,
                               "files.paste"_L1, "files.duplicate"_L1, "-"_L1, "files.rename"_L1, "files.delete"_L1,
                               "-"_L1, "files.download"_L1, "files.copy-path"_L1, "files.copy-link"_L1, "-"_L1});
    } else {
        m_actions->fill(menu, {"files.paste"_L1, "-"_L1});
    }
    m_actions->fill(
        menu, {"files.new-notebook"_L1, "files.new-text-file"_L1, "files.new-folder"_L1, "files.refresh"_L1, "-"_L1});
    for (const MenuFiller &fill : std::as_const(m_fillers)) {
        fill(menu, selection(), targetFolder());
    }
    m_actions->fill(menu, {"-"_L1, "files.properties"_L1});
    const bool byKey = event->reason() == QContextMenuEvent::Keyboard && m_tree->currentIndex().isValid();
    const QRect row = m_tree->visualRect(m_tree->currentIndex());
    menu->popup(byKey ? m_tree->viewport()->mapToGlobal(row.bottomLeft() + QPoint(24, 0)) : event->globalPos());
}

QMenu *FileBrowser::openWithMenu(QWidget *parent)
{
    const QList<FileEntry> entries = selection();
    const bool isFile = entries.size() == 1 && !entries.constFirst().isFolder();
    const QList<Opener> openers = isFile && m_openers ? m_openers(entries.constFirst()) : QList<Opener>();
    if (openers.isEmpty()) {
        return nullptr;
    }
    auto *menu = new QMenu(tr("Open With"), parent);
    for (const Opener &each : openers) {
        connect(menu->addAction(each.label), &QAction::triggered, this,
                [this, entry = entries.constFirst(), where = QPointer(source()), id = each.id] {
                    Q_EMIT openWithRequested(entry, where, id);
                });
    }
    return menu;
}

void FileBrowser::activate(const QModelIndex &index)
{
    const FileEntry entry = m_model->entry(index);
    const QModelIndex row = index.siblingAtColumn(RemoteFileModel::NameColumn);
    if (!entry.isFolder()) {
        Q_EMIT openRequested(entry, source());
    } else if (m_tree->isList()) {
        showFolder(m_place, entry.path);
    } else {
        m_tree->setExpanded(row, !m_tree->isExpanded(row));
    }
}

void FileBrowser::openSelected()
{
    const QModelIndexList rows = m_tree->selectedRows();
    if (rows.size() == 1) {
        activate(rows.constFirst());
        return;
    }
    const QList<FileEntry> entries = selection();
    for (const FileEntry &entry : entries) {
        if (!entry.isFolder()) {
            Q_EMIT openRequested(entry, source());
        }
    }
}

bool FileBrowser::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_filter && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Escape) {
            showFilter(false);
            return true;
        }
        if (key == Qt::Key_Down || key == Qt::Key_Return || key == Qt::Key_Enter) {
            m_tree->setFocus();
            if (!m_tree->currentIndex().isValid()) {
                m_tree->select(m_model->index(0, 0));
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// The name without its ending is what one wants to change.
void FileBrowser::rename()
{
    const QModelIndex row = m_tree->selectedRows().value(0);
    if (!row.isValid()) {
        return;
    }
    m_tree->edit(row);
    const FileEntry &entry = m_model->entry(row);
    auto *line = m_tree->viewport()->findChild<QLineEdit *>();
    const qsizetype dot = entry.name().lastIndexOf(u'.');
    if (line && !entry.isFolder() && dot > 0) {
        line->setSelection(0, int(dot));
    }
}

void FileBrowser::chooseFiles(bool isFolder)
{
    auto *dialog = new QFileDialog(this, isFolder ? tr("Upload Folder") : tr("Upload Files"));
    dialog->setObjectName(u"uploadDialog"_s);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(isFolder ? QFileDialog::Directory : QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::urlsSelected, this,
            [this, where = QPointer(source()), folder = targetFolder()](const QList<QUrl> &files) {
                if (where) {
                    Q_EMIT uploadRequested(files, where, folder);
                }
            });
    dialog->open();
}

void FileBrowser::showFilter(bool shows)
{
    m_filter->setVisible(shows);
    if (shows) {
        m_filter->setFocus();
        m_filter->selectAll();
    } else {
        m_filter->clear();
        m_tree->setFocus();
    }
}

void FileBrowser::setIsList(bool isList)
{
    m_tree->setIsList(isList);
    updateActions();
    Q_EMIT stateChanged();
}

void FileBrowser::showProperties()
{
    const QList<FileEntry> entries = selection();
    if (source() && !entries.isEmpty()) {
        auto *dialog = new PropertiesDialog(source(), entries, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    }
}

void FileBrowser::quickLook()
{
    const QModelIndex current = m_tree->currentIndex();
    if (current.isValid() && source()) {
        const FileEntry entry = m_model->entry(current);
        Q_EMIT quickLookRequested(entry, source());
    }
}

void FileBrowser::lookAtNext(int step)
{
    const QModelIndex current = m_tree->currentIndex();
    const QModelIndex next = step > 0 ? m_tree->indexBelow(current) : m_tree->indexAbove(current);
    if (next.isValid()) {
        m_tree->select(next);
        quickLook();
    }
}

/// Those the person wants, as far as there is room; names come first.
void FileBrowser::showColumns()
{
    const QFontMetrics metrics = m_tree->fontMetrics();
    const int size = metrics.horizontalAdvance(u"888.8 MB"_s) + 16;
    const int modified = metrics.horizontalAdvance(m_model->sampleTime()) + 16;
    const int name = metrics.horizontalAdvance(u'm') * 14;
    const bool hasBadges = m_badges && source() && m_badges->isShown(source()->id());
    int room = m_tree->viewport()->width() - name - (hasBadges ? 28 : 0);
    const auto show = [&](int column, int width) {
        const bool fits = room >= width && !m_hiddenColumns.contains(column);
        room -= fits ? width : 0;
        m_tree->setColumnHidden(column, !fits);
        if (fits) {
            m_tree->header()->resizeSection(column, width);
        }
    };
    show(RemoteFileModel::SizeColumn, size);
    show(RemoteFileModel::ModifiedColumn, modified);
    m_tree->setColumnHidden(RemoteFileModel::SyncColumn, !hasBadges);
    m_tree->header()->resizeSection(RemoteFileModel::SyncColumn, 28);
}

void FileBrowser::setFetcher(
    std::function<Reply<QStringList>(models::FolderSource *source, QList<FileEntry> entries)> fetcher)
{
    m_commands->setFetcher(std::move(fetcher));
}

QString FileBrowser::saveState() const
{
    QJsonArray hidden;
    for (const int column : m_hiddenColumns) {
        hidden.append(column);
    }
    const QHeaderView *header = m_tree->header();
    const QJsonObject state{{u"list"_s, m_tree->isList()},
                            {u"hiddenFiles"_s, m_model->order().showsHidden},
                            {u"sort"_s, header->sortIndicatorSection()},
                            {u"descending"_s, header->sortIndicatorOrder() == Qt::DescendingOrder},
                            {u"withoutColumns"_s, hidden}};
    return QString::fromUtf8(QJsonDocument(state).toJson(QJsonDocument::Compact));
}

void FileBrowser::restoreState(const QString &state)
{
    const QJsonObject json = QJsonDocument::fromJson(state.toUtf8()).object();
    m_tree->setIsList(json.value("list"_L1).toBool());
    m_model->setShowsHidden(json.value("hiddenFiles"_L1).toBool());
    m_hiddenColumns.clear();
    const QJsonArray hidden = json.value("withoutColumns"_L1).toArray();
    for (const QJsonValue &column : hidden) {
        m_hiddenColumns.insert(column.toInt());
    }
    m_hiddenColumns.remove(RemoteFileModel::NameColumn);
    const int sort = std::clamp(json.value("sort"_L1).toInt(), 0, int(RemoteFileModel::ModifiedColumn));
    m_tree->sortByColumn(sort, json.value("descending"_L1).toBool() ? Qt::DescendingOrder : Qt::AscendingOrder);
    showColumns();
    updateActions();
}

} // namespace quire::ui
