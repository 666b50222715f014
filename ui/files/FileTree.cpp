// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/files/FileTree.h"

#include "models/RemoteFileModel.h"
#include "ui/kit/FileDrag.h"

#include <QApplication>
#include <QDrag>
#include <QDropEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QMimeData>
#include <QPainter>
#include <QPointer>

namespace quire::ui {

using models::RemoteFileModel;

FileTree::FileTree(RemoteFileModel *model, QWidget *parent) : QTreeView(parent), m_model(model)
{
    setObjectName(QStringLiteral("fileTree"));
    setAccessibleName(tr("Files"));
    setModel(model);
    setFrameShape(QFrame::NoFrame);
    setUniformRowHeights(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setExpandsOnDoubleClick(false); // Activating does it, with Enter too.
    setDragEnabled(true);
    setAcceptDrops(true);
    setDropIndicatorShown(true);
    setDragDropMode(QAbstractItemView::DragDrop);
    setDragDropOverwriteMode(true); // Onto rows, not between them.
    setAutoExpandDelay(700);
    setAllColumnsShowFocus(true);
    setTextElideMode(Qt::ElideMiddle);
    header()->setStretchLastSection(false);
    header()->setSectionResizeMode(RemoteFileModel::NameColumn, QHeaderView::Stretch);
    header()->setMinimumSectionSize(32);
    setSortingEnabled(true);
    sortByColumn(RemoteFileModel::NameColumn, Qt::AscendingOrder);
}

void FileTree::setEmptyText(const QString &text)
{
    if (m_emptyText != text) {
        m_emptyText = text;
        viewport()->update();
    }
}

void FileTree::setIsList(bool isList)
{
    m_isList = isList;
    setRootIsDecorated(!isList);
    setItemsExpandable(!isList);
    setIndentation(isList ? 8 : 16);
    if (isList) {
        collapseAll();
    }
}

bool FileTree::isTyping() const
{
    return m_typed.isValid() && m_typed.elapsed() < QApplication::keyboardInputInterval();
}

bool FileTree::event(QEvent *event)
{
    // Else a shortcut of the window would be as good as ours, and neither would do.
    if (event->type() == QEvent::ShortcutOverride && hasFocus() && m_keys &&
        m_keys(static_cast<QKeyEvent *>(event), true)) {
        event->accept();
        return true;
    }
    return QTreeView::event(event);
}

void FileTree::keyPressEvent(QKeyEvent *event)
{
    const bool isText = !event->text().isEmpty() && event->text().at(0).isPrint() &&
                        !(event->modifiers() & (Qt::ControlModifier | Qt::AltModifier));
    const bool goesOn = isTyping() && event->key() == Qt::Key_Space;
    if (!goesOn && hasFocus() && m_keys && m_keys(event, false)) {
        m_typed.invalidate();
        event->accept();
        return;
    }
    if (isText) {
        m_typed.start();
        keyboardSearch(event->text());
        event->accept();
        return;
    }
    m_typed.invalidate();
    QTreeView::keyPressEvent(event);
}

void FileTree::startDrag(Qt::DropActions)
{
    std::unique_ptr<QMimeData> mime = m_makeDrag ? m_makeDrag() : nullptr;
    if (!mime) {
        return;
    }
    const QModelIndexList rows = selectedRows();
    auto *drag = new QDrag(this);
    drag->setMimeData(mime.release());
    if (!rows.isEmpty()) {
        const QRect first = visualRect(rows.constFirst());
        drag->setPixmap(viewport()->grab(first.intersected(viewport()->rect())));
    }
    drag->exec(Qt::CopyAction | Qt::MoveAction | Qt::LinkAction, Qt::MoveAction);
}

qsizetype FileTree::selectedCount() const
{
    qsizetype count = 0;
    const QItemSelection ranges = selectionModel()->selection();
    for (const QItemSelectionRange &range : ranges) {
        count += range.left() == RemoteFileModel::NameColumn ? range.height() : 0;
    }
    return count;
}

void FileTree::select(const QModelIndex &row)
{
    selectionModel()->setCurrentIndex(row, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
}

RemotePath FileTree::folderAt(const QPoint &point) const
{
    const QModelIndex row = indexAt(point);
    if (!row.isValid()) {
        return m_model->folder();
    }
    const models::FileEntry &entry = m_model->entry(row);
    return entry.isFolder() ? entry.path : entry.path.parent();
}

/// Ours, or files of the desktop. What came from here is moved unless Ctrl is held, all else copied.
bool FileTree::takes(QDropEvent *event) const
{
    const auto files = FileDrag::from(event->mimeData());
    if (!m_model->source() || (!files && !event->mimeData()->hasUrls())) {
        event->ignore();
        return false;
    }
    const bool isOwn = files && files->source == m_model->source()->id();
    const bool moves = isOwn && !(event->modifiers() & Qt::ControlModifier);
    event->setDropAction(moves ? Qt::MoveAction : Qt::CopyAction);
    event->accept();
    return true;
}

void FileTree::dragEnterEvent(QDragEnterEvent *event)
{
    setState(DraggingState);
    takes(event);
}

void FileTree::dragMoveEvent(QDragMoveEvent *event)
{
    QTreeView::dragMoveEvent(event); // It scrolls, unfolds and shows where.
    takes(event);
}

void FileTree::dropEvent(QDropEvent *event)
{
    if (takes(event)) {
        Q_EMIT dropped(event->mimeData(), folderAt(event->position().toPoint()), event->dropAction() == Qt::CopyAction);
    }
    // The source is not to remove anything: who took the files does it.
    event->setDropAction(Qt::CopyAction);
    stopAutoScroll();
    setState(NoState);
    viewport()->update();
}

void FileTree::paintEvent(QPaintEvent *event)
{
    QTreeView::paintEvent(event);
    if (m_model->rowCount() == 0 && !m_emptyText.isEmpty()) {
        QPainter painter(viewport());
        painter.setPen(palette().color(QPalette::PlaceholderText));
        painter.drawText(viewport()->rect().adjusted(12, 16, -12, -8),
                         Qt::AlignTop | Qt::AlignHCenter | Qt::TextWordWrap, m_emptyText);
    }
}

void FileTree::resizeEvent(QResizeEvent *event)
{
    QTreeView::resizeEvent(event);
    Q_EMIT resized();
}

} // namespace quire::ui
