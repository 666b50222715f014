// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/library/LibraryPanel.h"

#include "ui/kit/FlatButton.h"
#include "ui/kit/NotificationBar.h"
#include "ui/kit/Theme.h"
#include "ui/library/LibraryDelegate.h"

#include <QComboBox>
#include <QDir>
#include <QDragEnterEvent>
#include <QFileDialog>
#include <QInputDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QMimeData>
#include <QToolButton>
#include <QVBoxLayout>

namespace quire::ui {

using library::Entry;
using models::LibraryArrangement;
using models::LibraryModel;

namespace {

const QString failureKey = QStringLiteral("library");
const QString deleteKey = QStringLiteral("delete");

QComboBox *makeChoice(const QString &id, const QString &name, const QStringList &choices, QWidget *parent)
{
    auto *box = new QComboBox(parent);
    box->setObjectName(id);
    box->setAccessibleName(name);
    box->setToolTip(name);
    box->addItems(choices);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    box->setMinimumContentsLength(6);
    return box;
}

} // namespace

LibraryPanel::LibraryPanel(library::Library *library, const Theme *theme, const Icons &icons, QWidget *parent)
    : QWidget(parent),
      m_library(library),
      m_theme(theme),
      m_model(new LibraryModel(library, this)),
      m_delegate(new LibraryDelegate(theme, icons, this)),
      m_notifications(new NotificationBar(this)),
      m_search(new QLineEdit(this)),
      m_sort(makeChoice(QStringLiteral("librarySort"), tr("Sort by"),
                        {tr("Changed"), tr("Added"), tr("Title"), tr("Size")}, this)),
      m_group(makeChoice(QStringLiteral("libraryGroup"), tr("Group by"),
                         {tr("Flat"), tr("Folder"), tr("Kind"), tr("Machine"), tr("Tag"), tr("Month")}, this)),
      m_filter(makeChoice(QStringLiteral("libraryFilter"), tr("Show"), {tr("All")}, this)),
      m_grid(flatButton(icons.icon(QStringLiteral("table")), QStringLiteral("libraryGrid"), tr("Show as cards"), this)),
      m_list(new QListView(this)),
      m_empty(new QLabel(this)),
      m_status(new QLabel(this))
{
    setObjectName(QStringLiteral("libraryPanel"));
    setAcceptDrops(true);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    layout->addWidget(m_notifications);
    layout->addLayout(makeHeader(icons));
    layout->addLayout(makeChoices());
    buildList(icons);
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_status);
    setFocusProxy(m_search);
    connect(library, &library::Library::failed, this, &LibraryPanel::showFailure);
    connect(m_model, &LibraryModel::refreshed, this, &LibraryPanel::showState);
    connect(m_notifications, &NotificationBar::actionTriggered, this, [this](const QString &key) {
        m_notifications->remove(key);
        if (key == deleteKey) {
            deleteFiles(std::exchange(m_toDelete, {}));
        }
    });
    showState();
}

QLayout *LibraryPanel::makeHeader(const Icons &icons)
{
    m_search->setObjectName(QStringLiteral("librarySearch"));
    m_search->setPlaceholderText(tr("Search the library"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->installEventFilter(this);
    connect(m_search, &QLineEdit::textChanged, m_model, &LibraryModel::setSearch);
    m_grid->setCheckable(true);
    connect(m_grid, &QToolButton::toggled, this, &LibraryPanel::setGrid);
    QToolButton *add =
        flatButton(icons.icon(QStringLiteral("new")), QStringLiteral("libraryAdd"), tr("Add to the library"), this);
    add->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(add);
    add->setMenu(menu);
    connect(menu, &QMenu::aboutToShow, this, [this, menu] { manageFolders(menu); });
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 8, 8, 0);
    row->addWidget(m_search, 1);
    row->addWidget(m_grid);
    row->addWidget(add);
    return row;
}

QLayout *LibraryPanel::makeChoices()
{
    auto *row = new QHBoxLayout;
    row->setContentsMargins(8, 0, 8, 0);
    for (QComboBox *box : {m_sort, m_group, m_filter}) {
        row->addWidget(box, 1);
        connect(box, &QComboBox::activated, this, &LibraryPanel::choose);
    }
    for (const library::Kind kind :
         {library::Kind::Notebook, library::Kind::Html, library::Kind::Pdf, library::Kind::Markdown}) {
        m_filter->addItem(LibraryArrangement::kindName(kind), int(kind));
    }
    return row;
}

void LibraryPanel::buildList(const Icons &)
{
    m_list->setObjectName(QStringLiteral("libraryList"));
    m_list->setAccessibleName(tr("Library"));
    m_list->setModel(m_model);
    m_list->setItemDelegate(m_delegate);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setLayoutMode(QListView::Batched);
    m_list->setBatchSize(400);
    m_list->setResizeMode(QListView::Adjust);
    m_list->setDragEnabled(true);
    m_list->setDragDropMode(QAbstractItemView::DragOnly);
    m_list->setContextMenuPolicy(Qt::CustomContextMenu);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::activated, this, &LibraryPanel::open);
    connect(m_list, &QListView::customContextMenuRequested, this, &LibraryPanel::showMenu);
    m_empty->setObjectName(QStringLiteral("libraryEmpty"));
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(2 * Theme::grid);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_status->setObjectName(QStringLiteral("libraryStatus"));
    m_status->setMargin(Theme::grid / 2);
    m_status->setForegroundRole(QPalette::PlaceholderText);
}

void LibraryPanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    m_library->open().then(this, [this](const Result<void> &opened) {
        if (!opened) {
            showFailure(opened.error());
        }
    });
    m_library->refresh();
}

void LibraryPanel::search(const QString &text)
{
    m_search->setText(text);
}

void LibraryPanel::setGrid(bool isGrid)
{
    m_delegate->setGrid(isGrid);
    m_list->setFlow(isGrid ? QListView::LeftToRight : QListView::TopToBottom);
    m_list->setWrapping(isGrid);
    m_list->doItemsLayout();
}

void LibraryPanel::choose()
{
    LibraryArrangement wanted;
    wanted.sort = LibraryArrangement::Sort(m_sort->currentIndex());
    wanted.group = LibraryArrangement::Group(m_group->currentIndex());
    const QVariant filter = m_filter->currentData();
    if (filter.typeId() == QMetaType::Int) {
        wanted.kind = library::Kind(filter.toInt());
    } else {
        wanted.tag = filter.toString();
    }
    m_model->setArrangement(wanted);
}

/// The tags there are, behind the kinds.
void LibraryPanel::fillFilter()
{
    constexpr int kinds = 5;
    const QStringList tags = m_model->tags();
    QStringList shown;
    for (int index = kinds; index < m_filter->count(); ++index) {
        shown.append(m_filter->itemData(index).toString());
    }
    if (shown == tags) {
        return;
    }
    const QString current = m_filter->currentText();
    while (m_filter->count() > kinds) {
        m_filter->removeItem(kinds);
    }
    for (const QString &tag : tags) {
        m_filter->addItem(u'#' + tag, tag);
    }
    m_filter->setCurrentIndex(std::max(0, m_filter->findText(current)));
}

void LibraryPanel::showState()
{
    fillFilter();
    const bool isEmpty = m_model->rowCount() == 0;
    const bool hasNothing = m_library->entries().isEmpty();
    m_empty->setText(hasNothing ? tr("Drop notebooks, exported pages, PDF or Markdown files here, or a folder that is "
                                     "watched from then on. Everything in the library can be read and searched with no "
                                     "network.")
                     : m_model->search().isEmpty() ? tr("Nothing of this kind.")
                                                   : tr("Nothing was found."));
    m_empty->setVisible(isEmpty);
    m_list->setVisible(!isEmpty);
    const int waiting = m_library->waitingCount();
    const QLocale locale;
    const QString count = tr("In the library: %1").arg(locale.toString(m_model->entryCount()));
    m_status->setText(waiting > 0 ? tr("%1 · still to be read: %2").arg(count, locale.toString(waiting)) : count);
    m_status->setVisible(!hasNothing);
}

void LibraryPanel::open(const QModelIndex &index)
{
    if (const Entry *entry = m_model->entry(index)) {
        const QString place = index.data(LibraryModel::PlaceRole).toString();
        Q_EMIT openRequested(*entry, place, place.isEmpty() ? QString() : m_model->search());
    }
}

QList<qint64> LibraryPanel::selected() const
{
    QList<qint64> ids;
    const QModelIndexList indexes = m_list->selectionModel()->selectedIndexes();
    for (const QModelIndex &index : indexes) {
        const qint64 id = index.data(LibraryModel::IdRole).toLongLong();
        if (id != 0 && !ids.contains(id)) {
            ids.append(id);
        }
    }
    return ids;
}

void LibraryPanel::showMenu(const QPoint &position)
{
    const QList<qint64> ids = selected();
    const Entry *first = ids.isEmpty() ? nullptr : m_library->find(ids.constFirst());
    auto *menu = new QMenu(this);
    menu->setObjectName(QStringLiteral("libraryMenu"));
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (first) {
        menu->addAction(tr("Open"), this, [this] { open(m_list->currentIndex()); });
        menu->addAction(tr("Show in Folder"), this,
                        [this, path = QFile::decodeName(first->path)] { Q_EMIT folderRequested(path); });
        menu->addAction(tr("Tags…"), this, &LibraryPanel::editTags);
        menu->addSeparator();
        menu->addAction(tr("Remove from the Library"), this, &LibraryPanel::removeSelected);
        menu->addAction(tr("Delete the File…"), this, &LibraryPanel::askBeforeDeleting);
    } else {
        manageFolders(menu);
    }
    menu->popup(m_list->viewport()->mapToGlobal(position));
}

void LibraryPanel::editTags()
{
    const QList<qint64> ids = selected();
    const Entry *first = ids.isEmpty() ? nullptr : m_library->find(ids.constFirst());
    if (!first) {
        return;
    }
    auto *dialog = new QInputDialog(this);
    dialog->setObjectName(QStringLiteral("tagsDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(tr("Tags"));
    dialog->setLabelText(tr("Tags, with commas between them:"));
    dialog->setTextValue(first->tags.join(QStringLiteral(", ")));
    connect(dialog, &QInputDialog::textValueSelected, this, [this, ids](const QString &text) {
        m_library->setTags(ids, QString(text).replace(u'，', u',').split(u',', Qt::SkipEmptyParts));
    });
    dialog->open();
}

void LibraryPanel::removeSelected()
{
    m_library->remove(selected());
}

void LibraryPanel::askBeforeDeleting()
{
    m_toDelete = selected();
    const Entry *first = m_toDelete.isEmpty() ? nullptr : m_library->find(m_toDelete.constFirst());
    if (first) {
        m_notifications->show(
            {deleteKey,
             Notification::Severity::Warning,
             m_toDelete.size() == 1
                 ? tr("Delete the file “%1” from this computer?").arg(first->name())
                 : tr("Delete these files from this computer: %1?").arg(QLocale().toString(m_toDelete.size())),
             {{QStringLiteral("delete"), tr("Delete")}}});
        m_notifications->focusAction(deleteKey, QStringLiteral("delete"));
    }
}

void LibraryPanel::deleteFiles(const QList<qint64> &ids)
{
    m_library->deleteFiles(ids).then(this, [this](const Result<void> &deleted) {
        if (!deleted) {
            showFailure(deleted.error());
        }
    });
}

void LibraryPanel::manageFolders(QMenu *menu)
{
    menu->clear();
    menu->addAction(tr("Add Files…"), this, &LibraryPanel::addFilesDialog);
    menu->addAction(tr("Watch a Folder…"), this, &LibraryPanel::addFolderDialog);
    if (!m_library->folders().isEmpty()) {
        menu->addSection(tr("Stop watching"));
        for (const QByteArray &folder : m_library->folders()) {
            menu->addAction(QFile::decodeName(folder), this, [this, folder] { m_library->removeFolder(folder); });
        }
    }
}

void LibraryPanel::addFilesDialog()
{
    auto *dialog = new QFileDialog(this, tr("Add Files to the Library"), QDir::homePath(),
                                   tr("Notebooks and documents (*.ipynb *.html *.htm *.pdf *.md *.markdown)"));
    dialog->setObjectName(QStringLiteral("libraryFilesDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFiles);
    connect(dialog, &QFileDialog::filesSelected, this, &LibraryPanel::add);
    dialog->open();
}

void LibraryPanel::addFolderDialog()
{
    auto *dialog = new QFileDialog(this, tr("Watch a Folder"), QDir::homePath());
    dialog->setObjectName(QStringLiteral("libraryFolderDialog"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    connect(dialog, &QFileDialog::filesSelected, this, &LibraryPanel::add);
    dialog->open();
}

void LibraryPanel::add(const QStringList &paths)
{
    QByteArrayList names;
    for (const QString &path : paths) {
        names.append(QFile::encodeName(path));
    }
    m_library->add(names).then(this, [this, names](const Result<QByteArrayList> &taken) {
        if (taken && taken->size() < names.size()) {
            showFailure({ErrorKind::Unsupported,
                         tr("The library holds notebooks, web pages, PDF and Markdown files. Others were left out: %1.")
                             .arg(QLocale().toString(names.size() - taken->size())),
                         {}});
        }
    });
}

void LibraryPanel::showFailure(const Error &error)
{
    m_notifications->show({failureKey, Notification::Severity::Warning, error.message, {}});
}

void LibraryPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (event->mimeData()->hasUrls() && event->source() != m_list) {
        event->acceptProposedAction();
    }
}

void LibraryPanel::dropEvent(QDropEvent *event)
{
    QStringList paths;
    const QList<QUrl> urls = event->mimeData()->urls();
    for (const QUrl &url : urls) {
        if (url.isLocalFile()) {
            paths.append(url.toLocalFile());
        }
    }
    event->setDropAction(Qt::CopyAction); // The files stay where they are.
    event->accept();
    add(paths);
}

bool LibraryPanel::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (watched == m_list && key == Qt::Key_Delete) {
            removeSelected();
            return true;
        }
        if (watched == m_list && key == Qt::Key_F2) {
            editTags();
            return true;
        }
        if (watched == m_search && (key == Qt::Key_Down || key == Qt::Key_Return) && m_model->rowCount() > 0) {
            m_list->setFocus();
            if (!m_list->currentIndex().isValid()) {
                m_list->setCurrentIndex(m_model->index(0));
            }
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

} // namespace quire::ui
